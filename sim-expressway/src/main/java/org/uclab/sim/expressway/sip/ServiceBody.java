package org.uclab.sim.expressway.sip;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipMessage;

/**
 * The two parts of a SERVICE and of its answer: a call or a response as XML, and the certificate of whoever signed (S1).
 *
 * @param xml         the first part
 * @param certificate the second part, PEM
 */
record ServiceBody(String xml, String certificate) {

    private static final String XML = "application/text";
    private static final String CERTIFICATE = "application/x-x509-ca-cert";
    private static final String BREAK = "\r\n";
    private static final int ELEMENTS_MAX = 256;
    private static final int TEXT_MAX_CHARS = 1024;

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/mixed\\s*;\\s*boundary\\s*=\\s*\"?([^\\s;\"]{1,70})\"?\\s*");

    /** A text of the XML. */
    record Element(String name, String text) {}

    /** The media type with that boundary. */
    static String type(String boundary) {
        return "multipart/mixed;boundary=" + boundary;
    }

    String text(String boundary) {
        return "--" + boundary + BREAK + "Content-Type: " + XML + BREAK + BREAK + xml + BREAK + BREAK + "--" + boundary
                + BREAK + "Content-Type: " + CERTIFICATE + BREAK + BREAK + certificate + BREAK + "--" + boundary + "--"
                + BREAK;
    }

    /** What a message has of it; none where it has not just those two parts. */
    static Optional<ServiceBody> of(SipMessage message) {
        Matcher type = BOUNDARY.matcher(message.header(HeaderName.CONTENT_TYPE).orElse(""));
        if (!type.matches()) {
            return Optional.empty();
        }
        String[] parts =
                ("\n" + message.body().text().replace(BREAK, "\n")).split("\n--" + Pattern.quote(type.group(1)), 5);
        if (parts.length != 4 || !parts[3].startsWith("--")) {
            return Optional.empty();
        }
        Optional<String> xml = part(parts[1], XML);
        Optional<String> certificate = part(parts[2], CERTIFICATE);
        return xml.isPresent() && certificate.isPresent()
                ? Optional.of(new ServiceBody(xml.get(), certificate.get()))
                : Optional.empty();
    }

    private static Optional<String> part(String text, String wanted) {
        int blank = text.indexOf("\n\n");
        return blank >= 0 && text.substring(0, blank).strip().equalsIgnoreCase("Content-Type: " + wanted)
                ? Optional.of(text.substring(blank).strip())
                : Optional.empty();
    }

    /** The elements that hold text, in order, of a document with that root; none where it is none. */
    Optional<List<Element>> elements(String root) {
        List<Element> all = new ArrayList<>();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            String open = "";
            StringBuilder text = new StringBuilder();
            boolean rooted = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open = reader.getLocalName();
                        if (!rooted && !open.equals(root)) {
                            return Optional.empty();
                        }
                        rooted = true;
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (reader.getLocalName().equals(open)) {
                            if (all.size() == ELEMENTS_MAX || text.length() > TEXT_MAX_CHARS) {
                                return Optional.empty();
                            }
                            all.add(new Element(open, text.toString().strip()));
                        }
                        open = "";
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.empty();
                    }
                    default -> {} // comments and white space
                }
            }
            return rooted ? Optional.of(all) : Optional.empty();
        } catch (XMLStreamException malformed) {
            return Optional.empty();
        }
    }

    /** The first text of that name; empty where there is none. */
    static String first(List<Element> elements, String name) {
        return elements.stream()
                .filter(element -> element.name().equals(name))
                .findFirst()
                .map(Element::text)
                .orElse("");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}

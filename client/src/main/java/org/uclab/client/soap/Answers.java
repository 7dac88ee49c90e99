package org.uclab.client.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.DocumentReasons;
import org.uclab.client.xml.XmlDocuments;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the envelopes of answers. */
final class Answers {

    /** Most elements of one name taken from a list. */
    private static final int ELEMENTS_MAX = 32;

    private static final int TEXT_MAX_CHARS = 1024;
    private static final int PROBLEM_MAX_CHARS = 160;

    private Answers() {}

    /** The one element in the body, when it has that name; otherwise why not, be it a fault or no envelope. */
    static Document<Element> body(byte[] document, String name) {
        if (document.length > XmlDocuments.DOCUMENT_MAX_BYTES) {
            return Document.unusable(DocumentReasons.TOO_LONG.of(XmlDocuments.DOCUMENT_MAX_BYTES));
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the built-in one writes to the console
            Element root = builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
            if (!is(root, Envelope.SOAP, "Envelope")) {
                return Document.unusable(SoapDecisions.NO_ENVELOPE.of(brief(root.getNodeName())));
            }
            return children(root).stream()
                    .filter(child -> is(child, Envelope.SOAP, "Body"))
                    .flatMap(body -> children(body).stream())
                    .findFirst()
                    .map(content -> content(content, name))
                    .orElseGet(() -> Document.unusable(SoapDecisions.NO_BODY.of()));
        } catch (SAXException malformed) {
            return Document.unusable(DocumentReasons.NOT_XML.of(brief(String.valueOf(malformed.getMessage()))));
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Document<Element> content(Element content, String name) {
        if (is(content, Envelope.EPAS, name)) {
            return Document.of(content);
        }
        boolean fault = is(content, Envelope.SOAP, "Fault");
        return Document.unusable(
                fault
                        ? SoapDecisions.FAULT.of(brief(content.getTextContent().strip()))
                        : SoapDecisions.OTHER_ELEMENT.of(name, brief(content.getNodeName())));
    }

    /** The first child of that name. */
    static Optional<Element> child(Element parent, String name) {
        return all(parent, name).stream().findFirst();
    }

    /** The children of that name, as many as are taken. */
    static List<Element> all(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> is(child, Envelope.EPAS, name))
                .limit(ELEMENTS_MAX)
                .toList();
    }

    /** The text of the first child of that name; empty when there is none. */
    static String text(Element parent, String name) {
        return child(parent, name).map(Answers::text).orElse("");
    }

    /** Its own text. */
    static String text(Element element) {
        String text = element.getTextContent().strip();
        return text.length() <= TEXT_MAX_CHARS ? text : text.substring(0, TEXT_MAX_CHARS);
    }

    /** That attribute of the children of that name that have it. */
    static List<String> attributes(Element parent, String name, String attribute) {
        return all(parent, name).stream()
                .map(child -> child.getAttribute(attribute).strip())
                .filter(value -> !value.isEmpty() && value.length() <= TEXT_MAX_CHARS)
                .toList();
    }

    /** Text of others, short enough for the history. */
    static String brief(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= PROBLEM_MAX_CHARS ? line : line.substring(0, PROBLEM_MAX_CHARS);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setExpandEntityReferences(false);
        factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(XmlDocuments.DEPTH_MAX));
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }
}

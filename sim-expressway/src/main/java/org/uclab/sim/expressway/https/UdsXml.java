package org.uclab.sim.expressway.https;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what UCM's user data service answers to C. Without document types and entities, and bounded. */
final class UdsXml {

    /** Largest document read, in bytes. */
    static final int DOCUMENT_MAX_BYTES = 262_144;

    /** Servers taken of one list; a UCM cluster has at most 21 nodes. */
    static final int SERVERS_MAX = 64;

    private static final int DEPTH_MAX = 16;
    private static final int DEVICES_MAX = 64;
    private static final int TEXT_MAX_CHARS = 1024;

    /**
     * Where a user is at home, or that nobody knows him.
     *
     * @param singleSignOn whether the home says that it can do that
     */
    record HomeCluster(boolean found, String host, boolean singleSignOn) {}

    private interface Visitor {
        void element(String name, XMLStreamReader at) throws XMLStreamException;
    }

    private UdsXml() {}

    /** Reads {@code clusterUser}; empty when the document is none. */
    static Optional<HomeCluster> homeCluster(byte[] document) {
        boolean[] found = new boolean[1];
        String[] host = {""};
        boolean[] sso = new boolean[1];
        boolean read = walk(document, "clusterUser", (name, at) -> {
            if (name.equals("result")) {
                found[0] = "true".equals(at.getAttributeValue(null, "found"));
            } else if (name.equals("homeCluster")) {
                host[0] = text(at);
            } else if (name.equals("ssoEnabled")) {
                // ASSUMED(choice): the guides say that UCM tells, and nobody how; the lab's own UCM has no single
                // sign-on.
                sso[0] = text(at).equals("true");
            }
        });
        return read ? Optional.of(new HomeCluster(found[0] && !host[0].isEmpty(), host[0], sso[0])) : Optional.empty();
    }

    /** Reads {@code servers}; empty when the document is none. */
    static Optional<List<String>> servers(byte[] document) {
        List<String> servers = new ArrayList<>();
        boolean read = walk(document, "servers", (name, at) -> {
            if (name.equals("server") && servers.size() < SERVERS_MAX) {
                servers.add(text(at));
            }
        });
        servers.removeIf(String::isEmpty);
        return read ? Optional.of(List.copyOf(servers)) : Optional.empty();
    }

    /** The names of {@code devices}; none where the document is none. */
    static List<String> devices(byte[] document) {
        List<String> names = new ArrayList<>();
        boolean[] inDevice = new boolean[1];
        boolean read = walk(document, "devices", (name, at) -> {
            if (name.equals("device")) {
                inDevice[0] = true;
            } else if (name.equals("name") && inDevice[0] && names.size() < DEVICES_MAX) {
                inDevice[0] = false; // the first name of a device is its own
                names.add(text(at));
            }
        });
        return read ? List.copyOf(names) : List.of();
    }

    private static boolean walk(byte[] document, String root, Visitor visitor) {
        if (document.length > DOCUMENT_MAX_BYTES) {
            return false;
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(document));
            int depth = 0;
            boolean rooted = false;
            while (reader.hasNext()) {
                int token = reader.next();
                if (token == XMLStreamConstants.DTD
                        || token == XMLStreamConstants.ENTITY_REFERENCE
                        || depth > DEPTH_MAX) {
                    return false;
                } else if (token == XMLStreamConstants.START_ELEMENT) {
                    if (!rooted && !reader.getLocalName().equals(root)) {
                        return false;
                    }
                    rooted = true;
                    depth++;
                    visitor.element(reader.getLocalName(), reader);
                    depth -= reader.getEventType() == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                } else if (token == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
            return rooted;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    /** The text up to the end of the element; it may hold nothing else, no entity either. */
    private static String text(XMLStreamReader at) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (at.next() != XMLStreamConstants.END_ELEMENT) {
            if (!at.isCharacters()) {
                throw new XMLStreamException("not just text");
            }
            text.append(at.getText());
        }
        return text.length() <= TEXT_MAX_CHARS ? text.toString().strip() : "";
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}

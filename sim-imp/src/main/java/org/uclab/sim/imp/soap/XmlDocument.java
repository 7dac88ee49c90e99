package org.uclab.sim.imp.soap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.uclab.protocol.xml.BoundedXml;
import org.uclab.protocol.xml.BoundedXml.Limits;
import org.uclab.protocol.xmpp.Element;

/** Reads documents into elements with their namespaces. */
public final class XmlDocument implements BoundedXml.Sink {

    private final Deque<Element.Builder> open = new ArrayDeque<>();
    private Element root;

    private XmlDocument() {}

    /** The root; empty when the bytes are not one well-formed document within the {@link Limits#STRANGERS limits}. */
    public static Optional<Element> read(byte[] document) {
        XmlDocument read = new XmlDocument();
        return BoundedXml.read(document, Limits.STRANGERS, read) ? Optional.of(read.root) : Optional.empty();
    }

    @Override
    public void opened(XMLStreamReader element) {
        Element.Builder builder = Element.build(named(element.getNamespaceURI()), element.getLocalName());
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String namespace = named(element.getAttributeNamespace(i));
            String name = element.getAttributeLocalName(i);
            builder.attribute(namespace.isEmpty() ? name : "{" + namespace + "}" + name, element.getAttributeValue(i));
        }
        open.push(builder);
    }

    @Override
    public void text(String text) {
        open.peek().text(text);
    }

    @Override
    public void closed() {
        Element closed = open.pop().done();
        if (open.isEmpty()) {
            root = closed;
        } else {
            open.peek().child(closed);
        }
    }

    private static String named(String namespace) {
        return namespace == null ? "" : namespace;
    }
}

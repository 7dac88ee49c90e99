package org.uclab.sim.imp.web;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.imp.soap.XmlDocument;

/**
 * What bodies read. ASSUMED(field 44): {@code session}, {@code sessionKey}, {@code redirect}, {@code endpoint}, {@code subscription} and the
 * {@code presence} that is set are public; how presence is given is not.
 */
final class Documents {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private Documents() {}

    static Element.Builder build(String name) {
        return Element.build("", name);
    }

    static Element text(String name, String text) {
        return Element.of("", name, text);
    }

    static HttpAnswer answer(int status, Element document) {
        return HttpAnswer.of(status, "text/xml", DECLARATION + document.toXml());
    }

    /** The root of that name in a body; empty where there is another one, or none. */
    static Optional<Element> read(byte[] body, String root) {
        return XmlDocument.read(body).filter(element -> element.name().equals(root));
    }

    /** The text of a child. */
    static Optional<String> text(Element parent, String child) {
        return parent.child(child).map(element -> element.text().strip()).filter(text -> !text.isEmpty());
    }

    static Element session(String key) {
        return build("session").child(text("sessionKey", key)).done();
    }

    /** Where a user belongs (reference presence-edge §4). */
    static Element redirect(List<String> servers) {
        return build("session")
                .child(build("redirect")
                        .attribute("primaryServer", servers.get(0))
                        .attribute("backupServer", servers.size() > 1 ? servers.get(1) : "")
                        .done())
                .done();
    }

    static Element basic(Jid contact, Availability availability) {
        return build("contact")
                .attribute("contactURI", contact)
                .child(text("presence", availability.name()))
                .done();
    }

    /** With what each client says. */
    static Element rich(Jid contact, List<Element> clients) {
        Element.Builder document = build("contact")
                .attribute("contactURI", contact)
                .child(text("presence", Availability.of(clients).name()));
        clients.forEach(client -> document.child(build("client")
                .attribute("name", Jid.valid(client.attribute("from", "")).resource())
                .child(text("presence", Availability.of(List.of(client)).name()))
                .child(client.child("status").map(status -> text("status", status.text())))
                .done()));
        return document.done();
    }
}

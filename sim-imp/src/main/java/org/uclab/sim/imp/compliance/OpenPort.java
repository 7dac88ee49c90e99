package org.uclab.sim.imp.compliance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Stanza;

/**
 * What presence nodes and a compliance server say to each other. ASSUMED(C-COMP): that nodes connect as open-port components with a
 * name and a password, in the clear, and which events and answers there are is known, the format is not. Ours is a stream with the
 * handshake of XEP-0114 on which each {@code event} carries a stanza and is answered by its id.
 */
final class OpenPort {

    /** XEP-0114: the stream on which a server comes to a component. */
    static final String STREAM = "jabber:component:connect";

    static final String NAMESPACE = "urn:uclab:imp:compliance";

    /** The message goes on. */
    static final String PASS = "PASS";

    /** It goes no further. */
    static final String HANDLE = "HANDLE";

    /** That the handshake was right. */
    static final Element WELCOME = Element.of(STREAM, "handshake");

    private static final String ID = "id";
    private static final String VERDICT = "verdict";

    private OpenPort() {}

    /** XEP-0114 §3: who knows the password, on a stream of that id. */
    static Element handshake(String streamId, String password) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((streamId + password).getBytes(StandardCharsets.UTF_8));
            return Element.of(STREAM, "handshake", HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Whether that is the handshake; takes the same time for any. */
    static boolean matches(Element heard, String streamId, String password) {
        return heard.is(STREAM, "handshake")
                && MessageDigest.isEqual(
                        heard.text().strip().getBytes(StandardCharsets.UTF_8),
                        handshake(streamId, password).text().getBytes(StandardCharsets.UTF_8));
    }

    static Element event(String id, String name, Element stanza) {
        return Element.build(NAMESPACE, "event")
                .attribute(ID, id)
                .attribute("name", name)
                .child(stanza)
                .done();
    }

    /** The message in an event; empty when there is none. */
    static Optional<Element> message(Element event) {
        return event.is(NAMESPACE, "event") && event.attribute(ID).isPresent()
                ? event.child()
                        .filter(Stanza::is)
                        .filter(stanza -> stanza.name().equals(Stanza.MESSAGE))
                : Optional.empty();
    }

    static Element answer(Element event, String verdict) {
        return Element.build(NAMESPACE, "answer")
                .attribute(ID, event.attribute(ID))
                .attribute(VERDICT, verdict)
                .done();
    }

    /** The id of the event that was answered; empty when it is no answer. */
    static Optional<String> answered(Element answer) {
        return answer.is(NAMESPACE, "answer") ? answer.attribute(ID) : Optional.empty();
    }

    static boolean passes(Element answer) {
        return answer.attribute(VERDICT, "").equals(PASS);
    }
}

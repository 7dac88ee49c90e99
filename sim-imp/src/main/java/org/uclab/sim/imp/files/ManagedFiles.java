package org.uclab.sim.imp.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.imp.cluster.Additions;

/**
 * Managed file transfer of a node. ASSUMED(reference presence-edge §1.4): how clients find it and ask it for a place is not public;
 * here it is as in XEP-0363.
 */
public final class ManagedFiles {

    /** XEP-0363. */
    public static final String NAMESPACE = "urn:xmpp:http:upload:0";

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

    private final FileStore store;
    private final String base;
    private final Supplier<String> names;

    private ManagedFiles(FileStore store, String base, Supplier<String> names) {
        this.store = store;
        this.base = base;
        this.names = names;
    }

    /** The files of a node, whatever happens to its power. */
    public static final class Kept {

        private final FileStore store;

        public Kept(Additions.Files terms) {
            this.store = new FileStore(terms);
        }

        /**
         * As it runs from one power-up to the next power cut.
         *
         * @param host  of the node, as clients resolve it
         * @param names makes names of 32 hexadecimal digits
         */
        public ManagedFiles running(String host, int port, Supplier<String> names) {
            return new ManagedFiles(store, "https://" + host + ":" + port + FileResponder.PATH, names);
        }
    }

    /** What takes files and gives them out. */
    public HttpResponder responder() {
        return new FileResponder(store);
    }

    /** What a server says of it to whoever wants to know, XEP-0363 §4: that it stores files, and how large ones. */
    public static List<Element> described(Additions.Files terms) {
        return List.of(
                Element.build(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", "store")
                        .attribute("type", "file")
                        .done(),
                Element.build(Namespaces.DATA_FORMS, "x")
                        .attribute("type", "result")
                        .child(field("FORM_TYPE", NAMESPACE).with("type", "hidden"))
                        .child(field("max-file-size", String.valueOf(terms.octetsMax())))
                        .done());
    }

    private static Element field(String name, String value) {
        return Element.build(Namespaces.DATA_FORMS, "field")
                .attribute("var", name)
                .child(Element.of(Namespaces.DATA_FORMS, "value", value))
                .done();
    }

    /** Whether that asks for a place. */
    public static boolean asks(Element iq) {
        return iq.name().equals(Stanza.IQ)
                && Stanza.type(iq).equals("get")
                && iq.attribute("id").isPresent()
                && iq.children().size() == 1
                && iq.child(NAMESPACE, "request").isPresent();
    }

    /** The place, or why there is none. */
    public Element answer(Jid user, Element iq, Instant now) {
        Element request = iq.child(NAMESPACE, "request").orElseThrow();
        String size = request.attribute("size", "");
        if (!SIZE.matcher(size).matches()
                || !FILE_NAME.matcher(request.attribute("filename", "")).matches()) {
            return StanzaCondition.BAD_REQUEST.answer(iq);
        }
        int octets = Integer.parseInt(size);
        if (octets > store.fileMax()) {
            return tooLarge(iq);
        }
        return store.place(user.bare(), octets, names, now)
                .map(name -> Stanza.result(
                        iq,
                        Element.build(NAMESPACE, "slot")
                                .child(Element.of(NAMESPACE, "put").with("url", base + name))
                                .child(Element.of(NAMESPACE, "get").with("url", base + name))
                                .done()))
                .orElseGet(() -> noRoom(iq, store.roomAt(user.bare(), octets, now)));
    }

    /** XEP-0363 §5: with the time from which on asking again makes sense. */
    private static Element noRoom(Element iq, Instant again) {
        Element retry = Element.of(NAMESPACE, "retry")
                .with(
                        "stamp",
                        again.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString());
        return Stanza.answer(iq, "error")
                .child(StanzaCondition.RESOURCE_CONSTRAINT
                        .error(iq.namespace(), "")
                        .with(retry))
                .done();
    }

    /** XEP-0363 §5. */
    private Element tooLarge(Element iq) {
        Element tooLarge = Element.build(NAMESPACE, "file-too-large")
                .child(Element.of(NAMESPACE, "max-file-size", String.valueOf(store.fileMax())))
                .done();
        return Stanza.answer(iq, "error")
                .child(StanzaCondition.NOT_ACCEPTABLE.error(iq.namespace(), "").with(tooLarge))
                .done();
    }
}

package org.uclab.sim.imp;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.Summary;
import org.uclab.shell.xmpp.XmppTeller;

/**
 * What nodes say to each other on 7400. ASSUMED(no public source): the port and the mutual TLS are known, the format
 * is not. Ours is a one-way XMPP stream, on which {@code here}, {@code gone}, {@code answered} and
 * {@code told} carry {@link News} and {@code route} a stanza for one client, or for a room; {@code synced} ends the list of all clients
 * with which every stream begins.
 *
 * <p>Every {@code route} and {@code told} has a number. Whoever hears it confirms it, with {@code confirmed} on the stream the
 * other way; what is not confirmed is said again on the next stream, and heard once. A stream says with {@code begun} whose it
 * is and which, and goes on with what waits when that is confirmed, too.
 */
final class Xcp {

    static final String NAMESPACE = "urn:uclab:imp:xcp";
    /** How the history tells these streams. */
    static final XmppTeller TELLER = new XmppTeller("XCP", Xcp::summary);

    static final Element SYNCED = Element.of(NAMESPACE, "synced");

    /** The sender takes its users back. */
    private static final Element TAKING_BACK = Element.of(NAMESPACE, "taking-back");

    private static final String CLIENT = "jid";
    private static final String TO = "to";
    private static final String AUDIENCE = "audience";
    private static final String NUMBER = "number";
    private static final String LIFE = "life";
    private static final String STREAM = "stream";

    /**
     * A stream begins.
     *
     * @param life   names the time for which the speaker has had power; not empty
     * @param stream its number in that time, from 1
     */
    record Begun(String life, long stream) {}

    /**
     * What was said to a node has come there.
     *
     * @param by   the time for which that node has had power
     * @param of   the latest stream on which it came
     * @param upTo the highest number; 0 for none
     */
    record Confirmed(String by, Begun of, long upTo) {}

    private Xcp() {}

    /** In one line: what it is, whom it is about, and what it carries. */
    static String summary(Element element) {
        return element.name()
                + element.attribute(CLIENT).map(client -> " " + client).orElse("")
                + element.attribute(TO).map(to -> " to=" + to).orElse("")
                + element.child().map(child -> ": " + Summary.of(child)).orElse("");
    }

    static Element route(Jid client, Element stanza) {
        return Element.build(NAMESPACE, "route")
                .attribute(TO, client)
                .child(stanza)
                .done();
    }

    static Element of(Begun begun) {
        return Element.build(NAMESPACE, "begun")
                .attribute(LIFE, begun.life())
                .attribute(STREAM, String.valueOf(begun.stream()))
                .done();
    }

    static Element of(Confirmed confirmed) {
        return Element.build(NAMESPACE, "confirmed")
                .attribute("by", confirmed.by())
                .attribute(LIFE, confirmed.of().life())
                .attribute(STREAM, String.valueOf(confirmed.of().stream()))
                .attribute(NUMBER, String.valueOf(confirmed.upTo()))
                .done();
    }

    /** The same with a number. */
    static Element numbered(Element element, long number) {
        return element.with(NUMBER, String.valueOf(number));
    }

    /** The number of an element; empty where it has none. */
    static OptionalLong number(Element element) {
        return element.is(NAMESPACE, "confirmed") ? OptionalLong.empty() : number(element, NUMBER);
    }

    private static OptionalLong number(Element element, String attribute) {
        String text = element.attribute(attribute, "");
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static Optional<Begun> begun(Element element) {
        return element.is(NAMESPACE, "begun") ? stream(element) : Optional.empty();
    }

    static Optional<Confirmed> confirmed(Element element) {
        OptionalLong upTo = number(element, NUMBER);
        return element.is(NAMESPACE, "confirmed") && upTo.isPresent()
                ? stream(element).map(of -> new Confirmed(element.attribute("by", ""), of, upTo.getAsLong()))
                : Optional.empty();
    }

    private static Optional<Begun> stream(Element element) {
        String life = element.attribute(LIFE, "");
        OptionalLong stream = number(element, STREAM);
        return life.isEmpty() || stream.isEmpty() ? Optional.empty() : Optional.of(new Begun(life, stream.getAsLong()));
    }

    static Element of(News news) {
        return switch (news.kind()) {
            case HERE -> here((News.Here) news);
            case GONE -> element("gone", ((News.Gone) news).client()).done();
            case ANSWERED ->
                element("answered", ((News.Answered) news).client())
                        .attribute(TO, ((News.Answered) news).user())
                        .done();
            case TOLD -> told((News.Told) news);
            case TAKING_BACK -> TAKING_BACK;
        };
    }

    private static Element here(News.Here news) {
        Resource resource = news.resource();
        Element.Builder here = element("here", resource.jid());
        if (resource.interested()) {
            here.attribute("interested", "true");
        }
        return here.child(resource.presence().or(news::farewell)).done();
    }

    private static Element told(News.Told news) {
        return Element.build(NAMESPACE, "told")
                .attribute(TO, news.user())
                .attribute(AUDIENCE, news.audience().name().toLowerCase(Locale.ROOT))
                .child(news.stanza())
                .done();
    }

    private static Element.Builder element(String name, Jid client) {
        return Element.build(NAMESPACE, name).attribute(CLIENT, client);
    }

    /** The news in an element from that node; empty when it is none. */
    static Optional<News> news(Element element, String node) {
        if (element.is(NAMESPACE, "told")) {
            return told(element);
        }
        if (element.is(NAMESPACE, TAKING_BACK.name())) {
            return Optional.of(new News.TakingBack(node));
        }
        Optional<Jid> client = Stanza.address(element, CLIENT).filter(Jid::isFull);
        if (client.isEmpty() || !element.namespace().equals(NAMESPACE)) {
            return Optional.empty();
        }
        return switch (element.name()) {
            case "here" -> Optional.of(here(element, client.get(), node));
            case "gone" -> Optional.of(new News.Gone(client.get()));
            case "answered" -> Stanza.address(element, TO).map(user -> new News.Answered(client.get(), user));
            default -> Optional.empty();
        };
    }

    private static Optional<News> told(Element element) {
        Optional<Jid> user = Stanza.address(element, TO);
        Optional<Telling.Audience> audience = Stream.of(Telling.Audience.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(element.attribute(AUDIENCE, "")))
                .findFirst();
        Optional<Element> stanza = element.child().filter(Stanza::is);
        return user.isPresent() && audience.isPresent() && stanza.isPresent()
                ? Optional.of(new News.Told(user.get(), audience.get(), stanza.get()))
                : Optional.empty();
    }

    private static News here(Element element, Jid client, String node) {
        Optional<Element> presence = element.child(Namespaces.CLIENT, Stanza.PRESENCE);
        boolean available =
                presence.filter(stanza -> Stanza.type(stanza).isEmpty()).isPresent();
        Resource resource = new Resource(
                client,
                node,
                element.attribute("interested", "").equals("true"),
                available ? presence : Optional.empty());
        return new News.Here(resource, available ? Optional.empty() : presence);
    }

    /** The stanza in a route; empty when the element is none. */
    static Optional<Effect.Deliver> routed(Element element) {
        Optional<Jid> client = Stanza.address(element, TO);
        Optional<Element> stanza = element.child().filter(Stanza::is);
        return element.is(NAMESPACE, "route") && client.isPresent() && stanza.isPresent()
                ? Optional.of(new Effect.Deliver(client.get(), stanza.get()))
                : Optional.empty();
    }
}

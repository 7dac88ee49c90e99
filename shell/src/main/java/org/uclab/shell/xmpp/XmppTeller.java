package org.uclab.shell.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.Summary;

/** Tells what goes over XML streams: {@code iq set bind}, {@code auth PLAIN}, {@code stream open}. */
public final class XmppTeller implements Teller {

    /** For streams of clients and everything alike. */
    public static final XmppTeller XMPP = new XmppTeller("XMPP", Summary::of);

    static final String OPEN = "stream open";
    static final String CLOSE = "stream close";
    static final String ERROR = "stream error";
    static final String DIALBACK = "dialback";
    static final String UNREADABLE = "unreadable";

    /** Elements that are named alone. */
    private static final Set<String> BARE = Set.of(
            OPEN,
            CLOSE,
            UNREADABLE,
            "features",
            "starttls",
            "proceed",
            "challenge",
            "response",
            "success",
            "abort",
            "handshake",
            "enable",
            "enabled",
            "resume",
            "resumed");

    private final String protocol;
    private final Function<Element, String> summary;

    /**
     * For streams with words of their own.
     *
     * @param summary puts an element in one line; no secrets
     */
    public XmppTeller(String protocol, Function<Element, String> summary) {
        this.protocol = protocol;
        this.summary = summary;
    }

    /** What came of a stream. */
    public Message heard(Hop hop, long exchange, StreamEvent event) {
        return Message.of(
                this,
                hop,
                exchange,
                switch (event.kind()) {
                    case OPENED -> new XmppContent.Opened(((StreamEvent.Opened) event).header(), event.bytes());
                    case RECEIVED -> new XmppContent.Sent(((StreamEvent.Received) event).element(), event.bytes());
                    case CLOSED -> new XmppContent.Closed(event.bytes());
                    case FAILED -> {
                        StreamEvent.Failed failed = (StreamEvent.Failed) event;
                        yield new XmppContent.Unreadable(failed.condition().wire(), failed.reason(), event.bytes());
                    }
                });
    }

    /** A stream header that was sent. */
    public Message opened(Hop hop, long exchange, StreamHeader header, int bytes) {
        return Message.of(this, hop, exchange, new XmppContent.Opened(header, bytes));
    }

    /** An element that was sent. */
    public Message element(Hop hop, long exchange, Element element, int bytes) {
        return Message.of(this, hop, exchange, new XmppContent.Sent(element, bytes));
    }

    /** The end of a stream that was sent. */
    public Message closed(Hop hop, long exchange) {
        return Message.of(this, hop, exchange, new XmppContent.Closed(StreamHeader.CLOSE.length()));
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public String line(Message message) {
        return ((XmppContent) message.content()).line(summary);
    }

    @Override
    public String detail(Message message) {
        return ((XmppContent) message.content()).xml();
    }

    /**
     * Words go from the general to the particular: {@code iq}, {@code iq set}, {@code iq set bind}; {@code auth},
     * {@code auth PLAIN}.
     */
    @Override
    public Optional<Meaning> reads(String words) {
        if (BARE.contains(words)) {
            return phrase(facts -> facts.is(XmppFacts.KIND, words));
        }
        String kind = words.startsWith(ERROR) ? ERROR : words.split(" ", 2)[0];
        String[] rest = words.equals(kind)
                ? new String[0]
                : words.substring(kind.length()).strip().split(" ");
        return switch (kind) {
            case "iq" -> particular(kind, rest, XmppFacts.TYPE, XmppFacts.PAYLOAD);
            case "message", "presence" -> particular(kind, rest, XmppFacts.TYPE);
            case DIALBACK -> particular(kind, rest, XmppFacts.PAYLOAD, XmppFacts.TYPE);
            case "auth" -> particular(kind, rest, XmppFacts.MECHANISM);
            case "failure", ERROR -> particular(kind, rest, XmppFacts.CONDITION);
            default -> Optional.empty();
        };
    }

    @SafeVarargs
    private static Optional<Meaning> particular(String kind, String[] words, Fact<String>... about) {
        if (words.length > about.length) {
            return Optional.empty();
        }
        Predicate<Facts> means = facts -> facts.is(XmppFacts.KIND, kind);
        for (int i = 0; i < words.length; i++) {
            Fact<String> fact = about[i];
            Predicate<String> like = Meaning.like(words[i]);
            means = means.and(facts -> facts.any(fact, like));
        }
        return phrase(means);
    }

    private static Optional<Meaning> phrase(Predicate<Facts> means) {
        return Optional.of(Meaning.either(means));
    }

    @Override
    public List<String> forms() {
        return List.of(
                "iq TYPE PAYLOAD",
                "message TYPE",
                "presence TYPE",
                "auth MECHANISM",
                "dialback result TYPE",
                "dialback verify TYPE",
                "failure CONDITION",
                "stream open",
                "stream error CONDITION",
                "starttls",
                "features",
                "success");
    }
}

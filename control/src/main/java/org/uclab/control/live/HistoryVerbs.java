package org.uclab.control.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Flowing;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.ladder.Ladder;

/** Verbs that tell what has happened. */
public final class HistoryVerbs {

    /** Most events told at a time. */
    public static final int LIMIT_MAX = 10_000;

    private static final long LIMIT_DEFAULT = 1_000;

    private static final String JUDGES = "steps judge the history by what it must say";

    public static final Parameter<String> HOST =
            Parameter.text("host", "only what a host or a client recorded").optional();
    public static final Parameter<String> USER = Parameter.text(
                    "user", "only what a client of that user or of that name decided or was at one end of")
            .optional();
    public static final Parameter<String> PROTOCOL = Parameter.text(
                    "protocol", "only messages of it, such as DNS, HTTP, XMPP")
            .optional();
    public static final Parameter<String> KIND =
            Parameter.text("kind", "only events of that kind: " + kinds()).optional();
    public static final Parameter<Long> FROM =
            Parameter.count("from", "only events with that number or above").optional();
    public static final Parameter<Long> LIMIT = Parameter.count(
                    "limit", "the newest so many, at most " + LIMIT_MAX + " (" + LIMIT_DEFAULT + " unless said)")
            .optional();
    public static final Parameter<String> FORMAT =
            Parameter.text("format", "text or mermaid (text unless said)").optional();

    /**
     * An event, in short.
     *
     * @param seq  its number
     * @param lab  lab time
     * @param wall wall time
     * @param peer {@code address:port} of the other side, the name of the client or host where it is known; may be empty
     */
    public record EventView(
            long seq,
            String lab,
            String wall,
            String node,
            String port,
            String kind,
            String text,
            Optional<String> protocol,
            Optional<String> peer) {}

    /** Events, and how many came before them that are not kept any more. */
    public record HistoryView(long last, long dropped, List<EventView> events) {}

    public static final Verb<LiveLab, HistoryView> SHOW = Verb.<LiveLab>named("history", "Tells what has happened.")
            .call(Method.GET, "/history")
            .takes(HOST, USER, PROTOCOL, KIND, FROM, LIMIT)
            .without(Face.STEP, JUDGES)
            .gives(HistoryView.class, HistoryVerbs::history);

    public static final Verb<LiveLab, Flowing> FOLLOW = Verb.<LiveLab>named(
                    "history --follow", "Tells what happens as it does, from an event on or from now on.")
            .call(Method.GET, "/history/stream")
            .takes(HOST, USER, PROTOCOL, KIND, FROM)
            .without(Face.STEP, JUDGES)
            .flows(Event.class, (lab, said) -> new Events(lab.bench().history(), filter(lab, said), lab.texts()));

    public static final Verb<LiveLab, String> LADDER = Verb.<LiveLab>named(
                    "ladder", "Draws what has happened: hosts as columns, one line a message.")
            .call(Method.GET, "/ladder")
            .takes(HOST, USER, PROTOCOL, KIND, FROM, LIMIT, FORMAT)
            .without(Face.STEP, "every scenario has its ladder in the report")
            .givesText(HistoryVerbs::ladder);

    public static final Verb<LiveLab, String> METRICS = Verb.<LiveLab>named(
                    "metrics", "Figures of the running lab, in the text format of Prometheus.")
            .call(Method.GET, "/metrics")
            .without(Face.STEP, LabVerbs.TELLS)
            .givesText((lab, said) -> lab.metrics().text());

    private HistoryVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(SHOW, FOLLOW, LADDER, METRICS);
    }

    private static String kinds() {
        return String.join(
                ", ", Arrays.stream(Event.Kind.values()).map(HistoryVerbs::word).toList());
    }

    private static String word(Event.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static HistoryView history(LiveLab lab, Said said) {
        Map<String, String> names = lab.bench().names(lab.clients().guests().names());
        List<EventView> events =
                wanted(lab, said).stream().map(event -> view(event, names)).toList();
        return new HistoryView(
                lab.bench().history().last(), lab.bench().history().dropped(), events);
    }

    private static String ladder(LiveLab lab, Said said) {
        String format = said.find(FORMAT).orElse("text");
        Ladder ladder = lab.ladder(wanted(lab, said));
        return switch (format) {
            case "text" -> ladder.toText();
            case "mermaid" -> ladder.toMermaid();
            default ->
                throw new Refused(
                        Refused.Why.UNFIT,
                        "a ladder is drawn as text or mermaid, not as '" + format + "'",
                        List.of("text", "mermaid"));
        };
    }

    private static EventView view(Event event, Map<String, String> names) {
        return new EventView(
                event.seq(),
                event.stamp().lab().toString(),
                event.stamp().wall().toString(),
                event.node(),
                event.stamp().port(),
                word(event.kind()),
                event.text(),
                event.message().map(message -> message.protocol()),
                event.way().map(hop -> names.getOrDefault(hop.peerAddress(), hop.peer())));
    }

    /** The newest of those that were asked for. */
    private static List<Event> wanted(LiveLab lab, Said said) {
        Predicate<Event> wanted = filter(lab, said);
        long limit = said.find(LIMIT).orElse(LIMIT_DEFAULT);
        if (limit > LIMIT_MAX) {
            throw new Refused(
                    Refused.Why.UNFIT, "at most " + LIMIT_MAX + " events are told at a time; go on with 'from'");
        }
        List<Event> fitting = new ArrayList<>();
        long after = Math.max(0, said.find(FROM).orElse(0L) - 1);
        for (Event event : lab.bench().history().since(after)) {
            if (wanted.test(event)) {
                fitting.add(event);
            }
        }
        return fitting.subList((int) Math.max(0, fitting.size() - limit), fitting.size());
    }

    private static Predicate<Event> filter(LiveLab lab, Said said) {
        Predicate<Event> all = event -> true;
        return all.and(said.find(HOST).map(host -> at(lab, host)).orElse(all))
                .and(said.find(USER).map(user -> of(lab, user)).orElse(all))
                .and(said.find(PROTOCOL).map(HistoryVerbs::speaks).orElse(all))
                .and(said.find(KIND)
                        .map(HistoryVerbs::kind)
                        .map(HistoryVerbs::is)
                        .orElse(all));
    }

    private static Predicate<Event> at(LiveLab lab, String host) {
        String node = lab.clients().has(host) ? host : lab.names().host(host).name();
        return event -> event.node().equals(node);
    }

    private static Predicate<Event> of(LiveLab lab, String user) {
        if (!lab.clients().has(user)) {
            lab.names().user(user);
        }
        return event -> whose(lab, event.node()).filter(user::equals).isPresent()
                || event.node().equals(user)
                || event.way()
                        .map(Hop::peerAddress)
                        .flatMap(lab.clients().guests()::at)
                        .filter(client -> client.equals(user)
                                || whose(lab, client).filter(user::equals).isPresent())
                        .isPresent();
    }

    private static Optional<String> whose(LiveLab lab, String client) {
        return lab.clients().has(client) ? Optional.of(lab.clients().get(client).user()) : Optional.empty();
    }

    private static Predicate<Event> speaks(String protocol) {
        return event -> event.message()
                .filter(message -> message.protocol().equalsIgnoreCase(protocol))
                .isPresent();
    }

    private static Event.Kind kind(String word) {
        return Arrays.stream(Event.Kind.values())
                .filter(kind -> word(kind).equals(word.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Why.UNFIT,
                        "there is no kind of event '" + word + "'; kinds: " + kinds(),
                        List.of(kinds().split(", "))));
    }

    private static Predicate<Event> is(Event.Kind kind) {
        return event -> event.kind() == kind;
    }
}

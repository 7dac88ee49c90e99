package org.uclab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.client.phone.PhoneView;
import org.uclab.client.phone.call.CallState;
import org.uclab.client.phone.call.Wish;
import org.uclab.control.seat.Seat;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.shell.sip.SipFacts;

/**
 * The same seed gives the same history again, down to the bytes below TLS. Two runs are compared conversation by
 * conversation: what one side of one connection says (of one SIP call, where it has many), one datagram with its answer, what
 * one client decides, what a node decides on one subject. Between conversations there is no order that a run could repeat, as they go over different
 * sockets and threads. Within them everything is compared (texts, details, facts, decisions, sizes, bytes) but for this:
 * <ul>
 *   <li>lab times, and with them HTTP dates, the ends of cookies and stamps in documents: a lab begins at the time at which
 *       it is started;
 *   <li>ports of callers, and the numbers of connections and exchanges: the operating system gives the ones, the order of
 *       arrival the others;
 *   <li>who closed a connection: at a sign-out both ends do, and either may be seen first;
 *   <li>how many packets of a call's sound had come when it was looked at;
 *   <li>what C and E say to each other with a certificate and a signature in it, of which only the line is compared: keys are no
 *       part of a seed, and a signature is not even as long each time;
 *   <li>what nodes decide when the lab ends, as their peers go before or after them.
 * </ul>
 * What TLS itself sends, its keys and certificates, is below what a history records.
 */
class SameSeedTest {

    /** Addresses stand in the messages, so both labs have the same; far from those that labs take by themselves. */
    private static final int NUMBER = 231;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Pattern HTTP_DATE =
            Pattern.compile("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");

    private static final Pattern STAMP =
            Pattern.compile("<(?:ArrivalTime|msgid)>\\d+<|\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

    /** From the range that the operating system takes them of. */
    private static final Pattern CALLERS_PORT =
            Pattern.compile("(127\\.\\d+\\.\\d+\\.\\d+):(3[2-9]\\d{3}|[45]\\d{4}|6[0-5]\\d{3})\\b");

    /** What servers draw by lot and tell: cookies and ids of streams. */
    private static final Pattern DRAWN = Pattern.compile(
            "Set-Cookie: (?:X-Auth|JSESSIONID|JSESSIONIDSSO)=([^;]+);|<stream:stream [^>]*\\bid='([^']+)'",
            Pattern.CASE_INSENSITIVE);

    private static final String CERTIFICATE = "BEGIN CERTIFICATE";

    private static final String INSIDE_USER = "mac.donald";
    private static final String OUTSIDE_USER = "ada.byron";
    private static final String DESK_USER = "dora.desk";
    private static final String OTHER_USER = "mia.mobile";

    private static Bench bench(long seed) throws WorldException {
        return bench("uclab", seed);
    }

    private static Bench bench(String world, long seed) throws WorldException {
        return Bench.start(
                Worlds.load(world), BenchOptions.standard().withSeed(seed).withNumber(NUMBER));
    }

    /** Two people sign in, inside and outside, and talk; both have a phone. */
    private static void play(Bench bench) {
        LabModel world = bench.model();
        ClientSettings settings = ClientSettings.defaults()
                .withDiscovery(DiscoverySettings.defaults()
                        .withVoiceServicesDomain(world.voiceServicesDomain().orElse("")));
        try (Seat inside = Seat.take(bench, "inside", 100, INSIDE_USER, settings);
                Seat outside = Seat.take(bench, "outside", 101, OUTSIDE_USER, settings)) {
            signIn(bench, inside, INSIDE_USER);
            registered(bench, inside, "uclabcucm-sub");
            signIn(bench, outside, OUTSIDE_USER);
            assertThat(outside.client().phone().await(PhoneView::registered, LIMIT))
                    .isPresent();
            comes(bench, 0, Event.Kind.MESSAGE_RECEIVED, "uclabcucm", "200 NOTIFY", "127." + NUMBER + ".1.30");
            String mac = world.users().get(INSIDE_USER).address();
            String ada = world.users().get(OUTSIDE_USER).address();
            assertThat(inside.client().awaitPresence(ada, LIMIT)).isPresent();
            assertThat(inside.client().chat(ada, "Are you there?")).isTrue();
            assertThat(outside.client().awaitMessage(mac, LIMIT)).isPresent();
            assertThat(outside.client().chat(mac, "I am.")).isTrue();
            assertThat(inside.client().awaitMessage(ada, LIMIT)).isPresent();
            long before = bench.history().last();
            outside.client().signOut();
            comes(
                    bench,
                    before,
                    Event.Kind.MESSAGE_SENT,
                    "uclabexpwe",
                    "200 REGISTER",
                    outside.dialler().from());
        }
    }

    /** A phone is registered, calls and is called; its user listens to a voice message; a program calls by CTI. */
    private static void phone(Bench bench) {
        ClientSettings settings = ClientSettings.defaults();
        try (Seat dora = Seat.take(bench, "inside", 100, DESK_USER, settings);
                Seat mia = Seat.take(bench, "inside", 101, OTHER_USER, settings)) {
            signIn(bench, dora, DESK_USER);
            stands(bench, dora, DESK_USER);
            signIn(bench, mia, OTHER_USER);
            stands(bench, mia, OTHER_USER);
            dora.client().phone().call("7202");
            assertThat(comes(mia, CallState.RINGING)).isTrue();
            mia.client().phone().want(Wish.ANSWER);
            assertThat(comes(dora, CallState.CONNECTED) && comes(mia, CallState.CONNECTED))
                    .isTrue();
            dora.client().phone().want(Wish.HANG_UP);
            assertThat(comes(dora, CallState.ENDED) && comes(mia, CallState.ENDED))
                    .isTrue();
            assertThat(dora.client().voicemail().inbox().value().orElseThrow()).hasSize(1);
        }
    }

    /** Registered at one node, known to the next, and told of voice messages: all that a client does of its own accord. */
    private static void stands(Bench bench, Seat seat, String user) {
        registered(bench, seat, "cucm2");
        assertThat(bench.history()
                        .await(
                                0,
                                LIMIT,
                                event -> event.node().equals(user)
                                        && event.text().startsWith("voicemail notifications: from")))
                .as("%s hears of voice messages", user)
                .isPresent();
    }

    private static void registered(Bench bench, Seat seat, String next) {
        assertThat(seat.client().phone().await(PhoneView::registered, LIMIT)).isPresent();
        comes(
                bench,
                0,
                Event.Kind.MESSAGE_SENT,
                next,
                "200 REGISTER",
                seat.dialler().from());
    }

    /** A message of that line between such a node and that peer has come after that event. */
    private static void comes(Bench bench, long after, Event.Kind kind, String node, String line, String peer) {
        Optional<Event> came = bench.history()
                .await(
                        after,
                        LIMIT,
                        event -> event.kind() == kind
                                && event.node().startsWith(node)
                                && event.text().contains(line)
                                && event.way()
                                        .filter(hop -> hop.peerAddress().equals(peer))
                                        .isPresent());
        assertThat(came).as("%s: %s", node, line).isPresent();
    }

    private static boolean comes(Seat seat, CallState state) {
        return seat.client()
                .phone()
                .awaitCall(call -> call.state() == state, LIMIT)
                .isPresent();
    }

    private static void signIn(Bench bench, Seat seat, String user) {
        var known = bench.model().users().get(user);
        SignInResult result = seat.client().signIn(known.address(), known.password());
        assertThat(result.kind()).as(result.text()).isEqualTo(SignInResult.Kind.SIGNED_IN);
    }

    /** The events of a whole run, up to the end of its lab. */
    private static List<Event> run(long seed) throws WorldException {
        return run("uclab", seed, SameSeedTest::play);
    }

    private static List<Event> run(String world, long seed, Consumer<Bench> playing) throws WorldException {
        Bench bench = bench(world, seed);
        try (bench) {
            playing.accept(bench);
        }
        return bench.history().events();
    }

    /** Each as the text of what was said in it. */
    private static List<String> conversations(List<Event> events) {
        Map<String, StringBuilder> said = new LinkedHashMap<>();
        boolean ending = false;
        for (Event event : events) {
            ending |= event.kind() == Event.Kind.NODE_STOPPED;
            if (event.kind() == Event.Kind.MEDIA_FLOW
                    || (ending && event.decided().isPresent())) {
                continue;
            }
            said.computeIfAbsent(conversation(event), fresh -> new StringBuilder(title(event)))
                    .append('\n')
                    .append(told(event));
        }
        return said.values().stream().map(StringBuilder::toString).sorted().toList();
    }

    /** What is left of these; of two that are alike only one goes with one. */
    private static List<String> without(List<String> these, List<String> those) {
        List<String> left = new ArrayList<>(these);
        those.forEach(left::remove);
        return left;
    }

    private static void same(List<String> again, List<String> said) {
        List<String> other = new ArrayList<>();
        without(said, again).forEach(one -> other.add("the first time only: " + one));
        without(again, said).forEach(one -> other.add("the second time only: " + one));
        assertThat(other).isEmpty();
    }

    private static String conversation(Event event) {
        if (event.way().isPresent()) {
            Hop hop = event.way().get();
            long exchange = event.message().map(Message::exchange).orElse(0L);
            return event.node() + " " + hop.local()
                    + (hop.connection() == 0 ? " exchange " + exchange : " connection " + hop.connection())
                    + event.message().map(SameSeedTest::call).orElse("")
                    + (event.kind() == Event.Kind.MESSAGE_SENT ? " says" : " hears");
        }
        boolean client = event.node().equals(INSIDE_USER) || event.node().equals(OUTSIDE_USER);
        return event.node()
                + (client
                        ? ""
                        : event.decided()
                                .map(decision -> " " + decision.subject().text())
                                .orElse(""));
    }

    /** SIP has many calls on one connection, and those who take part in them know nothing of each other. */
    private static String call(Message message) {
        return message.facts().first(SipFacts.CALL_ID).map(id -> " call " + id).orElse("");
    }

    private static String title(Event event) {
        return event.node()
                + event.way()
                        .map(hop -> " " + hop.local() + " with " + hop.peerAddress() + (hop.tls() ? " over TLS" : ""))
                        .orElse("");
    }

    private static String told(Event event) {
        if (event.kind() == Event.Kind.CONNECTION_CLOSED) {
            return "closed";
        }
        StringBuilder told = new StringBuilder(event.kind() + " " + event.text());
        event.decided().ifPresent(decision -> told.append('\n').append(decision));
        event.message()
                .filter(message -> !message.detail().contains(CERTIFICATE))
                .ifPresent(message -> told.append('\n')
                        .append(message.detail())
                        .append('\n')
                        .append(facts(message))
                        .append('\n')
                        .append(message.size())
                        .append(" bytes: ")
                        .append(latin(message)));
        String dateless = HTTP_DATE.matcher(told).replaceAll("(date)");
        String timeless = STAMP.matcher(dateless).replaceAll("(stamp)");
        return CALLERS_PORT.matcher(timeless).replaceAll("$1:(port)");
    }

    private static String latin(Message message) {
        return new String(message.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static String facts(Message message) {
        return message.facts().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What the servers have drawn by lot in those events; twice where it was carried on. */
    private static List<String> drawn(List<Event> events) {
        return events.stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_SENT)
                .flatMap(event -> event.message().stream())
                .flatMap(message -> DRAWN.matcher(latin(message)).results())
                .map(SameSeedTest::value)
                .toList();
    }

    private static String value(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    @Test
    void theSameSeedGivesTheSameHistoryAndAnotherDoesNot() throws WorldException {
        List<Event> first = run(7);
        List<String> said = conversations(first);
        assertThat(said)
                .anyMatch(one -> one.contains("MESSAGE_RECEIVED XMPP") && one.contains("Are you there?"))
                .anyMatch(one -> one.contains("get_edge_config"));
        same(conversations(run(7)), said);
        List<Event> other = run(8);
        assertThat(conversations(other)).isNotEqualTo(said);
        assertThat(drawn(other)).isNotEmpty().doesNotContainAnyElementsOf(drawn(first));
    }

    @Test
    void phonesAreTheSameAgain() throws WorldException {
        List<Event> first = run("desk-phone", 7, SameSeedTest::phone);
        List<String> said = conversations(first);
        assertThat(said)
                .anyMatch(one -> one.contains("MESSAGE_RECEIVED INVITE") || one.contains("INVITE sip:"))
                .anyMatch(one -> one.contains("/vmrest/"));
        same(conversations(run("desk-phone", 7, SameSeedTest::phone)), said);
        List<Event> other = run("desk-phone", 8, SameSeedTest::phone);
        assertThat(conversations(other)).isNotEqualTo(said);
    }

    @Test
    void nothingDrawnComesAgainAfterAPowerCut() throws WorldException {
        try (Bench bench = bench(7)) {
            play(bench);
            List<String> before = drawn(bench.history().events());
            long cut = bench.history().last();
            for (String host :
                    List.of("uclabcucm-pub", "uclabcucm-sub", "cimp-pub", "cimp-sub", "uclabexpwc01", "uclabexpwe01")) {
                bench.stop(host);
                bench.restart(host);
            }
            play(bench);
            assertThat(before).isNotEmpty();
            assertThat(drawn(bench.history().since(cut))).isNotEmpty().doesNotContainAnyElementsOf(before);
        }
    }
}

package org.uclab.control.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.control.api.RunningApi;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.HistoryVerbs.EventView;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.model.WorldException;

/** Each filter lets through what it names and nothing else, in the history, in its stream and in the ladder alike. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HistoryFiltersTest {

    private static RunningApi running;
    private static ControlClient client;
    private static final Map<String, List<String>> ADDRESSES = new HashMap<>();

    /** Mac on two clients, one of which goes elsewhere; Ada on one. */
    @BeforeAll
    static void twoUsersHaveSignedIn() throws WorldException {
        running = RunningApi.start();
        client = running.client();
        launched("mac.donald", "mac.donald", "inside");
        launched("mac.donald", "his other", "outside");
        launched("ada.byron", "ada.byron", "inside");
        ADDRESSES
                .get("mac.donald")
                .add(client.perform(ClientVerbs.MOVE, ClientVerbs.CLIENT, "mac.donald", ClientVerbs.ZONE, "outside")
                        .address());
        client.perform(
                TalkVerbs.AWAIT,
                ClientVerbs.CLIENT,
                "mac.donald",
                TalkVerbs.STATES,
                List.of("signed-in"),
                TalkVerbs.WITHIN,
                60.0);
        for (String id : ADDRESSES.keySet()) {
            client.perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, id);
        }
    }

    private static void launched(String user, String id, String zone) {
        ClientView launched = client.perform(
                ClientVerbs.LAUNCH, ClientVerbs.USER, user, ClientVerbs.FROM, zone, ClientVerbs.NAME, id);
        ADDRESSES.put(id, new ArrayList<>(List.of(launched.address())));
        assertThat(client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, id).state())
                .isEqualTo("signed-in");
    }

    @AfterAll
    static void end() {
        running.close();
    }

    /** What the kernel has, judged without the filters; nothing more comes once all are quiet. */
    private static List<Event> events(Predicate<Event> wanted) {
        return running.bench().history().events().stream().filter(wanted).toList();
    }

    private static boolean concerns(Event event, String... ids) {
        for (String id : ids) {
            Optional<String> peer = event.way().map(Hop::peerAddress);
            if (event.node().equals(id)
                    || peer.filter(ADDRESSES.get(id)::contains).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static List<Long> numbers(List<Event> events) {
        return events.stream().map(Event::seq).toList();
    }

    /** Asks in all three ways for the events up to that number. */
    private static void shown(Predicate<Event> wanted, String... namesAndValues) {
        long last = running.bench().history().last();
        Map<String, Object> filter = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filter.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        List<Event> all = events(wanted.and(event -> event.seq() <= last));
        assertThat(all).as("the test sees some").isNotEmpty();
        assertThat(all.size())
                .as("and not all")
                .isLessThan(events(event -> true).size());

        Map<String, Object> words = new LinkedHashMap<>(filter);
        words.put("limit", HistoryVerbs.LIMIT_MAX);
        assertThat(ControlClient.given(HistoryVerbs.SHOW, client.text(HistoryVerbs.SHOW, words)).events().stream()
                        .map(EventView::seq)
                        .filter(seq -> seq <= last)
                        .toList())
                .as("history " + filter)
                .containsExactlyElementsOf(numbers(all));

        Map<String, Object> from = new LinkedHashMap<>(filter);
        from.putIfAbsent("from", 1);
        long newest = all.get(all.size() - 1).seq();
        List<Long> told = new ArrayList<>();
        client.follow(HistoryVerbs.FOLLOW, from, line -> {
            told.add(((Number) ((Map<?, ?>) ControlClient.value(line)).get("seq")).longValue());
            return told.get(told.size() - 1) < newest;
        });
        assertThat(told).as("stream " + filter).containsExactlyElementsOf(numbers(all));

        assertThat(client.text(HistoryVerbs.LADDER, words))
                .as("ladder " + filter)
                .isEqualTo(drawn(all));
    }

    private static String drawn(List<Event> events) {
        return running.lab().ladder(events).toText();
    }

    @Test
    void ofAHostOrAClientWhatItRecorded() {
        shown(event -> event.node().equals("uclabcucm-pub.uclab.com"), "host", "uclabcucm-pub");
        shown(event -> event.node().equals("ada.byron"), "host", "ada.byron");
    }

    @Test
    void ofAUserWhatTheUsersClientsDecidedAndWereAtOneEndOf() {
        shown(event -> concerns(event, "ada.byron"), "user", "ada.byron");
        shown(event -> concerns(event, "mac.donald", "his other"), "user", "mac.donald");
        shown(event -> concerns(event, "his other"), "user", "his other");
    }

    @Test
    void ofAProtocolItsMessages() {
        shown(
                event -> event.message()
                        .filter(message -> message.protocol().equals("DNS"))
                        .isPresent(),
                "protocol",
                "dns");
    }

    @Test
    void ofAKindItsEvents() {
        shown(event -> event.kind() == Event.Kind.CONNECTION_OPENED, "kind", "connection-opened");
    }

    @Test
    void fromAnEventOn() {
        long from = running.bench().history().last() / 2;
        shown(event -> event.seq() >= from, "from", Long.toString(from));
    }

    @Test
    void allOfThemTogether() {
        shown(
                event -> event.node().equals("uclabcucm-pub.uclab.com")
                        && concerns(event, "mac.donald", "his other")
                        && event.kind() == Event.Kind.MESSAGE_SENT
                        && event.message()
                                .filter(message -> message.protocol().equals("HTTP"))
                                .isPresent(),
                "host",
                "uclabcucm-pub",
                "user",
                "mac.donald",
                "protocol",
                "HTTP",
                "kind",
                "message_sent");
    }

    @Test
    void theNewestOnesWhereThereAreTooMany() {
        List<Long> all = numbers(events(event -> event.kind() == Event.Kind.CLIENT_DECIDED));
        List<Long> newest = all.subList(all.size() - 3, all.size());
        assertThat(client.perform(HistoryVerbs.SHOW, HistoryVerbs.KIND, "client-decided", HistoryVerbs.LIMIT, 3L)
                        .events())
                .extracting(EventView::seq)
                .containsExactlyElementsOf(newest);
        assertThat(client.perform(HistoryVerbs.LADDER, HistoryVerbs.KIND, "client-decided", HistoryVerbs.LIMIT, 3L))
                .isEqualTo(drawn(events(event -> newest.contains(event.seq()))));
    }
}

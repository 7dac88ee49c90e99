package org.uclab.sim.voicemail.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.audio.Sound;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.Draft;
import org.uclab.sim.voicemail.mailbox.MailboxSettings;
import org.uclab.sim.voicemail.mailbox.MessageStore;

class NotifierCoreTest {

    private static final Account ADA = new Account("ada", "x", "Ada Byron", "ada@example.com", "5003");
    private static final Account EVE = new Account("eve", "x", "Eve Holt", "eve@example.com", "5005");
    private static final String CLEAR = "voicemail-notify";
    private static final String CLIENT = "127.1.1.100";

    private final MessageStore store = new MessageStore("cuc", List.of(ADA, EVE), MailboxSettings.USUAL);
    private final List<NotifierAnswer> answers = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T16:15:40Z");
    private NotifierCore core;
    private int drawn;
    private long exchange;

    @BeforeEach
    void open() {
        core = new NotifierCore(NotifierTimes.usual(Duration.ofHours(1)), () -> "id-" + ++drawn);
        store.watch(events -> input(new NotifierInput.Happened(events)));
    }

    private void input(NotifierInput input) {
        answers.addAll(core.on(input, now));
    }

    /** Lets time go by, with everything that falls due. */
    private void pass(Duration time) {
        Instant until = now.plus(time);
        for (Optional<Instant> due = core.wakeAt();
                due.isPresent() && !due.get().isAfter(until);
                due = core.wakeAt()) {
            now = due.get();
            answers.addAll(core.wake(now));
        }
        now = until;
    }

    private long ask(String address, String json) {
        List<BayeuxMessage> messages = BayeuxMessage.read(
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        input(new NotifierInput.Asked(++exchange, CLEAR, address, messages, false));
        return exchange;
    }

    private Optional<List<Map<String, Object>>> answer(long to) {
        return answers.stream()
                .filter(answer -> answer.exchange() == to)
                .map(NotifierAnswer::messages)
                .findFirst();
    }

    private List<Map<String, Object>> asked(String json) {
        return answer(ask(CLIENT, json)).orElseThrow();
    }

    private String handshake() {
        return (String) asked("[{'channel':'/meta/handshake','supportedConnectionTypes':['long-polling']}]")
                .get(0)
                .get("clientId");
    }

    private static String poll(String client) {
        return "[{'channel':'/meta/connect','clientId':'" + client + "','connectionType':'long-polling','id':'7'}]";
    }

    private static String subscribe(String client, String id) {
        return "[{'channel':'/meta/subscribe','clientId':'" + client + "','subscription':'/vmrest/mailbox/" + id
                + "'}]";
    }

    private String listening(String id) {
        input(new NotifierInput.Requested(id, ADA));
        String client = handshake();
        assertThat(asked(subscribe(client, id)).get(0)).containsEntry("successful", true);
        asked(poll(client));
        return client;
    }

    private String leave(String to) {
        Sound sound = Sound.tone(Codec.G711_MU_LAW, Duration.ofSeconds(1), 440);
        return store.deliver(Draft.left(Optional.empty(), "5559", to, sound), now)
                .get(0)
                .guid();
    }

    private static List<Object> types(List<Map<String, Object>> messages) {
        return messages.stream()
                .filter(message -> message.containsKey("data"))
                .map(message -> ((Map<?, ?>) message.get("data")).get("EventType"))
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void aPollIsHeldUntilThereIsNews() {
        String client = listening("s1");
        long poll = ask(CLIENT, poll(client));
        assertThat(answer(poll)).isEmpty();
        leave("eve");
        assertThat(answer(poll)).as("somebody else's mailbox").isEmpty();
        String guid = leave("ada");
        List<Map<String, Object>> answer = answer(poll).orElseThrow();
        assertThat(answer).hasSize(2);
        assertThat(answer.get(0)).containsEntry("channel", "/vmrest/mailbox/s1");
        Map<?, ?> data = (Map<?, ?>) answer.get(0).get("data");
        assertThat(data.toString())
                .isEqualTo("{DisplayName=Ada Byron, SubscriptionId=s1, USN=1, EventTime=04:15:40 PM 01/05/2026, "
                        + "EventType=NEW_MESSAGE, MailboxId=ada, MessageInfo=[{MessageId=" + guid
                        + ", CallerAni=5559, MsgType=Voice, Priority=Normal-Priority, "
                        + "ReceiveTime=04:15:40 PM 01/05/2026, Sender=null}]}");
        assertThat(answer.get(1)).containsEntry("id", "7").containsEntry("successful", true);
    }

    @Test
    void aPollWithoutNewsIsAnsweredInTime() {
        String client = listening("s1");
        long poll = ask(CLIENT, poll(client));
        pass(Duration.ofMillis(29_999));
        assertThat(answer(poll)).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(types(answer(poll).orElseThrow())).isEmpty();
    }

    @Test
    void aClientCanWantItsAnswerSooner() {
        String client = listening("s1");
        long poll = ask(CLIENT, poll(client).replace("'id'", "'advice':{'timeout':15000},'id'"));
        pass(Duration.ofMillis(14_999));
        assertThat(answer(poll)).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(answer(poll)).isPresent();
    }

    @Test
    void whatHappensBetweenTwoPollsIsToldWhole() {
        String client = listening("s1");
        String guid = leave("ada");
        store.change(ADA, guid, Optional.empty(), Optional.of(true), now);
        store.delete(ADA, guid, Optional.empty(), now);
        assertThat(types(asked(poll(client))))
                .containsExactly("NEW_MESSAGE", "SAVED_MESSAGE", "DELETED_MESSAGE", "DELETED_MESSAGE_CREATE");
        long next = ask(CLIENT, poll(client));
        assertThat(answer(next)).as("nothing is told twice").isEmpty();
    }

    @Test
    void whileTheServiceIsStoppedOnlyTheLastStateWaits() {
        String client = listening("s1");
        long poll = ask(CLIENT, poll(client));
        input(new NotifierInput.Stopped(CLEAR));
        assertThat(types(answer(poll).orElseThrow())).isEmpty();
        String read = leave("ada");
        store.change(ADA, read, Optional.empty(), Optional.of(true), now);
        String gone = leave("ada");
        store.delete(ADA, gone, Optional.empty(), now);
        input(new NotifierInput.Started(CLEAR));
        assertThat(types(asked(poll(client))))
                .containsExactly("SAVED_MESSAGE", "DELETED_MESSAGE", "DELETED_MESSAGE_CREATE");
    }

    @Test
    void anotherServiceThatStopsIsNothingToAClient() {
        String client = listening("s1");
        long poll = ask(CLIENT, poll(client));
        input(new NotifierInput.Stopped("voicemail-notify-tls"));
        assertThat(answer(poll)).isEmpty();
        leave("ada");
        assertThat(types(answer(poll).orElseThrow())).containsExactly("NEW_MESSAGE");
    }

    @Test
    void aClientThatDoesNotPollIsForgottenAndItsSubscriptionIsNot() {
        String client = listening("s1");
        pass(Duration.ofSeconds(10));
        leave("ada");
        List<Map<String, Object>> answer = asked(poll(client));
        assertThat(answer.get(0)).containsEntry("error", "402:" + client + ":Unknown client");
        assertThat(((Map<?, ?>) answer.get(0).get("advice")).get("reconnect")).isEqualTo("handshake");
        String again = handshake();
        asked(subscribe(again, "s1"));
        assertThat(types(asked(poll(again)))).containsExactly("NEW_MESSAGE");
    }

    @Test
    void aSubscriptionThatEndsTakesItsClientsWithIt() {
        String client = listening("s1");
        long poll = 0;
        for (int i = 0; i < 120; i++) {
            poll = ask(CLIENT, poll(client));
            pass(Duration.ofSeconds(30));
        }
        assertThat(answer(poll)).isPresent();
        assertThat(asked(poll(client)).get(0)).containsEntry("successful", false);
        String again = handshake();
        assertThat(asked(subscribe(again, "s1")).get(0))
                .containsEntry("error", "403:/vmrest/mailbox/s1:Subscription denied");
        assertThat(core.wakeAt()).isPresent();
        pass(Duration.ofSeconds(10));
        assertThat(core.wakeAt()).as("nothing is left").isEmpty();
    }

    @Test
    void aNewerPollSendsTheOlderOneHome() {
        String client = listening("s1");
        long first = ask(CLIENT, poll(client));
        long second = ask(CLIENT, poll(client));
        assertThat(answer(first)).isPresent();
        assertThat(answer(second)).isEmpty();
        asked("[{'channel':'/meta/disconnect','clientId':'" + client + "'}]");
        assertThat(answer(second)).isPresent();
    }

    @Test
    void whoEndsASubscriptionHearsNothingMoreOfIt() {
        String client = listening("s1");
        asked("[{'channel':'/meta/unsubscribe','clientId':'" + client + "','subscription':'/vmrest/mailbox/s1'}]");
        long poll = ask(CLIENT, poll(client));
        leave("ada");
        assertThat(answer(poll)).isEmpty();
    }

    @Test
    void otherChannelsAndTransportsAreRefused() {
        String client = handshake();
        for (String refused : List.of(
                subscribe(client, "no-such"),
                "[{'channel':'/meta/subscribe','clientId':'" + client + "','subscription':['/**']}]",
                "[{'channel':'/meta/subscribe','clientId':'" + client + "'}]",
                "[{'channel':'/meta/subscribe','clientId':'nobody','subscription':'/vmrest/mailbox/s1'}]",
                "[{'channel':'/vmrest/mailbox/s1','clientId':'" + client + "','data':{}}]",
                "[{'channel':'/meta/handshake','supportedConnectionTypes':['websocket']}]",
                "[{'channel':'/meta/connect','clientId':'" + client + "','connectionType':'websocket'}]",
                "[{'channel':'','clientId':'" + client + "'}]")) {
            assertThat(asked(refused).get(0))
                    .as(refused)
                    .containsEntry("successful", false)
                    .containsKey("error");
        }
    }

    @Test
    void onlyListsOfMessagesAreRead() {
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "7",
                "[7]",
                "[{'channel':7}]",
                "[{'channel':'/meta/connect'}",
                "[" + "{'channel':'/meta/connect'},".repeat(16) + "{'channel':'/meta/connect'}]",
                "[".repeat(20) + "]".repeat(20),
                "[{'channel':'" + "x".repeat(70_000) + "'}]")) {
            assertThat(BayeuxMessage.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isEmpty();
        }
    }

    @Test
    void oneMailboxHasSoManySubscriptionsAndTheOldestMakesRoom() {
        String client = listening("s0");
        for (int i = 1; i <= NotifierCore.SUBSCRIPTIONS_MAX; i++) {
            input(new NotifierInput.Requested("s" + i, ADA));
        }
        assertThat(asked(poll(client)).get(0)).containsEntry("successful", false);
        String again = handshake();
        assertThat(asked(subscribe(again, "s1")).get(0)).containsEntry("successful", true);
    }

    @Test
    void oneAddressLocksNobodyOut() {
        for (int i = 0; i < NotifierCore.SESSIONS_MAX + 10; i++) {
            ask("127.1.1.66", "[{'channel':'/meta/handshake','supportedConnectionTypes':['long-polling']}]");
        }
        String client = listening("s1");
        long poll = ask(CLIENT, poll(client));
        for (int i = 0; i < NotifierCore.SESSIONS_MAX + 10; i++) {
            ask("127.1.1.66", "[{'channel':'/meta/handshake','supportedConnectionTypes':['long-polling']}]");
        }
        leave("ada");
        assertThat(types(answer(poll).orElseThrow())).containsExactly("NEW_MESSAGE");
    }

    @Test
    void whatWaitsForSomebodyWhoNeverListensIsBounded() {
        input(new NotifierInput.Requested("s1", ADA));
        String guid = leave("ada");
        for (int i = 0; i < 5_000; i++) {
            store.change(ADA, guid, Optional.empty(), Optional.of(i % 2 == 0), now);
        }
        String client = handshake();
        asked(subscribe(client, "s1"));
        assertThat(types(asked(poll(client)))).containsExactly("UNREAD_MESSAGE");
    }
}

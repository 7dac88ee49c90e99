package org.uclab.protocol.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/** Every input in every state of the four machines, over either kind of transport: the tables are in {@code sip/transaction}. */
class TransactionTablesTest {

    private static final Instant START = Instant.EPOCH;

    /**
     * A state of a table.
     *
     * @param way  what leads there from the first state
     * @param rows what an input does there
     */
    private record State(String name, List<TransactionToken> way, Map<String, String> rows) {}

    private static SipRequest request(String method) {
        return SipRequest.of(method, "sip:5002@192.0.2.1")
                .with(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bKtable")
                .with(HeaderName.FROM, "<sip:5001@192.0.2.1>;tag=a")
                .with(HeaderName.TO, "<sip:5002@192.0.2.1>")
                .with(HeaderName.CALL_ID, "table")
                .with(HeaderName.CSEQ, "1 " + method);
    }

    private static SipRequest asked(String machine) {
        return request(machine.startsWith("invite") ? SipRequest.INVITE : SipRequest.OPTIONS);
    }

    private static Transaction fresh(String machine, boolean reliable) {
        SipRequest request = asked(machine);
        TransactionTimes times = TransactionTimes.STANDARD;
        return switch (machine) {
            case "invite-client" -> {
                InviteClient client = new InviteClient(request, times, reliable);
                assertThat(text(client.begun(START))).isEqualTo("send INVITE");
                yield client;
            }
            case "non-invite-client" -> {
                NonInviteClient client = new NonInviteClient(request, times, reliable);
                assertThat(text(client.begun(START))).isEqualTo("send OPTIONS");
                yield client;
            }
            case "invite-server" -> new InviteServer(request, times, reliable, START);
            default -> new NonInviteServer(times, reliable, START);
        };
    }

    private static SipMessage message(String machine, TransactionToken token) {
        SipRequest request = asked(machine);
        return switch (token) {
            case PROVISIONAL -> request.response(180);
            case SUCCESS -> request.response(200);
            case FAILURE -> request.response(486);
            case ACK -> request(SipRequest.ACK).with(HeaderName.CSEQ, "1 ACK");
            default -> request;
        };
    }

    private static List<TransactionAction> put(Transaction into, String machine, TransactionToken token) {
        return token == TransactionToken.UNSENT ? into.unsent(START) : into.on(token, message(machine, token), START);
    }

    private static Transaction in(State state, String machine, boolean reliable) {
        Transaction transaction = fresh(machine, reliable);
        state.way().forEach(token -> put(transaction, machine, token));
        assertThat(transaction.stateName()).isEqualTo(state.name());
        assertThat(transaction.ended()).isFalse();
        return transaction;
    }

    private static String text(List<TransactionAction> actions) {
        return actions.isEmpty()
                ? "nothing"
                : actions.stream().map(TransactionTablesTest::text).collect(Collectors.joining(", "));
    }

    private static String text(TransactionAction action) {
        return switch (action.kind()) {
            case SEND -> "send " + text(((TransactionAction.Send) action).message());
            case DELIVER -> "deliver " + text(((TransactionAction.Deliver) action).message());
            case LAPSED -> "lapsed";
            case UNREACHED -> "unreached";
            case ENDED -> "ended";
        };
    }

    private static String text(SipMessage message) {
        return message instanceof SipResponse response
                ? String.valueOf(response.status())
                : ((SipRequest) message).method();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite-client", "invite-server", "non-invite-client", "non-invite-server"})
    void everyInputDoesInEveryStateWhatTheTableSays(String machine) throws IOException {
        for (State state : states(machine)) {
            for (boolean reliable : new boolean[] {false, true}) {
                for (TransactionToken token : TransactionToken.values()) {
                    Transaction transaction = in(state, machine, reliable);
                    Optional<Instant> alarm = transaction.wakeAt();
                    String[] row =
                            state.rows().getOrDefault(token.name(), "nothing").split(" -> ", 2);
                    String where = machine + " " + state + " " + token + (reliable ? " reliable" : " unreliable");
                    assertThat(text(put(transaction, machine, token))).as(where).isEqualTo(row[0]);
                    assertThat(transaction.stateName()).as(where).isEqualTo(row.length > 1 ? row[1] : state.name());
                    assertThat(transaction.ended()).as(where).isEqualTo(row[0].endsWith("ended"));
                    if (!state.rows().containsKey(token.name())) {
                        assertThat(transaction.wakeAt())
                                .as("timers are as they were: " + where)
                                .isEqualTo(alarm);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite-client", "invite-server", "non-invite-client", "non-invite-server"})
    void whatHappensByItselfHappensInTime(String machine) throws IOException {
        for (State state : states(machine)) {
            for (boolean reliable : new boolean[] {false, true}) {
                Transaction transaction = in(state, machine, reliable);
                List<String> done = new ArrayList<>();
                for (Optional<Instant> due = transaction.wakeAt(); due.isPresent(); due = transaction.wakeAt()) {
                    Instant now = due.get();
                    assertThat(transaction.wake(now.minusMillis(1)))
                            .as("it is not woken before")
                            .isEmpty();
                    done.add(seconds(Duration.between(START, now)) + " " + text(transaction.wake(now)));
                }
                String row = state.rows().get(reliable ? "reliable" : "unreliable");
                assertThat(done.isEmpty() ? "nothing" : String.join("; ", done))
                        .as(machine + " " + state.name() + " after " + state.way())
                        .isEqualTo(row);
            }
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? String.valueOf(time.toSeconds())
                : time.toSeconds() + "." + time.toMillis() % 1000 / 100;
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite-client", "invite-server", "non-invite-client", "non-invite-server"})
    void anEndedOneWantsNothing(String machine) throws IOException {
        for (State state : states(machine)) {
            Transaction transaction = in(state, machine, true);
            transaction.wakeAt().ifPresent(due -> transaction.wake(due.plus(Duration.ofDays(1))));
            if (transaction.ended()) {
                for (TransactionToken token : TransactionToken.values()) {
                    assertThat(put(transaction, machine, token)).isEmpty();
                }
                assertThat(transaction.wakeAt()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite-client", "invite-server", "non-invite-client", "non-invite-server"})
    void theTableHasEveryStateOfTheMachine(String machine) throws IOException {
        Enum<?>[] values = switch (machine) {
            case "invite-client" -> InviteClient.State.values();
            case "invite-server" -> InviteServer.State.values();
            case "non-invite-client" -> NonInviteClient.State.values();
            default -> NonInviteServer.State.values();
        };
        Set<String> all = Stream.of(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = states(machine).stream().map(State::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(all);
    }

    private static List<State> states(String machine) throws IOException {
        List<State> states = new ArrayList<>();
        try (InputStream file =
                TransactionTablesTest.class.getResourceAsStream("/sip/transaction/" + machine + ".txt")) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : all.lines().toList()) {
                if (line.startsWith("state ")) {
                    String[] words = line.split(" ");
                    List<TransactionToken> way = Stream.of(words)
                            .skip(3)
                            .filter(word -> !word.equals("nothing"))
                            .map(TransactionToken::valueOf)
                            .toList();
                    states.add(new State(words[1], way, new LinkedHashMap<>()));
                } else if (line.startsWith("  ")) {
                    String[] row = line.strip().split(": ", 2);
                    states.get(states.size() - 1).rows().put(row[0], row[1]);
                }
            }
        }
        return states;
    }
}

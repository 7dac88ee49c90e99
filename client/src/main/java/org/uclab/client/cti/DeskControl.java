package org.uclab.client.cti;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.phone.PhoneBoard;
import org.uclab.client.phone.PhoneView;
import org.uclab.client.phone.Settled;
import org.uclab.client.phone.call.CallEnd;
import org.uclab.client.phone.call.CallState;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.call.LineUse;
import org.uclab.client.phone.call.Wish;
import org.uclab.client.phone.registration.RegistrationState;
import org.uclab.client.step.Journal;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.WireReasons;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;

/**
 * The user's desk phone, controlled through the CTI service of the nodes, one after the other where one is lost. The client sees of
 * its calls what the service tells; the sound is the phone's. It belongs to the thread of its agenda.
 */
public final class DeskControl {

    /** ASSUMED(JTAPI15): both sides send heartbeats; how often is not public. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    /** How long a node may take for an answer. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    /** Wait after every node was tried. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String APPLICATION = "desk phone control";
    private static final String DESK_PHONE = "desk-phone";
    private static final int OPENING = 1;
    private static final int WATCHING = 2;

    /**
     * What it goes on.
     *
     * @param servers hosts of the nodes, in the order to try them
     */
    public record Means(
            Dialler dialler, HostLookup hosts, Journal journal, List<String> servers, String user, String password) {

        public Means {
            servers = List.copyOf(servers);
        }
    }

    private record Waiting(Wish wish, int call, CompletableFuture<Settled> settled) {}

    private final Means means;
    private final Agenda agenda;
    private final PhoneBoard board;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final Map<Long, Integer> ids = new HashMap<>();
    private final Set<Integer> hungUp = new HashSet<>();
    private Optional<CtiLine> line = Optional.empty();
    private Optional<LabTimer> due = Optional.empty();
    private String device = "";
    private int number = WATCHING;
    private int lastCall;
    private int turn;
    private boolean over;

    /**
     * @param lastCall number of the last call before; 0 for none
     */
    public DeskControl(Means means, Agenda agenda, PhoneBoard board, int lastCall) {
        this.means = means;
        this.agenda = agenda;
        this.board = board;
        this.lastCall = lastCall;
    }

    /** Begins with the first node. */
    public void begin() {
        dial(0);
    }

    private void dial(int place) {
        if (over) {
            return;
        }
        turn++;
        if (place >= means.servers().size()) {
            decided(HttpDecisions.NONE.of(), CtiDecisions.NO_SERVICE.of(PAUSE.toSeconds()));
            due(PAUSE, () -> dial(0));
            return;
        }
        int mine = turn;
        String server = means.servers().get(place);
        agenda.brought(means.hosts().locate(server))
                .compose(found -> found.addresses().isEmpty()
                        ? Future.<CtiLine>failedFuture(found.because().text())
                        : agenda.brought(CtiLine.open(
                                means.dialler(),
                                new Endpoint(found.addresses().get(0), CtiLine.PORT),
                                agenda.limit(ANSWER_LIMIT),
                                owner(mine, place))))
                .onSuccess(open -> opened(mine, open, place))
                .onFailure(why -> {
                    if (mine == turn) {
                        lost(
                                place,
                                CtiDecisions.UNREACHED.of(WireReasons.of(why).text()));
                    }
                });
    }

    private CtiLine.Owner owner(int mine, int place) {
        return new CtiLine.Owner() {
            @Override
            public void heard(CtiMessage message) {
                agenda.soon(() -> {
                    if (mine == turn && !over) {
                        took(message, place);
                    }
                });
            }

            @Override
            public void gone(String why) {
                agenda.soon(() -> {
                    if (mine == turn && !over) {
                        lost(place, CtiDecisions.UNREACHED.of(why));
                    }
                });
            }
        };
    }

    private void opened(int mine, CtiLine open, int place) {
        if (mine != turn || over) {
            open.close();
            return;
        }
        line = Optional.of(open);
        say(CtiMessage.of(CtiKind.OPEN, OPENING, means.user(), means.password(), APPLICATION));
        due(ANSWER_LIMIT, () -> lost(place, CtiDecisions.UNREACHED.of("it does not answer")));
    }

    private void say(CtiMessage message) {
        line.ifPresent(open -> open.say(message));
    }

    /** Something is due after that lab time, and nothing else. */
    private void due(Duration after, Runnable what) {
        due.ifPresent(LabTimer::cancel);
        due = Optional.of(agenda.after(agenda.limit(after), what));
    }

    private void took(CtiMessage message, int place) {
        String server = means.servers().get(place);
        if (!device.isEmpty()) {
            alive(place);
        }
        switch (message.kind()) {
            case DONE -> {
                if (message.number() == OPENING) {
                    listed(message);
                } else if (message.number() == WATCHING) {
                    decided(CtiDecisions.CONTROLS.of(device), CtiDecisions.THROUGH.of(server));
                    alive(place);
                } else {
                    settle(message.number(), Optional.empty());
                }
            }
            case REFUSED -> {
                if (message.number() <= WATCHING) {
                    decided(HttpDecisions.NONE.of(), CtiDecisions.REFUSED.of(message.field(0)));
                    quits();
                } else {
                    settle(message.number(), Optional.of(message.field(0)));
                }
            }
            case STATE -> shows(message);
            case ALIVE -> {}
            case OPEN, WATCH, CALL, ANSWER, HOLD, RESUME, HANG_UP, HEARTBEAT ->
                lost(place, CtiDecisions.UNREACHED.of("it says what only applications say"));
        }
    }

    private void listed(CtiMessage devices) {
        Optional<String> phone = devices.fields().stream()
                .map(text -> text.split(" ", 2))
                .filter(words -> words.length == 2 && words[1].equals(DESK_PHONE))
                .map(words -> words[0])
                .findFirst();
        if (phone.isEmpty()) {
            decided(HttpDecisions.NONE.of(), CtiDecisions.NO_PHONE.of());
            quits();
            return;
        }
        device = phone.get();
        say(CtiMessage.of(CtiKind.WATCH, WATCHING, device));
    }

    /** It is there; it is asked again in a while, and has to answer. */
    private void alive(int place) {
        due(HEARTBEAT, () -> {
            say(CtiMessage.of(CtiKind.HEARTBEAT, 0));
            due(ANSWER_LIMIT, () -> lost(place, CtiDecisions.UNREACHED.of("it does not answer")));
        });
    }

    /** The node makes way for the next. JTAPI15: what is seen of the phone is out of service meanwhile. */
    private void lost(int place, org.uclab.lab.history.Phrase why) {
        quits();
        decided(CtiDecisions.PASSED_OVER.of(means.servers().get(place)), why);
        dial(place + 1);
    }

    private void quits() {
        turn++;
        due.ifPresent(LabTimer::cancel);
        line.ifPresent(CtiLine::close);
        line = Optional.empty();
        device = "";
        List.copyOf(waiting.keySet())
                .forEach(one -> settle(one, Optional.of("the desk phone cannot be controlled now")));
        board.show(new PhoneView(board.phone().number(), RegistrationState.WAITING, "", false, "", LineUse.FREE, ""));
    }

    private void decided(org.uclab.lab.history.Outcome.Taken outcome, org.uclab.lab.history.Phrase why) {
        means.journal().decided(CtiDecisions.DESK_PHONE.of(), outcome, why);
    }

    private void settle(int asked, Optional<String> refused) {
        Optional.ofNullable(waiting.remove(asked)).ifPresent(one -> {
            if (one.wish() == Wish.HANG_UP && refused.isEmpty()) {
                hungUp.add(one.call());
            }
            one.settled().complete(new Settled(one.call(), refused));
        });
    }

    /** The phone and its calls, as the service tells them. */
    private void shows(CtiMessage state) {
        String[] service = state.field(1).split(" ", 2);
        boolean there = service.length == 2;
        board.show(new PhoneView(
                state.field(2),
                there ? RegistrationState.REGISTERED : RegistrationState.WAITING,
                there ? service[1] : "",
                false,
                "",
                LineUse.FREE,
                ""));
        Set<Long> standing = new HashSet<>();
        state.fields().stream().skip(3).map(text -> text.split(" ", 3)).forEach(words -> {
            if (words.length == 3 && words[0].matches("[0-9]{1,18}")) {
                standing.add(Long.parseLong(words[0]));
                shows(Long.parseLong(words[0]), words[1], words[2]);
            }
        });
        if (there) {
            ids.keySet().stream().filter(id -> !standing.contains(id)).toList().forEach(this::ended);
        }
    }

    private void shows(long id, String state, String other) {
        int call = ids.computeIfAbsent(id, first -> ++lastCall);
        boolean before = view(call).map(CallView::incoming).orElse(false);
        CallState now = switch (state) {
            case "ringback" -> CallState.RINGBACK;
            case "ringing" -> CallState.RINGING;
            case "connected" -> CallState.CONNECTED;
            case "held" -> CallState.HELD;
            default -> CallState.DIALLING;
        };
        board.show(new CallView(
                call, other, "", before || now == CallState.RINGING, now, false, false, false, "", Optional.empty()));
    }

    private Optional<CallView> view(int call) {
        return board.calls().stream().filter(one -> one.id() == call).findFirst();
    }

    private void ended(long id) {
        int call = ids.remove(id);
        view(call)
                .ifPresent(last -> board.show(new CallView(
                        call,
                        last.number(),
                        last.name(),
                        last.incoming(),
                        CallState.ENDED,
                        false,
                        false,
                        false,
                        "",
                        Optional.of(
                                hungUp.remove(call)
                                        ? CallEnd.HUNG_UP
                                        : last.state() == CallState.RINGING
                                                ? CallEnd.MISSED
                                                : CallEnd.HUNG_UP_THERE))));
    }

    /** Has the desk phone do something. */
    public CompletableFuture<Settled> want(Wish wish, String value) {
        Optional<CtiKind> kind = CtiLine.kind(wish);
        String refused = kind.isEmpty()
                ? "a desk phone is not controlled in that"
                : device.isEmpty() ? "no desk phone is controlled" : "";
        if (!refused.isEmpty()) {
            return CompletableFuture.completedFuture(Settled.refused(refused));
        }
        int call = wish == Wish.DIAL ? 0 : newest();
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        number++;
        waiting.put(number, new Waiting(wish, call, settled));
        say(
                wish == Wish.DIAL
                        ? CtiMessage.of(CtiKind.CALL, number, device, value)
                        : CtiMessage.of(kind.get(), number, device));
        return settled;
    }

    private int newest() {
        return board.calls().stream()
                .filter(call -> !call.over())
                .mapToInt(CallView::id)
                .max()
                .orElse(0);
    }

    /** Controls nothing any more. */
    public Future<Void> close() {
        Optional<CtiLine> last = line;
        quits();
        over = true;
        return last.map(CtiLine::close).orElse(Future.succeededFuture());
    }
}

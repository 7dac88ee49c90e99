package org.uclab.protocol.sip.transaction;

import static org.uclab.protocol.sip.transaction.InviteServer.State.ACCEPTED;
import static org.uclab.protocol.sip.transaction.InviteServer.State.COMPLETED;
import static org.uclab.protocol.sip.transaction.InviteServer.State.CONFIRMED;
import static org.uclab.protocol.sip.transaction.InviteServer.State.PROCEEDING;
import static org.uclab.protocol.sip.transaction.TransactionToken.ACK;
import static org.uclab.protocol.sip.transaction.TransactionToken.FAILURE;
import static org.uclab.protocol.sip.transaction.TransactionToken.PROVISIONAL;
import static org.uclab.protocol.sip.transaction.TransactionToken.REQUEST;
import static org.uclab.protocol.sip.transaction.TransactionToken.SUCCESS;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_G;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_H;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_I;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_L;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_TRYING;
import static org.uclab.protocol.sip.transaction.TransactionToken.UNSENT;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;

/**
 * The server's side of an INVITE, RFC 3261 §17.2.1 as RFC 6026 §7.1 and §8.7 amend it.
 *
 * <pre>
 * PROCEEDING  the user has the INVITE; a 100 goes out unless something else does within 200 ms
 *   INVITE    the last provisional answer goes out again
 *   1xx       goes out          2xx → ACCEPTED        300–699 → COMPLETED
 * COMPLETED   refused; G sends the refusal again after T1, 2*T1, … up to T2 (unreliable only), H gives up after 64*T1
 *   INVITE    the refusal goes out again              ACK → CONFIRMED
 * CONFIRMED   further ACKs are absorbed; I (T4, or 0 s where reliable) ends it
 * ACCEPTED    INVITE is absorbed, 2xx of the user go out, ACK is the user's; L ends it after 64*T1
 * </pre>
 *
 * <p>That a 2xx goes out again until its ACK comes is the user's matter (RFC 3261 §13.3.1.4).
 */
public final class InviteServer extends Transaction {

    /** Where it stands. */
    public enum State {
        PROCEEDING,
        COMPLETED,
        CONFIRMED,
        ACCEPTED
    }

    private interface Row {
        void take(InviteServer at, Optional<? extends SipMessage> message);
    }

    private static final Map<State, Map<TransactionToken, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(PROCEEDING, REQUEST, (t, request) -> t.last.ifPresent(t::send));
        row(PROCEEDING, PROVISIONAL, InviteServer::provisional);
        row(PROCEEDING, SUCCESS, InviteServer::accept);
        row(PROCEEDING, FAILURE, InviteServer::refuse);
        row(PROCEEDING, TIMER_TRYING, (t, none) -> t.provisional(Optional.of(t.invite.response(100))));
        row(PROCEEDING, UNSENT, (t, none) -> t.unreached());
        row(COMPLETED, REQUEST, (t, request) -> t.last.ifPresent(t::send));
        row(COMPLETED, TIMER_G, (t, none) -> t.again());
        row(COMPLETED, TIMER_H, (t, none) -> t.lapsed());
        row(COMPLETED, ACK, (t, ack) -> t.confirm());
        row(COMPLETED, UNSENT, (t, none) -> t.unreached());
        row(CONFIRMED, TIMER_I, (t, none) -> t.end());
        row(ACCEPTED, SUCCESS, (t, response) -> t.send(response.orElseThrow()));
        row(ACCEPTED, ACK, (t, ack) -> t.deliver(ack.orElseThrow()));
        row(ACCEPTED, TIMER_L, (t, none) -> t.end());
    }

    private static void row(State state, TransactionToken token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(TransactionToken.class))
                .put(token, row);
    }

    /** Null once it is accepted, as is the last answer: neither goes out again. */
    private SipRequest invite;

    private State state = PROCEEDING;
    private Optional<SipMessage> last = Optional.empty();
    private Duration pause;

    /**
     * @param invite as it came
     */
    public InviteServer(SipRequest invite, TransactionTimes times, boolean reliable, Instant now) {
        super(times, reliable);
        this.invite = invite;
        this.pause = times.t1();
        begin(now);
        set(TIMER_TRYING, times.trying());
    }

    @Override
    void take(TransactionToken token, Optional<? extends SipMessage> message) {
        Optional.ofNullable(TABLE.get(state).get(token)).ifPresent(row -> row.take(this, message));
    }

    public State state() {
        return state;
    }

    @Override
    public String stateName() {
        return state.name();
    }

    private void provisional(Optional<? extends SipMessage> response) {
        stopTimers();
        keep(response);
    }

    private void accept(Optional<? extends SipMessage> response) {
        state = ACCEPTED;
        stopTimers();
        set(TIMER_L, times().patience());
        invite = null;
        last = Optional.empty();
        send(response.orElseThrow());
    }

    private void refuse(Optional<? extends SipMessage> response) {
        state = COMPLETED;
        stopTimers();
        if (!reliable()) {
            set(TIMER_G, pause);
        }
        set(TIMER_H, times().patience());
        keep(response);
    }

    private void keep(Optional<? extends SipMessage> response) {
        last = Optional.of(response.orElseThrow());
        send(response.orElseThrow());
    }

    private void again() {
        last.ifPresent(this::send);
        pause = times().backedOff(pause);
        set(TIMER_G, pause);
    }

    private void confirm() {
        state = CONFIRMED;
        stopTimers();
        linger(TIMER_I, times().t4());
    }
}

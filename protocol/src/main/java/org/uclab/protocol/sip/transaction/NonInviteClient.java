package org.uclab.protocol.sip.transaction;

import static org.uclab.protocol.sip.transaction.NonInviteClient.State.COMPLETED;
import static org.uclab.protocol.sip.transaction.NonInviteClient.State.PROCEEDING;
import static org.uclab.protocol.sip.transaction.NonInviteClient.State.TRYING;
import static org.uclab.protocol.sip.transaction.TransactionToken.FAILURE;
import static org.uclab.protocol.sip.transaction.TransactionToken.PROVISIONAL;
import static org.uclab.protocol.sip.transaction.TransactionToken.SUCCESS;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_E;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_F;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_K;
import static org.uclab.protocol.sip.transaction.TransactionToken.UNSENT;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;

/**
 * The client's side of any request but INVITE and ACK, RFC 3261 §17.1.2.
 *
 * <pre>
 * TRYING      request sent; E sends it again after T1, 2*T1, … up to T2 (unreliable only), F gives up after 64*T1
 *   1xx       → PROCEEDING      200–699 → COMPLETED
 * PROCEEDING  E sends it again after T2 (unreliable only), F gives up
 *   1xx       stays             200–699 → COMPLETED
 * COMPLETED   what is answered again is absorbed; K (T4, or 0 s where reliable) ends it
 * </pre>
 */
public final class NonInviteClient extends Transaction {

    /** Where it stands. */
    public enum State {
        TRYING,
        PROCEEDING,
        COMPLETED
    }

    private interface Row {
        void take(NonInviteClient at, Optional<? extends SipMessage> message);
    }

    private static final Map<State, Map<TransactionToken, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(TRYING, PROVISIONAL, NonInviteClient::proceed);
        row(TRYING, SUCCESS, NonInviteClient::answered);
        row(TRYING, FAILURE, NonInviteClient::answered);
        row(TRYING, TIMER_E, (t, none) -> t.again(t.times().backedOff(t.pause)));
        row(TRYING, TIMER_F, (t, none) -> t.lapsed());
        row(TRYING, UNSENT, (t, none) -> t.unreached());
        row(PROCEEDING, PROVISIONAL, NonInviteClient::proceed);
        row(PROCEEDING, SUCCESS, NonInviteClient::answered);
        row(PROCEEDING, FAILURE, NonInviteClient::answered);
        row(PROCEEDING, TIMER_E, (t, none) -> t.again(t.times().t2()));
        row(PROCEEDING, TIMER_F, (t, none) -> t.lapsed());
        row(PROCEEDING, UNSENT, (t, none) -> t.unreached());
        row(COMPLETED, TIMER_K, (t, none) -> t.end());
    }

    private static void row(State state, TransactionToken token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(TransactionToken.class))
                .put(token, row);
    }

    /** Null once it is answered: it goes out no more. */
    private SipRequest request;

    private State state = TRYING;
    private Duration pause;

    /**
     * @param request as it is to go out, its Via on it
     */
    public NonInviteClient(SipRequest request, TransactionTimes times, boolean reliable) {
        super(times, reliable);
        this.request = request;
        this.pause = times.t1();
    }

    /** Sends it for the first time. */
    public List<TransactionAction> begun(Instant now) {
        begin(now);
        send(request);
        if (!reliable()) {
            set(TIMER_E, pause);
        }
        set(TIMER_F, times().patience());
        return actions();
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

    private void again(Duration next) {
        send(request);
        pause = next;
        set(TIMER_E, pause);
    }

    private void proceed(Optional<? extends SipMessage> response) {
        state = PROCEEDING;
        deliver(response.orElseThrow());
    }

    private void answered(Optional<? extends SipMessage> response) {
        state = COMPLETED;
        stopTimers();
        linger(TIMER_K, times().t4());
        request = null;
        deliver(response.orElseThrow());
    }
}

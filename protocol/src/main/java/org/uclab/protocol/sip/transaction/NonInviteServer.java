package org.uclab.protocol.sip.transaction;

import static org.uclab.protocol.sip.transaction.NonInviteServer.State.COMPLETED;
import static org.uclab.protocol.sip.transaction.NonInviteServer.State.PROCEEDING;
import static org.uclab.protocol.sip.transaction.NonInviteServer.State.TRYING;
import static org.uclab.protocol.sip.transaction.TransactionToken.FAILURE;
import static org.uclab.protocol.sip.transaction.TransactionToken.PROVISIONAL;
import static org.uclab.protocol.sip.transaction.TransactionToken.REQUEST;
import static org.uclab.protocol.sip.transaction.TransactionToken.SUCCESS;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_F;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_J;
import static org.uclab.protocol.sip.transaction.TransactionToken.UNSENT;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;

/**
 * The server's side of any request but INVITE and ACK, RFC 3261 §17.2.2.
 *
 * <pre>
 * TRYING      the user has the request; the same request again is absorbed
 *   1xx       → PROCEEDING      200–699 → COMPLETED
 * PROCEEDING  the same request again brings the last provisional answer again
 *   1xx       goes out          200–699 → COMPLETED
 * COMPLETED   the same request again brings the answer again; J (64*T1, or 0 s where reliable) ends it
 * </pre>
 *
 * <p>After 64*T1 nobody waits for an answer any more and none may be sent (RFC 4320 §4.2): timer F, which is the client's,
 * ends an unanswered one here too.
 */
public final class NonInviteServer extends Transaction {

    /** Where it stands. */
    public enum State {
        TRYING,
        PROCEEDING,
        COMPLETED
    }

    private interface Row {
        void take(NonInviteServer at, Optional<? extends SipMessage> message);
    }

    private static final Map<State, Map<TransactionToken, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(TRYING, PROVISIONAL, NonInviteServer::provisional);
        row(TRYING, SUCCESS, NonInviteServer::answer);
        row(TRYING, FAILURE, NonInviteServer::answer);
        row(TRYING, TIMER_F, (t, none) -> t.end());
        row(PROCEEDING, REQUEST, (t, request) -> t.last.ifPresent(t::send));
        row(PROCEEDING, PROVISIONAL, NonInviteServer::provisional);
        row(PROCEEDING, SUCCESS, NonInviteServer::answer);
        row(PROCEEDING, FAILURE, NonInviteServer::answer);
        row(PROCEEDING, TIMER_F, (t, none) -> t.end());
        row(PROCEEDING, UNSENT, (t, none) -> t.unreached());
        row(COMPLETED, REQUEST, (t, request) -> t.last.ifPresent(t::send));
        row(COMPLETED, TIMER_J, (t, none) -> t.end());
        row(COMPLETED, UNSENT, (t, none) -> t.unreached());
    }

    private static void row(State state, TransactionToken token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(TransactionToken.class))
                .put(token, row);
    }

    private State state = TRYING;
    private Optional<SipMessage> last = Optional.empty();

    public NonInviteServer(TransactionTimes times, boolean reliable, Instant now) {
        super(times, reliable);
        begin(now);
        set(TIMER_F, times.patience());
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
        state = PROCEEDING;
        keep(response);
    }

    private void answer(Optional<? extends SipMessage> response) {
        state = COMPLETED;
        stopTimers();
        linger(TIMER_J, times().patience());
        keep(response);
    }

    private void keep(Optional<? extends SipMessage> response) {
        last = Optional.of(response.orElseThrow());
        send(response.orElseThrow());
    }
}

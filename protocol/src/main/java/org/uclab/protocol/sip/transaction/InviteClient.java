package org.uclab.protocol.sip.transaction;

import static org.uclab.protocol.sip.transaction.InviteClient.State.ACCEPTED;
import static org.uclab.protocol.sip.transaction.InviteClient.State.CALLING;
import static org.uclab.protocol.sip.transaction.InviteClient.State.COMPLETED;
import static org.uclab.protocol.sip.transaction.InviteClient.State.PROCEEDING;
import static org.uclab.protocol.sip.transaction.TransactionToken.FAILURE;
import static org.uclab.protocol.sip.transaction.TransactionToken.PROVISIONAL;
import static org.uclab.protocol.sip.transaction.TransactionToken.SUCCESS;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_A;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_B;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_C;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_D;
import static org.uclab.protocol.sip.transaction.TransactionToken.TIMER_M;
import static org.uclab.protocol.sip.transaction.TransactionToken.UNSENT;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * The client's side of an INVITE, RFC 3261 §17.1.1 as RFC 6026 §7.2 and §8.4 amend it.
 *
 * <pre>
 * CALLING     request sent; A sends it again after T1, 2*T1, 4*T1, … (unreliable only), B gives up after 64*T1
 *   1xx       → PROCEEDING
 *   2xx       → ACCEPTED        300–699 → COMPLETED, ACK
 * PROCEEDING  somebody works on it; C gives up after a time without news
 *   1xx       stays             2xx → ACCEPTED        300–699 → COMPLETED, ACK
 * COMPLETED   refused; each time the refusal comes again so goes the ACK; D (32 s, or 0 s where reliable) ends it
 * ACCEPTED    2xx are delivered, whoever of a fork sent them; M ends it after 64*T1
 * </pre>
 *
 * <p>The ACK of a refusal is the transaction's own (RFC 3261 §17.1.1.3); that of a 2xx is the user's. Timer C is a proxy's
 * in RFC 3261 §16.6; here it keeps a user agent from waiting for ever for a peer that rings for ever.
 */
public final class InviteClient extends Transaction {

    /** Where it stands. */
    public enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED
    }

    /** RFC 3261 §17.1.1.2: "at least 32 seconds for unreliable transports". */
    private static final Duration TIMER_D_MIN = Duration.ofSeconds(32);

    private interface Row {
        void take(InviteClient at, Optional<? extends SipMessage> message);
    }

    private static final Map<State, Map<TransactionToken, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(CALLING, PROVISIONAL, InviteClient::proceed);
        row(CALLING, SUCCESS, InviteClient::accepted);
        row(CALLING, FAILURE, InviteClient::refused);
        row(CALLING, TIMER_A, (t, none) -> t.again());
        row(CALLING, TIMER_B, (t, none) -> t.lapsed());
        row(CALLING, UNSENT, (t, none) -> t.unreached());
        row(PROCEEDING, PROVISIONAL, InviteClient::proceed);
        row(PROCEEDING, SUCCESS, InviteClient::accepted);
        row(PROCEEDING, FAILURE, InviteClient::refused);
        row(PROCEEDING, TIMER_C, (t, none) -> t.lapsed());
        row(COMPLETED, FAILURE, (t, response) -> t.acknowledge());
        row(COMPLETED, TIMER_D, (t, none) -> t.end());
        row(COMPLETED, UNSENT, (t, none) -> t.unreached());
        row(ACCEPTED, SUCCESS, (t, response) -> t.deliver(response.orElseThrow()));
        row(ACCEPTED, TIMER_M, (t, none) -> t.end());
    }

    private static void row(State state, TransactionToken token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(TransactionToken.class))
                .put(token, row);
    }

    /** Null once it is accepted: it goes out no more. */
    private SipRequest invite;

    private State state = CALLING;
    private Duration pause;
    private Optional<SipRequest> ack = Optional.empty();

    /**
     * @param invite as it is to go out, its Via on it
     */
    public InviteClient(SipRequest invite, TransactionTimes times, boolean reliable) {
        super(times, reliable);
        this.invite = invite;
        this.pause = times.t1();
    }

    /** Sends it for the first time. */
    public List<TransactionAction> begun(Instant now) {
        begin(now);
        send(invite);
        if (!reliable()) {
            set(TIMER_A, pause);
        }
        set(TIMER_B, times().patience());
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

    private void again() {
        send(invite);
        pause = pause.multipliedBy(2);
        set(TIMER_A, pause);
    }

    private void proceed(Optional<? extends SipMessage> response) {
        state = PROCEEDING;
        stopTimers();
        set(TIMER_C, times().timerC());
        deliver(response.orElseThrow());
    }

    private void accepted(Optional<? extends SipMessage> response) {
        state = ACCEPTED;
        stopTimers();
        set(TIMER_M, times().patience());
        invite = null;
        deliver(response.orElseThrow());
    }

    private void refused(Optional<? extends SipMessage> response) {
        state = COMPLETED;
        stopTimers();
        Duration longest = times().patience();
        linger(TIMER_D, longest.compareTo(TIMER_D_MIN) > 0 ? longest : TIMER_D_MIN);
        ack = Optional.of(ackOf((SipResponse) response.orElseThrow()));
        acknowledge();
        deliver(response.orElseThrow());
    }

    private void acknowledge() {
        ack.ifPresent(this::send);
    }

    /** RFC 3261 §17.1.1.3: everything of the request, the To of the response, one Via, no body. */
    private SipRequest ackOf(SipResponse response) {
        SipHeaders headers = SipHeaders.none()
                .adding(HeaderName.VIA, invite.topVia().toString())
                .adding(HeaderName.MAX_FORWARDS, String.valueOf(SipRequest.MAX_FORWARDS))
                .adding(HeaderName.FROM, invite.header(HeaderName.FROM).orElseThrow())
                .adding(HeaderName.TO, response.header(HeaderName.TO).orElseThrow())
                .adding(HeaderName.CALL_ID, invite.callId())
                .adding(HeaderName.CSEQ, invite.cseq().number() + " " + SipRequest.ACK)
                .addingAll(HeaderName.ROUTE, invite.headers().all(HeaderName.ROUTE));
        return SipRequest.of(SipRequest.ACK, invite.uri()).with(headers);
    }
}

package org.uclab.protocol.sip.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * The core of a user agent: messages with the way they came go in, messages with the way they are to go come out, and
 * between them stand the transactions of both sides. Whoever drives it hands it everything on one thread, wakes it when
 * {@link #wakeAt} says so, and does what it wants done, in order.
 */
public final class SipEndpoint {

    private final Alarms alarms = new Alarms();
    private final ServedRequests served;
    private final AskedRequests asked;

    public SipEndpoint(EndpointTerms terms) {
        this.served = new ServedRequests(terms, alarms);
        this.asked = new AskedRequests(terms, alarms);
    }

    /** What to do about that, in order. */
    public List<EndpointAction> on(EndpointInput input, Instant now) {
        return switch (input.kind()) {
            case RECEIVED -> received((EndpointInput.Received) input, now);
            case UNREADABLE -> asked.unreadable(((EndpointInput.Unreadable) input).headers());
            case ASK -> asked.ask((EndpointInput.Ask) input, now);
            case ANSWER -> served.answer((EndpointInput.Answer) input, now);
            case ACKNOWLEDGE -> asked.acknowledge((EndpointInput.Acknowledge) input, now);
            case CANCEL -> asked.cancel(((EndpointInput.Cancel) input).asker(), now);
            case UNSENT -> unsent((EndpointInput.Unsent) input, now);
            case GONE -> asked.gone(((EndpointInput.Gone) input).connection(), now);
        };
    }

    private List<EndpointAction> received(EndpointInput.Received input, Instant now) {
        return input.message() instanceof SipRequest request
                ? served.received(request, input.flow(), input.number(), now)
                : asked.received((SipResponse) input.message(), input.flow(), now);
    }

    private List<EndpointAction> unsent(EndpointInput.Unsent input, Instant now) {
        return asked.knows(input.key()) ? asked.unsent(input.key(), now) : served.unsent(input.key(), now);
    }

    /** When it wants to be woken. */
    public Optional<Instant> wakeAt() {
        return alarms.next();
    }

    /** What to do now that its time has come. */
    public List<EndpointAction> wake(Instant now) {
        return alarms.wake(now);
    }

    /** The exchange that a message which came belongs to, as it was handed in; none where it begins one or belongs nowhere. */
    public Optional<Long> numberOf(SipMessage came) {
        return came instanceof SipRequest request ? served.numberOf(request) : asked.numberOf((SipResponse) came);
    }

    /** Requests of others that are not forgotten yet. */
    public int served() {
        return served.size();
    }

    /** Requests of ours that are not forgotten yet. */
    public int asked() {
        return asked.size();
    }
}

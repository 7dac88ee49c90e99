package org.uclab.sim.ucm.sip;

import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asker;

/** An INVITE of ours in one leg, until it is answered for good. */
final class OurInvite implements Asker {

    private final Leg leg;
    private final Exchange exchange;
    private final SipRequest request;
    private final boolean first;
    private final Runnable retry;
    private boolean rang;

    /**
     * @param first whether it begins a call
     * @param retry sends it again
     */
    OurInvite(Leg leg, Exchange exchange, SipRequest request, boolean first, Runnable retry) {
        this.leg = leg;
        this.exchange = exchange;
        this.request = request;
        this.first = first;
        this.retry = retry;
    }

    SipRequest request() {
        return request;
    }

    boolean first() {
        return first;
    }

    Runnable retry() {
        return retry;
    }

    @Override
    public void answered(SipResponse response, Flow from) {
        if (response.provisional()) {
            if (first && response.status() > 100 && !rang && !leg.over()) {
                rang = true;
                leg.owner().rings(leg);
            }
        } else if (response.success()) {
            exchange.picked(this, response);
        } else if (!leg.over() && leg.timer().raised(response)) {
            exchange.again(this);
        } else {
            exchange.refused(this, response.status());
        }
    }

    @Override
    public void lost(Loss loss) {
        exchange.refused(this, first && loss != Loss.TIMED_OUT ? 503 : 408);
    }
}

package org.uclab.shell.sip;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.protocol.sip.agent.EndpointAction;
import org.uclab.protocol.sip.agent.EndpointInput;
import org.uclab.protocol.sip.agent.SipEndpoint;

/** An endpoint, which knows no lab, as the lab drives cores. */
record EndpointCore(SipEndpoint endpoint) implements Core<EndpointInput, EndpointAction> {

    @Override
    public List<EndpointAction> on(EndpointInput input, Instant now) {
        return endpoint.on(input, now);
    }

    @Override
    public Optional<Instant> wakeAt() {
        return endpoint.wakeAt();
    }

    @Override
    public List<EndpointAction> wake(Instant now) {
        return endpoint.wake(now);
    }
}

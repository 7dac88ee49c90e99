package org.uclab.shell.xmpp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.StreamSide;

/** Lets a side of a stream, which knows nothing of the lab, be driven by it. */
record StreamCore(StreamSide side) implements Core<NegotiationInput, NegotiationAction> {

    @Override
    public List<NegotiationAction> on(NegotiationInput input, Instant now) {
        return side.on(input, now);
    }

    @Override
    public Optional<Instant> wakeAt() {
        return side.wakeAt();
    }

    @Override
    public List<NegotiationAction> wake(Instant now) {
        return side.wake(now);
    }
}

package org.uclab.shell.xmpp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.protocol.xmpp.Initiation;
import org.uclab.protocol.xmpp.Negotiation;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;

/** Lets the two sides of a stream, which know nothing of the lab, be driven by it. */
final class StreamCore {

    private StreamCore() {}

    static Core<NegotiationInput, NegotiationAction> of(Negotiation answering) {
        return new Core<>() {
            @Override
            public List<NegotiationAction> on(NegotiationInput input, Instant now) {
                return answering.on(input, now);
            }

            @Override
            public Optional<Instant> wakeAt() {
                return answering.wakeAt();
            }

            @Override
            public List<NegotiationAction> wake(Instant now) {
                return answering.wake(now);
            }
        };
    }

    static Core<NegotiationInput, NegotiationAction> of(Initiation opening) {
        return new Core<>() {
            @Override
            public List<NegotiationAction> on(NegotiationInput input, Instant now) {
                return opening.on(input, now);
            }

            @Override
            public Optional<Instant> wakeAt() {
                return opening.wakeAt();
            }

            @Override
            public List<NegotiationAction> wake(Instant now) {
                return opening.wake(now);
            }
        };
    }
}

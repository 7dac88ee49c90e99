package org.uclab.shell.xmpp;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Spoiler;
import org.uclab.lab.fault.Occasion;
import org.uclab.protocol.xmpp.Negotiation;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.StreamCondition;

/**
 * How {@link XmppFault}s act on a negotiation, all of them before it does. They go through its table, which so knows what
 * was said. Of several faults the first to speak is heard: after it the question has its answer.
 */
final class XmppSpoiler implements Spoiler<NegotiationInput, NegotiationAction, XmppFault> {

    private final Negotiation core;
    private final String peer;

    XmppSpoiler(Negotiation core, String peer) {
        this.core = core;
        this.peer = peer;
    }

    @Override
    public Class<XmppFault> family() {
        return XmppFault.class;
    }

    /** Only authentication can fail by SASL; everywhere else only the stream can. */
    @Override
    public Class<? extends XmppFault> family(NegotiationInput input) {
        boolean authenticates = core.step(input)
                .filter(step -> step.name() == Negotiation.Step.Name.AUTH)
                .isPresent();
        return authenticates ? XmppFault.class : XmppFault.StreamError.class;
    }

    @Override
    public Optional<Occasion> occasion(NegotiationInput input, Instant now) {
        return core.step(input)
                .map(step -> new Occasion(
                        now, peer, Map.of("step", step.name().name().toLowerCase(Locale.ROOT), "user", step.user())));
    }

    @Override
    public List<NegotiationAction> spoilt(
            XmppFault fault, NegotiationInput input, List<NegotiationAction> actions, Instant now) {
        return actions.isEmpty() ? core.on(instead(fault, input), now) : actions;
    }

    private static NegotiationInput instead(XmppFault fault, NegotiationInput input) {
        return switch (fault.kind()) {
            case STREAM_ERROR ->
                new NegotiationInput.Denied(
                        ((NegotiationInput.Heard) input).event(), condition((XmppFault.StreamError) fault));
            case SASL_FAILURE -> new NegotiationInput.Refused(condition((XmppFault.SaslFailure) fault));
        };
    }

    /** The condition a fault names; one that no document has is undefined. */
    private static StreamCondition condition(XmppFault.StreamError fault) {
        return StreamCondition.of(fault.condition()).orElse(StreamCondition.UNDEFINED_CONDITION);
    }

    private static SaslCondition condition(XmppFault.SaslFailure fault) {
        return SaslCondition.of(fault.condition()).orElse(SaslCondition.NOT_AUTHORIZED);
    }
}

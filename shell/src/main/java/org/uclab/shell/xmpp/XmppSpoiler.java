package org.uclab.shell.xmpp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Spoiler;
import org.uclab.lab.fault.Occasion;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Negotiation;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.NegotiationStep;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.StreamCondition;

/**
 * How {@link XmppFault}s act on a negotiation. They go through its table, which so knows what was said. Of several faults
 * the later one changes what the earlier one made.
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
                .filter(step -> step.name() == NegotiationStep.Name.AUTH)
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
        return switch (fault.kind()) {
            case STREAM_ERROR -> ended(condition((XmppFault.StreamError) fault), input, actions, now);
            case SASL_FAILURE -> refused(condition((XmppFault.SaslFailure) fault), actions, now);
        };
    }

    /** What was asked for may have been done; that it was is not told, for the stream ends. */
    private List<NegotiationAction> ended(
            StreamCondition why, NegotiationInput input, List<NegotiationAction> actions, Instant now) {
        if (actions.isEmpty()) {
            return core.on(new NegotiationInput.Denied(((NegotiationInput.Heard) input).event(), why), now);
        }
        // The core takes a stream for over that we go on with: its end needs no other header.
        boolean open = has(actions, NegotiationAction.Kind.RESTART) || has(actions, NegotiationAction.Kind.OPEN);
        List<NegotiationAction> end = core.on(new NegotiationInput.Expelled(why, ""), now);
        List<NegotiationAction> spoilt = new ArrayList<>();
        actions.stream()
                .filter(action -> action.kind() == NegotiationAction.Kind.OPEN)
                .forEach(spoilt::add);
        (end.isEmpty() ? List.of(new NegotiationAction.Send(why.error("")), new NegotiationAction.End()) : end)
                .stream()
                        .filter(action -> !open || action.kind() != NegotiationAction.Kind.OPEN)
                        .forEach(spoilt::add);
        return spoilt;
    }

    private static boolean has(List<NegotiationAction> actions, NegotiationAction.Kind kind) {
        return actions.stream().anyMatch(action -> action.kind() == kind);
    }

    /** It comes first; where an earlier fault has spoken it says the same in other words. */
    private List<NegotiationAction> refused(SaslCondition why, List<NegotiationAction> actions, Instant now) {
        return actions.isEmpty()
                ? core.on(new NegotiationInput.Refused(why), now)
                : actions.stream()
                        .map(action -> isFailure(action) ? new NegotiationAction.Send(why.failure()) : action)
                        .toList();
    }

    private static boolean isFailure(NegotiationAction action) {
        return action instanceof NegotiationAction.Send send && send.element().is(Namespaces.SASL, "failure");
    }

    /** The condition a fault names; one that no document has is undefined. */
    private static StreamCondition condition(XmppFault.StreamError fault) {
        return StreamCondition.of(fault.condition()).orElse(StreamCondition.UNDEFINED_CONDITION);
    }

    private static SaslCondition condition(XmppFault.SaslFailure fault) {
        return SaslCondition.of(fault.condition()).orElse(SaslCondition.NOT_AUTHORIZED);
    }
}

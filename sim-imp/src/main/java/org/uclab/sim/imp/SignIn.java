package org.uclab.sim.imp;

import java.util.Base64;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.shell.xmpp.XmppFault;

/** The SASL exchange of a stream, RFC 6120 §6: one message from the client, at once or after an empty challenge. */
final class SignIn {

    /** How a step ended; exactly one is there, or none when the client shall send its message now. */
    record Step(Optional<Jid> user, Optional<SaslCondition> refusal, Optional<StreamCondition> fault) {

        private static final Step CHALLENGE = new Step(Optional.empty(), Optional.empty(), Optional.empty());

        private static Step refused(SaslCondition why) {
            return new Step(Optional.empty(), Optional.of(why), Optional.empty());
        }

        boolean waits() {
            return equals(CHALLENGE);
        }
    }

    private final ImpConfig.Settings settings;
    private final Lobby lobby;
    private String mechanism = "";

    SignIn(ImpConfig.Settings settings, Lobby lobby) {
        this.settings = settings;
        this.lobby = lobby;
    }

    /**
     * The client begins.
     *
     * @param servedDomain whether the stream is to our domain: on any other nobody is known
     */
    Step auth(Element auth, boolean servedDomain) {
        mechanism = auth.attribute("mechanism", "");
        if (!settings.mechanisms().contains(mechanism)) {
            return Step.refused(SaslCondition.INVALID_MECHANISM);
        }
        // RFC 6120 §6.4.2: without an initial response the server asks for it with an empty challenge.
        return auth.text().isEmpty() ? Step.CHALLENGE : response(auth, servedDomain);
    }

    /** The client's message. */
    Step response(Element holder, boolean servedDomain) {
        Optional<byte[]> message = decoded(holder.text().strip());
        if (message.isEmpty()) {
            return Step.refused(SaslCondition.INCORRECT_ENCODING);
        }
        SaslMechanism.Verdict verdict = SaslMechanism.named(mechanism).check(message.get(), lobby.credentials());
        Optional<XmppFault> fault = lobby.fault("auth", verdict.claimed());
        if (fault.isPresent()) {
            return bitten(fault.get());
        }
        return verdict.user().isPresent() && servedDomain
                ? new Step(verdict.user(), Optional.empty(), Optional.empty())
                : Step.refused(verdict.refusal().orElse(SaslCondition.NOT_AUTHORIZED));
    }

    private static Step bitten(XmppFault fault) {
        return switch (fault.kind()) {
            case STREAM_ERROR ->
                new Step(Optional.empty(), Optional.empty(), Optional.of(condition((XmppFault.StreamError) fault)));
            case SASL_FAILURE ->
                Step.refused(SaslCondition.of(((XmppFault.SaslFailure) fault).condition())
                        .orElse(SaslCondition.NOT_AUTHORIZED));
        };
    }

    /** The condition a fault names; one that no document has is undefined. */
    static StreamCondition condition(XmppFault.StreamError fault) {
        return StreamCondition.of(fault.condition()).orElse(StreamCondition.UNDEFINED_CONDITION);
    }

    /** RFC 6120 §6.4.2: a single {@code =} stands for a response of no bytes. */
    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(
                    text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}

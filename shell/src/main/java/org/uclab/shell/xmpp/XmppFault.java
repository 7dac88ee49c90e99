package org.uclab.shell.xmpp;

import java.util.List;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;

/**
 * A wrong answer of an XMPP server. Occasion attributes: {@code step} ({@code stream}, {@code auth}, {@code bind}),
 * {@code user} where known.
 */
public sealed interface XmppFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "xmpp-stream-error",
                    "xmpp-stream-error CONDITION",
                    "xmpp",
                    "the stream ends with CONDITION (system-shutdown, …)",
                    XmppFault.StreamError::new),
            new FaultForm(
                    "xmpp-sasl-failure",
                    "xmpp-sasl-failure CONDITION",
                    "xmpp",
                    "authentication fails with CONDITION (not-authorized, …)",
                    XmppFault.SaslFailure::new));

    /** The members, for switches without a default. */
    enum Kind {
        STREAM_ERROR,
        SASL_FAILURE
    }

    Kind kind();

    /** The stream ends with this condition of RFC 6120 §4.9.3. */
    record StreamError(String condition) implements XmppFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        @Override
        public Kind kind() {
            return Kind.STREAM_ERROR;
        }

        @Override
        public String text() {
            return "xmpp-stream-error " + condition;
        }
    }

    /** Authentication fails with this condition of RFC 6120 §6.5, whatever the credentials. */
    record SaslFailure(String condition) implements XmppFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE);
        }

        @Override
        public Kind kind() {
            return Kind.SASL_FAILURE;
        }

        @Override
        public String text() {
            return "xmpp-sasl-failure " + condition;
        }
    }
}

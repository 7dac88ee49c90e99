package org.uclab.sim.expressway.turn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;

/** A wrong answer of a TURN server to a request. Occasion attribute: {@code method}, as the RFC writes it. */
sealed interface TurnFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "turn-error",
                    "turn-error CODE",
                    "turn",
                    "the error CODE, such as 437, 486 or 508, instead of what was asked for",
                    a -> new TurnFault.Refused(FaultText.number(a))),
            new FaultForm(
                    "turn-no-reply",
                    "turn-no-reply",
                    "turn",
                    "the request is read and never answered",
                    a -> new TurnFault.NoReply()));

    /** The members, for switches without a default. */
    enum Kind {
        REFUSED,
        NO_REPLY
    }

    Kind kind();

    /**
     * An error in place of the answer.
     *
     * @param code one that RFC 8489 §18.5 or RFC 8656 §19 has
     */
    record Refused(int code) implements TurnFault {

        public Refused {
            if (Refusal.of(code).isEmpty()) {
                throw new IllegalArgumentException("turn-error takes one of "
                        + Arrays.stream(Refusal.values())
                                .map(known -> Integer.toString(known.code()))
                                .collect(Collectors.joining(", "))
                        + ", not " + code);
            }
        }

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        @Override
        public String text() {
            return "turn-error " + code;
        }
    }

    /** The answer is lost. */
    record NoReply() implements TurnFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.AFTER, Phase.BEFORE);
        }

        @Override
        public Kind kind() {
            return Kind.NO_REPLY;
        }

        @Override
        public String text() {
            return "turn-no-reply";
        }
    }
}

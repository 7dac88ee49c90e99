package org.uclab.sim.ucm.fault;

import java.util.List;
import java.util.Set;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;

/** A wrong answer of CAPF to a message of a device. Occasion attribute: {@code device}, once it has named itself. */
public sealed interface CapfFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(new FaultForm(
            "capf-end",
            "capf-end N",
            "capf",
            "the session ends with the reason N (0 to 255) in place of the answer",
            a -> new CapfFault.End(FaultText.number(a))));

    /** The members, for switches without a default. */
    enum Kind {
        END
    }

    Kind kind();

    /**
     * The session ends; what was asked for may have been done.
     *
     * @param reason 0 to 255
     */
    record End(int reason) implements CapfFault {

        @Override
        public Set<String> attributes() {
            return Set.of("device");
        }

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        public End {
            if (reason < 0 || reason > 255) {
                throw new IllegalArgumentException("capf-end takes a reason from 0 to 255, not " + reason);
            }
        }

        @Override
        public Kind kind() {
            return Kind.END;
        }

        @Override
        public String text() {
            return "capf-end " + reason;
        }
    }
}

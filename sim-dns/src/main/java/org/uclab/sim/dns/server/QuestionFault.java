package org.uclab.sim.dns.server;

import java.util.Set;
import org.uclab.lab.fault.AnswerFault;

/** A fault whose occasion is a question to a name server. */
interface QuestionFault extends AnswerFault {

    @Override
    default Set<String> attributes() {
        return Set.of("name", "type", "transport", "view");
    }
}

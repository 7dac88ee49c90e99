package org.uclab.sim.ucm.fault;

import java.util.Set;
import org.uclab.lab.fault.AnswerFault;

/** A fault whose occasion is a request for a file. */
interface FileFault extends AnswerFault {

    @Override
    default Set<String> attributes() {
        return Set.of("file");
    }
}

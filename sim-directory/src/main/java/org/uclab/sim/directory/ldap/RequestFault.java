package org.uclab.sim.directory.ldap;

import java.util.Set;
import org.uclab.lab.fault.AnswerFault;

/** A fault whose occasion is a request to a directory. */
interface RequestFault extends AnswerFault {

    @Override
    default Set<String> attributes() {
        return Set.of("operation", "user", "base");
    }
}

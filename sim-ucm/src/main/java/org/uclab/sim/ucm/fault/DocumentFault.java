package org.uclab.sim.ucm.fault;

import java.util.List;
import java.util.Set;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.Occasion;

/** A fault whose occasion is a document that is about to be made. */
interface DocumentFault extends AnswerFault {

    /** Root element of the documents it spoils. */
    String document();

    @Override
    default boolean concerns(Occasion occasion) {
        return document().equals(occasion.attributes().get("document"));
    }

    @Override
    default List<Phase> phases() {
        return List.of(Phase.BEFORE);
    }

    @Override
    default Set<String> attributes() {
        return Set.of("document", "user", "file");
    }
}

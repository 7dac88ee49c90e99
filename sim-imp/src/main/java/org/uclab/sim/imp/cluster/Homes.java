package org.uclab.sim.imp.cluster;

import java.util.List;
import java.util.function.Function;
import org.uclab.lab.model.LabModel;

/**
 * What the presence product is told of call control: it has its users from there. Whoever puts systems together knows it.
 */
@FunctionalInterface
public interface Homes {

    /** Nobody is at home anywhere. */
    Homes NONE = model -> user -> Home.NOWHERE;

    /** By user id, where the people of a world are at home. */
    Function<String, Home> in(LabModel model);

    /**
     * The call-control cluster of a user.
     *
     * @param tftp  hosts with its files, in the order to try them
     * @param nodes hosts of its nodes, in the order to try them
     */
    record Home(List<String> tftp, List<String> nodes) {

        /** Of whom nobody knows. */
        public static final Home NOWHERE = new Home(List.of(), List.of());
    }
}

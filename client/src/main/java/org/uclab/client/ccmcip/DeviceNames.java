package org.uclab.client.ccmcip;

import java.util.List;

/**
 * The devices of a user by name.
 *
 * @param problem why there is no list; empty when there is one
 */
public record DeviceNames(List<String> names, String problem) {

    public DeviceNames {
        names = List.copyOf(names);
    }

    /** Whether some server gave a list. */
    public boolean listed() {
        return problem.isEmpty();
    }
}

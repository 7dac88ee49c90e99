package org.uclab.client.ccmcip;

import java.util.List;
import org.uclab.lab.history.Phrase;

/**
 * The devices of a user by name.
 *
 * @param because why there is no list; says nothing when there is one
 */
public record DeviceNames(List<String> names, Phrase because) {

    public DeviceNames {
        names = List.copyOf(names);
    }

    /** Whether some server gave a list. */
    public boolean listed() {
        return because.isNone();
    }
}

package org.uclab.client.phone;

import java.util.Optional;

/**
 * What came at once of something that the user wants; what comes of it later the call shows.
 *
 * @param call    that it is about; 0 where there is none
 * @param refused why it cannot be; none where it is under way
 */
public record Settled(int call, Optional<String> refused) {

    /** It cannot be. */
    public static Settled refused(String why) {
        return new Settled(0, Optional.of(why));
    }
}

package org.uclab.sim.ucm.database;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When the users of a cluster last signed in, and how often they failed since. Safe for any thread. */
public final class LoginBook {

    /**
     * What is known of one user.
     *
     * @param success the last sign-in that succeeded, empty before the first
     * @param address where it came from
     * @param failures since then
     */
    public record Login(Optional<Instant> success, String address, int failures) {

        static final Login NEVER = new Login(Optional.empty(), "", 0);
    }

    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    LoginBook() {}

    public void succeeded(String userId, Instant now, String address) {
        logins.put(userId, new Login(Optional.of(now), address, 0));
    }

    /** To be told of known users only: there is one entry for each id told. */
    public void failed(String userId) {
        logins.merge(
                userId,
                new Login(Optional.empty(), "", 1),
                (known, one) -> new Login(known.success(), known.address(), known.failures() + 1));
    }

    public Login of(String userId) {
        return logins.getOrDefault(userId, Login.NEVER);
    }
}

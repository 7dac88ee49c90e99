package org.uclab.sim.ucm.ccmcip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * Checks credentials. Names count by their user part: {@code ada@example.com} is {@code ada}. A password may come as it is,
 * or once more in base64, as the product's own client sends it (CSF).
 */
final class Doorman {

    private final UcmDatabase database;

    Doorman(UcmDatabase database) {
        this.database = database;
    }

    /** The user of that name, when the password is right. */
    Optional<EndUser> check(String name, String password, Instant now, String peerAddress) {
        Optional<EndUser> user = database.state().user(userPart(name));
        boolean right = user.filter(known -> right(known.password(), password)).isPresent();
        if (right) {
            database.logins().succeeded(user.get().id(), now, peerAddress);
            return user;
        }
        user.ifPresent(known -> database.logins().failed(known.id()));
        return Optional.empty();
    }

    private static boolean right(String password, String sent) {
        return sent.equals(password)
                || sent.equals(Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
    }

    static String userPart(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }
}

package org.uclab.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.client.UcClient;
import org.uclab.lab.history.Event;

/** A lab in which a user can sign in. */
interface Place extends AutoCloseable {

    /** Lab time in which a phone finds its node. */
    Duration PHONE_LIMIT = Duration.ofSeconds(10);

    /** What came of it. */
    record Outcome(SignInResult result, List<Event> events, String ladder) {}

    /**
     * The password of the user of that address.
     *
     * @throws UsageException when there is none such
     */
    String passwordOf(String address);

    /**
     * What the user types.
     *
     * @param cloudPassword answers the prompt of the cloud; empty to leave it unanswered
     */
    record Typed(String address, String password, Optional<String> cloudPassword) {}

    /** Signs a client in that is set so, and remembers that. */
    Outcome signIn(Typed typed, String zone, ClientSettings settings, Memory memory) throws InterruptedException;

    /** Has the user signed in, and waits until a phone knows where it is. */
    static SignInResult signedIn(UcClient client, Memory memory, Typed typed) {
        SignInResult signedIn = client.signIn(typed.address(), typed.password());
        if (signedIn.kind() == SignInResult.Kind.CREDENTIALS_NEEDED
                && typed.cloudPassword().isPresent()) {
            memory.webexPassword(typed.address(), typed.cloudPassword().get());
            signedIn = client.signIn(typed.address(), typed.password());
        }
        if (signedIn.kind() != SignInResult.Kind.SIGNED_IN) {
            return signedIn;
        }
        client.phone().settled(PHONE_LIMIT);
        return client.result().orElse(signedIn);
    }

    @Override
    void close();

    /** Whether that is what the user types: the address, or the part before the {@code @}. */
    static boolean is(String address, String typed) {
        return address.equals(typed) || address.startsWith(typed + "@");
    }

    /** Says who there is. */
    static UsageException unknownUser(String address, List<String> known) {
        return new UsageException("there is no user '" + address + "'\n    remedy: one of " + String.join(", ", known)
                + ", or give --password");
    }
}

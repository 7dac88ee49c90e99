package org.uclab.app;

import java.time.Duration;
import java.util.List;
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

    Outcome signIn(String address, String zone, String password) throws InterruptedException;

    /** Has the user signed in, and waits until a phone knows where it is. */
    static SignInResult signedIn(UcClient client, String address, String password) {
        SignInResult signedIn = client.signIn(address, password);
        if (signedIn.kind() != SignInResult.Kind.SIGNED_IN) {
            return signedIn;
        }
        client.phone().settled(PHONE_LIMIT);
        return client.result().orElse(signedIn);
    }

    @Override
    void close();

    /** Says who there is. */
    static UsageException unknownUser(String address, List<String> known) {
        return new UsageException("there is no user '" + address + "'\n    remedy: one of " + String.join(", ", known)
                + ", or give --password");
    }
}

package org.uclab.app;

import java.util.List;
import org.uclab.client.SignInResult;
import org.uclab.lab.history.Event;

/** A lab in which a user can sign in. */
interface Place extends AutoCloseable {

    /** What came of it. */
    record Outcome(SignInResult result, List<Event> events, String ladder) {}

    /**
     * The password of the user of that address.
     *
     * @throws UsageException when there is none such
     */
    String passwordOf(String address);

    Outcome signIn(String address, String zone, String password) throws InterruptedException;

    @Override
    void close();

    /** Says who there is. */
    static UsageException unknownUser(String address, List<String> known) {
        return new UsageException("there is no user '" + address + "'\n    remedy: one of " + String.join(", ", known)
                + ", or give --password");
    }
}

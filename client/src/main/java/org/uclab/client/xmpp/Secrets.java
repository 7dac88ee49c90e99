package org.uclab.client.xmpp;

import org.uclab.client.http.Credentials;
import org.uclab.client.step.Stopped;

/** What streams are opened with; asked anew for each attempt, because some of it counts once. */
public interface Secrets {

    /**
     * What proves the user.
     *
     * @param oneTime whether the password is a one-time password of the presence server's SOAP service
     */
    record Secret(Credentials credentials, boolean oneTime) {}

    /** The one for the next attempt. */
    Secret next() throws Stopped;

    /** Name and password of the user. */
    static Secrets password(Credentials credentials) {
        return () -> new Secret(credentials, false);
    }
}

package org.uclab.client.xmpp;

import org.uclab.client.http.Credentials;
import org.uclab.client.step.Stopped;

/** What streams are opened with; asked anew for each attempt, because some of it counts once. */
public interface Secrets {

    /** What the password of a secret is. */
    enum Kind {
        /** The user's own. */
        PASSWORD,
        /** A one-time password of the presence server's SOAP service. */
        ONE_TIME,
        /** A token of the Webex cloud. */
        WEBEX_TOKEN
    }

    /** What proves the user. */
    record Secret(Credentials credentials, Kind kind) {}

    /** The one for the next attempt. */
    Secret next() throws Stopped;

    /** Name and password of the user. */
    static Secrets password(Credentials credentials) {
        return () -> new Secret(credentials, Kind.PASSWORD);
    }
}

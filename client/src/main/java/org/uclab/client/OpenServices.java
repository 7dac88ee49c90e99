package org.uclab.client;

import java.util.Optional;
import java.util.function.Function;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.client.xmpp.XmppSession;

/**
 * What somebody who has signed in can use.
 *
 * @param presence empty in phone mode
 */
record OpenServices(
        Optional<XmppSession> presence,
        ContactSource contacts,
        Function<Contact, PhotoAnswer> photos,
        Numbers numbers) {

    /** Gives everything up. */
    void end() {
        presence.ifPresent(XmppSession::signOut);
        contacts.close();
    }
}

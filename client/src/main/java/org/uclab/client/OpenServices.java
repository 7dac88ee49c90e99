package org.uclab.client;

import java.util.Optional;
import java.util.function.Function;
import org.uclab.client.config.Configuration;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.contacts.NoContacts;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.client.step.Journal;
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

    /** What somebody has for whom there is a presence server and nothing else. */
    static OpenServices presenceOnly(XmppSession presence, String why, Journal journal) {
        Configuration nothing = Configuration.none();
        return new OpenServices(
                Optional.of(presence),
                new NoContacts(ContactSourceType.UDS, why),
                contact -> new PhotoAnswer.NoPhoto(why),
                new Numbers(nothing.applicationDialRules(), nothing.directoryLookupRules(), journal));
    }

    /** Gives everything up. */
    void end() {
        presence.ifPresent(XmppSession::signOut);
        contacts.close();
    }
}

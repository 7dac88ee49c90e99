package org.uclab.client;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.uclab.client.config.Configuration;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.NoContacts;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.client.edge.EdgeAccess;
import org.uclab.client.http.Route;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.voicemail.Voicemail;

/**
 * What somebody who has signed in can use.
 *
 * @param presence  empty in phone mode
 * @param voicemail empty where nobody names a server of it
 * @param edgeSip   how a phone goes through the edge; none inside
 * @param web       the way to web servers of the company, and what its files say of them; none where there is no network, or only the
 *                  cloud
 * @param phoneFile fetches what the device file tells a phone once more, and waits; empty where it cannot be had
 */
record OpenServices(
        Optional<PresencePart.Up> presence,
        ContactSource contacts,
        Function<Contact, PhotoAnswer> photos,
        Numbers numbers,
        Optional<Voicemail> voicemail,
        Optional<EdgeAccess.Sip> edgeSip,
        Optional<Web> web,
        Supplier<Optional<PhoneFile>> phoneFile) {

    /** The way to web servers, and the files that name them. */
    record Web(Route route, Configuration files) {}

    /** The same with presence that came back. */
    OpenServices with(PresencePart.Up again) {
        return new OpenServices(Optional.of(again), contacts, photos, numbers, voicemail, edgeSip, web, phoneFile);
    }

    /** What is left of it where there is no network, or not the one that it belongs to. */
    OpenServices cutOff(String why) {
        return new OpenServices(
                presence,
                new NoContacts(contacts.type(), why),
                contact -> new PhotoAnswer.NoPhoto(why),
                numbers,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional::empty);
    }
}

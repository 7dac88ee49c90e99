package org.uclab.client;

import java.util.Optional;
import org.uclab.client.contacts.ContactDecisions;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.ContactSourceChoice;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.contacts.MinimumQuery;
import org.uclab.client.contacts.NoContacts;
import org.uclab.client.contacts.UdsContacts;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.ldap.LdapSources;
import org.uclab.client.uds.UcmRelease;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Reason;

/** Opens the contact source of somebody who has signed in. */
final class ContactSources {

    private static final String UDS_SERVER = "UdsServer";
    private static final int UDS_PORT = 8443;

    private final Equipment equipment;

    ContactSources(Equipment equipment) {
        this.equipment = equipment;
    }

    /**
     * Chooses a source, tells the history why, and opens it.
     *
     * @param domain of the user's address
     */
    ContactSource open(Profile profile, String domain, Credentials credentials) {
        equipment.journal().step("contact source");
        ContactSourceChoice choice = ContactSourceChoice.of(
                profile.location() == Location.OUTSIDE,
                profile.configuration(),
                equipment.settings().contacts().byDefault());
        equipment
                .journal()
                .decided(
                        ContactDecisions.CONTACT_SOURCE.of(),
                        ContactDecisions.SOURCE.of(choice.type()),
                        choice.because());
        ContactSource source = switch (choice.type()) {
            case UDS -> uds(profile, credentials);
            case EDI -> ldap().edi(profile.configuration(), workstationDomain(), credentials);
            case BDI -> ldap().bdi(profile.configuration(), domain, credentials);
        };
        return MinimumQuery.of(source, profile.configuration().jabberConfig(), equipment.journal());
    }

    private LdapSources ldap() {
        return new LdapSources(
                equipment.dialler(),
                equipment.resolver(),
                equipment.hosts(),
                equipment.verifier(),
                equipment.journal(),
                equipment.settings().contacts(),
                equipment.servers());
    }

    private String workstationDomain() {
        String own = equipment.settings().contacts().userDnsDomain();
        return own.isEmpty() ? equipment.hosts().searchDomain() : own;
    }

    private ContactSource uds(Profile profile, Credentials credentials) {
        Optional<ServerUrl> server = server(profile);
        if (server.isEmpty()) {
            Reason why = equipment.settings().connection().manual()
                    ? ContactDecisions.BY_HAND
                    : ContactDecisions.WITHOUT_UDS;
            return none(ContactSourceType.UDS, why.of(UDS_SERVER));
        }
        Optional<UcmRelease> release = UcmRelease.of(profile.uds().version());
        if (release.filter(known -> known.before(UcmRelease.UDS_CONTACTS)).isPresent()) {
            return none(
                    ContactSourceType.UDS,
                    ContactDecisions.RELEASE.of(profile.uds().version()));
        }
        return new UdsContacts(
                profile.route(),
                server.get(),
                credentials,
                equipment.xml(),
                equipment.dialler().clock(),
                equipment.settings().contacts());
    }

    /** S4, "Enable Integration with UDS": for manual connections the file names the server; discovery found it else. */
    private Optional<ServerUrl> server(Profile profile) {
        boolean found = !profile.uds().via().isEmpty();
        if (found
                && !equipment.settings().connection().manual()
                && profile.account().isEmpty()) {
            return Optional.of(profile.uds().node());
        }
        String named = profile.configuration().jabberConfig().get(UDS_SERVER);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        equipment
                .journal()
                .decided(
                        SignInDecisions.CONTACTS_UDS.of(),
                        SignInDecisions.CONTACTS_SERVER.of(named),
                        SignInDecisions.FILE_NAMES.of(UDS_SERVER));
        return Optional.of(new ServerUrl("https", named, UDS_PORT, "/"));
    }

    private ContactSource none(ContactSourceType type, Phrase why) {
        equipment.journal().decided(ContactDecisions.SEARCH.of(), ContactDecisions.NOT_POSSIBLE.of(), why);
        return new NoContacts(type, why.text());
    }
}

package org.uclab.client;

import java.util.Optional;
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
        equipment.journal().decided("contact source", choice.type().toString(), choice.reason());
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
                equipment.settings().identity().seed());
    }

    private String workstationDomain() {
        String own = equipment.settings().contacts().userDnsDomain();
        return own.isEmpty() ? equipment.hosts().searchDomain() : own;
    }

    private ContactSource uds(Profile profile, Credentials credentials) {
        Optional<ServerUrl> server = server(profile);
        if (server.isEmpty()) {
            String why = equipment.settings().connection().manual()
                    ? "the servers were named by hand"
                    : "a presence server let the user in, no UDS";
            return none(ContactSourceType.UDS, why + ", and jabber-config.xml has no " + UDS_SERVER);
        }
        Optional<UcmRelease> release = UcmRelease.of(profile.uds().version());
        if (release.filter(known -> known.before(UcmRelease.UDS_CONTACTS)).isPresent()) {
            return none(
                    ContactSourceType.UDS,
                    "Unified CM " + profile.uds().version() + " is no contact source; 9.1(2) is the first");
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
        if (!equipment.settings().connection().manual() && profile.account().isEmpty()) {
            return Optional.of(profile.uds().node());
        }
        String named = profile.configuration().jabberConfig().get(UDS_SERVER);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        equipment.journal().decided("UDS server for contacts", named, UDS_SERVER + " in jabber-config.xml names it");
        return Optional.of(new ServerUrl("https", named, UDS_PORT, "/"));
    }

    private ContactSource none(ContactSourceType type, String why) {
        equipment.journal().decided("contact search", "not possible", why);
        return new NoContacts(type, why);
    }
}

package org.uclab.client.ldap;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.Configuration;
import org.uclab.client.contacts.ContactDecisions;
import org.uclab.client.contacts.ContactSettings;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.contacts.NoContacts;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.http.Credentials;
import org.uclab.client.step.Journal;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;

/** Opens LDAP contact sources. */
public final class LdapSources {

    private final Servers.Tools tools;
    private final Plans plans;
    private final ContactSettings settings;
    private final Draws random;

    /**
     * @param random draws among servers of one priority
     */
    public LdapSources(
            Dialler dialler,
            StubResolver resolver,
            HostLookup hosts,
            ServerVerifier verifier,
            Journal journal,
            ContactSettings settings,
            Draws random) {
        this.tools = new Servers.Tools(dialler, resolver, hosts, verifier, journal);
        this.plans = new Plans(journal);
        this.settings = settings;
        this.random = random;
    }

    /**
     * EDI.
     *
     * @param workstationDomain what {@code USERDNSDOMAIN} says; empty on a workstation of no domain
     */
    public ContactSource edi(Configuration files, String workstationDomain, Credentials user) {
        tools.journal()
                .decided(
                        LdapDecisions.DIRECTORY_DOMAIN.of(),
                        workstationDomain.isEmpty()
                                ? LdapDecisions.NO_WORKSTATION_DOMAIN.of()
                                : LdapDecisions.DOMAIN.of(workstationDomain),
                        LdapDecisions.USERDNSDOMAIN.of());
        LdapPlan plan = plans.edi(files, workstationDomain, user);
        return source(plan, Plans.ediServersNamed(files));
    }

    /**
     * BDI.
     *
     * @param domain of the user's address
     */
    public ContactSource bdi(Configuration files, String domain, Credentials user) {
        Optional<LdapPlan> plan = plans.bdi(files, domain, user);
        if (plan.isEmpty()) {
            Phrase why = ContactDecisions.NO_DIRECTORY.of();
            tools.journal().decided(ContactDecisions.SEARCH.of(), ContactDecisions.NOT_POSSIBLE.of(), why);
            return new NoContacts(ContactSourceType.BDI, why.text());
        }
        return source(plan.get(), List.of());
    }

    private ContactSource source(LdapPlan plan, List<DirectoryServer> named) {
        return new LdapContacts(plan, new Servers(plan, named, tools, settings.limit(), random), settings);
    }
}

package org.uclab.client.ldap;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.dns.DnsReasons;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on directories. */
public final class LdapDecisions {

    static final Outcome SERVERS = Outcome.chosen("servers", "{servers...}");
    static final Reason NAMED = Reason.named("directory-named", "{origin...} names them");
    static final Reason NO_CATALOG =
            Reason.named("named-without-catalog", "jabber-config.xml names them, and DNS no catalog of that name");
    static final Reason NOT_FOUND = Reason.named("directory-not-found", "{records}: {problems...}");
    static final Subject DIRECTORY_SERVERS = Subject.named("directory-servers", "directory servers")
            .decides(SERVERS, HttpDecisions.NONE)
            .because(NAMED, NO_CATALOG, NOT_FOUND);

    static final Outcome NOT = Outcome.passedOver("passed-over", "not {server...}");
    static final Reason NO_DOMAIN = Reason.named(
            "workstation-without-domain", "the workstation is in no domain, and nobody names a directory server");
    static final Reason RESULT = Reason.named("ldap-result", "{result...} ({code})");
    static final Reason RESULT_SAID = Reason.named("ldap-result-said", "{result...} ({code}): {text...}");
    static final Reason SILENT = Reason.named("datagrams-unanswered", "no answer to {tries} datagrams");
    static final Subject DIRECTORY_SERVER = Subject.named("directory-server", "directory server")
            .decides(NOT)
            .because(Stream.concat(
                            Stream.of(NO_DOMAIN, NOT_FOUND, RESULT, RESULT_SAID, SILENT), DnsReasons.HOSTS.stream())
                    .toList());

    static final Outcome AS = Outcome.chosen("as", "as {name...} at {server...}");
    static final Outcome ANONYMOUS = Outcome.chosen("anonymous", "anonymous at {server...}");
    static final Outcome NOBODY = Outcome.chosen("nobody", "nobody at {server...}");
    static final Reason DATAGRAMS = Reason.named("datagrams-know-no-login", "datagrams know no login");
    static final Reason PROFILE = Reason.named("login-of-profile", "the service profile");
    static final Reason PROFILE_WANTS = Reason.named("profile-wants-own", "the service profile wants the user's own");
    static final Reason FILE = Reason.named("login-of-file", "jabber-config.xml");
    static final Reason USER = Reason.named("login-of-user", "the user who is logged in");
    static final Reason NO_CREDENTIALS =
            Reason.named("no-credentials-named", "neither service profile nor jabber-config.xml has credentials");
    static final Subject LOGIN = Subject.named("directory-login", "directory login")
            .decides(AS, ANONYMOUS, NOBODY)
            .because(DATAGRAMS, PROFILE, PROFILE_WANTS, FILE, USER, NO_CREDENTIALS);

    static final Outcome FILTER = Outcome.chosen("filter", "({filter...})");
    static final Reason COMPLETED = Reason.named("filter-completed", "'{filter...}' lacks brackets: completed");
    static final Reason NO_FILTER = Reason.named("no-filter", "'{filter...}' is no filter: the usual one is taken");
    static final Subject DIRECTORY_FILTER = Subject.named("directory-filter", "directory filter")
            .decides(FILTER)
            .because(COMPLETED, NO_FILTER);

    static final Outcome DOMAIN = Outcome.chosen("domain", "{domain}");
    static final Outcome NO_WORKSTATION_DOMAIN = Outcome.none("no-domain", "none");
    static final Reason USERDNSDOMAIN = Reason.named("userdnsdomain", "USERDNSDOMAIN of the workstation");
    static final Subject DIRECTORY_DOMAIN = Subject.named("directory-domain", "directory domain")
            .decides(DOMAIN, NO_WORKSTATION_DOMAIN)
            .because(USERDNSDOMAIN);

    private LdapDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(DIRECTORY_DOMAIN, DIRECTORY_SERVERS, DIRECTORY_SERVER, LOGIN, DIRECTORY_FILTER);
    }
}

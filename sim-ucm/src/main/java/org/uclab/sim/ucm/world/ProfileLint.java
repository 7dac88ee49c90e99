package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uclab.lab.model.UcmCluster.ServiceProfile;

/** Whether the service profiles of a cluster are ones that an administrator could make, and name what there is. */
final class ProfileLint {

    /** Primary, secondary, tertiary. */
    private static final int SERVERS_MAX = 3;

    /** Product types of the IM and presence service. */
    private static final List<String> PRESENCE_PRODUCTS =
            List.of("", "Unified CM (IM and Presence)", "WebEx (IM and Presence)");

    private static final List<String> SERVICES =
            List.of("Voicemail", "MailStore", "Conferencing", "Directory", "CTI", "VideoConferenceSchedulingPortal");

    private static final List<String> SETTINGS = List.of(
            "UseUDS",
            "UseUserCredential",
            "DN",
            "Password",
            "SearchContext1",
            "SearchContext2",
            "SearchContext3",
            "RecursiveSearch1",
            "SearchTimeout",
            "BaseFilter",
            "PredictiveSearchFilter",
            "WebConfSSOIdentityProvider",
            "VoicemailServiceCredentialsSource");

    private static final List<String> PROTOCOLS =
            List.of("", "HTTP", "HTTPS", "TCP", "TCP + UDP", "UDP", "SSL", "TLS", "SIP", "OWA", "SOAP", "EWS", "XMPP");

    private final LabLint lint;
    private final LabModel model;
    private final UcmCluster cluster;

    private ProfileLint(LabLint lint, LabModel model, UcmCluster cluster) {
        this.lint = lint;
        this.model = model;
        this.cluster = cluster;
    }

    static void check(LabLint lint, LabModel model, UcmCluster cluster) {
        ProfileLint profiles = new ProfileLint(lint, model, cluster);
        Set<String> names = new HashSet<>();
        for (ServiceProfile profile : cluster.profiles()) {
            profiles.check(profile);
            if (!names.add(profile.name())) {
                lint.note(profile.line(), "two service profiles are called " + profile.name(), "rename one");
            }
        }
        profiles.users(names);
    }

    private void check(ServiceProfile profile) {
        String where = "service profile " + profile.name();
        if (!profile.name().matches("[A-Za-z0-9_-]{1,50}")) {
            lint.note(profile.line(), where + " cannot be the name of a file", "use letters, digits, _ and -");
        }
        lint.known(PRESENCE_PRODUCTS, profile.presenceProduct(), profile.line(), where, "presence product");
        List<String> imps = new ArrayList<>();
        model.impClusters().forEach(imp -> imps.addAll(imp.nodes()));
        profile.presenceServers()
                .forEach(host -> lint.known(imps, host, profile.line(), "'presenceServers'", "presence node"));
        List<String> domains =
                model.impClusters().stream().map(ImpCluster::presenceDomain).toList();
        profile.presenceDomain()
                .ifPresent(domain -> lint.known(domains, domain, profile.line(), where, "presence domain"));
        if (profile.presenceDomain().isPresent() && !profile.presenceServers().isEmpty()) {
            lint.note(profile.line(), where + " has presence servers and a presence domain", "keep one of them");
        }
        if (profile.presenceServers().size() > SERVERS_MAX) {
            lint.note(profile.line(), where + " has more than " + SERVERS_MAX + " presence servers", "remove some");
        }
        profile.services().forEach((service, servers) -> {
            lint.known(SERVICES, service, profile.line(), where, "service");
            servers.forEach(server -> lint.known(PROTOCOLS, server.protocol(), profile.line(), where, "protocol"));
            if (servers.size() > SERVERS_MAX) {
                lint.note(
                        profile.line(),
                        where + " has more than " + SERVERS_MAX + " servers of " + service,
                        "remove some");
            }
        });
        profile.settings().keySet().forEach(name -> lint.known(SETTINGS, name, profile.line(), where, "setting"));
    }

    private void users(Set<String> names) {
        model.users().values().stream()
                .filter(user -> user.homeCluster().equals(cluster.id()))
                .filter(user -> !user.serviceProfile().isEmpty())
                .forEach(user -> lint.known(
                        names, user.serviceProfile(), user.sourceLine(), "user " + user.id(), "service profile"));
    }
}

package org.uclab.lab.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.model.ImpCluster.LdapProfile;

/** Whether what a model says of its IM and Presence clusters fits together. */
final class ImpLint {

    /** Primary and two backups, of TFTP servers as of directory servers. */
    private static final int SERVERS_MAX = 3;

    private static final List<String> PROTOCOLS = List.of("", "TCP", "UDP", "TLS");

    private final LabLint lint;
    private final LabModel model;
    private final ImpCluster cluster;

    private ImpLint(LabLint lint, LabModel model, ImpCluster cluster) {
        this.lint = lint;
        this.model = model;
        this.cluster = cluster;
    }

    static void check(LabLint lint, LabModel model) {
        model.impClusters().forEach(cluster -> new ImpLint(lint, model, cluster).cluster());
    }

    private void cluster() {
        cluster.nodes().forEach(node -> lint.runs(node, HostRole.IMP, cluster.line(), "cluster " + cluster.id()));
        List<String> tftp = cluster.tftp().orElse(List.of());
        tftp.forEach(host -> lint.runs(host, HostRole.UCM, cluster.line(), "'tftp' of " + cluster.id()));
        few(tftp, cluster.line(), "cluster " + cluster.id(), "TFTP servers");
        Set<String> names = new HashSet<>();
        Map<String, String> profileOf = new HashMap<>();
        for (LdapProfile profile : cluster.ldapProfiles()) {
            if (!names.add(profile.name())) {
                lint.note(profile.line(), "two LDAP profiles are called " + profile.name(), "rename one");
            }
            profile(profile);
            profile.users().forEach(user -> user(user, profile, profileOf));
        }
    }

    private void profile(LdapProfile profile) {
        String where = "LDAP profile " + profile.name();
        few(profile.servers(), profile.line(), where, "servers");
        few(profile.searchContexts(), profile.line(), where, "search contexts");
        profile.servers()
                .forEach(server -> lint.known(PROTOCOLS, server.protocol(), profile.line(), where, "protocol"));
        if (profile.distinguishedName().isEmpty() && !profile.password().isEmpty()) {
            lint.note(profile.line(), where + " has a password for nobody", "add 'distinguishedName', or remove it");
        }
    }

    private void user(String id, LdapProfile profile, Map<String, String> profileOf) {
        String where = "LDAP profile " + profile.name();
        User user = model.users().get(id);
        if (user == null) {
            lint.known(model.users().keySet(), id, profile.line(), where, "user");
        } else if (!cluster.nodes().contains(user.impNode())) {
            lint.note(
                    profile.line(),
                    where + " is assigned to " + id + ", who is on no node of cluster " + cluster.id(),
                    "give the user an 'impNode' of the cluster, or remove the user here");
        }
        String other = profileOf.putIfAbsent(id, profile.name());
        if (other != null) {
            lint.note(profile.line(), where + " is assigned to " + id + ", who has " + other, "keep one of them");
        }
    }

    private void few(List<?> all, int line, String where, String what) {
        if (all.size() > SERVERS_MAX) {
            lint.note(line, where + " has more than " + SERVERS_MAX + " " + what, "remove some");
        }
    }
}

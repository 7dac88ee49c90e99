package org.uclab.sim.imp.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;

/** Whether what a world says of IM and Presence fits together. */
final class ImpLint {

    /** Primary and two backups, of TFTP servers as of directory servers. */
    private static final int SERVERS_MAX = 3;

    /** C-HA: a presence redundancy group has two nodes. */
    private static final int GROUP_NODES = 2;

    private static final List<String> PROTOCOLS = List.of("", "TCP", "UDP", "TLS");

    private final LabLint lint;
    private final LabModel model;
    private final ImpSection section;

    public ImpLint(LabLint lint, LabModel model, ImpSection section) {
        this.lint = lint;
        this.model = model;
        this.section = section;
    }

    public void check() {
        section.clusters().forEach(this::cluster);
        model.users().values().forEach(this::user);
        for (int i = 0; i < model.crowds().size(); i++) {
            Crowd crowd = model.crowds().get(i);
            String node = section.people().crowds().get(i).apply(1).node();
            if (!node.isEmpty()) {
                lint.runs(node, ImpServices.IMP, crowd.sourceLine(), "crowd " + crowd.id());
            }
        }
    }

    private void user(User user) {
        String who = "user " + user.id();
        ImpSection.Assigned assigned = section.people().users().get(user.id());
        if (!assigned.node().isEmpty()) {
            lint.runs(assigned.node(), ImpServices.IMP, user.sourceLine(), who);
        }
        assigned.contacts()
                .forEach(contact -> lint.known(model.users().keySet(), contact, user.sourceLine(), who, "user"));
    }

    private void cluster(ImpCluster cluster) {
        String where = "cluster " + cluster.id();
        cluster.nodes().forEach(node -> lint.runs(node, ImpServices.IMP, cluster.line(), where));
        redundancy(cluster, where);
        cluster.calendar()
                .ifPresent(read -> lint.known(model.hosts().keySet(), read.host(), read.line(), where, "host"));
        cluster.compliance().ifPresent(log -> lint.runs(log.host(), ImpServices.COMPLIANCE_SERVER, log.line(), where));
        few(cluster.tftp().orElse(List.of()), cluster.line(), where, "TFTP servers");
        cluster.administrators()
                .forEach(user -> lint.known(model.users().keySet(), user, cluster.line(), where, "user"));
        Set<String> names = new HashSet<>();
        Map<String, String> profileOf = new HashMap<>();
        for (ImpCluster.Assignment assignment : cluster.assignments()) {
            if (!names.add(assignment.profile().name())) {
                lint.note(
                        assignment.line(),
                        "two LDAP profiles are called " + assignment.profile().name(),
                        "rename one");
            }
            profile(assignment);
            assignment.users().forEach(user -> assigned(cluster, user, assignment, profileOf));
        }
    }

    private void redundancy(ImpCluster cluster, String where) {
        List<List<String>> groups = cluster.settings().redundancy().groups().orElse(List.of());
        if (!groups.isEmpty()
                && cluster.release().filter(old -> !old.highlyAvailable()).isPresent()) {
            lint.note(
                    cluster.line(),
                    where + " has redundancy groups, and its release no high availability",
                    "remove them, or take release 8.5 or later");
        }
        Set<String> grouped = new HashSet<>();
        for (List<String> group : groups) {
            if (group.size() != GROUP_NODES) {
                lint.note(
                        cluster.line(),
                        where + " has a redundancy group of " + group.size() + " nodes",
                        "name " + GROUP_NODES + ", and no group for a node without high availability");
            }
            for (String node : group) {
                lint.known(cluster.nodes(), node, cluster.line(), where, "node of the cluster");
                if (!grouped.add(node)) {
                    lint.note(cluster.line(), node + " is in two redundancy groups", "keep it in one");
                }
            }
        }
    }

    private void profile(ImpCluster.Assignment assignment) {
        ImpConfig.LdapProfile profile = assignment.profile();
        String where = "LDAP profile " + profile.name();
        few(profile.servers(), assignment.line(), where, "servers");
        few(profile.searchContexts(), assignment.line(), where, "search contexts");
        profile.servers()
                .forEach(server -> lint.known(PROTOCOLS, server.protocol(), assignment.line(), where, "protocol"));
        if (profile.distinguishedName().isEmpty() && !profile.password().isEmpty()) {
            lint.note(assignment.line(), where + " has a password for nobody", "add 'distinguishedName', or remove it");
        }
    }

    private void assigned(
            ImpCluster cluster, String id, ImpCluster.Assignment assignment, Map<String, String> profileOf) {
        String where = "LDAP profile " + assignment.profile().name();
        if (!model.users().containsKey(id)) {
            lint.known(model.users().keySet(), id, assignment.line(), where, "user");
        } else if (!cluster.nodes().contains(section.people().users().get(id).node())) {
            lint.note(
                    assignment.line(),
                    where + " is assigned to " + id + ", who is on no node of cluster " + cluster.id(),
                    "give the user an 'impNode' of the cluster, or remove the user here");
        }
        String other = profileOf.putIfAbsent(id, assignment.profile().name());
        if (other != null) {
            lint.note(assignment.line(), where + " is assigned to " + id + ", who has " + other, "keep one of them");
        }
    }

    private void few(List<?> all, int line, String where, String what) {
        if (all.size() > SERVERS_MAX) {
            lint.note(line, where + " has more than " + SERVERS_MAX + " " + what, "remove some");
        }
    }
}

package org.uclab.lab.model;

import java.util.List;
import java.util.Optional;

/** Makes the records of IM and Presence clusters. */
final class ImpReader {

    private ImpReader() {}

    static ImpCluster cluster(Reading cluster) {
        String id = cluster.text("id");
        cluster.called("IM and Presence cluster " + id);
        Optional<List<String>> tftp = cluster.has("tftp") ? Optional.of(hosts(cluster, "tftp")) : Optional.empty();
        return new ImpCluster(
                id,
                WorldReader.domain(cluster.text("presenceDomain")),
                hosts(cluster, "nodes"),
                tftp,
                cluster.list("ldapProfiles", "an LDAP profile of " + id, ImpReader::ldapProfile),
                cluster.line());
    }

    private static ImpCluster.LdapProfile ldapProfile(Reading profile) {
        return new ImpCluster.LdapProfile(
                profile.text("name"),
                profile.text("description", ""),
                profile.text("distinguishedName", ""),
                profile.text("password", ""),
                profile.list("servers", "a server", ProfileReader::server),
                profile.texts("searchContexts"),
                profile.texts("users"),
                profile.line());
    }

    private static List<String> hosts(Reading cluster, String key) {
        return cluster.texts(key).stream().map(WorldReader::domain).toList();
    }
}

package org.uclab.lab.model;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.UcmCluster.ProfileServer;

/**
 * An IM and Presence cluster.
 *
 * @param tftp         hosts that its clients are told to take files from, in that order; absent where it is those of
 *                     each user's own Unified CM cluster
 * @param ldapProfiles what its clients are told of the directory
 */
public record ImpCluster(
        String id,
        String presenceDomain,
        List<String> nodes,
        Optional<List<String>> tftp,
        List<LdapProfile> ldapProfiles,
        int line) {

    /**
     * An LDAP profile (S4, "Specify LDAP Directory Configuration on Cisco Unified Presence").
     *
     * @param distinguishedName as whom clients open the directory; empty where the profile does not say
     * @param servers           directory servers; none where the configuration file shall say
     * @param searchContexts    bases to search below
     * @param users             ids of those it is assigned to
     */
    public record LdapProfile(
            String name,
            String description,
            String distinguishedName,
            String password,
            List<ProfileServer> servers,
            List<String> searchContexts,
            List<String> users,
            int line) {}

    /** The profile assigned to that user. */
    public Optional<LdapProfile> ldapProfile(String user) {
        return ldapProfiles.stream()
                .filter(profile -> profile.users().contains(user))
                .findFirst();
    }
}

package org.uclab.sim.imp.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.Service;

/**
 * An IM and Presence cluster, as a world writes it.
 *
 * @param nodes        hosts
 * @param tftp         hosts that its clients are told to take files from, in that order; absent where it is those of
 *                     each user's own call-control cluster
 * @param assignments  what its clients are told of the directory
 * @param applications its application users
 * @param settings     limits and switches, as far as a world says them
 * @param federation   what there is with other presence domains; absent where there is nothing
 * @param persistentChat whether it has a database for rooms that persist
 * @param calendar     where it reads calendars; absent where it reads none
 * @param routersSecured whether its nodes speak to each other by TLS
 * @param compliance   where messages are logged; absent where they are not
 * @param files        files that go by its nodes; absent where none do
 * @param resumption   lab time for which a client's lost stream can go on; absent where streams are not managed
 * @param byPriority   whether messages go by RFC 6121 alone
 * @param administrators ids of users who add and delete users over XMPP
 * @param web          the Presence Web Service, as far as a world says it; absent where there is none
 * @param release      where a world names one; absent for whatever is newest
 */
public record ImpCluster(
        String id,
        String presenceDomain,
        List<String> nodes,
        Optional<List<String>> tftp,
        List<Assignment> assignments,
        List<ImpConfig.Application> applications,
        ImpConfig.Settings settings,
        Optional<ImpConfig.Federating> federation,
        boolean persistentChat,
        Optional<ImpRelease> release,
        Optional<Calendar> calendar,
        boolean routersSecured,
        Optional<Compliance> compliance,
        Optional<Additions.Files> files,
        Optional<Duration> resumption,
        boolean byPriority,
        List<String> administrators,
        Optional<Additions.Web> web,
        int line) {

    /**
     * An LDAP profile and whose it is (S4, "Specify LDAP Directory Configuration on Cisco Unified Presence").
     *
     * @param users ids of those it is assigned to
     */
    public record Assignment(ImpConfig.LdapProfile profile, List<String> users, int line) {}

    /**
     * Where calendars are.
     *
     * @param host  that has them
     * @param every lab time between two looks
     */
    public record Calendar(String host, String account, String password, Duration every, int line) {}

    /**
     * A compliance server.
     *
     * @param host   that it runs on
     * @param passes whether messages go on while nobody logs them
     */
    public record Compliance(String host, String password, boolean passes, int line) {}

    /** The service at which its nodes speak to each other. */
    public Service xcp() {
        return Additions.xcp(routersSecured);
    }

    /** The profile assigned to that user. */
    public Optional<ImpConfig.LdapProfile> ldapProfile(String user) {
        return assignments.stream()
                .filter(assignment -> assignment.users().contains(user))
                .map(Assignment::profile)
                .findFirst();
    }
}

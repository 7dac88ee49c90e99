package org.uclab.sim.imp.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.model.User;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.imp.sasl.SaslMechanism;
import org.uclab.sim.imp.sasl.VtgTokenMechanism;

/**
 * What a subcluster is told.
 *
 * @param domain   presence domain
 * @param nodes    its nodes, at least one
 * @param accounts everybody who may sign in
 * @param applications application users, who may log others in by SOAP
 * @param settings limits and switches
 * @param federation what there is with other presence domains; absent where there is nothing
 * @param persistentChat whether there is a database for rooms that persist
 * @param calendar where calendars are read; absent where none are
 * @param additions how its nodes speak, whether they log, and who administrates
 */
public record ImpConfig(
        String domain,
        List<Node> nodes,
        List<Account> accounts,
        List<Application> applications,
        Settings settings,
        Optional<Federating> federation,
        boolean persistentChat,
        Optional<CalendarSource> calendar,
        Additions additions) {

    public ImpConfig {
        nodes = List.copyOf(nodes);
        accounts = List.copyOf(accounts);
        applications = List.copyOf(applications);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a subcluster has at least one node");
        }
    }

    /**
     * A node.
     *
     * @param host full host name, as in its certificate
     * @param xcp  published endpoint of its service {@link Additions#xcp}, where the other nodes dial
     */
    public record Node(String host, Endpoint xcp) {}

    /**
     * XMPP federation.
     *
     * @param dialbackSecret shared by the nodes
     * @param external       whether domains are proven by certificates (SASL EXTERNAL), both ways, where there are any
     * @param domains        the domains that are talked to; absent where it is every one
     * @param nameServers    whom each node asks for the servers of a domain, by host
     */
    public record Federating(
            String dialbackSecret,
            boolean external,
            Optional<List<String>> domains,
            Map<String, Endpoint> nameServers) {

        public Federating {
            domains = domains.map(List::copyOf);
            nameServers = Map.copyOf(nameServers);
        }

        /** The same where those are asked for names. */
        public Federating withNameServers(Map<String, Endpoint> servers) {
            return new Federating(dialbackSecret, external, domains, servers);
        }

        public boolean talksTo(String domain) {
            return domains.map(allowed -> allowed.contains(domain)).orElse(true);
        }

        /**
         * Whom that node asks.
         *
         * @throws IllegalArgumentException when it is nobody
         */
        public Endpoint nameServer(String host) {
            return Optional.ofNullable(nameServers.get(host))
                    .orElseThrow(() -> new IllegalArgumentException(host + " has nobody to ask for names"));
        }
    }

    /**
     * A user of the product.
     *
     * @param user     the person; the address is {@code id@domain} with the presence domain
     * @param homeNode full host name of the node the user is assigned to
     * @param contacts user ids on the contact list from the start, subscribed to as if approved
     * @param profile  what the user's clients are told of other systems
     */
    public record Account(User user, String homeNode, List<String> contacts, ClientProfile profile) {

        public Account {
            contacts = List.copyOf(contacts);
        }

        /** The same with another password. */
        public Account with(String password) {
            return new Account(user.withPassword(password), homeNode, contacts, profile);
        }

        public String id() {
            return user.id();
        }

        public String password() {
            return user.password();
        }
    }

    /** An application user (C-CCWS): a program with a password of its own, nobody of the presence product. */
    public record Application(String id, String password) {}

    /**
     * What the presence product tells clients of other systems.
     *
     * @param tftp   hosts with configuration files, in the order to try them
     * @param ccmcip hosts that list devices, in the order to try them
     */
    public record ClientProfile(List<String> tftp, List<String> ccmcip, Optional<LdapProfile> ldap) {

        /** Of whom nobody has said anything. */
        public static final ClientProfile NOTHING = new ClientProfile(List.of(), List.of(), Optional.empty());

        public ClientProfile {
            tftp = List.copyOf(tftp);
            ccmcip = List.copyOf(ccmcip);
        }
    }

    /**
     * An LDAP profile.
     *
     * @param distinguishedName as whom to open the directory; empty where the profile does not say
     * @param searchContexts    bases to search below
     */
    public record LdapProfile(
            String name,
            String distinguishedName,
            String password,
            List<LdapServer> servers,
            List<String> searchContexts) {

        public LdapProfile {
            servers = List.copyOf(servers);
            searchContexts = List.copyOf(searchContexts);
        }
    }

    /** A directory server; the port is 0 and the protocol empty where the profile does not say. */
    public record LdapServer(String host, int port, String protocol) {}

    /**
     * Limits of the SOAP service; times are lab time.
     *
     * @param versions             interface versions offered, oldest first
     * @param sessionLimit         silence after which a session is over
     * @param oneTimePasswordLimit from its making to its use
     */
    public record SoapSettings(List<String> versions, Duration sessionLimit, Duration oneTimePasswordLimit) {

        /** What the lab takes where nothing else is said. */
        public static SoapSettings usual() {
            return new SoapSettings(
                    // ASSUMED(reference imp-cms §1.2): these are the versions seen; each release serves two of them.
                    List.of("v70", "v80", "v105"),
                    // ASSUMED(no public source).
                    Duration.ofHours(8),
                    // ASSUMED(reference imp-cms §1.3): the name says that it counts once; its life is not public.
                    Duration.ofSeconds(60));
        }

        public SoapSettings {
            versions = List.copyOf(versions);
        }
    }

    /**
     * Which nodes stand in for each other (C-HA, presence redundancy groups; S3 calls such a group a subcluster). A node in
     * no group has no high availability: its users are served there or nowhere.
     *
     * @param groups   hosts of each; absent where all nodes are one group
     * @param fallback lab time for which a node must have power until users who belong there and are elsewhere are sent
     *                 home; absent where nobody is sent
     */
    public record Redundancy(Optional<List<List<String>>> groups, Optional<Duration> fallback) {

        public Redundancy {
            groups = groups.map(all -> all.stream().map(List::copyOf).toList());
        }

        /** All nodes are one group, and whoever is elsewhere goes home when signing in again. */
        public static Redundancy whole() {
            return new Redundancy(Optional.empty(), Optional.empty());
        }

        /**
         * The nodes that serve the users of a node, that node first.
         *
         * @param all hosts of the cluster
         */
        public List<String> serving(String home, List<String> all) {
            List<String> group = groups.map(known -> known.stream()
                            .filter(one -> one.contains(home))
                            .findFirst()
                            .orElse(List.of()))
                    .orElse(all);
            return Stream.concat(Stream.of(home), group.stream()).distinct().toList();
        }
    }

    /** What happens when a resource is bound that is bound already, RFC 6120 §7.7.2.2. */
    public enum ResourceConflict {
        /** The older stream ends in {@code conflict}. */
        REPLACE_OLD,
        /** The bind is refused with {@code conflict}. */
        REFUSE_NEW,
        /** The newer one gets another resource. */
        RENAME_NEW
    }

    /** What happens to a stream to a domain that is not served. */
    public enum WrongDomain {
        /** RFC 6120 §4.9.3.6: the stream ends in {@code host-unknown}. */
        HOST_UNKNOWN,
        /** The stream opens, and whoever signs in is {@code not-authorized}. */
        NOT_AUTHORIZED
    }

    /**
     * Limits and switches; times are lab time.
     *
     * @param mechanisms             SASL mechanisms in the order of the offer
     * @param signInTriesMax         failed authentications after which the stream is closed, at least 1
     * @param signInLimit            from the connect to the end of resource binding
     * @param resourceRequired       whether a bind without a resource is refused
     * @param homeNodeHint           whether the offer of mechanisms names the caller's home node and the others
     * @param logonsPerUserMax       bound resources of one user in the subcluster
     * @param conversationLimit      silence after which the next message goes to every client again
     * @param contactsMax            contacts on one list, whatever put them there; and requests that wait for its owner
     * @param redialPause            between two tries to reach another node
     * @param product                name and version as XEP-0092 gives them
     * @param soap                   limits of the SOAP service
     * @param redundancy             which nodes stand in for each other
     */
    public record Settings(
            List<String> mechanisms,
            int signInTriesMax,
            Duration signInLimit,
            ResourceConflict resourceConflict,
            boolean resourceRequired,
            boolean homeNodeHint,
            WrongDomain wrongDomain,
            int logonsPerUserMax,
            Duration conversationLimit,
            int contactsMax,
            Duration redialPause,
            Product product,
            SoapSettings soap,
            Redundancy redundancy) {

        public Settings {
            mechanisms = List.copyOf(mechanisms);
            mechanisms.forEach(SaslMechanism::named);
            if (mechanisms.isEmpty() || signInTriesMax < 1 || logonsPerUserMax < 1 || contactsMax < 1) {
                throw new IllegalArgumentException("mechanisms, tries, log-ons and contacts are at least one");
            }
        }

        /** What the lab takes where nothing else is said. */
        public static Settings usual() {
            return new Settings(
                    // As offered in a public log (F-PID, C-TS3).
                    List.of("PLAIN", VtgTokenMechanism.NAME),
                    // ASSUMED(F-PID): one refusal and the server closes; the log shows no second try.
                    1,
                    // ASSUMED(no public source).
                    Duration.ofSeconds(60),
                    // ASSUMED(RFC 6120 §7.7.2.2): the product's policy is not public.
                    ResourceConflict.REPLACE_OLD,
                    // ASSUMED(I-ZORN): a client reported that a resource was required; RFC 6120 §7.6 forbids that.
                    false,
                    // ASSUMED(G-CAXL): see Features; off, because a client must say who it is before it has signed in.
                    false,
                    // ASSUMED(C-TS3): a client with a wrong domain got nothing but not-authorized.
                    WrongDomain.NOT_AUTHORIZED,
                    // ASSUMED(C-REQ): the parameter exists, its default is not public.
                    10,
                    // ASSUMED(S004): "new session" has no time in the source.
                    Duration.ofMinutes(15),
                    // ASSUMED(Cisco administration guide): maximum contact list size, 200 unless changed.
                    200,
                    // ASSUMED(no public source).
                    Duration.ofSeconds(5),
                    new Product("IM and Presence", "12.5"),
                    SoapSettings.usual(),
                    Redundancy.whole());
        }

        /** The same with another size of contact lists. */
        public Settings withContacts(int most) {
            return new Settings(
                    mechanisms,
                    signInTriesMax,
                    signInLimit,
                    resourceConflict,
                    resourceRequired,
                    homeNodeHint,
                    wrongDomain,
                    logonsPerUserMax,
                    conversationLimit,
                    most,
                    redialPause,
                    product,
                    soap,
                    redundancy);
        }

        /** The same with other mechanisms. */
        public Settings withMechanisms(List<String> other) {
            return new Settings(
                    other,
                    signInTriesMax,
                    signInLimit,
                    resourceConflict,
                    resourceRequired,
                    homeNodeHint,
                    wrongDomain,
                    logonsPerUserMax,
                    conversationLimit,
                    contactsMax,
                    redialPause,
                    product,
                    soap,
                    redundancy);
        }

        /** The same with other limits of the SOAP service. */
        public Settings withSoap(SoapSettings other) {
            return new Settings(
                    mechanisms,
                    signInTriesMax,
                    signInLimit,
                    resourceConflict,
                    resourceRequired,
                    homeNodeHint,
                    wrongDomain,
                    logonsPerUserMax,
                    conversationLimit,
                    contactsMax,
                    redialPause,
                    product,
                    other,
                    redundancy);
        }

        /** The same with other nodes that stand in for each other. */
        public Settings with(Redundancy other, Product its) {
            return new Settings(
                    mechanisms,
                    signInTriesMax,
                    signInLimit,
                    resourceConflict,
                    resourceRequired,
                    homeNodeHint,
                    wrongDomain,
                    logonsPerUserMax,
                    conversationLimit,
                    contactsMax,
                    redialPause,
                    its,
                    soap,
                    other);
        }
    }

    /** Name and version of the software. */
    public record Product(String name, String version) {}
}

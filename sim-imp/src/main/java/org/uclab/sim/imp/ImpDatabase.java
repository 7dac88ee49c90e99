package org.uclab.sim.imp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.model.User;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.room.RoomDatabase;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.soap.LoginDatastore;
import org.uclab.sim.imp.soap.Subcluster;

/**
 * What the nodes of a subcluster keep on disk and replicate outside the wires of this lab: accounts, contact lists,
 * visiting cards, private data. It outlives a power cut of every node. Safe for any thread.
 */
final class ImpDatabase implements Subcluster {

    /** Accounts that administrators add over XMPP. */
    static final int ADDED_MAX = 1_000;

    /** Private elements of one user, XEP-0049. */
    static final int PRIVATE_ELEMENTS_MAX = 100;

    private final LoginDatastore logins;
    private final String domain;
    private final List<String> hosts;
    private final ImpConfig.Redundancy redundancy;
    private final boolean federates;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Optional<RoomDatabase> rooms;
    private final Map<Jid, ImpConfig.Account> accounts = new ConcurrentHashMap<>();
    private final RosterStore rosters;
    private final PrivacyStore privacy;
    private final OfflineMessages offline;
    private final boolean byPriority;
    private final Map<String, String> applications = new HashMap<>();
    private final Map<Jid, Element> cards = new HashMap<>();
    private final Map<Jid, Map<String, Element>> privates = new HashMap<>();
    private final Map<Jid, Instant> lastSeen = new HashMap<>();
    private final Map<Jid, Boolean> includesCalendar = new ConcurrentHashMap<>();
    private final boolean readsCalendars;
    private final Optional<Additions.Files> files;
    private final Set<Jid> administrators;
    private final Set<Jid> added = new HashSet<>();

    ImpDatabase(ImpConfig config) {
        this.logins = new LoginDatastore(
                config.settings().soap().sessionLimit(),
                config.settings().soap().oneTimePasswordLimit(),
                config.settings().logonsPerUserMax());
        this.domain = Jid.of("", config.domain(), "")
                .orElseThrow(() -> new IllegalArgumentException("no presence domain: " + config.domain()))
                .domain();
        this.offline = new OfflineMessages(domain);
        this.redundancy = config.settings().redundancy();
        this.federates = config.federation().isPresent();
        this.readsCalendars = config.calendar().isPresent();
        this.files = config.additions().files();
        this.byPriority = config.additions().byPriority();
        this.administrators =
                config.additions().administrators().stream().map(this::address).collect(Collectors.toSet());
        this.rosters = new RosterStore(config.settings().contactsMax());
        this.privacy = new PrivacyStore(rosters);
        for (ImpConfig.Application application : config.applications()) {
            if (applications.put(Spelling.USER_ID.key(application.id()), application.password()) != null) {
                throw new IllegalArgumentException("two application users with the id " + application.id());
            }
        }
        this.hosts = config.nodes().stream().map(ImpConfig.Node::host).toList();
        hosts.forEach(host -> aliases.put(ChatAlias.of(host, hosts, domain), host));
        this.rooms = Optional.of(new RoomDatabase()).filter(kept -> config.persistentChat());
        for (ImpConfig.Account account : config.accounts()) {
            if (!hosts.contains(account.homeNode())) {
                throw new IllegalArgumentException(
                        account.id() + " has a home node that is none of the subcluster: " + account.homeNode());
            }
            if (accounts.put(address(account.id()), account) != null) {
                throw new IllegalArgumentException("two accounts with the user id " + account.id());
            }
        }
        for (ImpConfig.Account account : config.accounts()) {
            for (String contact : account.contacts()) {
                Jid other = address(contact);
                String name = Optional.ofNullable(accounts.get(other))
                        .map(known -> known.user().fullName())
                        .orElseThrow(() -> new IllegalArgumentException(
                                account.id() + " has a contact without an account: " + contact));
                rosters.seed(address(account.id()), other, name);
            }
        }
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public boolean readsCalendars() {
        return readsCalendars;
    }

    @Override
    public boolean includesCalendar(Jid user) {
        return includesCalendar.getOrDefault(user.bare(), false);
    }

    @Override
    public void includeCalendar(Jid user, boolean wanted) {
        includesCalendar.put(user.bare(), wanted);
    }

    /** Everybody at home on that node, in an order. */
    List<Jid> usersOf(String host) {
        return accounts.entrySet().stream()
                .filter(account -> account.getValue().homeNode().equals(host))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Jid::toString))
                .toList();
    }

    /** Whether that address is of the presence domain; where it is not, it is another server's business. */
    boolean ours(Jid address) {
        return address.domain().equals(domain);
    }

    /** The domain of the rooms of a node. */
    String alias(String host) {
        return ChatAlias.of(host, hosts, domain);
    }

    /** Whether rooms have that domain. */
    boolean hasRooms(String alias) {
        return aliases.containsKey(alias);
    }

    /**
     * The node that has the rooms of that domain now: the one whose alias it is, or while that has no power and rooms persist
     * one that stands in for it (C-PCHA).
     */
    Optional<String> hostOfRooms(String alias) {
        Optional<String> home = Optional.ofNullable(aliases.get(alias));
        return rooms.isEmpty()
                ? home
                : home.map(host -> redundancy.serving(host, hosts).stream()
                        .filter(logins::up)
                        .findFirst()
                        .orElse(host));
    }

    /** Rooms that persist; empty where none do. */
    Optional<RoomDatabase> rooms() {
        return rooms;
    }

    /** The aliases of all nodes. */
    List<Jid> aliases() {
        return aliases.keySet().stream().map(Jid::valid).toList();
    }

    /** Whether a stanza to that domain, which is not the presence domain, gets anywhere. */
    boolean reaches(String other) {
        return federates || hasRooms(other);
    }

    /** Whether there is anything to be had of other presence domains. */
    boolean federates() {
        return federates;
    }

    /** How files go by its nodes; empty where none do. */
    Optional<Additions.Files> files() {
        return files;
    }

    /** Who has logged in by SOAP. */
    LoginDatastore logins() {
        return logins;
    }

    /** Whether messages go by RFC 6121 alone, without one client to a conversation. */
    boolean byPriority() {
        return byPriority;
    }

    /** Messages that wait for their readers. */
    OfflineMessages offline() {
        return offline;
    }

    /** What users keep away. */
    PrivacyStore privacy() {
        return privacy;
    }

    RosterStore rosters() {
        return rosters;
    }

    /**
     * Hosts for that user to sign in on: of the home node's redundancy group, the home node first and those without power
     * last; empty for a user not known.
     * ASSUMED(S3): the documents say that the addresses change during a fail-over; that the node that is down is still
     * named, behind the others, they do not say.
     */
    @Override
    public List<String> nodesOf(Jid user) {
        ImpConfig.Account account = accounts.get(user.bare());
        return account == null
                ? List.of()
                : redundancy.serving(account.homeNode(), hosts).stream()
                        .sorted(Comparator.comparing(host -> !logins.up(host)))
                        .toList();
    }

    /** Whether users sign in at that host: it is the home node, or stands in for it. */
    boolean serves(String host, Jid user) {
        return nodesOf(user).contains(host);
    }

    /** The node the user is assigned to; empty for somebody not known. */
    Optional<String> homeOf(Jid user) {
        return Optional.ofNullable(accounts.get(user.bare())).map(ImpConfig.Account::homeNode);
    }

    @Override
    public ImpConfig.ClientProfile clientProfile(Jid user) {
        ImpConfig.Account account = accounts.get(user.bare());
        return account == null ? ImpConfig.ClientProfile.NOTHING : account.profile();
    }

    /** Adds a user with everything as another has it; nothing happens where the other has no account here. */
    void add(User user, String like) {
        Optional.ofNullable(accounts.get(address(like)))
                .ifPresent(other -> accounts.put(
                        address(user.id()), new ImpConfig.Account(user, other.homeNode(), List.of(), other.profile())));
    }

    /** What a user signs in with from now on; nothing happens where the user has no account here. */
    void password(String id, String password) {
        accounts.computeIfPresent(address(id), (address, account) -> account.with(password));
    }

    /** Nobody signs in as that user any more. */
    void remove(String id) {
        accounts.remove(address(id));
    }

    /** Whether that user adds and deletes others. */
    boolean administrates(Jid user) {
        return administrators.contains(user);
    }

    /** Adds an account without a name and without contacts; false when there is no room for one more. */
    synchronized boolean addAccount(Jid user, String password, String home) {
        if (added.size() >= ADDED_MAX) {
            return false;
        }
        added.add(user);
        User person = new User(user.local(), domain, password, "", "", "", "", 0);
        accounts.put(user, new ImpConfig.Account(person, home, List.of(), ImpConfig.ClientProfile.NOTHING));
        return true;
    }

    /** Nobody signs in as that user any more, and nothing of the user is kept. */
    synchronized void deleteAccount(Jid user) {
        added.remove(user);
        accounts.remove(user);
        rosters.forget(user);
        privacy.forget(user);
        offline.take(user);
        cards.remove(user);
        privates.remove(user);
        lastSeen.remove(user);
        includesCalendar.remove(user);
    }

    boolean exists(Jid user) {
        return accounts.containsKey(user.bare());
    }

    @Override
    public Optional<Jid> user(String id, String password) {
        return user(id).filter(known -> same(accounts.get(known).password(), password));
    }

    @Override
    public Optional<Jid> user(String id) {
        Optional<Jid> user = id.contains("@") ? Jid.parse(id) : Jid.of(id, domain, "");
        return user.filter(known -> !known.isFull() && accounts.containsKey(known));
    }

    @Override
    public Optional<String> application(String id, String password) {
        return Optional.of(Spelling.USER_ID.key(id))
                .filter(applications::containsKey)
                .filter(known -> same(applications.get(known), password));
    }

    /** The full name of a user; empty for somebody not known. */
    String nameOf(Jid user) {
        ImpConfig.Account account = accounts.get(user.bare());
        return account == null ? "" : account.user().fullName();
    }

    synchronized Optional<Element> card(Jid user) {
        return Optional.ofNullable(cards.get(user));
    }

    synchronized void card(Jid user, Element card) {
        cards.put(user, card);
    }

    synchronized Optional<Element> privateData(Jid user, String name, String namespace) {
        return Optional.ofNullable(privates.getOrDefault(user, Map.of()).get(key(name, namespace)));
    }

    /** Stores; false when there is no room for one more. */
    synchronized boolean privateData(Jid user, Element data) {
        Map<String, Element> mine = privates.computeIfAbsent(user, nobody -> new HashMap<>());
        String key = key(data.name(), data.namespace());
        if (!mine.containsKey(key) && mine.size() >= PRIVATE_ELEMENTS_MAX) {
            return false;
        }
        mine.put(key, data);
        return true;
    }

    synchronized Optional<Instant> lastSeen(Jid user) {
        return Optional.ofNullable(lastSeen.get(user));
    }

    synchronized void lastSeen(Jid user, Instant when) {
        lastSeen.put(user, when);
    }

    private Jid address(String id) {
        return Jid.of(id, domain, "")
                .filter(Jid::hasLocal)
                .orElseThrow(() -> new IllegalArgumentException("no user id for an address: " + id));
    }

    private static String key(String name, String namespace) {
        return "{" + namespace + "}" + name;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

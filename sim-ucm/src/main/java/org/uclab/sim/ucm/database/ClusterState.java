package org.uclab.sim.ucm.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.uclab.lab.model.Spelling;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.UcmCluster;

/** The database at one moment, with what is looked up by name ready. A value: it never changes. */
public final class ClusterState {

    /** A device and its owner. */
    public record Owned(Device device, EndUser owner, int ordinal) {}

    private final UcmCluster config;
    private final List<EndUser> people;
    private final long revision;
    private final List<EndUser> usersByName;
    private final DirectoryIndex directory;
    private final Map<String, SelfCare> cares;
    private final Map<String, EndUser> users;
    private final Map<String, EndUser> usersByEmail;
    private final Map<String, Owned> devices;
    private final Map<String, EndUser> lines;

    ClusterState(UcmCluster config, List<EndUser> people) {
        this(config, people, 0, Map.of(), Optional.empty());
    }

    private ClusterState(
            UcmCluster config,
            List<EndUser> people,
            long revision,
            Map<String, SelfCare> cares,
            Optional<DirectoryIndex> before) {
        this.config = config;
        this.people = List.copyOf(people);
        this.revision = revision;
        this.cares = cares;
        this.usersByName = byName(this.people);
        this.directory = before.map(index -> index.of(usersByName)).orElseGet(() -> new DirectoryIndex(usersByName));
        int count = this.people.size();
        this.users = room(count);
        this.usersByEmail = room(count);
        this.devices = room(count);
        this.lines = room(count);
        this.people.forEach(this::index);
    }

    private ClusterState(ClusterState before, UcmCluster config, Map<String, SelfCare> cares) {
        this.config = config;
        this.people = before.people;
        this.revision = before.revision + 1;
        this.cares = cares;
        this.usersByName = before.usersByName;
        this.directory = before.directory;
        this.users = before.users;
        this.usersByEmail = before.usersByEmail;
        this.devices = before.devices;
        this.lines = before.lines;
    }

    /** The next state, otherwise configured. */
    ClusterState with(UcmCluster other) {
        return new ClusterState(this, other, cares);
    }

    /** The next state, with other users; what they have set stays. */
    ClusterState with(List<EndUser> other) {
        return new ClusterState(config, other, revision + 1, cares, Optional.of(directory));
    }

    /** The next state, with other settings of one user. */
    ClusterState with(String userId, SelfCare care) {
        Map<String, SelfCare> changed = new HashMap<>(cares);
        changed.put(userId, care);
        return new ClusterState(this, config, changed);
    }

    private static List<EndUser> byName(List<EndUser> users) {
        int[] order = TextOrder.of(users.stream().map(EndUser::id).toArray(String[]::new));
        return Arrays.stream(order).mapToObj(users::get).toList();
    }

    /** A map that takes so many entries without growing. */
    private static <T> Map<String, T> room(int entries) {
        return new HashMap<>(entries * 4 / 3 + 1);
    }

    private void index(EndUser user) {
        if (users.put(Spelling.USER_ID.key(user.id()), user) != null) {
            throw new IllegalArgumentException("two users with the id " + user.id());
        }
        if (!user.email().isEmpty()) {
            usersByEmail.putIfAbsent(Spelling.ADDRESS.key(user.email()), user);
        }
        if (user.homeCluster() && !user.line().isEmpty()) {
            lines.putIfAbsent(digits(user.line()), user);
        }
        for (Device device : user.devices()) {
            if (devices.put(Spelling.DEVICE_NAME.key(device.name()), new Owned(device, user, devices.size())) != null) {
                throw new IllegalArgumentException("two devices with the name " + device.name());
            }
        }
    }

    /** How the cluster is configured. */
    public UcmCluster config() {
        return config;
    }

    public Release release() {
        return config.release();
    }

    /** Whether clients may search its directory. */
    public boolean contactSource() {
        return config.settings().installed().contactSource(config.release());
    }

    /** How often the database has changed. */
    public long revision() {
        return revision;
    }

    /** Everybody, in the order in which they were made. */
    List<EndUser> people() {
        return people;
    }

    /** Everybody, by user id. */
    public List<EndUser> usersByName() {
        return usersByName;
    }

    /** The directory, ready to be searched. */
    public DirectoryIndex directory() {
        return directory;
    }

    /** What that user has set. */
    public SelfCare care(EndUser user) {
        return cares.getOrDefault(user.id(), SelfCare.NOTHING_SET);
    }

    /** The user with that id, in whatever case it is spelt. */
    public Optional<EndUser> user(String id) {
        return Optional.ofNullable(users.get(Spelling.USER_ID.key(id)));
    }

    /** The first user with that mail address, in whatever case it is spelt. */
    public Optional<EndUser> userByEmail(String email) {
        return Optional.ofNullable(usersByEmail.get(Spelling.ADDRESS.key(email)));
    }

    /** The names of all devices, in the order in which they were made. */
    public List<String> deviceNames() {
        return people.stream()
                .flatMap(user -> user.devices().stream())
                .map(Device::name)
                .toList();
    }

    /** The device of that name, in whatever case it is spelt. */
    public Optional<Owned> device(String name) {
        return Optional.ofNullable(devices.get(Spelling.DEVICE_NAME.key(name)));
    }

    /** The user at home here whose line has that number, however it is spaced. */
    public Optional<EndUser> line(String number) {
        return Optional.ofNullable(lines.get(digits(number)));
    }

    /** A number without what is there to make it readable. */
    public static String digits(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c != ' ' && c != '(' && c != ')' && c != '-') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** The user part of the Contact with which that device registers its owner's line: a GUID. */
    public String lineContact(Owned owned) {
        return key("line", owned.device().name() + "/" + owned.owner().line());
    }

    /**
     * The primary key of a thing that was configured without one: a GUID made from its cluster, kind and name, so that
     * it is the same in every run.
     */
    public String key(String kind, String name) {
        String path = config.id() + "/" + kind + "/" + name;
        return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

package org.uclab.sim.ucm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a cluster is told: all that an administrator would have configured.
 *
 * @param id      name of the cluster
 * @param release {@code 9.1.2}; it selects the shape of documents
 * @param domain  organization top level domain
 * @param nodes   in the order clients shall try them; exactly one publisher
 * @param tftp    names under which devices are told the TFTP servers, in order; at least one
 * @param users   everybody the cluster knows; ids are unique, and so are device names
 */
public record UcmConfig(
        String id,
        Release release,
        String domain,
        List<Node> nodes,
        List<String> tftp,
        List<User> users,
        Files files,
        UcmSettings settings) {

    private static final int DEVICE_NAME_MAX_CHARS = 128;
    private static final int GUID_CHARS = 36;
    private static final Pattern XML_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");

    public UcmConfig {
        nodes = List.copyOf(nodes);
        tftp = List.copyOf(tftp);
        users = List.copyOf(users);
        require(nodes.stream().filter(Node::publisher).count() == 1, "a cluster has exactly one publisher");
        require(!tftp.isEmpty(), "a cluster has at least one TFTP server");
    }

    /** The node that holds the writable database. */
    public Node publisher() {
        return nodes.stream().filter(Node::publisher).findFirst().orElseThrow();
    }

    UcmConfig withUsers(List<User> other) {
        return new UcmConfig(id, release, domain, nodes, tftp, other, files, settings);
    }

    UcmConfig withFiles(Files other) {
        return new UcmConfig(id, release, domain, nodes, tftp, users, other, settings);
    }

    /**
     * A node.
     *
     * @param host         full host name
     * @param advertisedAs the name the cluster itself uses for it, often without a domain
     * @param extensionMobility whether its Extension Mobility service is active
     */
    public record Node(String host, String advertisedAs, boolean publisher, boolean extensionMobility) {

        /** A node with all its services. */
        public Node(String host, String advertisedAs, boolean publisher) {
            this(host, advertisedAs, publisher, true);
        }
    }

    /**
     * A user.
     *
     * @param id          sign-in name; at least one character and no {@code /}, which UDS does not support
     * @param line        directory number, empty for a user without a phone
     * @param email       empty when the directory has none
     * @param homeCluster whether this cluster is the user's home
     * @param impNode     IM and Presence node the user is assigned to, empty for none
     * @param directory   the rest of the directory entry; what is absent is empty
     * @param serviceProfile name of the profile assigned to the user, empty for the default one
     */
    public record User(
            String id,
            String password,
            String firstName,
            String lastName,
            String line,
            String email,
            boolean homeCluster,
            String impNode,
            List<Device> devices,
            Map<DirectoryField, String> directory,
            String serviceProfile) {

        /** A user with the default service profile. */
        public User(
                String id,
                String password,
                String firstName,
                String lastName,
                String line,
                String email,
                boolean homeCluster,
                String impNode,
                List<Device> devices,
                Map<DirectoryField, String> directory) {
            this(id, password, firstName, lastName, line, email, homeCluster, impNode, devices, directory, "");
        }

        public User {
            devices = List.copyOf(devices);
            directory = Map.copyOf(directory);
            require(!id.isEmpty() && id.indexOf('/') < 0, "a user id has characters and no slash: " + id);
        }

        /** What the directory says there; empty when nothing. */
        public String directory(DirectoryField field) {
            return directory.getOrDefault(field, "");
        }

        /** The same with another password. */
        public User withPassword(String other) {
            return changed(other, devices, directory);
        }

        /** The same with another entry in the directory. */
        public User with(DirectoryField field, String value) {
            Map<DirectoryField, String> changed = new HashMap<>(directory);
            changed.put(field, value);
            return changed(password, devices, changed);
        }

        /** The same with that device at the place of the one with its key. */
        public User with(Device device) {
            return withDevices(devices.stream()
                    .map(each -> each.id().equals(device.id()) ? device : each)
                    .toList());
        }

        /** The same with other devices. */
        public User withDevices(List<Device> other) {
            return changed(password, other, directory);
        }

        private User changed(String newPassword, List<Device> newDevices, Map<DirectoryField, String> newDirectory) {
            return new User(
                    id,
                    newPassword,
                    firstName,
                    lastName,
                    line,
                    email,
                    homeCluster,
                    impNode,
                    newDevices,
                    newDirectory,
                    serviceProfile);
        }
    }

    /**
     * A device.
     *
     * @param name    letters, digits, {@code . _ -}
     * @param id      lower-case GUID
     * @param model   as UCM names it, such as {@code Cisco Unified Client Services Framework}
     * @param product number of the model in UCM's product table
     * @param supportField the Cisco Support Field, empty for nothing
     * @param security     how it signs in
     */
    public record Device(
            String name,
            String id,
            String model,
            int product,
            String description,
            String supportField,
            DeviceSecurity security) {

        /** A device that belongs to no group and signs in openly. */
        public Device(String name, String id, String model, int product, String description) {
            this(name, id, model, product, description, "", DeviceSecurity.NONE);
        }

        public Device {
            require(isDeviceName(name), "not the name of a device: " + name);
            require(isGuid(id), "not a lower-case GUID: " + id);
        }

        /** The same with another description. */
        public Device withDescription(String other) {
            return new Device(name, id, model, product, other, supportField, security);
        }

        /** The same with other security. */
        public Device with(DeviceSecurity other) {
            return new Device(name, id, model, product, description, supportField, other);
        }
    }

    /**
     * What TFTP serves besides device files.
     *
     * @param serviceProfile of users without one of their own
     * @param otherProfiles  the others; names are unique
     * @param configFile     parameters of {@code jabber-config.xml} in order; absent when the administrator made none
     * @param groupFiles     configuration files of groups, by name
     */
    public record Files(
            ServiceProfile serviceProfile,
            List<ServiceProfile> otherProfiles,
            Optional<List<ConfigEntry>> configFile,
            Map<String, List<ConfigEntry>> groupFiles,
            List<DialRule> applicationDialRules,
            List<DialRule> directoryDialRules) {

        public Files {
            otherProfiles = List.copyOf(otherProfiles);
            configFile = configFile.map(List::copyOf);
            groupFiles = Map.copyOf(groupFiles);
            applicationDialRules = List.copyOf(applicationDialRules);
            directoryDialRules = List.copyOf(directoryDialRules);
        }

        /** The profile of that name; empty when there is none. */
        public Optional<ServiceProfile> profile(String name) {
            return Stream.concat(Stream.of(serviceProfile), otherProfiles.stream())
                    .filter(profile -> profile.name().equals(name))
                    .findFirst();
        }

        /** The profile that counts for a user. */
        public ServiceProfile profile(User user) {
            return profile(user.serviceProfile()).orElse(serviceProfile);
        }

        Files with(ServiceProfile other) {
            return new Files(other, otherProfiles, configFile, groupFiles, applicationDialRules, directoryDialRules);
        }

        Files with(Optional<List<ConfigEntry>> other) {
            return new Files(
                    serviceProfile, otherProfiles, other, groupFiles, applicationDialRules, directoryDialRules);
        }
    }

    /** One parameter of {@code jabber-config.xml}; group and name become elements. */
    public record ConfigEntry(String group, String name, String value) {

        public ConfigEntry {
            require(XML_NAME.matcher(group).matches(), "not the name of an element: " + group);
            require(XML_NAME.matcher(name).matches(), "not the name of an element: " + name);
        }
    }

    /** A dial rule: numbers that begin so and have so many digits lose some and get a prefix. */
    public record DialRule(String beginsWith, int numDigits, int digitsToRemove, String prefixWith) {}

    /** By hand, because a large company has a hundred thousand of them and a start waits. */
    private static boolean isDeviceName(String name) {
        return !name.isEmpty()
                && name.length() <= DEVICE_NAME_MAX_CHARS
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '_'
                                || c == '-');
    }

    /** Lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
    private static boolean isGuid(String id) {
        if (id.length() != GUID_CHARS) {
            return false;
        }
        for (int i = 0; i < GUID_CHARS; i++) {
            char c = id.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

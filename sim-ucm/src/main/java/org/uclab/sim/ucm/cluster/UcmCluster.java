package org.uclab.sim.ucm.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Unified CM cluster: all that an administrator would have configured, its users aside.
 *
 * @param id      name of the cluster
 * @param release {@code 9.1.2}; it selects the shape of documents
 * @param domain  organization top level domain
 * @param nodes   in the order clients shall try them; exactly one publisher
 * @param tftp    hosts in the order devices are given them; at least one
 * @param knowsEverybody whether it has the users of other clusters too, as people who are at home elsewhere
 * @param line    in the world
 */
public record UcmCluster(
        String id,
        Release release,
        String domain,
        List<Node> nodes,
        List<String> tftp,
        boolean knowsEverybody,
        Files files,
        UcmSettings settings,
        int line) {

    /** The configuration file of everybody. */
    public static final String CONFIG_FILE = "jabber-config.xml";

    private static final Pattern XML_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");

    public UcmCluster {
        nodes = List.copyOf(nodes);
        tftp = List.copyOf(tftp);
    }

    /** The node that holds the writable database. */
    public Node publisher() {
        return nodes.stream()
                .filter(Node::publisher)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("cluster " + id + " has no publisher"));
    }

    /** The names under which devices are told the TFTP servers. */
    public List<String> tftpNames() {
        return tftp.stream()
                .map(host -> nodes.stream()
                        .filter(node -> node.host().equals(host))
                        .map(Node::advertisedAs)
                        .findFirst()
                        .orElse(host))
                .toList();
    }

    /** The same with other files. */
    public UcmCluster with(Files other) {
        return new UcmCluster(id, release, domain, nodes, tftp, knowsEverybody, other, settings, line);
    }

    /** The same with other settings. */
    public UcmCluster with(UcmSettings other) {
        return new UcmCluster(id, release, domain, nodes, tftp, knowsEverybody, files, other, line);
    }

    /**
     * A node.
     *
     * @param host         full host name
     * @param advertisedAs the name the cluster itself uses for it, often without a domain
     * @param off          services that are not activated there
     * @param line         in the world
     */
    public record Node(String host, String advertisedAs, boolean publisher, Set<String> off, int line) {

        public Node {
            off = Set.copyOf(off);
        }

        /** Whether its Extension Mobility service is active. */
        public boolean extensionMobility() {
            return !off.contains(UcmServices.EXTENSION_MOBILITY);
        }
    }

    /**
     * What TFTP serves besides device files.
     *
     * @param serviceProfile of users without one of their own
     * @param otherProfiles  the others; names are unique
     * @param configFile     parameters of {@code jabber-config.xml} in order; absent when the administrator made none
     * @param groupFiles     configuration files of groups, by name
     * @param whole          files that are served as they were found, instead of what the rest would make of their names
     */
    public record Files(
            ServiceProfile serviceProfile,
            List<ServiceProfile> otherProfiles,
            Optional<List<ConfigEntry>> configFile,
            Map<String, List<ConfigEntry>> groupFiles,
            List<DialRule> applicationDialRules,
            List<DialRule> directoryDialRules,
            Map<String, byte[]> whole) {

        /** All of it made from what the world says. */
        public Files(
                ServiceProfile serviceProfile,
                List<ServiceProfile> otherProfiles,
                Optional<List<ConfigEntry>> configFile,
                Map<String, List<ConfigEntry>> groupFiles,
                List<DialRule> applicationDialRules,
                List<DialRule> directoryDialRules) {
            this(
                    serviceProfile,
                    otherProfiles,
                    configFile,
                    groupFiles,
                    applicationDialRules,
                    directoryDialRules,
                    Map.of());
        }

        public Files {
            otherProfiles = List.copyOf(otherProfiles);
            configFile = configFile.map(List::copyOf);
            groupFiles = Map.copyOf(groupFiles);
            applicationDialRules = List.copyOf(applicationDialRules);
            directoryDialRules = List.copyOf(directoryDialRules);
            whole = Map.copyOf(whole);
        }

        /** All service profiles, the default one first. */
        public List<ServiceProfile> profiles() {
            List<ServiceProfile> all = new ArrayList<>(List.of(serviceProfile));
            all.addAll(otherProfiles);
            return all;
        }

        List<String> profileNames() {
            return profiles().stream().map(ServiceProfile::name).toList();
        }

        /** The profile of that name; empty when there is none. */
        public Optional<ServiceProfile> profile(String name) {
            return Stream.concat(Stream.of(serviceProfile), otherProfiles.stream())
                    .filter(profile -> profile.name().equals(name))
                    .findFirst();
        }

        /** The profile that counts for a user to whom that one is assigned. */
        public ServiceProfile assigned(String name) {
            return profile(name).orElse(serviceProfile);
        }

        public Files with(ServiceProfile other) {
            return new Files(
                    other, otherProfiles, configFile, groupFiles, applicationDialRules, directoryDialRules, whole);
        }

        /** The same with another {@code jabber-config.xml}, a whole one included. */
        public Files with(Optional<List<ConfigEntry>> other) {
            Map<String, byte[]> others = new HashMap<>(whole);
            others.remove(CONFIG_FILE);
            return new Files(
                    serviceProfile, otherProfiles, other, groupFiles, applicationDialRules, directoryDialRules, others);
        }
    }

    /** One parameter of {@code jabber-config.xml}; group and name become elements. */
    public record ConfigEntry(String group, String name, String value) {

        public ConfigEntry {
            require(group);
            require(name);
        }

        private static void require(String element) {
            if (!isElement(element)) {
                throw new IllegalArgumentException("not the name of an element: " + element);
            }
        }

        static boolean isElement(String name) {
            return XML_NAME.matcher(name).matches();
        }
    }

    /** A dial rule: numbers that begin so and have so many digits lose some and get a prefix. */
    public record DialRule(String beginsWith, int numDigits, int digitsToRemove, String prefixWith) {}

    /** Whether {@code users} wants credentials; an administrator can say so from 11.5. */
    public boolean searchAuthenticated() {
        return release.atLeast(11, 5) && settings.search().authenticated();
    }
}

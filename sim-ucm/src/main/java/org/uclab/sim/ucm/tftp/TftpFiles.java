package org.uclab.sim.ucm.tftp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.cluster.TrustPolicy.Digest;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.DialRule;
import org.uclab.sim.ucm.cluster.UcmCluster.Files;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.fault.UcmFault;

/** The files that one state of the database makes, by name. Names compare with case. Safe for any thread. */
final class TftpFiles {

    static final String CONFIG_FILE = UcmCluster.CONFIG_FILE;
    static final String APPLICATION_DIAL_RULES = "CUPC/AppDialRules.xml";
    static final String DIRECTORY_DIAL_RULES = "CUPC/DirLookupDialRules.xml";
    static final String SUFFIX = ".cnf.xml";

    /** Of the signed copy of a file. */
    static final String SIGNED = ".sgn";

    private static final String FILE_LIST = "ConfigFileCacheList.txt";
    private static final String DEFAULT_FILE = "XMLDefault.cnf.xml";
    private static final List<String> RING_LISTS = List.of("RingList.xml", "DistinctiveRingList.xml");
    private static final String INITIAL_TRUST = "ITL";
    private static final String CERTIFICATE_TRUST = "CTL";
    private static final String TRUST_SUFFIX = ".tlv";

    private final ClusterState state;
    private final int udsPort;
    private final Signing signing;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    /** Who signs files. */
    interface Signing {

        /** The key with which files are signed; made when it is first asked for. */
        TlsIdentity signer();

        X509Certificate ca();
    }

    /** What there is under a name: the root of its document, or what stands for it, and its bytes. */
    private record Entry(String document, Supplier<byte[]> bytes) {}

    TftpFiles(ClusterState state, int udsPort, Signing signing) {
        this.state = state;
        this.udsPort = udsPort;
        this.signing = signing;
    }

    ClusterState state() {
        return state;
    }

    /** The file of that name; the bytes belong to everybody who asks. */
    Optional<byte[]> file(String name) {
        byte[] known = made.getOrDefault(name, state.config().files().whole().get(name));
        return known != null
                ? Optional.of(known)
                : find(name).map(entry -> {
                    byte[] file = entry.bytes().get();
                    made.put(name, file);
                    return file;
                });
    }

    /** Whether that file is there and has a signature. */
    boolean signs(String name) {
        return (name.endsWith(SIGNED) || name.endsWith(TRUST_SUFFIX))
                && find(name).isPresent();
    }

    /** The file of that name with all that wrong about it, in that order; not kept. A wrong file is signed like a right one. */
    Optional<byte[]> spoiled(String name, List<UcmFault> faults) {
        if (name.endsWith(SIGNED)) {
            return spoiled(original(name), faults).map(content -> signed(name, content));
        }
        String asked = name;
        Optional<ServiceProfileFile> profile = profile(name).map(ServiceProfileFile::of);
        Optional<byte[]> rules = Optional.empty();
        for (UcmFault fault : faults) {
            switch (fault.kind()) {
                case HOME -> {} // no file has one
                case DEVICE_OF -> asked = ((UcmFault.DeviceOf) fault).device() + SUFFIX;
                case NO_PRESENCE -> profile = profile.map(ServiceProfileFile::withoutPresence);
                case WEBEX_PROFILE -> profile = profile.map(ServiceProfileFile::ofWebex);
                case MALFORMED_DIAL_RULES -> rules = rules(name).map(DialRulesFile::malformed);
            }
        }
        if (rules.isPresent()) {
            return rules;
        }
        return profile.isPresent() ? profile.map(ServiceProfileFile::bytes) : file(asked);
    }

    /** Root element of the file of that name, or of what is signed in it; empty when there is none. */
    String document(String name) {
        return find(name).map(Entry::document).orElse("");
    }

    /** Name of the file of soft keys. */
    static String softKeys(ClusterState state) {
        return "SK" + state.key("softkeys", "standard") + ".xml";
    }

    private static String original(String name) {
        return name.substring(0, name.length() - SIGNED.length());
    }

    private Optional<Entry> find(String name) {
        if (name.endsWith(SIGNED)) {
            return plain(original(name))
                    .map(entry -> new Entry(
                            entry.document(), () -> signed(name, entry.bytes().get())));
        }
        return plain(name).or(() -> trustList(name));
    }

    private Optional<Entry> plain(String name) {
        Files files = state.config().files();
        if (name.equals(CONFIG_FILE)) {
            return files.configFile().map(entries -> new Entry("config", () -> ConfigFile.bytes(entries)));
        }
        return phoneFile(name)
                .or(() -> rules(name).map(rules -> new Entry("DialRules", () -> DialRulesFile.bytes(rules))))
                .or(() -> profile(name)
                        .map(profile -> new Entry(
                                "serviceProfile",
                                () -> ServiceProfileFile.of(profile).bytes())))
                .or(() -> device(name)
                        .map(device -> new Entry("device", () -> new DeviceFile(state, udsPort, device).bytes())))
                .or(() -> Optional.ofNullable(files.groupFiles().get(name))
                        .map(entries -> new Entry("config", () -> ConfigFile.bytes(entries))));
    }

    private Optional<Entry> phoneFile(String name) {
        if (name.equals(FILE_LIST)) {
            return Optional.of(new Entry("list", () -> PhoneFiles.list(names(), stamp().getEpochSecond())));
        }
        if (name.equals(DEFAULT_FILE)) {
            return Optional.of(new Entry("Default", () -> PhoneFiles.defaults(state.config())));
        }
        if (name.equals(softKeys(state))) {
            return Optional.of(new Entry("softKeyCfg", () -> PhoneFiles.softKeys(state.key("softkeys", "standard"))));
        }
        if (RING_LISTS.contains(name)) {
            return Optional.of(new Entry("CiscoIPPhoneRingList", PhoneFiles::rings));
        }
        return RingTone.of(name).map(tone -> new Entry("tone", tone::bytes));
    }

    /** The names of all plain files. */
    private List<String> names() {
        Files files = state.config().files();
        List<String> names = new ArrayList<>();
        state.deviceNames().forEach(device -> names.add(device + SUFFIX));
        names.add(DEFAULT_FILE);
        files.profiles().forEach(profile -> names.add(profile.name() + SUFFIX));
        files.configFile().ifPresent(entries -> names.add(CONFIG_FILE));
        names.addAll(files.groupFiles().keySet().stream().sorted().toList());
        names.add(APPLICATION_DIAL_RULES);
        names.add(DIRECTORY_DIAL_RULES);
        names.add(softKeys(state));
        names.addAll(RING_LISTS);
        for (RingTone tone : RingTone.values()) {
            names.add(tone.file());
        }
        return names;
    }

    /** The list for everybody, or for a device, which has the same. */
    private Optional<Entry> trustList(String name) {
        if (!name.endsWith(TRUST_SUFFIX) || name.length() < INITIAL_TRUST.length() + TRUST_SUFFIX.length()) {
            return Optional.empty();
        }
        String whose = name.substring(INITIAL_TRUST.length(), name.length() - TRUST_SUFFIX.length());
        boolean known = whose.equals("File") || state.device(whose).isPresent();
        boolean kept = name.startsWith(INITIAL_TRUST)
                || (name.startsWith(CERTIFICATE_TRUST)
                        && state.config().settings().trust().mixedMode());
        return known && kept
                ? Optional.of(new Entry(
                        "trust",
                        () -> signed(
                                name,
                                2,
                                TrustList.records(
                                        signing.signer().leaf(),
                                        signing.ca(),
                                        state.config().nodes()))))
                : Optional.empty();
    }

    private byte[] signed(String name, byte[] content) {
        return signed(name, 0, content);
    }

    private byte[] signed(String name, int minor, byte[] content) {
        Digest digest = state.config().settings().trust().digest(state.release());
        return new SignedFile(signing.signer(), digest, minor, name, stamp()).bytes(content);
    }

    private Instant stamp() {
        return state.config().settings().configuredAt().plusSeconds(state.revision());
    }

    private Optional<List<DialRule>> rules(String name) {
        Files files = state.config().files();
        if (!state.config().settings().installed().dialRules(state.release())) {
            return Optional.empty();
        }
        return switch (name) {
            case APPLICATION_DIAL_RULES -> Optional.of(files.applicationDialRules());
            case DIRECTORY_DIAL_RULES -> Optional.of(files.directoryDialRules());
            default -> Optional.empty();
        };
    }

    private Optional<ServiceProfile> profile(String name) {
        return generated(name).flatMap(state.config().files()::profile);
    }

    private Optional<ClusterState.Owned> device(String name) {
        // Names of devices are the same in any case, names of files are not (Spelling).
        return generated(name)
                .flatMap(base ->
                        state.device(base).filter(owned -> owned.device().name().equals(base)));
    }

    /** What a generated file is named after. */
    private static Optional<String> generated(String name) {
        return name.endsWith(SUFFIX)
                ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }
}

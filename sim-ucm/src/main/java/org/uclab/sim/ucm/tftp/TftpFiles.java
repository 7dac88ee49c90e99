package org.uclab.sim.ucm.tftp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.sim.ucm.cluster.ServiceProfile;
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

    private final ClusterState state;
    private final int udsPort;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    TftpFiles(ClusterState state, int udsPort) {
        this.state = state;
        this.udsPort = udsPort;
    }

    ClusterState state() {
        return state;
    }

    /** The file of that name; the bytes belong to everybody who asks. */
    Optional<byte[]> file(String name) {
        byte[] known = made.getOrDefault(name, state.config().files().whole().get(name));
        return known != null
                ? Optional.of(known)
                : make(name).map(file -> {
                    made.put(name, file);
                    return file;
                });
    }

    /** The file of that name with all that wrong about it, in that order; not kept. */
    Optional<byte[]> spoiled(String name, List<UcmFault> faults) {
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

    /** Root element of the file of that name; empty when there is none. */
    String document(String name) {
        if (name.equals(CONFIG_FILE) || state.config().files().groupFiles().containsKey(name)) {
            return "config";
        }
        if (rules(name).isPresent()) {
            return "DialRules";
        }
        if (profile(name).isPresent()) {
            return "serviceProfile";
        }
        return device(name).isPresent() ? "device" : "";
    }

    private Optional<byte[]> make(String name) {
        Files files = state.config().files();
        if (name.equals(CONFIG_FILE)) {
            return files.configFile().map(ConfigFile::bytes);
        }
        return rules(name)
                .map(DialRulesFile::bytes)
                .or(() -> profile(name)
                        .map(profile -> ServiceProfileFile.of(profile).bytes()))
                .or(() -> device(name).map(device -> new DeviceFile(state, udsPort, device).bytes()))
                .or(() -> Optional.ofNullable(files.groupFiles().get(name)).map(ConfigFile::bytes));
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

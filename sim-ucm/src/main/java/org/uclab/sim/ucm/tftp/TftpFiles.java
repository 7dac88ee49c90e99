package org.uclab.sim.ucm.tftp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.sim.ucm.ClusterState;
import org.uclab.sim.ucm.UcmConfig.Files;

/** The files that one state of the database makes, by name. Names compare with case. Safe for any thread. */
final class TftpFiles {

    static final String CONFIG_FILE = "jabber-config.xml";
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
        byte[] known = made.get(name);
        return known != null
                ? Optional.of(known)
                : make(name).map(file -> {
                    made.put(name, file);
                    return file;
                });
    }

    private Optional<byte[]> make(String name) {
        Files files = state.config().files();
        return switch (name) {
            case CONFIG_FILE -> files.configFile().map(ConfigFile::bytes);
            case APPLICATION_DIAL_RULES -> Optional.of(DialRulesFile.bytes(files.applicationDialRules()));
            case DIRECTORY_DIAL_RULES -> Optional.of(DialRulesFile.bytes(files.directoryDialRules()));
            default ->
                name.endsWith(SUFFIX)
                        ? generated(name.substring(0, name.length() - SUFFIX.length()))
                        : Optional.ofNullable(files.groupFiles().get(name)).map(ConfigFile::bytes);
        };
    }

    private Optional<byte[]> generated(String name) {
        return state.config()
                .files()
                .profile(name)
                .map(ServiceProfileFile::bytes)
                .or(() -> state.device(name).map(device -> new DeviceFile(state, udsPort, device).bytes()));
    }
}

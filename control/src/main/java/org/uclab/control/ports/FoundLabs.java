package org.uclab.control.ports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The labs of this machine that we may command, by the ports files in their folders. Some may have died. */
public final class FoundLabs {

    /** How the folders of running labs begin. */
    public static final String FOLDERS = "uclab-";

    /** The ports file in such a folder. */
    public static final String PORTS = "ports.json";

    private FoundLabs() {}

    /** Their ports files, by the numbers of the labs. */
    public static List<PortsFile> all() {
        List<PortsFile> found = new ArrayList<>();
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, FOLDERS + "*-*")) {
            for (Path folder : folders) {
                Path ports = folder.resolve(PORTS);
                if (Files.isReadable(ports) && ours(ports)) {
                    read(ports, found);
                }
            }
        } catch (IOException unreadable) {
            throw new PortsFile.Unusable(
                    "cannot look for labs in " + parent + ": " + unreadable.getMessage(), unreadable);
        }
        found.sort(Comparator.comparingInt(PortsFile::number));
        return found;
    }

    /** Somebody else's file could send our commands, and what is said with them, anywhere. */
    private static boolean ours(Path ports) throws IOException {
        return Files.getOwner(ports).getName().equals(System.getProperty("user.name"));
    }

    private static void read(Path ports, List<PortsFile> found) {
        try {
            PortsFile file = PortsFile.read(ports);
            if (file.api() != null) {
                found.add(file);
            }
        } catch (PortsFile.Unusable goneMeanwhile) {
            // Its lab has just ended.
        }
    }
}

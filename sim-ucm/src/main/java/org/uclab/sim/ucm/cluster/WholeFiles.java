package org.uclab.sim.ucm.cluster;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Reading;

/** Takes the files that a cluster serves as they were found, whatever is in them. */
final class WholeFiles {

    /** Largest file, in bytes. */
    static final int FILE_MAX_BYTES = 16 * 1024 * 1024;

    /** Names that a TFTP server can be asked for, in folders if need be. */
    private static final Pattern NAME = Pattern.compile("([\\w-][\\w .@+-]{0,99}/){0,4}[\\w-][\\w .@+-]{0,99}");

    private final Library library;
    private final Map<String, byte[]> found = new LinkedHashMap<>();

    WholeFiles(Library library) {
        this.library = library;
    }

    Map<String, byte[]> found() {
        return found;
    }

    /** Those under {@code files}, each with a {@code file} beside the world and the {@code name} it is served by. */
    void listed(Reading cluster, String id) {
        cluster.list("files", "a file of " + id, file -> {
            String path = file.text("file");
            String name = file.text("name", path.substring(path.lastIndexOf('/') + 1));
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                file.note(file.line(), "'" + name + "' is no name of a file", "write letters, digits and . _ - @ +");
            }
            take(file, name);
            return name;
        });
    }

    /** The {@code file} of that map under that name; whether it names one. */
    boolean taken(Reading map, String name) {
        if (!map.has("file")) {
            return false;
        }
        if (map.has("parameters")) {
            map.note(map.line("parameters"), name + " is a whole file and has parameters too", "keep one of the two");
        }
        take(map, name);
        return true;
    }

    private void take(Reading map, String name) {
        String path = map.text("file");
        if (path.isEmpty()) {
            return;
        }
        if (found.containsKey(name)) {
            map.note(map.line(), "the file " + name + " stands twice", "rename or remove it");
            return;
        }
        try {
            byte[] bytes = library.bytes(path);
            if (bytes.length > FILE_MAX_BYTES) {
                map.note(
                        map.line("file"),
                        "'" + path + "' has more than " + FILE_MAX_BYTES + " bytes",
                        "make it smaller");
            } else {
                found.put(name, bytes);
            }
        } catch (IOException missing) {
            map.note(
                    map.line("file"),
                    "'" + path + "' cannot be read: " + missing.getMessage(),
                    "give a path relative to the world");
        }
    }
}

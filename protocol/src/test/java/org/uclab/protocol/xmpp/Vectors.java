package org.uclab.protocol.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the vector files of the tests. */
final class Vectors {

    private Vectors() {}

    /** The lines that are neither empty nor a remark. */
    static List<String> lines(String resource) throws IOException {
        try (InputStream in = Vectors.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }
}

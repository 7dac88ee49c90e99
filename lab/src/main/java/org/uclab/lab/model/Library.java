package org.uclab.lab.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a world finds the files that it names. */
@FunctionalInterface
public interface Library {

    /** Nothing to be had. */
    Library EMPTY = path -> {
        throw new IOException("this world was not read from a folder");
    };

    /**
     * A file as it is.
     *
     * @param path relative to the world
     * @throws IOException when there is none or it is larger than {@link LabModel#FILE_MAX_BYTES}; the message says which
     */
    byte[] bytes(String path) throws IOException;

    /**
     * The text of a file, which is taken to be UTF-8.
     *
     * @param path relative to the world
     * @throws IOException as {@link #bytes} does
     */
    default String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Files beside a world's file. */
    static Library beside(Path world) {
        return path -> {
            Path file = world.resolveSibling(path);
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no file " + file);
            }
            if (Files.size(file) > LabModel.FILE_MAX_BYTES) {
                throw new IOException(file + " is larger than " + LabModel.FILE_MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        };
    }
}

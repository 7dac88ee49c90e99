package org.uclab.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Takes the signatures off the jars of a folder, because the JVM shares no classes of signed jars between runs and those
 * of Bouncy Castle would then cost a third of a second at every start. Run by the launcher after a build, on its own
 * copies.
 */
public final class PlainJars {

    private PlainJars() {}

    /** Rewrites the signed jars of the folder that is the first argument. */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            if (signed(jar)) {
                Path plain = jar.resolveSibling(jar.getFileName() + ".plain");
                copyWithoutSignatures(jar, plain);
                Files.move(plain, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean signed(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.stream().anyMatch(entry -> isSignature(entry.getName()));
        }
    }

    private static void copyWithoutSignatures(Path from, Path to) throws IOException {
        try (JarFile file = new JarFile(from.toFile(), false);
                OutputStream out = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (isSignature(name)) {
                    continue;
                }
                jar.putNextEntry(new JarEntry(name));
                if (name.equals(JarFile.MANIFEST_NAME)) {
                    Manifest manifest = file.getManifest();
                    manifest.getEntries().clear(); // the digests of the signed entries
                    manifest.write(jar);
                } else {
                    try (InputStream in = file.getInputStream(entry)) {
                        in.transferTo(jar);
                    }
                }
                jar.closeEntry();
            }
        }
    }

    private static boolean isSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("META-INF/") && upper.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}

package org.uclab.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the classes of a folder's jars fit to be shared between runs of the JVM, which shares none of signed jars
 * (Bouncy Castle) and none of a class file format before Java 6 (picocli); they would cost half a second at every start.
 * Signatures are taken off, and format 49 is marked 50, which is read in the same way. Run by the launcher after a build,
 * on its own copies.
 */
public final class PlainJars {

    /** Place of the major version in a class file, JVMS §4.1. */
    private static final int FORMAT_AT = 7;

    /** Java 6. */
    private static final byte SHARED_FORMAT_MIN = 50;

    /**
     * Bouncy Castle's provider: the house makes certificates without it, but Netty loads it with all its algorithms when
     * it finds it, which takes a quarter of a second.
     */
    private static final Set<String> UNUSED = Set.of("org/bouncycastle/jce/provider/BouncyCastleProvider.class");

    private PlainJars() {}

    /** Rewrites the signed jars of the folder that is the first argument. */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            if (unfit(jar)) {
                Path plain = jar.resolveSibling(jar.getFileName() + ".plain");
                copyFit(jar, plain);
                Files.move(plain, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean unfit(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            for (JarEntry entry : file.stream().toList()) {
                if (isSignature(entry.getName())
                        || UNUSED.contains(entry.getName())
                        || (isClass(entry) && format(file, entry) < SHARED_FORMAT_MIN)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class");
    }

    private static int format(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            byte[] head = in.readNBytes(FORMAT_AT + 1);
            return head.length > FORMAT_AT ? head[FORMAT_AT] : SHARED_FORMAT_MIN;
        }
    }

    private static void copyFit(Path from, Path to) throws IOException {
        try (JarFile file = new JarFile(from.toFile(), false);
                OutputStream out = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (isSignature(name) || UNUSED.contains(name)) {
                    continue;
                }
                jar.putNextEntry(new JarEntry(name));
                if (name.equals(JarFile.MANIFEST_NAME)) {
                    Manifest manifest = file.getManifest();
                    manifest.getEntries().clear(); // the digests of the signed entries
                    manifest.write(jar);
                } else {
                    try (InputStream in = file.getInputStream(entry)) {
                        byte[] bytes = in.readAllBytes();
                        if (isClass(entry) && bytes.length > FORMAT_AT && bytes[FORMAT_AT] < SHARED_FORMAT_MIN) {
                            bytes[FORMAT_AT] = SHARED_FORMAT_MIN;
                        }
                        jar.write(bytes);
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

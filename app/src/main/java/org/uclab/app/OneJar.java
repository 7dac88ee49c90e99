package org.uclab.app;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes one archive of a class path, from which the command starts sooner: who looks for a service opens every archive there is, which
 * costs a millisecond each. Run by the launcher after a build; the archive is made again with each.
 *
 * <p>The first of several files of one name counts, as on the class path; lists of services ({@code META-INF/services}) are joined. What an
 * archive has for several releases of Java is settled for the one that runs this, since the archive is made once for each java.
 *
 * <p>The classes become fit to be shared between runs of the JVM, which shares none of signed archives (Bouncy Castle) and none of a class
 * file format before Java 6 (picocli); they would cost half a second at every start. Signatures are left out, and format 49 is marked 50,
 * which is read in the same way.
 */
public final class OneJar {

    /** Place of the major version in a class file, JVMS §4.1. */
    private static final int FORMAT_AT = 7;

    /** Java 6. */
    private static final byte SHARED_FORMAT_MIN = 50;

    private static final String META = "META-INF/";
    private static final String SERVICES = META + "services/";

    /**
     * Bouncy Castle's provider: the house makes certificates without it, but Netty loads it with all its algorithms when
     * it finds it, which takes a quarter of a second.
     */
    private static final Set<String> UNUSED = Set.of(
            JarFile.MANIFEST_NAME,
            META + "INDEX.LIST",
            "module-info.class",
            "org/bouncycastle/jce/provider/BouncyCastleProvider.class");

    private final JarOutputStream jar;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Set<String>> services = new LinkedHashMap<>();

    private OneJar(JarOutputStream jar) {
        this.jar = jar;
    }

    /** The archive to write, then the class path as Java takes it. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        List<Path> path = Arrays.stream(arguments[1].split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path half = target.resolveSibling(target.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half));
                JarOutputStream jar = new JarOutputStream(out)) {
            OneJar one = new OneJar(jar);
            one.put(JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.UTF_8));
            for (Path from : path) {
                one.take(from);
            }
            for (Map.Entry<String, Set<String>> service : one.services.entrySet()) {
                one.put(service.getKey(), String.join("\n", service.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private void take(Path from) throws IOException {
        try (JarFile file = new JarFile(from.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : file.versionedStream().toList()) {
                String name = entry.getName();
                if (UNUSED.contains(name) || isSignature(name)) {
                    continue;
                }
                if (name.startsWith(SERVICES) && !entry.isDirectory()) {
                    services.computeIfAbsent(name, any -> new LinkedHashSet<>()).addAll(named(bytes(file, entry)));
                } else if (taken.add(name)) {
                    put(name, fit(name, bytes(file, entry)));
                }
            }
        }
    }

    private static byte[] bytes(JarFile file, JarEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Without remarks, {@link java.util.ServiceLoader}. */
    private static List<String> named(byte[] service) {
        return new String(service, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static byte[] fit(String name, byte[] bytes) {
        if (name.endsWith(".class") && bytes.length > FORMAT_AT && bytes[FORMAT_AT] < SHARED_FORMAT_MIN) {
            bytes[FORMAT_AT] = SHARED_FORMAT_MIN;
        }
        return bytes;
    }

    /** As it is: what need not be inflated is read sooner. */
    private void put(String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }

    private static boolean isSignature(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}

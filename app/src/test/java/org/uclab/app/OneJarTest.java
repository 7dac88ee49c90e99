package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneJarTest {

    private static final String SERVICE = "META-INF/services/org.example.Service";
    private static final String MANY_RELEASES = "Manifest-Version: 1.0\nMulti-Release: true\n\n";

    @TempDir
    private Path folder;

    private Path one;

    @BeforeEach
    void makes() throws Exception {
        Path first = jar(
                "first.jar",
                Map.of(
                        JarFile.MANIFEST_NAME,
                        MANY_RELEASES,
                        "a.txt",
                        "first",
                        "worlds/",
                        "",
                        "old/Old.class",
                        "CAFEBAB1 rest",
                        "META-INF/versions/17/a.txt",
                        "first, for 17",
                        "META-INF/versions/99/a.txt",
                        "first, for 99",
                        "META-INF/KEY.SF",
                        "digests",
                        SERVICE,
                        "org.example.First # ours\n"));
        Path second = jar(
                "second.jar",
                Map.of(
                        "a.txt",
                        "second",
                        "b.txt",
                        "second",
                        SERVICE,
                        "# theirs\norg.example.Second\norg.example.First\n"));
        one = folder.resolve("one.jar");
        OneJar.main(new String[] {one.toString(), first + File.pathSeparator + second + File.pathSeparator});
    }

    @Test
    void theFirstCountsAsOnTheClassPath() throws Exception {
        assertThat(text("a.txt")).isEqualTo("first, for 17");
        assertThat(text("b.txt")).isEqualTo("second");
    }

    @Test
    void servicesAreJoined() throws Exception {
        assertThat(text(SERVICE).lines()).containsExactly("org.example.First", "org.example.Second");
    }

    @Test
    void whatKeepsClassesFromBeingSharedIsGone() throws Exception {
        try (JarFile file = new JarFile(one.toFile())) {
            assertThat(file.stream().map(JarEntry::getName))
                    .contains("worlds/")
                    .noneMatch(name -> name.endsWith(".SF"));
        }
        assertThat(text("old/Old.class")).isEqualTo("CAFEBAB2 rest");
    }

    private Path jar(String name, Map<String, String> files) throws Exception {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            if (files.containsKey(JarFile.MANIFEST_NAME)) {
                put(entries, JarFile.MANIFEST_NAME, files.get(JarFile.MANIFEST_NAME));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                if (!file.getKey().equals(JarFile.MANIFEST_NAME)) {
                    put(entries, file.getKey(), file.getValue());
                }
            }
        }
        return jar;
    }

    private static void put(JarOutputStream jar, String name, String text) throws Exception {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.ISO_8859_1));
        jar.closeEntry();
    }

    private String text(String name) throws Exception {
        try (JarFile file = new JarFile(one.toFile())) {
            return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}

package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a java that says what it was called with. */
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void aCheckoutMayHaveASpaceInItsPath() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a checkout, with spaces"));
        Path target = Files.createDirectories(home.resolve("app/target"));
        Path launcher = Files.copy(Path.of("../uclab"), home.resolve("uclab"));
        Path java = executable(home.resolve("a jdk/bin/java"), "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n");
        Files.createFile(target.resolve("uclab.jar"));
        Files.createFile(target.resolve("uclab.built"));
        Files.createFile(target.resolve("uclab.jsa"));
        Files.createFile(target.resolve("java." + java.toRealPath().toString().replaceAll("[^A-Za-z0-9]", "_")));
        ProcessBuilder process = new ProcessBuilder("bash", launcher.toString(), "run", "my feature.feature");
        process.environment().put("JAVA_HOME", home.resolve("a jdk").toString());
        process.environment().remove("UCLAB_JVM_OPTS");
        Process said = process.redirectErrorStream(true).start();
        List<String> got = new String(said.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(said.waitFor()).as(got.toString()).isZero();
        Path real = target.toRealPath();
        assertThat(got)
                .contains(
                        "[-XX:SharedArchiveFile=" + real.resolve("uclab.jsa") + "]",
                        "[" + real.resolve("uclab.jar") + "]",
                        "[my feature.feature]");
    }

    private static Path executable(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

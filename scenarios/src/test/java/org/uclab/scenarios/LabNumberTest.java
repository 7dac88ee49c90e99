package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabNumberTest {

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    @Test
    void whoeverElseWantsTheNumberInThisProcessDoesNotFreeItForOtherProcesses() throws IOException {
        assumeTrue(Files.isReadable(LOCKS), "this system does not tell of its locks");
        try (LabNumber one = LabNumber.take(0)) {
            assertThatThrownBy(() -> LabNumber.take(one.number()))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
            try (LabNumber other = LabNumber.take(0)) {
                assertThat(other.number()).isNotEqualTo(one.number());
                assertThat(locked(one.number())).isTrue();
                assertThat(locked(other.number())).isTrue();
            }
            assertThat(locked(one.number())).isTrue();
        }
    }

    @Test
    void aNumberThatWasFreedCanBeTakenAgainAndLeavesNoMark() throws IOException {
        int number;
        try (LabNumber one = LabNumber.take(0)) {
            number = one.number();
            assertThat(marks(number)).hasSize(1);
        }
        assertThat(marks(number)).noneMatch(mark -> mark.contains(own()));
        Path left = Files.createFile(FOLDER.resolve("uclab-" + number + ".1-1.held"));
        try (LabNumber again = LabNumber.take(number)) {
            assertThat(again.number()).isEqualTo(number);
            assertThat(left).as("the mark of a process that was killed").doesNotExist();
        }
    }

    @Test
    void otherUsersOfTheMachineCanLockANumberToo() throws IOException {
        assumeTrue(FOLDER.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX file system");
        int number;
        try (LabNumber one = LabNumber.take(0)) {
            number = one.number();
        }
        Path lock = FOLDER.resolve("uclab-" + number + ".lock");
        Files.delete(lock);
        try (LabNumber again = LabNumber.take(number)) {
            assertThat(again.number()).isEqualTo(number);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                    .isEqualTo("rw-rw-rw-");
        }
    }

    private static boolean locked(int number) throws IOException {
        Object inode = Files.getAttribute(FOLDER.resolve("uclab-" + number + ".lock"), "unix:ino");
        return Files.readAllLines(LOCKS).stream()
                .anyMatch(line ->
                        line.contains(" " + ProcessHandle.current().pid() + " ") && line.contains(":" + inode + " "));
    }

    private static String own() {
        return "." + ProcessHandle.current().pid() + "-";
    }

    private static List<String> marks(int number) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("uclab-" + number + ".") && name.endsWith(".held"))
                    .toList();
        }
    }
}

package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.json.EventJson;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Told;

/** A lab does not depend on its diary, and the diary says what it lacks. */
@Timeout(60)
class DiaryTest {

    private static final Hop WAY = Hop.between(Hop.Over.UDP, "127.0.0.1:53", "127.0.0.2:4000");
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private Thread writer;
    private int said;

    private Path file() {
        return folder.resolve("lab").resolve("history.ndjson");
    }

    private void start() throws IOException {
        Files.createDirectories(file().getParent());
        Diary diary = new Diary(file(), history, () -> Files.createDirectories(file().getParent()), warnings::add);
        writer = new Thread(() -> {
            try (diary) {
                diary.follow(stop);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        writer.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        stop.countDown();
        if (writer != null) {
            writer.join();
        }
        clock.close();
    }

    /** Says something and waits until it is written, or a warning came. */
    private void say(String line) {
        said++;
        history.recorder("a.test").received("dns", new Told("DNS", line, line).message(WAY, said, 9, Facts.none()));
    }

    private void await(BooleanSupplier what) {
        while (!what.getAsBoolean()) {
            assertThat(Thread.interrupted()).as("there is no more time").isFalse();
            Thread.onSpinWait();
        }
    }

    private String text() {
        try {
            return Files.exists(file()) && !Files.isSymbolicLink(file()) ? Files.readString(file()) : "";
        } catch (IOException between) {
            return "";
        }
    }

    private long events(String line) {
        return text().lines()
                .filter(each -> EventJson.read(each).stream()
                        .anyMatch(event -> event.text().contains(line)))
                .count();
    }

    @Test
    void whatWasWhileTheDiskWasFullIsCountedAndWritingGoesOn() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no device that is always full");
        start();
        say("before");
        await(() -> events("before") == 1);
        Files.delete(file());
        Files.createSymbolicLink(file(), FULL);
        say("meanwhile");
        await(() -> !warnings.isEmpty());
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("cannot write", file().toString(), "the lab goes on");
        say("more");
        Files.delete(file());
        say("after");
        await(() -> (text().contains("not written") && events("after") + events("more") > 0) || events("after") == 1);
        await(() -> warnings.size() > 1);
        assertThat(warnings).as("once each").hasSize(2);
        assertThat(warnings.get(1)).contains("is written again");
        assertThat(text()).contains("events not written").doesNotContain("meanwhile");
    }

    @Test
    void aDeletedFolderAndADeletedFileAreMadeAnew() throws IOException {
        start();
        say("one");
        await(() -> events("one") == 1);
        Files.move(file().getParent(), folder.resolve("gone")); // at once, while the diary goes on
        say("two");
        await(() -> text().contains("not written") || events("two") == 1);
        await(() -> warnings.size() == 2);
        Files.delete(file());
        say("three");
        await(() -> events("three") == 1);
        assertThat(warnings.get(0)).contains("its folder is gone");
        assertThat(warnings.get(1)).contains("is written again");
    }

    @Test
    void anEventThatCannotBeToldEndsNothingAndIsToldAsAMistake() throws IOException {
        start();
        history.recorder("a.test").received("dns", () -> {
            throw new IllegalStateException("no teller knows");
        });
        say("after");
        await(() -> events("after") == 1);
        assertThat(text()).contains("1 events not written");
        await(() -> text().contains("HANDLER_FAILED"));
    }
}

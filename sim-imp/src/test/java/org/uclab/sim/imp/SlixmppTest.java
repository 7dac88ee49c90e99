package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is neither ours nor Smack: slixmpp, from the Debian package python3-slixmpp. */
class SlixmppTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final int LIMIT_S = 60;

    @TempDir
    private Path folder;

    private record Outcome(int exit, String output) {}

    private Outcome run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(arguments);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Outcome(-1, "no end in " + LIMIT_S + " s\n" + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    private void needsSlixmpp() throws Exception {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && run(List.of("-c", "import slixmpp")).exit() == 0;
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("python3-slixmpp is not installed, and CI skips nothing");
        }
        assumeTrue(there, "python3-slixmpp is not installed");
    }

    private Outcome chat(TestCluster cluster, String passwordOfAda) throws Exception {
        Path script = folder.resolve("chat.py");
        try (var in = getClass().getResourceAsStream("/imp/slixmpp_chat.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path ca = folder.resolve("ca.pem");
        Files.writeString(ca, cluster.ca.pem(), StandardCharsets.US_ASCII);
        return run(List.of(
                script.toString(),
                ca.toString(),
                "mac.donald@uclab.com",
                "ilikeMRA1",
                cluster.pub.address(),
                "ada.byron@uclab.com",
                passwordOfAda,
                cluster.sub.address()));
    }

    @Test
    void twoUsersOfDifferentNodesChat() throws Exception {
        needsSlixmpp();
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            Outcome outcome = chat(cluster, "Analytical9");
            assertThat(outcome.exit()).as(outcome.output()).isZero();
            assertThat(cluster.sees(0, TestCluster.PUB, "MESSAGE_SENT", "\"answer\""))
                    .isPresent();
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        needsSlixmpp();
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            Outcome outcome = chat(cluster, "wrong");
            assertThat(outcome.exit()).as(outcome.output()).isEqualTo(3);
        }
    }
}

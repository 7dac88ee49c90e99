package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.tool.Tool;

/** A client that is neither ours nor Smack: slixmpp, from the Debian package python3-slixmpp. */
class SlixmppTest {

    @TempDir
    private Path folder;

    private Tool.Said chat(TestCluster cluster, String passwordOfAda) throws Exception {
        return run("slixmpp_chat.py", cluster, passwordOfAda);
    }

    private Tool.Said run(String name, TestCluster cluster, String passwordOfAda) throws Exception {
        Path script = folder.resolve(name);
        try (var in = getClass().getResourceAsStream("/imp/" + name)) {
            Files.write(script, in.readAllBytes());
        }
        Path ca = folder.resolve("ca.pem");
        Files.writeString(ca, cluster.ca.pem(), StandardCharsets.US_ASCII);
        return Tool.pythonWith("slixmpp")
                .run(List.of(
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
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            Tool.Said said = chat(cluster, "Analytical9");
            assertThat(said.exit()).as(said.text()).isZero();
            assertThat(cluster.sees(0, TestCluster.PUB, "MESSAGE_SENT", "\"answer\""))
                    .isPresent();
        }
    }

    @Test
    void twoUsersOfDifferentNodesMeetInARoom() throws Exception {
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            Tool.Said said = run("slixmpp_room.py", cluster, "Analytical9");
            assertThat(said.exit()).as(said.text()).isZero();
        }
    }

    @Test
    void aLostStreamGoesOn() throws Exception {
        try (TestCluster cluster = new TestCluster(TestCluster.managed(Duration.ofMinutes(5)), 1)) {
            Tool.Said said = run("slixmpp_resume.py", cluster, "Analytical9");
            assertThat(said.exit()).as(said.text()).isZero();
            assertThat(cluster.sees(0, TestCluster.PUB, "MESSAGE_SENT", "resumed"))
                    .isPresent();
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            Tool.Said said = chat(cluster, "wrong");
            assertThat(said.exit()).as(said.text()).isEqualTo(3);
        }
    }
}

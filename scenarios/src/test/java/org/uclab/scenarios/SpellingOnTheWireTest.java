package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;

/** One rule of spelling for every service: what names people, devices and domains in any case, and secrets in one only. */
class SpellingOnTheWireTest {

    private static final String USER = "mac.donald";
    private static final String OTHERWISE = "Mac.DONALD";
    private static final String PASSWORD = "ilikeMRA1";

    private static Bench bench;

    @BeforeAll
    static void start() throws Exception {
        bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard());
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void aUserIdInAnotherCaseSignsInAtUdsAndIsAnsweredInTheSpellingOfTheWorld() {
        HttpReply reply = uds("/cucm-uds/user/" + OTHERWISE + "/devices", OTHERWISE, PASSWORD);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(uds("/cucm-uds/user/" + OTHERWISE, USER, PASSWORD).text()).contains("<userName>" + USER + "<");
        assertThat(uds("/cucm-uds/user/" + USER + "/devices", USER, "ILIKEmra1").status())
                .isEqualTo(401);
        assertThat(uds("/cucm-uds/clusterUser?username=" + OTHERWISE, USER, PASSWORD)
                        .text())
                .contains("found=\"true\"");
    }

    @Test
    void aUserIdInAnotherCaseSignsInAtTheEdge() {
        assertThat(edge("uclab.com", OTHERWISE, PASSWORD).status()).isEqualTo(200);
        assertThat(edge("UCLab.COM", USER, PASSWORD).status()).isEqualTo(200);
        assertThat(edge("uclab.com", OTHERWISE, "ILIKEMRA1").status()).isEqualTo(401);
    }

    @Test
    void aDomainInAnotherCaseIsTheSameOrganisation() {
        HttpReply one = Caller.get(bench, "loginp", "cas", "/cas/FederatedSSO?org=uclab.com", HttpFields.none());
        HttpReply other = Caller.get(bench, "loginp", "cas", "/cas/FederatedSSO.do?ORG=UCLAB.com", HttpFields.none());
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo(one.text());
    }

    @Test
    void aFileOfADeviceIsNamedAsItIsSpelt() {
        assertThat(file("MDonald.cnf.xml").status()).isEqualTo(200);
        assertThat(file("mdonald.cnf.xml").status()).isEqualTo(404);
    }

    @Test
    void aUserIdInAnotherCaseOpensTheOwnMailbox() throws WorldException {
        try (Bench voices = Bench.start(Worlds.load("voicemail"), BenchOptions.standard())) {
            assertThat(mailbox(voices, "VERA.Voice", "Answer1").status()).isEqualTo(200);
            assertThat(mailbox(voices, "vera.voice", "ANSWER1").status()).isEqualTo(401);
        }
    }

    private static HttpReply mailbox(Bench voices, String user, String password) {
        return Caller.get(
                voices, "cuc1", "voicemail", "/vmrest/mailbox/folders/inbox/messages", Caller.basic(user, password));
    }

    private static HttpReply file(String name) {
        return Caller.get(bench, "uclabcucm-pub", "tftp-http", "/" + name, HttpFields.none());
    }

    private static HttpReply uds(String path, String user, String password) {
        return Caller.get(bench, "uclabcucm-pub", "uds", path, Caller.basic(user, password));
    }

    private static HttpReply edge(String domain, String user, String password) {
        String segment =
                Base64.getUrlEncoder().withoutPadding().encodeToString(domain.getBytes(StandardCharsets.US_ASCII));
        String edge = bench.nodes().stream()
                .filter(node ->
                        node.ports().stream().anyMatch(port -> port.service().equals("edge-https")))
                .findFirst()
                .orElseThrow()
                .name();
        return Caller.get(bench, edge, "edge-https", "/" + segment + "/get_edge_config", Caller.basic(user, password));
    }
}

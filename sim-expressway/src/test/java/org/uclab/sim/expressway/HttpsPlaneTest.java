package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;

class HttpsPlaneTest {

    private static final String VERSION =
            "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version";
    private static final String SUB_SHORT = "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIvODQ0Mw";
    private static final String TFTP_SHORT = "/dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw";

    private static final String SSO = "/dWNsYWIuY29t/get_edge_sso";

    private Company company;

    @BeforeEach
    void up() {
        company = new Company(216).up();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void signsInAndTellsTheWholeEdge() {
        HttpReply reply = company.edgeConfig(Company.E1);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .startsWith("<?xml version='1.0' encoding='UTF-8'?><getEdgeConfigResponse version=\"1.0\">"
                        + "<serviceConfig><service><name>_cisco-phone-tftp</name><error>NameError</error></service>")
                .contains("<name>_cisco-uds</name><server><priority>0</priority><weight>0</weight><port>8443</port>"
                        + "<address>uclabcucm-sub.uclab.com</address></server>")
                .contains("<userUdsServer><server><address>uclabcucm-pub</address><tlsPort>8443</tlsPort></server>");
        assertThat(reply.headers().get("Set-Cookie").orElseThrow())
                .matches("X-Auth=[0-9a-f-]{36}; Expires=\\w{3}, \\d\\d \\w{3} \\d{4} [0-9:]{8} GMT; "
                        + "Domain=\\.uclab\\.com; Path=/; Secure; HttpOnly");
        assertThat(reply.headers().get("Age")).contains("0");
        assertThat(reply.headers().get("Connection")).contains("keep-alive");
    }

    @Test
    void asksOneUcmNodeAfterTheOtherWhetherAUserMaySignInOnceForAll() {
        HttpReply no = company.get(Company.E1, SSO + "?email=mac.donald@uclab.com", HttpFields.none());
        assertThat(no.status()).isEqualTo(200);
        assertThat(no.text()).contains("<response>false</response>");
        assertThat(no.headers().get("Server")).contains("CE_C ECS");
        assertThat(no.headers().all("Set-Cookie")).isEmpty();
        // Each C goes through the nodes on its own, and E asks one C after the other.
        for (String email : List.of("nobody@uclab.com", "mac.donald@uclab.com", "nobody@uclab.com")) {
            assertThat(company.get(Company.E1, SSO + "/?email=" + email, HttpFields.none())
                            .text())
                    .contains("false");
        }
        assertThat(List.of(asked(Company.PUB), asked(Company.SUB))).containsExactly(2L, 2L);
    }

    private long asked(String node) {
        return company.texts(node, "uds").stream()
                .filter(text -> text.startsWith("HTTP GET /cucm-uds/clusterUser?email="))
                .count();
    }

    @Test
    void anAddressIsKeptAsLongAsTheNameServerSays() throws InterruptedException {
        HttpFields cookie = company.signIn(Company.E1);
        company.clock.hold();
        fetches(cookie, 4); // each C in turn
        long before = lookUps();
        fetches(cookie, 6);
        assertThat(lookUps()).isEqualTo(before);
        company.clock.step(FakeNameServer.TTL);
        fetches(cookie, 4);
        assertThat(lookUps()).isEqualTo(before + 2);
    }

    private void fetches(HttpFields cookie, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(200);
        }
    }

    private long lookUps() {
        return company.texts(Company.NS, "dns").stream()
                .filter(text -> text.contains("query " + Company.PUB + " 1"))
                .count();
    }

    @Test
    void aQuestionAboutSingleSignOnNamesOneMailAddressOfAServedDomain() {
        for (String query : List.of(
                "",
                "?email=",
                "?email=nobody",
                "?email=a@b@c",
                "?email=a@b&email=c@d",
                "?user=a@b",
                "?email=" + "a".repeat(300) + "@uclab.com")) {
            assertThat(company.get(Company.E1, SSO + query, HttpFields.none()).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(company.call("POST", Company.E1, SSO + "?email=a@uclab.com", HttpFields.none())
                        .status())
                .isEqualTo(405);
        assertThat(company.get(Company.E1, "/ZXhhbXBsZS5vcmc/get_edge_sso?email=a@example.org", HttpFields.none())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whereNobodyInsideAnswersNothingIsKnownOfSingleSignOn() {
        company.off(Company.PUB);
        assertThat(company.get(Company.E1, SSO + "?email=mac.donald@uclab.com", HttpFields.none())
                        .status())
                .isEqualTo(200);
        company.off(Company.SUB);
        assertThat(company.get(Company.E1, SSO + "?email=mac.donald@uclab.com", HttpFields.none())
                        .status())
                .isEqualTo(502);
    }

    @Test
    void asksUcmForTheUserThenForTheDevicesWithTheCredentialsThenForTheServers() {
        company.edgeConfig(Company.E1);
        assertThat(company.texts(Company.PUB, "uds").stream()
                        .filter(text -> text.startsWith("HTTP GET"))
                        .toList())
                .containsExactly(
                        "HTTP GET /cucm-uds/clusterUser?username=mac.donald",
                        "HTTP GET /cucm-uds/user/mac.donald/devices",
                        "HTTP GET /cucm-uds/servers");
    }

    @Test
    void refusesAWrongPasswordWithTheEdgesOwnRealm() {
        HttpReply reply = company.get(Company.E1, "/dWNsYWIuY29t/get_edge_config", Company.basic("wrong"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().get("WWW-Authenticate")).contains("Basic realm=\"Cisco-Edge\"");
        assertThat(reply.headers().get("Server")).contains("CE_C ECS");
        assertThat(reply.headers().all("Set-Cookie")).isEmpty();
        assertThat(reply.body()).isEmpty();
        assertThat(company.get(Company.E1, "/dWNsYWIuY29t/get_edge_config", HttpFields.none())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aUserNobodyKnowsIsRefusedWithoutAskingForDevices() {
        HttpFields stranger = HttpFields.of("Authorization", "Basic bm9ib2R5OnB3");
        assertThat(company.get(Company.E1, "/dWNsYWIuY29t/get_edge_config/", stranger)
                        .status())
                .isEqualTo(401);
        assertThat(company.texts(Company.PUB, "uds")).noneMatch(text -> text.contains("devices"));
    }

    @Test
    void fetchesFromInsideOnlyWithAGoodCookieWhicheverCoreIssuedIt() {
        assertThat(company.get(Company.E1, VERSION, HttpFields.none()).status()).isEqualTo(401);
        assertThat(company.get(Company.E1, VERSION, HttpFields.of("Cookie", "X-Auth=made-up"))
                        .status())
                .isEqualTo(401);
        HttpFields cookie = company.signIn(Company.E1);
        for (int i = 0; i < 4; i++) { // each core in turn
            HttpReply reply = company.get(i < 2 ? Company.E1 : Company.E2, VERSION, cookie);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).contains("<versionInformation");
            assertThat(reply.headers().get("Server")).contains("");
        }
    }

    @Test
    void aCookieAloneAlsoGetsTheEdgeConfigAndIsNotRenewed() {
        HttpReply reply = company.get(Company.E1, "/dWNsYWIuY29t/get_edge_config", company.signIn(Company.E1));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().all("Set-Cookie")).isEmpty();
    }

    @Test
    void namesEveryHopAndPassesCredentialsAndCookies() {
        HttpFields fields =
                company.signIn(Company.E1).with(Company.basic(Company.PASSWORD)).with("User-Agent", "Jabber-Win-879");
        long before = company.history.last();
        HttpReply reply = company.get(Company.E1, SUB_SHORT + "/cucm-uds/user/mac.donald/devices", fields);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().all("Set-Cookie")).hasSize(2).allMatch(set -> set.startsWith("JSESSIONID"));

        Event onLink = company.awaits(
                before,
                event -> event instanceof Event.MessageSent
                        && event.stamp().port().equals("traversal-https"));
        String toCore = onLink.message().orElseThrow().detail();
        assertThat(onLink.node()).isEqualTo(Company.E1);
        assertThat(toCore)
                .contains("GET http://vcs_control.uclab.com:8443" + SUB_SHORT + "/cucm-uds/user/mac.donald/devices ")
                .contains("\nHost: vcs_control.uclab.com:8443\n")
                .contains("\nX-Forwarded-For: 127.216.2.100\n")
                .contains("\nVia: https/1.1 vcs[7FD8021E] (ATS)\n");

        Event atUcm = company.awaits(
                before,
                event -> event instanceof Event.MessageReceived
                        && event.node().equals(Company.SUB)
                        && event.text().contains("devices"));
        assertThat(((Event.MessageReceived) atUcm).peer()).startsWith("127.216.1.3");
        String core = ((Event.MessageSent) onLink).peer().startsWith("127.216.1.30") ? "7FD8011E" : "7FD8011F";
        assertThat(atUcm.message().orElseThrow().detail())
                .startsWith("GET /cucm-uds/user/mac.donald/devices ")
                .containsIgnoringCase("\nHost: uclabcucm-sub:8443\n")
                .contains("\nX-Forwarded-For: 127.216.2.100, 127.0.0.1\n")
                .contains("\nVia: https/1.1 vcs[7FD8021E] (ATS), http/1.1 vcs[" + core + "] (ATS)\n")
                .contains("\nUser-Agent: Jabber-Win-879\n")
                .contains("\nAuthorization: Basic ")
                .contains("Cookie: X-Auth=");
    }

    @Test
    void fetchesFilesByHttpPassesNotFoundAndKeepsOneHopsFieldsOnItsHop() {
        HttpFields cookie = company.signIn(Company.E2);
        HttpReply file = company.get(Company.E2, TFTP_SHORT + "/MDonald.cnf.xml", cookie);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo("<device/>");
        assertThat(file.headers().get("X-Hop")).isEmpty();
        assertThat(file.headers().get("Keep-Alive")).isEmpty();
        assertThat(company.get(Company.E2, TFTP_SHORT + "/jabber-config.xml", cookie)
                        .status())
                .isEqualTo(404);
        assertThat(company.call("HEAD", Company.E2, TFTP_SHORT + "/MDonald.cnf.xml", cookie)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesForeignDomainsAtTheEdgeAndUnlistedHostsAtTheCore() {
        HttpReply foreign = company.edgeConfigOf("ZXhhbXBsZS5jb20");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.headers().get("Server")).contains("CE_E");
        assertThat(foreign.headers().get("Connection")).contains("close");
        assertThat(company.texts(Company.E1, "traversal-https")).noneMatch(text -> text.startsWith("HTTP"));

        HttpFields cookie = company.signIn(Company.E1);
        String admin = "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIvODQ0Mw/";
        for (String path : List.of("ccmadmin/", "cucm-uds/../ccmadmin/", "cucm-uds/%2e%2e/ccmadmin/")) {
            assertThat(company.get(Company.E1, admin + path, cookie).status()).isEqualTo(403);
        }
        assertThat(company.get(Company.E1, "/!/x", cookie).status()).isEqualTo(404);
        assertThat(company.get(Company.E1, "/dWNsYWIuY29t/get_edge_else", cookie)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void junkIsRefusedByTheEdgeItselfWhetherACoreIsLinkedOrNot() {
        HttpFields cookie = company.signIn(Company.E1);
        company.off(Company.C1);
        company.off(Company.C2);
        String pub = "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIvODQ0Mw/";
        for (String path : List.of(
                "/%%%/x",
                pub + "cucm-uds/version%",
                pub + "cucm-uds/%2e%2e/ccmadmin/%zz",
                pub + "cucm-uds/x?y=%zz",
                pub + "cucm-uds/x%00",
                pub + "cucm-uds/x%0d%0ax",
                pub + "cucm-uds/%c0%ae%c0%ae/",
                pub + "cucm-uds\\x",
                pub + "cucm-uds/<x>")) {
            HttpReply refused = company.get(Company.E1, path, cookie);
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(refused.headers().get("Server")).contains("CE_E");
        }
        HttpReply brewed = company.call("BREW", Company.E1, pub + "cucm-uds/version", cookie);
        assertThat(brewed.status()).isEqualTo(405);
        assertThat(brewed.headers().get("Server")).contains("CE_E");
        assertThat(brewed.headers().get("Allow")).contains("DELETE, GET, HEAD, OPTIONS, POST, PUT");
        assertThat(company.get(Company.E1, pub + "cucm-uds/version", cookie).status())
                .as("what is well-formed wants a next hop")
                .isEqualTo(502);
    }

    @Test
    void hangsUpOnTheCallerItRefuses() {
        Promise<Void> closed = Promise.promise();
        company.client
                .connectTls(company.at(Company.E1, 8443), Company.E1, company.trusting(), Company.LIMIT)
                .onSuccess(socket -> {
                    socket.closeHandler(gone -> closed.complete());
                    socket.write("GET /ZXhhbXBsZS5jb20/get_edge_config HTTP/1.1\r\nHost: x\r\n\r\n");
                });
        Company.await(closed.future());
    }

    @Test
    void fetchesTheRestOverTcpWhenTheNameServerCutsItsAnswers() {
        company.names.truncates = true;
        assertThat(company.edgeConfig(Company.E1).text()).contains("<address>uclabcucm-sub.uclab.com</address>");
    }

    @Test
    void showsAnAbsentServiceAsNameError() {
        company.names.remove("_cisco-uds._tcp.uclab.com");
        assertThat(company.edgeConfig(Company.E1).text())
                .contains("<name>_cisco-uds</name><error>NameError</error></service>");
    }
}

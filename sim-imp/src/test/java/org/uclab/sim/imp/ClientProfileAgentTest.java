package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uclab.sim.imp.SoapCaller.LOGIN;
import static org.uclab.sim.imp.SoapCaller.SERVICE;
import static org.uclab.sim.imp.SoapCaller.TYPE;
import static org.uclab.sim.imp.SoapCaller.envelope;
import static org.uclab.sim.imp.SoapCaller.login;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.wire.HttpReply;
import org.uclab.shell.http.HttpFault;
import org.uclab.sim.imp.cluster.ImpConfig;

/** The SOAP service of two nodes, over TLS. */
class ClientProfileAgentTest {

    private static final String CONFIG = "<e:get-all-config><e:system-config/><e:user-config/>"
            + "<e:federated-domains auth-policy='all'/><e:cluster-info/><e:service-profile/></e:get-all-config>";

    private final TestCluster cluster = new TestCluster(ImpConfig.Settings.usual());
    private final SoapCaller caller = new SoapCaller(cluster);

    @AfterEach
    void down() {
        cluster.close();
    }

    @Test
    void aRightPasswordGivesAKeyTheServersAndTheVersions() {
        HttpReply reply = caller.post(cluster.pub, SERVICE, TYPE, LOGIN);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("Content-Type")).hasValue(TYPE);
        assertThat(reply.text())
                .containsPattern("<login-resp[^>]*><success><session-key>[0-9a-f-]{36}</session-key>")
                .contains("<server role='primary' host='" + TestCluster.PUB + "'/>")
                .contains("<server role='backup' host='" + TestCluster.SUB + "'/>")
                .contains("<interface-version>v70</interface-version>", "<interface-version>v105</interface-version>");
        assertThat(cluster.sees(0, TestCluster.PUB, "POST /EPASSoap/service login mac.donald"))
                .isPresent();
        assertThat(cluster.sees(0, "200 login-resp success " + TestCluster.PUB + " then " + TestCluster.SUB))
                .isPresent();
    }

    @Test
    void aUserOfAnotherNodeIsToldWhereItBelongs() {
        String answer = caller.ask(cluster.pub, login("ada.byron", "Analytical9", "true"));
        assertThat(answer).contains("<server role='primary' host='" + TestCluster.SUB + "'/>");
    }

    @ParameterizedTest
    @CsvSource({
        "mac.donald, wrong",
        "mac.donald, ''",
        "nobody, ilikeMRA1",
        "mac.donald@other.com, ilikeMRA1",
        "'', ''",
    })
    void anythingElseIsRefused(String user, String password) {
        HttpReply reply = caller.post(cluster.pub, SERVICE, TYPE, login(user, password, "true"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("<login-resp", "<failure code='1'").doesNotContain("success", "session-key");
    }

    @Test
    void anApplicationSessionOfNobodyOpensNothing() {
        String answer = caller.ask(
                cluster.pub,
                envelope(
                        "",
                        "<e:login><e:username>mac.donald</e:username><e:app-session-id>x</e:app-session-id></e:login>"));
        assertThat(answer).contains("failure").doesNotContain("session-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v70", "/v80", "/v105", "/latest"})
    void everyVersionHasAPath(String version) {
        assertThat(caller.post(cluster.pub, SERVICE + version, TYPE, LOGIN).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /EPASSoap/service/v60, application/soap+xml, 404",
        "POST, /EPASSoap, application/soap+xml, 404",
        "POST, /, application/soap+xml, 404",
        "POST, /EPASSoap/service, application/json, 415",
        "POST, /EPASSoap/service, text/xml, 200",
        "POST, /EPASSoap/service, 'application/soap+xml; action=\"urn:cisco:epas:soap/login\"', 200",
    })
    void pathMethodAndTypeCount(String method, String target, String type, int status) {
        assertThat(caller.call(cluster.pub, method, target, type, LOGIN).status())
                .isEqualTo(status);
    }

    @Test
    void forceDecidesBetweenANewKeyAndTheOldOne() {
        String first = caller.key(cluster.pub, LOGIN);
        assertThat(caller.key(cluster.pub, login("mac.donald", "ilikeMRA1", "false")))
                .isEqualTo(first);
        assertThat(caller.key(cluster.sub, login("mac.donald", "ilikeMRA1", "false")))
                .isEqualTo(first);
        String second = caller.key(cluster.pub, LOGIN);
        assertThat(second).isNotEqualTo(first);
        assertThat(caller.ask(cluster.pub, envelope(first, CONFIG))).contains("Presence.Domain");
        assertThat(caller.key(cluster.pub, LOGIN.replace("CUPC", "thirdclient")))
                .isNotIn(first, second);
    }

    @Test
    void theKeyOpensTheConfiguration() {
        String answer = caller.ask(cluster.pub, envelope(caller.key(cluster.pub, LOGIN), CONFIG));
        assertThat(answer)
                .contains("<get-system-config-resp><property name='Presence.Domain'>uclab.com</property>")
                .contains("<property name='User.Jid'>mac.donald@uclab.com</property>")
                .contains("<get-cluster-info-resp><server role='primary'")
                .contains("<tftp-server host='cucm1.uclab.com'/><tftp-server host='cucm2.uclab.com'/>")
                .contains("<ccmcip-server host='cucm1.uclab.com'/>")
                .contains("<ldap-profile name='staff'><distinguished-name>CN=jabber,DC=uclab,DC=com<")
                .contains("<password>Read&lt;Only&gt;1</password>")
                .contains("<ldap-server host='dc1.uclab.com' port='636' protocol='TLS'/>")
                .contains("<search-context>DC=uclab,DC=com</search-context>")
                .doesNotContain("federated");
        String nothing = caller.ask(
                cluster.pub, envelope(caller.key(cluster.pub, login("ada.byron", "Analytical9", "true")), CONFIG));
        assertThat(nothing).contains("<get-service-profile-resp/>").doesNotContain("ldap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<e:logout/>", CONFIG, "<e:get-onetime-password/>"})
    void withoutAKeyOfASessionNothingIsTold(String call) {
        String key = caller.key(cluster.pub, LOGIN);
        assertThat(caller.ask(cluster.pub, envelope(key, "<e:logout/>"))).contains("<logout-resp", "success");
        for (String other : List.of("", "x", key)) {
            HttpReply reply = caller.post(cluster.pub, SERVICE, TYPE, envelope(other, call));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).contains("Invalid request", "failure").doesNotContain("success", "uclab.com");
        }
    }

    @Test
    void sessionsGoOnAtTheOtherNodeAndEndWithTheLastOne() {
        String key = caller.key(cluster.pub, LOGIN);
        TestCluster.await(cluster.pub.stop("power cut"));
        assertThat(caller.ask(cluster.sub, envelope(key, CONFIG))).contains("Presence.Domain");
        assertThatThrownBy(() -> caller.ask(cluster.pub, envelope(key, CONFIG))).isInstanceOf(AssertionError.class);
        TestCluster.await(cluster.pub.start());
        assertThat(caller.ask(cluster.pub, envelope(key, CONFIG))).contains("Presence.Domain");
        TestCluster.await(cluster.pub.stop("power cut"));
        TestCluster.await(cluster.sub.stop("power cut"));
        TestCluster.await(cluster.pub.start());
        assertThat(caller.ask(cluster.pub, envelope(key, CONFIG))).contains("failure");
        assertThat(caller.key(cluster.pub, LOGIN)).isNotEqualTo(key);
        TestCluster.await(cluster.sub.start());
    }

    @Test
    void theHistoryKnowsNoPassword() {
        String key = caller.key(cluster.pub, LOGIN);
        String oneTime = caller.oneTimePassword(cluster.pub, key);
        caller.ask(cluster.pub, envelope(key, CONFIG));
        caller.ask(cluster.pub, LOGIN.replace("ilikeMRA1", "<![CDATA[ilikeMRA1]]>"));
        caller.ask(cluster.pub, LOGIN.replace("</e:password>", "<"));
        assertThat(cluster.history.events())
                .flatExtracting(event -> event.message().stream().toList())
                .extracting(message -> message.line() + message.detail())
                .anyMatch(text -> text.contains("<e:password>****</e:password>"))
                .anyMatch(text -> text.contains("<password>****</password></ldap-profile>")
                        || text.contains("<password>****</password><ldap-server"))
                .noneMatch(text -> text.contains("ilikeMRA1") || text.contains(oneTime) || text.contains("Only"));
    }

    @Test
    void aCallWithoutATypeIsTaken() {
        assertThat(caller.post(cluster.pub, SERVICE, "", LOGIN).text()).contains("session-key");
        assertThat(caller.post(cluster.pub, SERVICE, "text/plain", LOGIN).status())
                .isEqualTo(415);
    }

    @Test
    void headersOfAddressingAreUnderstoodAndAnswered() {
        String header = "<env:Header xmlns:a='http://www.w3.org/2005/08/addressing'>"
                + "<a:Action env:mustUnderstand='1'>urn:cisco:epas:soap/EpasSoapServiceInterface/login</a:Action>"
                + "<a:MessageID>urn:uuid:1</a:MessageID><a:To env:mustUnderstand='1'>https://x</a:To></env:Header>";
        String answer = caller.ask(cluster.pub, LOGIN.replace("<env:Body>", header + "<env:Body>"));
        assertThat(answer)
                .contains("session-key", ">urn:cisco:epas:soap/EpasSoapServiceInterface/login-resp</Action>")
                .contains("<RelatesTo xmlns='http://www.w3.org/2005/08/addressing'>urn:uuid:1<");
        assertThat(caller.ask(cluster.pub, LOGIN)).doesNotContain("addressing", "Header");
        String other = header.replace("www.w3.org/2005", "example.com");
        assertThat(caller.ask(cluster.pub, LOGIN.replace("<env:Body>", other + "<env:Body>")))
                .contains("MustUnderstand");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /EPASSoap/service,                 405, POST",
        "GET,  /EPASSoap/service/v60?wsdl,        404, ",
        "PUT,  /EPASSoap/service?wsdl,            405, POST",
        "POST, /EPASSoap/epas-soap-interface.xsd, 405, 'GET, HEAD'",
        "HEAD, /EPASSoap/service/latest?WSDL,     200, ",
        "GET,  /EPASSoap/presence-rules.xsd,      200, ",
        "GET,  /EPASSoap/other.xsd,               404, ",
    })
    void theDescriptionIsReadAndNothingElse(String method, String target, int status, String allowed) {
        HttpReply reply = caller.call(cluster.pub, method, target, "", "");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers().get("Allow")).isEqualTo(Optional.ofNullable(allowed));
    }

    @Test
    void anApplicationUserLogsAnybodyInAndNobodyElseDoes() {
        String app = caller.key(cluster.pub, login("PORTAL", "opensDoors1", "false"));
        assertThat(caller.ask(cluster.pub, login("portal", "opensdoors1", "false")))
                .contains("failure");
        assertThat(caller.ask(cluster.pub, envelope(app, CONFIG))).contains("failure code='4'");
        String key = caller.key(cluster.pub, through("ada.byron", app));
        assertThat(caller.ask(cluster.sub, envelope(key, CONFIG))).contains("ada.byron@uclab.com");
        assertThat(caller.ask(cluster.pub, through("nobody", app))).contains("failure code='1'");
        assertThat(caller.ask(cluster.pub, through("mac.donald", key))).contains("failure code='3'");
        assertThat(caller.ask(cluster.pub, through("mac.donald", ""))).contains("failure code='3'");
        assertThat(caller.ask(cluster.pub, envelope(app, "<e:logout/>"))).contains("success");
        assertThat(caller.ask(cluster.pub, envelope(key, CONFIG))).contains("failure code='2'");
        assertThat(caller.ask(cluster.pub, through("ada.byron", app))).contains("failure code='3'");
    }

    private static String through(String user, String app) {
        return envelope(
                "",
                "<e:login client-type='thirdclient'><e:username>" + user + "</e:username><e:app-session-id>" + app
                        + "</e:app-session-id></e:login>");
    }

    @Test
    void faultsOfHttpBiteHereToo() {
        cluster.faults.arm(new HttpFault.Status(500), Where.port(TestCluster.PUB, "soap"), Trigger.always());
        assertThat(caller.post(cluster.pub, SERVICE, TYPE, LOGIN).status()).isEqualTo(500);
        assertThat(caller.post(cluster.sub, SERVICE, TYPE, LOGIN).status()).isEqualTo(200);
    }

    @Test
    void aFaultCanWaitForAnOperationOrAUser() {
        cluster.faults.arm(
                new HttpFault.Status(503),
                Where.port(TestCluster.PUB, "soap"),
                Trigger.where("operation", "get-all-config"));
        cluster.faults.arm(new HttpFault.Status(401), Where.port(TestCluster.PUB, "soap"), Trigger.user("ada.byron"));
        String key = caller.key(cluster.pub, LOGIN);
        assertThat(caller.post(cluster.pub, SERVICE, TYPE, envelope(key, CONFIG))
                        .status())
                .isEqualTo(503);
        String ada = login("ada.byron", "Analytical9", "true");
        assertThat(caller.post(cluster.pub, SERVICE, TYPE, ada).status()).isEqualTo(401);
    }
}

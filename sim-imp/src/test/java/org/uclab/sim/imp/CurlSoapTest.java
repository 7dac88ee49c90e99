package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.tool.Tool;

/** The SOAP service as curl and xmllint see it. */
class CurlSoapTest {

    private static final String SERVICE = "/EPASSoap/service/latest";

    @TempDir
    private Path folder;

    private TestCluster cluster;
    private Path ca;

    @BeforeEach
    void up() throws IOException {
        cluster = new TestCluster(ImpConfig.Settings.usual());
        ca = Files.writeString(folder.resolve("ca.pem"), cluster.ca.pem());
    }

    @AfterEach
    void down() {
        cluster.close();
    }

    /** Posts it as the public samples do, and gives what an XPath expression finds in the answer. */
    private String find(String body, String path, String expression, String... headers) throws IOException {
        Path request = Files.writeString(folder.resolve("request.xml"), body);
        Path answer = folder.resolve("answer.xml");
        List<String> arguments = new ArrayList<>(List.of(
                "-sS",
                "--fail-with-body",
                "--cacert",
                ca.toString(),
                "--resolve",
                TestCluster.PUB + ":" + TestCluster.SOAP_PORT + ":" + cluster.pub.address(),
                "--data-binary",
                "@" + request,
                "-o",
                answer.toString()));
        for (String header : headers) {
            arguments.addAll(List.of("-H", header));
        }
        arguments.add("https://" + TestCluster.PUB + ":" + TestCluster.SOAP_PORT + path);
        Tool.Said said = Tool.named("curl").run(arguments);
        assertThat(said.exit()).as(said.text()).isZero();
        return Tool.named("xmllint")
                .run("--nonet", "--xpath", expression, answer.toString())
                .text()
                .strip();
    }

    private static String text(String name) {
        return "string(//*[local-name()='" + name + "' and namespace-uri()='urn:cisco:epas:soap'])";
    }

    @Test
    void logsInAndReadsTheConfigurationWithItsKey() throws IOException {
        String soap = "Content-Type: application/soap+xml; charset=utf-8; action=\"urn:cisco:epas:soap/login\"";
        String key = find(SoapCaller.LOGIN, "/EPASSoap/service/v80", text("session-key"), soap);
        assertThat(key).matches("[0-9a-f-]{36}");
        String config = SoapCaller.envelope(key, "<e:get-all-config><e:system-config/></e:get-all-config>");
        assertThat(find(
                        config,
                        "/EPASSoap/service/v80",
                        text("property"),
                        "Content-Type: text/xml",
                        "SOAPAction: \"\""))
                .isEqualTo("uclab.com");
        assertThat(find(
                        SoapCaller.envelope(key, "<e:get-onetime-password/>"),
                        "/EPASSoap/service",
                        text("password"),
                        soap))
                .isNotEmpty();
    }

    /** What a GET of that path brings, in a file of that name. */
    private Path get(String path, String name) {
        Path file = folder.resolve(name);
        Tool.Said said = Tool.named("curl")
                .run(
                        "-sS",
                        "--fail-with-body",
                        "--cacert",
                        ca.toString(),
                        "--resolve",
                        TestCluster.PUB + ":" + TestCluster.SOAP_PORT + ":" + cluster.pub.address(),
                        "-o",
                        file.toString(),
                        "https://" + TestCluster.PUB + ":" + TestCluster.SOAP_PORT + path);
        assertThat(said.exit()).as(path + " " + said.text()).isZero();
        return file;
    }

    @Test
    void theDescriptionIsAtEachPathAndNamesIt() {
        for (String path : List.of("/EPASSoap/service", "/EPASSoap/service/v80", "/EPASSoap/service/latest")) {
            Path wsdl = get(path + "?wsdl", "service.wsdl");
            assertThat(xpath("string(//*[local-name()='address']/@location)", wsdl))
                    .isEqualTo("https://" + TestCluster.PUB + ":" + TestCluster.SOAP_PORT + path);
            assertThat(xpath("string(//*[local-name()='binding']/@name)", wsdl)).isEqualTo("EpasSoapServiceBinding");
        }
    }

    private static String xpath(String expression, Path document) {
        Tool.Said said = Tool.named("xmllint").run("--nonet", "--xpath", expression, document.toString());
        assertThat(said.exit()).as(said.text()).isZero();
        return said.text().strip();
    }

    /** Everything that is told is as the schema says, and so is everything that the tests ask. */
    @Test
    void callsAndAnswersAreAsTheSchemaSays() throws IOException {
        get("/EPASSoap/presence-rules.xsd", "presence-rules.xsd");
        Path schema = get("/EPASSoap/epas-soap-interface.xsd", "epas-soap-interface.xsd");
        String type = "Content-Type: application/soap+xml";
        String key = find(SoapCaller.LOGIN, "/EPASSoap/service", text("session-key"), type);
        String app = find(SoapCaller.login("portal", "opensDoors1", "false"), SERVICE, text("session-key"), type);
        List<String> calls = List.of(
                SoapCaller.LOGIN,
                SoapCaller.login("mac.donald", "wrong", "false"),
                SoapCaller.login("portal", "opensDoors1", "0"),
                SoapCaller.envelope(
                        "",
                        "<e:login client-type='thirdclient'><e:username>ada.byron</e:username><e:app-session-id>" + app
                                + "</e:app-session-id></e:login>"),
                SoapCaller.envelope(key, "<e:get-onetime-password/>"),
                SoapCaller.envelope(
                        key,
                        "<e:add-contact><e:group name='Work'><e:persona-id domain='uclab.com'>grace.hopper"
                                + "</e:persona-id></e:group></e:add-contact>"),
                SoapCaller.envelope(key, "<e:add-group><e:group name='Empty'/></e:add-group>"),
                SoapCaller.envelope(key, "<e:modify-group><e:group name='Empty' new-name='Later'/></e:modify-group>"),
                SoapCaller.envelope(
                        key,
                        "<e:get-all-config><e:service-profile/><e:contact-info/><e:cluster-info/><e:user-config/>"
                                + "<e:federated-domains auth-policy='all'/><e:system-config/></e:get-all-config>"),
                SoapCaller.envelope(
                        key,
                        "<e:modify-contact><e:group name='Work'><e:persona-id nickname='Grace'>grace.hopper"
                                + "</e:persona-id></e:group></e:modify-contact>"),
                SoapCaller.envelope(key, "<e:delete-group><e:group name='Later'/></e:delete-group>"),
                SoapCaller.envelope(
                        key,
                        "<e:delete-contact><e:group name='Nowhere'><e:persona-id>grace.hopper</e:persona-id></e:group>"
                                + "</e:delete-contact>"),
                SoapCaller.envelope("none", "<e:logout/>"),
                SoapCaller.envelope(app, "<e:get-onetime-password/>"),
                SoapCaller.envelope(key, "<e:logout/>"));
        for (String call : calls) {
            find(call, SERVICE, "1", type);
            for (String document : List.of("request.xml", "answer.xml")) {
                Path element = Files.writeString(
                        folder.resolve("element.xml"),
                        xpath("//*[local-name()='Body']/*", folder.resolve(document))
                                .replaceFirst("<(e:)?([a-z-]+)", "<$1$2 xmlns:e='urn:cisco:epas:soap'"));
                Tool.Said said = Tool.named("xmllint")
                        .run("--nonet", "--noout", "--schema", schema.toString(), element.toString());
                assertThat(said.exit())
                        .as(call + " " + document + " " + said.text())
                        .isZero();
            }
        }
    }

    @Test
    void aWrongPasswordHasNoKey() throws IOException {
        String wrong = SoapCaller.login("mac.donald", "wrong", "true");
        assertThat(find(wrong, "/EPASSoap/service", "count(//*[local-name()='failure'])", "Content-Type: text/xml"))
                .isEqualTo("1");
    }
}

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

    @Test
    void aWrongPasswordHasNoKey() throws IOException {
        String wrong = SoapCaller.login("mac.donald", "wrong", "true");
        assertThat(find(wrong, "/EPASSoap/service", "count(//*[local-name()='failure'])", "Content-Type: text/xml"))
                .isEqualTo("1");
    }
}

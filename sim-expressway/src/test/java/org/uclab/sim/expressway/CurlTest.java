package org.uclab.sim.expressway;

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
import org.uclab.tool.Tool;

/** The edge as curl sees it: a TLS stack, an HTTP client and a cookie jar that are not ours. */
class CurlTest {

    private static final String EDGE_CONFIG = "/dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds";
    private static final String VERSION =
            "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version";

    @TempDir
    Path folder;

    private Company company;

    @BeforeEach
    void up() throws IOException {
        Tool.named("curl");
        company = new Company(219).up();
        Files.writeString(folder.resolve("ca.pem"), company.ca.pem());
    }

    @AfterEach
    void close() {
        if (company != null) {
            company.close();
        }
    }

    @Test
    void signsInKeepsTheCookieAndFetchesFromInsideWithIt() throws IOException {
        String config = edge("-u", Company.USER + ":" + Company.PASSWORD, url(EDGE_CONFIG));
        assertThat(config).contains("<getEdgeConfigResponse version=\"1.0\">").endsWith("[200]");
        assertThat(Files.readString(folder.resolve("jar"))).contains("X-Auth").contains(".uclab.com");
        assertThat(edge(url(VERSION))).contains("<versionInformation").endsWith("[200]");
    }

    @Test
    void isToldWhoItMustBe() throws IOException {
        assertThat(edge("-i", "-u", Company.USER + ":wrong", url(EDGE_CONFIG)))
                .containsIgnoringCase("WWW-Authenticate: Basic realm=\"Cisco-Edge\"")
                .endsWith("[401]");
    }

    private static String url(String path) {
        return "https://" + Company.E1 + ":8443" + path;
    }

    private String edge(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-s", "--http1.1", "--max-time", "20", "-w", "[%{http_code}]"));
        all.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
        all.addAll(List.of(
                "-b",
                folder.resolve("jar").toString(),
                "-c",
                folder.resolve("jar").toString()));
        String address = company.node(Company.E1).address();
        all.addAll(List.of("--resolve", Company.E1 + ":8443:" + address));
        all.addAll(List.of(arguments));
        return curl(all.toArray(String[]::new));
    }

    /** What curl prints; nothing when there is no curl. */
    private static String curl(String... arguments) {
        return Tool.named("curl").run(arguments).text();
    }
}

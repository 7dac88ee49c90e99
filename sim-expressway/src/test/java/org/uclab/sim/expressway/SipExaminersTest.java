package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/** Port 5061 of E as openssl sees it, a TLS stack that is not ours. */
class SipExaminersTest {

    @TempDir
    Path folder;

    private Company company;

    @BeforeEach
    void up() throws IOException {
        Tool.named("openssl");
        company = new Company(214).up();
        Files.writeString(folder.resolve("ca.pem"), company.ca.pem());
    }

    @AfterEach
    void close() {
        if (company != null) {
            company.close();
        }
    }

    private List<String> connecting(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "s_client",
                "-connect",
                company.at(Company.E1, 5061).toString(),
                "-servername",
                Company.E1,
                "-verify_hostname",
                Company.E1,
                "-verify_return_error",
                "-CAfile",
                folder.resolve("ca.pem").toString()));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void challengesARegister() {
        try (Running client = Tool.named("openssl").start(connecting("-quiet", "-crlf"), Map.of())) {
            for (String line : List.of(
                    "REGISTER sip:uclabcucm-pub SIP/2.0",
                    "Via: SIP/2.0/TLS 192.0.2.7:5061;branch=z9hG4bKexaminer",
                    "From: <sip:5002@uclabcucm-pub>;tag=1",
                    "To: <sip:5002@uclabcucm-pub>",
                    "Call-ID: examiner",
                    "CSeq: 1 REGISTER",
                    "Max-Forwards: 70",
                    "Contact: <sip:x@192.0.2.7:5061;transport=tls>",
                    "Content-Length: 0",
                    "")) {
                client.say(line);
            }
            client.until(
                    "a challenge",
                    text -> text.contains("SIP/2.0 407 Proxy Authentication Required")
                            && text.contains("Proxy-Authenticate: Digest realm=\"uclabexpwe01.uclab.com\"")
                            && text.contains(";ingress-zone=CollaborationEdgeZone"));
        }
    }

    @Test
    void speaksNoTlsBelow12() {
        for (String old : List.of("-tls1", "-tls1_1")) {
            // At the lowest level openssl itself would still speak it.
            Tool.Said said = Tool.named("openssl").run(connecting(old, "-cipher", "DEFAULT@SECLEVEL=0"));
            assertThat(said.exit()).as("%s: %s", old, said.text()).isNotZero();
            assertThat(said.text()).contains("alert");
        }
        assertThat(Tool.named("openssl").run(connecting("-tls1_2")).text()).contains("Verify return code: 0 (ok)");
        assertThat(Tool.named("openssl").run(connecting("-tls1_3")).text()).contains("Verify return code: 0 (ok)");
    }
}

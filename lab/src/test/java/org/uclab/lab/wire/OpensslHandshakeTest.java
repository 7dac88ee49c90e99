package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.KeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PortKeys;
import org.uclab.tool.Tool;

/** OpenSSL, which we did not write and which holds a server to what it says, shakes hands with a listener. */
class OpensslHandshakeTest {

    private static final String NAME = "cucm1.example.com";

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final LabCa ca = LabCa.create("Lab CA", clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), (from, to) -> true);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        wire.close().toCompletionStage().toCompletableFuture().join();
        clock.close();
    }

    /** RFC 5077 §3.3: who says in TLS 1.2 that a ticket follows has to send one, and sessions here have none. */
    @ParameterizedTest
    @CsvSource({"-tls1_2, TLSv1.2", "-tls1_3, TLSv1.3"})
    void shakesHandsToTheEnd(String version, String name) throws Exception {
        Tool openssl = Tool.named("openssl");
        Endpoint at = new Endpoint("127.202.5.10", 15061);
        wire.tcp(
                        new Port(NAME, "sips", "sip", Transport.TCP, at, true),
                        Wire.ServerTls.of(KeyCertOptions.wrap(PortKeys.issuedBy(ca, CertificateProfile.server(NAME)))),
                        socket -> {})
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Path root = Files.writeString(folder.resolve("root.pem"), ca.pem());
        Tool.Said said = openssl.run(
                "s_client",
                "-connect",
                at.toString(),
                "-CAfile",
                root.toString(),
                "-verify_hostname",
                NAME,
                "-servername",
                NAME,
                version);
        assertThat(said.text()).contains(name, "Verify return code: 0 (ok)").doesNotContain(":error:");
    }
}

package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.tool.Tool;

/** A SOAP client that reads the description and asks nobody else: zeep, from the Debian package python3-zeep. */
class ZeepTest {

    @TempDir
    private Path folder;

    @Test
    void aProgramThatKnowsTheDescriptionChangesAContactList() throws Exception {
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            Path script = folder.resolve("contacts.py");
            try (var in = getClass().getResourceAsStream("/imp/zeep_contacts.py")) {
                Files.write(script, in.readAllBytes());
            }
            // Nothing resolves the names of the lab, and the certificate wants the name.
            Path proxy = folder.resolve("hosts.py");
            Files.writeString(
                    proxy,
                    "import socket, sys, runpy\n"
                            + "real = socket.getaddrinfo\n"
                            + "socket.getaddrinfo = lambda host, *a, **k: real('" + cluster.pub.address()
                            + "' if host == '" + TestCluster.PUB + "' else host, *a, **k)\n"
                            + "sys.argv = sys.argv[1:]\n"
                            + "runpy.run_path(sys.argv[0], run_name='__main__')\n",
                    StandardCharsets.US_ASCII);
            Path ca = folder.resolve("ca.pem");
            Files.writeString(ca, cluster.ca.pem(), StandardCharsets.US_ASCII);
            Tool.Said said = Tool.pythonWith("zeep")
                    .run(List.of(
                            proxy.toString(),
                            script.toString(),
                            "https://" + TestCluster.PUB + ":8443/EPASSoap/service/latest?wsdl",
                            ca.toString(),
                            "portal",
                            "opensDoors1",
                            "grace.hopper",
                            "ada.byron",
                            TestCluster.DOMAIN));
            assertThat(said.exit()).as(said.text()).isZero();
            assertThat(said.text()).endsWith("done\n");
            assertThat(cluster.sees(0, TestCluster.PUB, "POST /EPASSoap/service/latest add-contact"))
                    .isPresent();
        }
    }
}

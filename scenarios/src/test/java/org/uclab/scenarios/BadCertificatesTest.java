package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;

/** What a world says is wrong with certificates is shown, also by a host that dials. */
class BadCertificatesTest {

    private static final String CORE =
            "{name: xprc1.example.com,       zone: inside,  address: 30, runs: expressway-c}";

    @Test
    void aCoreThatIsNoClientIsLinkedToNobody() throws Exception {
        assertThat(linked(CORE)).isTrue();
        assertThat(linked(CORE.replace("}", ", badCertificates: {everywhere: client-purpose-missing}}")))
                .isFalse();
    }

    @Test
    void whatACertificateNeverHadCannotBeMissing() {
        assertThatThrownBy(() -> linked(CORE.replace("}", ", badCertificates: {everywhere: srv-name-missing}}")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("xprc1.example.com")
                .hasMessageContaining("SRV name");
    }

    /** Whether C has its HTTPS link to E once every node has dialled its peers. */
    private static boolean linked(String core) throws IOException, WorldException {
        try (var world = BadCertificatesTest.class.getResourceAsStream("/worlds/short-cookies.yaml");
                var part = BadCertificatesTest.class.getResourceAsStream("/worlds/parts/two-name-servers.yaml")) {
            String yaml = new String(world.readAllBytes(), StandardCharsets.UTF_8);
            byte[] names = part.readAllBytes();
            assertThat(yaml).contains(CORE);
            Library library = path -> names;
            Bench bench =
                    Bench.start(Worlds.parse("w.yaml", yaml.replace(CORE, core), library), BenchOptions.standard());
            try (bench) {
                return bench.history().events().stream()
                        .filter(event -> event.node().equals("xprc1.example.com"))
                        .map(Event::text)
                        .anyMatch(text -> text.startsWith("traversal-https xpre1.example.com: linked"));
            }
        }
    }
}

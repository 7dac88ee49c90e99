package org.uclab.sim.ucm.ccmcip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.database.UcmDatabase;

class CcmcipTest {

    private final UcmDatabase database = TraceCompany.database("9.1.2");
    private boolean listing = true;
    private final Ccmcip ccmcip = new Ccmcip(database, cluster -> listing);

    private HttpAnswer ask(String method, String path, String pair) {
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        HttpQuestion question = new HttpQuestion(
                method,
                path,
                path,
                Map.of(),
                HttpFields.of("Authorization", basic),
                new byte[0],
                "h",
                Hop.between(Hop.Over.TCP, "127.0.0.2:8443", "127.0.0.1:1"),
                1);
        return ccmcip.answer(question, Instant.EPOCH).result();
    }

    @Test
    void listsNameDescriptionAndModel() {
        HttpAnswer answer = ask("GET", Ccmcip.DEVICES, "mac.donald:ilikeMRA1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .endsWith("<devices><device><name>MDonald</name><description></description>"
                        + "<model>Cisco Unified Client Services Framework</model></device></devices>");
    }

    @ParameterizedTest
    @CsvSource({
        "mac.donald@uclab.com:ilikeMRA1, 200",
        "mac.donald@elsewhere:ilikeMRA1, 200",
        "@mac.donald:ilikeMRA1, 401",
        "mac.donald:wrong, 401",
        "nobody:x, 401",
        "'', 401"
    })
    void onlyTheUserPartCounts(String pair, int status) {
        assertThat(ask("GET", Ccmcip.DEVICES, pair).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"POST, /ccmcip/devices, 405", "GET, /ccmcip/, 404", "GET, /ccmcip/../cucm-uds/version, 404"})
    void nothingElseIsThere(String method, String path, int status) {
        assertThat(ask(method, path, "mac.donald:ilikeMRA1").status()).isEqualTo(status);
    }

    @Test
    void aNodeThatLacksAServiceListsNothing() {
        listing = false;
        assertThat(ask("GET", Ccmcip.DEVICES, "mac.donald:ilikeMRA1").status()).isEqualTo(503);
        listing = true;
        assertThat(ask("GET", Ccmcip.DEVICES, "mac.donald:ilikeMRA1").status()).isEqualTo(200);
    }
}

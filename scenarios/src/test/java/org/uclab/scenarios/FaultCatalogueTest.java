package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.LinkFault;

class FaultCatalogueTest {

    @Test
    void everyCataloguedFaultParsesToItsOwnText() {
        for (FaultForm form : Systems.faults().forms()) {
            String example = form.form()
                    .replace("turn-error CODE", "turn-error 508")
                    .replace("TIME", "300ms")
                    .replace("CODE", "503")
                    .replace("NAME", "SERVFAIL")
                    .replace("RESULT", "busy")
                    .replace("CONDITIONS", "delay=40ms")
                    .replace("CONDITION", "system-shutdown")
                    .replace("DEFECT", "expired")
                    .replace("TYPE", "text/html")
                    .replace("HOST", "cucm1.example.com")
                    .replace("DEVICE", "CSFADA")
                    .replace("BYTES", "9000")
                    .replace("SEED", "7")
                    .replaceAll(" MS$", " 40")
                    .replaceAll(" N$", " 7");
            assertThat(Systems.faults().parse(example).text()).isEqualTo(example);
        }
        for (String text : List.of(
                "http-no-reply before it is done",
                "http-status 503 once it is done",
                "dns-rcode REFUSED once it is done",
                "ldap-result busy once it is done",
                "tftp-error 1 once it is done",
                "uds-home cucm1.example.com once it is done")) {
            assertThat(Systems.faults().parse(text).text()).isEqualTo(text);
        }
        assertThat(Systems.faults().parse("http-status 503 before it is done").text())
                .as("its usual phase goes without saying")
                .isEqualTo("http-status 503");
        assertThat(Systems.faults().parse("delay 2min")).isEqualTo(new LinkFault.Delay(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode",
                "delay",
                "delay soon",
                "delay 0s",
                "delay 99999999999s",
                "slice -1",
                "slice 1 2",
                "dns-rcode SERVERFAIL",
                "dns-rcode servfail",
                "ldap-result SERVFAIL",
                "ldap-slow 0s",
                "dns-priority 0",
                "dns-oversized 512",
                "dns-oversized 70000",
                "dns-ttl -1",
                "http-status 200",
                "http-content-type",
                "http-content-type html",
                "http-content-type text/html\r\nX: y",
                "uds-home",
                "uds-home a b",
                "uds-home \"><x",
                "tftp-device-of ../x",
                "tftp-error 8",
                "tftp-late 0s",
                "tftp-truncated 5",
                "certificate mouldy",
                "refuse now",
                "refuse once it is done",
                "power-cut now",
                "http-malformed before it is done",
                "http-stale-cookie once it is done",
                "certificate expired before it is done"
            })
    void nonsenseIsRefusedWithARemedy(String text) {
        assertThatThrownBy(() -> Systems.faults().parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

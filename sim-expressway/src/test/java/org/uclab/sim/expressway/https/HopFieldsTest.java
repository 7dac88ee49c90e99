package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.HttpFields;

class HopFieldsTest {

    @Test
    void whatBelongsToOneHopStaysThereAndTheRestPasses() {
        HttpFields passed = HopFields.endToEnd(HttpFields.of(
                        "Connection", "keep-alive, X-One", "Keep-Alive", "timeout=5", "x-one", "1", "TE", "trailers")
                .with(HttpFields.of(
                        "Cookie", "a=b", "Server", "", "Set-Cookie", "c=d", "Set-Cookie", "e=f", "Upgrade", "h2c")));
        assertThat(passed)
                .isEqualTo(HttpFields.of("Cookie", "a=b", "Server", "", "Set-Cookie", "c=d", "Set-Cookie", "e=f"));
    }

    @Test
    void appendsToWhatEarlierHopsWrote() {
        HttpFields fields = HttpFields.of("Via", "1.0 a", "X", "y", "via", "1.1 b");
        assertThat(HopFields.appended(fields, "Via", "1.1 c"))
                .isEqualTo(HttpFields.of("X", "y", "Via", "1.0 a, 1.1 b, 1.1 c"));
    }

    @Test
    void namesANodeByTheDigitsOfTheTrace() {
        assertThat(HopFields.pseudonym("10.106.4.81")).isEqualTo("vcs[0A6A0451] (ATS)");
    }

    @Test
    void putsTheNewHostInTheOldOnesPlace() {
        assertThat(HopFields.replaced(HttpFields.of("A", "1", "host", "x", "Host", "y", "B", "2"), "Host", "z"))
                .isEqualTo(HttpFields.of("A", "1", "Host", "z", "B", "2"));
        assertThat(HopFields.replaced(HttpFields.none(), "Host", "z")).isEqualTo(HttpFields.of("Host", "z"));
    }
}

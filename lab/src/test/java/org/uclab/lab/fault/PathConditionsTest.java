package org.uclab.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathConditionsTest {

    private static final FaultCatalogue FAULTS = FaultCatalogue.with(List.of());

    static Iterable<String> names() {
        return PathConditions.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsReadAndWritten(String name) {
        assertThat(FAULTS.parse("path " + name).text()).isEqualTo("path " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "delay=40ms, path delay=40ms",
        "loss=2.5%   burst=3, path loss=2.5% burst=3",
        "burst=1.5 loss=30%, path loss=30% burst=1.5",
        "rate=384k, path in=384k out=384k",
        "in=1000k, path in=1M",
        "uplink-384k loss=1%, path delay=25ms spread=3ms loss=1% in=384k",
        "delay=0ms, path delay=0ms",
        "queue=1s delay=2s, path delay=2s queue=1s",
        "overhead=80 in=90k, path in=90k overhead=80"
    })
    void isReadAndWritten(String said, String text) {
        Fault fault = FAULTS.parse("path " + said);
        assertThat(fault.text()).isEqualTo(text);
        assertThat(FAULTS.parse(text)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wifi-por",
                "delay",
                "delay=40",
                "delay=2min",
                "loss=100%",
                "loss=-1%",
                "loss=2",
                "burst=0.5",
                "loss=80% burst=2",
                "rate=0k",
                "rate=9999M",
                "in=384",
                "speed=3k",
                "loss=1% wifi-poor",
                "delay=1s delay",
                "overhead=1000",
                "overhead=8k"
            })
    void whatMakesNoSenseIsRefusedWithARemedy(String said) {
        assertThatThrownBy(() -> FAULTS.parse("path " + said))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{15,}");
    }

    @Test
    void aMisspeltNameIsToldItsNeighbour() {
        assertThatThrownBy(() -> FAULTS.parse("path wifi-por")).hasMessageContaining("wifi-poor");
    }
}

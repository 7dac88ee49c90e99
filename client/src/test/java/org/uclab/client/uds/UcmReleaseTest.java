package org.uclab.client.uds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcmReleaseTest {

    @ParameterizedTest
    @CsvSource({
        "8.6.2, true",
        "9.0, true",
        "9.1.1, true",
        "9.1(1), true",
        "9.1, true",
        "9.1.2, false",
        "9.1(2), false",
        "9.1.2.10000-28, false",
        "9.1(2a), false",
        "10.0.1, false",
        "12.5.1.11900-146, false",
    })
    void tellsWhetherUdsCanBeAContactSource(String text, boolean before) {
        assertThat(UcmRelease.of(text))
                .hasValueSatisfying(release ->
                        assertThat(release.before(UcmRelease.UDS_CONTACTS)).isEqualTo(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "nine", "99999999999.1.2", "9.1.2;drop"})
    void whatIsNoReleaseIsNone(String text) {
        assertThat(UcmRelease.of(text)).isEmpty();
    }
}

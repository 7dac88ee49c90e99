package org.uclab.sim.imp.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.pki.KeySpec;

class ImpReleaseTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.3, RSA_1024, false, Unified Presence",
        "8.5, RSA_1024, true, Unified Presence",
        "8.6.3, RSA_1024, true, Unified Presence",
        "8.6.4, RSA_2048, true, Unified Presence",
        "8.6.10, RSA_2048, true, Unified Presence",
        "9.0.1, RSA_2048, true, IM and Presence",
        "12.5, RSA_2048, true, IM and Presence"
    })
    void eachHasTheKeyAndTheFailOverOfItsTime(String text, KeySpec key, boolean available, String name) {
        ImpRelease release = new ImpRelease(text);
        assertThat(release.key()).isEqualTo(key);
        assertThat(release.highlyAvailable()).isEqualTo(available);
        assertThat(release.product()).isEqualTo(new ImpConfig.Product(name, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "8.", "8.6.4.1.2", "eight", "8.6-4", "9999.1", "-1.2"})
    void whatIsNoReleaseIsRefused(String text) {
        assertThatThrownBy(() -> new ImpRelease(text)).hasMessageContaining("is no release");
    }

    @Test
    void twoWritingsAreComparedAsNumbers() {
        assertThat(new ImpRelease("8.10").highlyAvailable()).isTrue();
        assertThat(new ImpRelease("8.4.99").highlyAvailable()).isFalse();
    }
}

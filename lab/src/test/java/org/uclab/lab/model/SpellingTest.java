package org.uclab.lab.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpellingTest {

    @ParameterizedTest
    @EnumSource(names = {"USER_ID", "DEVICE_NAME", "DOMAIN", "ADDRESS", "PARAMETER"})
    void namesAreTheSameInAnyCase(Spelling spelling) {
        assertThat(spelling.same("Mac.Donald", "mAC.donalD")).isTrue();
        assertThat(spelling.key("CSFmac")).isEqualTo(spelling.key("csfMAC"));
        assertThat(spelling.same("mac.donald", "mac.donalt")).isFalse();
        assertThat(spelling.same("mac.donald", "mac.donald ")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE_NAME", "SECRET"})
    void filesAndSecretsAreSpeltExactly(Spelling spelling) {
        assertThat(spelling.same("Vintage5", "vintage5")).isFalse();
        assertThat(spelling.same("Vintage5", "Vintage5")).isTrue();
    }

    @Test
    void noLanguageChangesAKey() {
        assertThat(Spelling.USER_ID.key("TITI")).isEqualTo("titi");
    }
}

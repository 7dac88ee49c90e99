package org.uclab.sim.ucm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledTest {

    private static final Installed BARE = new Installed(Set.of(), 0, false);
    private static final Installed WITH_COP = Installed.usual();

    @ParameterizedTest
    @CsvSource({
        "8.6.2, false, false",
        "9.0.1, false, false",
        "9.1.1, false, false",
        "9.1, false, false",
        "9.1.2, false, true",
        "9.1.2.10000-28, false, true",
        "10.0, true, true",
        "10.0.1, true, true",
        "12.5.1, true, true"
    })
    void whichReleasesAreContactSources(String release, boolean bare, boolean withCop) {
        assertThat(BARE.contactSource(Release.of(release))).isEqualTo(bare);
        assertThat(WITH_COP.contactSource(Release.of(release))).isEqualTo(withCop);
    }

    @Test
    void listsNeedExtensionMobilityWhereItIsOnAndTheReleaseIsOld() {
        Installed on = new Installed(Set.of(), 0, true);
        assertThat(on.listsNeedExtensionMobility(Release.of("9.1.2"))).isTrue();
        assertThat(on.listsNeedExtensionMobility(Release.of("10.0.1"))).isFalse();
        assertThat(BARE.listsNeedExtensionMobility(Release.of("9.1.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "nine", "9.1.", "9..1", "9.1(2)", "1234.1", "9.1.2/3"})
    void whatIsNoReleaseIsRefused(String text) {
        assertThatThrownBy(() -> Release.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

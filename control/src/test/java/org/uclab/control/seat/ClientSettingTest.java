package org.uclab.control.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.uclab.client.ClientSettings;
import org.uclab.client.discovery.Release;

class ClientSettingTest {

    private static final Launch USUAL = Launch.of(ClientSettings.defaults());

    @Test
    void aRowChangesItsSettingAlone() {
        Launch changed = ClientSetting.read("release", "R96").apply(USUAL);
        assertThat(changed.client()).isEqualTo(ClientSettings.defaults().withRelease(Release.R96));
        assertThat(changed.searchDomain()).isTrue();
    }

    @Test
    void timesAreRangesOfLabTime() {
        var presence = ClientSetting.read("re-login", "1 s to 2min")
                .apply(USUAL)
                .client()
                .presence();
        assertThat(presence.reloginLower()).isEqualTo(Duration.ofSeconds(1));
        assertThat(presence.reloginUpper()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theHostOfTheClientIsSetTheSameWay() {
        assertThat(ClientSetting.read("search domain", "not taken").apply(USUAL).searchDomain())
                .isFalse();
    }

    @Test
    void aWrongWordIsToldWithAllAndTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSetting.read("relase", "R11"))
                .withMessageContaining("a client has no setting 'relase'")
                .withMessageContaining("TFTP_FILE_NAME, CAPF string")
                .withMessageEndingWith("nearest: release");
    }

    @Test
    void aWrongValueIsToldWithWhatTheSettingTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSetting.read("release", "R13"))
                .withMessage("the setting 'release' does not take 'R13'; it takes: R96, R11 or R12");
    }

    @Test
    void noSettingTakesNothingOrAnything() {
        // because a value that is not looked at would be a word without a meaning
        assertThat(Arrays.stream(ClientSetting.values()))
                .allSatisfy(setting -> assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> ClientSetting.read(setting.word(), " ").apply(USUAL)));
    }
}

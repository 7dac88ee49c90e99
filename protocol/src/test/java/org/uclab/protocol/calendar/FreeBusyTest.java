package org.uclab.protocol.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeBusyTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:30:00.5Z");

    @Test
    void theQuestionIsForThisSecond() {
        assertThat(new String(FreeBusy.question(NOW), StandardCharsets.UTF_8))
                .contains("start=\"20261130T103000Z\" end=\"20261130T103001Z\"");
    }

    @ParameterizedTest
    @CsvSource({
        "FREEBUSY;FBTYPE=BUSY:20261130T100000Z/20261130T110000Z, true",
        "FREEBUSY:20261130T100000Z/20261130T110000Z, true",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261130T100000Z/20261130T110000Z, false",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261130T100000Z/20261130T110000Z, false",
        "FREEBUSY;FBTYPE=FREE:20261130T100000Z/20261130T110000Z, false",
        "FREEBUSY;FBTYPE=BUSY:20261130T100000Z/20261130T103000Z, false",
        "FREEBUSY;FBTYPE=BUSY:20261130T103000Z/20261130T103100Z, true",
        "FREEBUSY;FBTYPE=BUSY:20261130T103001Z/20261130T110000Z, false"
    })
    void busyTimeAloneMakesBusy(String line, boolean busy) {
        assertThat(FreeBusy.busy("BEGIN:VFREEBUSY\r\n" + line + "\r\nEND:VFREEBUSY\r\n", NOW))
                .isEqualTo(busy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "FREEBUSY;FBTYPE=BUSY:20261330T100000Z/20261130T110000Z", "FREEBUSY;FBTYPE=BUSY:/"
            })
    void whatCannotBeReadSaysNothing(String answer) {
        assertThat(FreeBusy.busy(answer, NOW)).isFalse();
    }

    @Test
    void anAnswerHasAnEnd() {
        String line = "FREEBUSY;FBTYPE=BUSY:20261130T100000Z/20261130T110000Z\r\n";
        assertThat(FreeBusy.busy(line, NOW)).isTrue();
        assertThat(FreeBusy.busy(line + "X".repeat(FreeBusy.ANSWER_MAX), NOW)).isFalse();
    }
}

package org.uclab.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Dates as Internet protocols write them. */
class FixDateTest {

    @Test
    void theExampleOfTheSpecification() {
        assertThat(FixDate.of(Instant.parse("1994-11-06T08:49:37.999Z"))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void everyDayOfTwoYearsAsThePlatformWritesIt() {
        DateTimeFormatter platform = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
        LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2029, 1, 1)).forEach(day -> {
            Instant late = day.atTime(23, 59, 58).toInstant(ZoneOffset.UTC);
            assertThat(FixDate.of(late)).isEqualTo(platform.format(late));
        });
    }

    @Test
    void eachSecondAnew() {
        Instant now = Instant.parse("2026-02-01T00:00:59Z");
        assertThat(FixDate.of(now)).endsWith("00:00:59 GMT").isSameAs(FixDate.of(now.plusMillis(400)));
        assertThat(FixDate.of(now.plusSeconds(1))).endsWith("00:01:00 GMT");
    }
}

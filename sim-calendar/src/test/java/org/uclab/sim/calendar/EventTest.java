package org.uclab.sim.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    private static final String BEGINS = "DTSTART:20261130T100000Z\r\n";
    private static final String ENDS = "DTEND:20261130T110000Z\r\n";

    private static String event(String... lines) {
        return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + String.join("", lines) + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    @Test
    void anEventHasABeginningAndAnEnd() {
        assertThat(Event.read(event(BEGINS, ENDS)))
                .contains(new Event(
                        Instant.parse("2026-11-30T10:00:00Z"),
                        Instant.parse("2026-11-30T11:00:00Z"),
                        Event.State.BUSY));
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSP:TRANSPARENT, FREE",
        "TRANSP:OPAQUE, BUSY",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF, OOF",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE, TENTATIVE",
        "SUMMARY:stand-up, BUSY"
    })
    void itSaysWhatItMakesOfWhoHasIt(String line, Event.State state) {
        assertThat(Event.read(event(BEGINS, ENDS, line + "\r\n")).map(Event::state))
                .contains(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DTSTART:20261130T100000Z",
                "DTSTART:20261130T100000Z\r\nDTEND:20261130T090000Z",
                "DTSTART:tomorrow\r\nDTEND:20261130T110000Z",
                "DTSTART:20261330T100000Z\r\nDTEND:20261330T110000Z",
                "DTSTART:20261130T100000Z\r\nDTEND:20261130T110000Z\r\nBEGIN:VEVENT",
                "DTSTART:20261130T100000Z\r\nDTEND:20261130T110000Z\r\nX-MICROSOFT-CDO-BUSYSTATUS:ASLEEP"
            })
    void whatIsNoEventIsNone(String lines) {
        assertThat(Event.read(event(lines + "\r\n"))).isEmpty();
    }

    @Test
    void calendarsHaveAnEnd() {
        Calendars calendars = new Calendars();
        Event event = Event.read(event(BEGINS, ENDS)).orElseThrow();
        for (int i = 0; i < Calendars.EVENTS_MAX; i++) {
            assertThat(calendars.put("ada", "e" + i, event)).isTrue();
        }
        assertThat(calendars.put("ada", "one more", event)).isFalse();
        assertThat(calendars.put("ada", "e1", event)).isTrue();
        assertThat(calendars.put("ben", "e1", event)).isTrue();
        assertThat(calendars.remove("ada", "e1")).isTrue();
        assertThat(calendars.remove("ada", "e1")).isFalse();
        assertThat(calendars.busy("ben", event.ends(), event.ends().plusSeconds(9)))
                .isEmpty();
        assertThat(calendars.busy("ben", event.begins(), event.ends())).containsExactly(event);
    }
}

package org.uclab.sim.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.calendar.FreeBusy;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;

class CalendarResponderTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:30:00Z");
    private static final String EVENT =
            "BEGIN:VEVENT\r\nDTSTART:20261130T100000Z\r\nDTEND:20261130T110000Z\r\nEND:VEVENT\r\n";
    private static final String ADA = "ada:one";
    private static final String BEN = "ben:two";
    private static final String READER = "reader:three";

    private final CalendarResponder calendars = new CalendarResponder(
            Map.of("ada", "one", "ben", "two"),
            Optional.of(new CalendarServer.Reader("reader", "three")),
            new Calendars());

    private HttpAnswer ask(String method, String path, String who, byte[] body) {
        HttpFields headers = who.isEmpty()
                ? HttpFields.none()
                : HttpFields.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)));
        Hop hop = Hop.between(Hop.Over.TCP, "127.1.1.70:443", "127.1.1.1:40000");
        return calendars
                .answer(new HttpQuestion(method, path, path, Map.of(), headers, body, "mail", hop, 1), NOW)
                .result();
    }

    private int put(String path, String who, String body) {
        return ask("PUT", path, who, body.getBytes(StandardCharsets.UTF_8)).status();
    }

    private HttpAnswer report(String path, String who) {
        return ask("REPORT", path, who, FreeBusy.question(NOW));
    }

    private static boolean busy(HttpAnswer answer) {
        return FreeBusy.busy(new String(answer.body(), StandardCharsets.UTF_8), NOW);
    }

    @Test
    void whatIsPutThereMakesBusyUntilItIsTakenAway() {
        assertThat(busy(report("/calendars/ada/", ADA))).isFalse();
        assertThat(put("/calendars/ada/now.ics", ADA, EVENT)).isEqualTo(201);
        assertThat(busy(report("/calendars/ada/", ADA))).isTrue();
        assertThat(busy(report("/calendars/ada/", READER))).isTrue();
        assertThat(busy(report("/calendars/ben/", READER))).isFalse();
        assertThat(ask("DELETE", "/calendars/ada/now.ics", ADA, new byte[0]).status())
                .isEqualTo(204);
        assertThat(busy(report("/calendars/ada/", READER))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "REPORT, /calendars/ada/, '', 401",
        "REPORT, /calendars/ada/, ada:wrong, 401",
        "REPORT, /calendars/ada/, nobody:one, 401",
        "REPORT, /calendars/ada/, ben:two, 403",
        "PUT, /calendars/ada/now.ics, ben:two, 403",
        "PUT, /calendars/ada/now.ics, reader:three, 403",
        "DELETE, /calendars/ada/none.ics, ada:one, 404",
        "REPORT, /calendars/eve/, reader:three, 404",
        "GET, /calendars/ada/../ben/, ada:one, 404",
        "GET, /, ada:one, 404",
        "GET, /calendars/ada/, ada:one, 405",
        "GET, /calendars/ada/now.ics, ada:one, 405",
        "REPORT, /calendars/ada/, ada:one, 400",
        "PUT, /calendars/ada/now.ics, ada:one, 400"
    })
    void whatIsNotPlayedIsRefused(String method, String path, String who, int status) {
        assertThat(ask(method, path, who, new byte[0]).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<free-busy-query><time-range start=\"20261130T103000Z\" end=\"20261130T102959Z\"/></free-busy-query>",
                "<free-busy-query><time-range start=\"20261330T103000Z\" end=\"20261330T113000Z\"/></free-busy-query>",
                "<calendar-query><time-range start=\"20261130T103000Z\" end=\"20261130T113000Z\"/></calendar-query>",
                "free-busy-query"
            })
    void aQuestionWithoutARangeIsNone(String query) {
        assertThat(ask("REPORT", "/calendars/ada/", ADA, query.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nobodyFillsTheDisk() {
        assertThat(put("/calendars/ada/now.ics", ADA, EVENT + "X".repeat(CalendarResponder.BODY_MAX)))
                .isEqualTo(413);
        for (int i = 0; i < Calendars.EVENTS_MAX; i++) {
            assertThat(put("/calendars/ada/e" + i + ".ics", ADA, EVENT)).isEqualTo(201);
        }
        assertThat(put("/calendars/ada/more.ics", ADA, EVENT)).isEqualTo(507);
        assertThat(put("/calendars/ben/more.ics", BEN, EVENT)).isEqualTo(201);
    }
}

package org.uclab.sim.calendar;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.calendar.FreeBusy;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/**
 * CalDAV as far as it is played: an event is put and taken away at {@code /calendars/USER/NAME.ics} (RFC 4791 §5.3.2), and
 * {@code REPORT /calendars/USER/} tells when the user is busy (§7.10). Everybody has a calendar, and the reader reads all.
 */
final class CalendarResponder implements HttpResponder {

    /** Longest document taken, in octets. */
    static final int BODY_MAX = 16 * 1024;

    private static final Pattern CALENDAR = Pattern.compile("/calendars/([A-Za-z0-9._-]{1,64})/");
    private static final Pattern EVENT =
            Pattern.compile("/calendars/([A-Za-z0-9._-]{1,64})/([A-Za-z0-9._-]{1,64})\\.ics");
    private static final Pattern RANGE =
            Pattern.compile("<[A-Za-z:]{0,20}time-range\\s{1,9}start=\"([0-9TZ]{16})\"\\s{1,9}end=\"([0-9TZ]{16})\"");
    private static final String QUERY = "free-busy-query";

    private final Map<String, String> passwords;
    private final Optional<CalendarServer.Reader> reader;
    private final Calendars calendars;

    /**
     * @param passwords of everybody, by user id
     */
    CalendarResponder(Map<String, String> passwords, Optional<CalendarServer.Reader> reader, Calendars calendars) {
        this.passwords = Map.copyOf(passwords);
        this.reader = reader;
        this.calendars = calendars;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answer(question));
    }

    private HttpAnswer answer(HttpQuestion question) {
        Optional<HttpQuestion.Credentials> who = question.basic().filter(this::known);
        if (who.isEmpty()) {
            return HttpAnswer.empty(401).with("WWW-Authenticate", "Basic realm=\"calendars\"");
        }
        Matcher calendar = CALENDAR.matcher(question.path());
        Matcher event = EVENT.matcher(question.path());
        if (question.body().length > BODY_MAX) {
            return HttpAnswer.empty(413);
        }
        if (calendar.matches() && passwords.containsKey(calendar.group(1))) {
            return mayRead(who.get().user(), calendar.group(1))
                    ? report(question, calendar.group(1))
                    : HttpAnswer.empty(403);
        }
        if (event.matches() && passwords.containsKey(event.group(1))) {
            return who.get().user().equals(event.group(1))
                    ? change(question, event.group(1), event.group(2))
                    : HttpAnswer.empty(403);
        }
        return HttpAnswer.empty(404);
    }

    private boolean known(HttpQuestion.Credentials who) {
        return who.password().equals(passwords.get(who.user()))
                || reader.filter(one ->
                                one.name().equals(who.user()) && one.password().equals(who.password()))
                        .isPresent();
    }

    private boolean mayRead(String who, String whose) {
        return who.equals(whose) || reader.filter(one -> one.name().equals(who)).isPresent();
    }

    private HttpAnswer report(HttpQuestion question, String whose) {
        if (!question.method().equals("REPORT")) {
            return HttpAnswer.empty(405).with("Allow", "REPORT");
        }
        String query = new String(question.body(), StandardCharsets.UTF_8);
        Matcher range = RANGE.matcher(query);
        boolean asked = query.contains(QUERY) && range.find();
        Optional<Instant> from = asked ? FreeBusy.instant(range.group(1)) : Optional.empty();
        Optional<Instant> until = asked ? FreeBusy.instant(range.group(2)) : Optional.empty();
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            return HttpAnswer.empty(400);
        }
        return HttpAnswer.of(200, "text/calendar; charset=utf-8", busy(whose, from.get(), until.get()));
    }

    /** RFC 4791 §7.10, RFC 5545 §3.6.4. */
    private String busy(String whose, Instant from, Instant until) {
        StringBuilder answer = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//lab//calendar//EN\r\n");
        answer.append("BEGIN:VFREEBUSY\r\nDTSTART:").append(FreeBusy.stamp(from));
        answer.append("\r\nDTEND:").append(FreeBusy.stamp(until)).append("\r\n");
        for (Event event : calendars.busy(whose, from, until)) {
            answer.append("FREEBUSY;FBTYPE=").append(event.state().word()).append(':');
            answer.append(FreeBusy.stamp(event.begins())).append('/').append(FreeBusy.stamp(event.ends()));
            answer.append("\r\n");
        }
        return answer.append("END:VFREEBUSY\r\nEND:VCALENDAR\r\n").toString();
    }

    private HttpAnswer change(HttpQuestion question, String whose, String name) {
        return switch (question.method()) {
            case "PUT" ->
                Event.read(new String(question.body(), StandardCharsets.UTF_8))
                        .map(event -> HttpAnswer.empty(calendars.put(whose, name, event) ? 201 : 507))
                        .orElseGet(() -> HttpAnswer.empty(400));
            case "DELETE" -> HttpAnswer.empty(calendars.remove(whose, name) ? 204 : 404);
            default -> HttpAnswer.empty(405).with("Allow", "PUT, DELETE");
        };
    }
}

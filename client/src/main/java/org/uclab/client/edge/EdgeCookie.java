package org.uclab.client.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uclab.client.http.Cookie;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.HttpFields;

/** The cookie {@code X-Auth}, judged as the client judges it. */
sealed interface EdgeCookie {

    /** The members, for switches without a default. */
    enum Kind {
        USABLE,
        UNUSABLE
    }

    Kind kind();

    /** The way is open until then. */
    record Usable(Cookie cookie, Instant expires) implements EdgeCookie {
        @Override
        public Kind kind() {
            return Kind.USABLE;
        }
    }

    /** The client fails over. */
    record Unusable(Phrase because) implements EdgeCookie {
        @Override
        public Kind kind() {
            return Kind.UNUSABLE;
        }
    }

    /** Name of the cookie. */
    String NAME = "X-Auth";

    /** Judges what an edge server set. The host must be inside the cookie's domain and the expiry a date to come. */
    static EdgeCookie of(HttpFields answer, String host, Instant now) {
        Optional<Cookie> sent = answer.all("Set-Cookie").stream()
                .flatMap(header -> Cookie.parse(header).stream())
                .filter(cookie -> cookie.name().equals(NAME))
                .findFirst();
        if (sent.isEmpty()) {
            return new Unusable(EdgeDecisions.NO_COOKIE.of(NAME));
        }
        Cookie cookie = sent.get();
        if (!cookie.mayBelongTo(host)) {
            return new Unusable(EdgeDecisions.FOREIGN_COOKIE.of(NAME, host, cookie.domain()));
        }
        Optional<Instant> expires = date(cookie.expires());
        if (expires.isEmpty()) {
            return new Unusable(EdgeDecisions.NO_EXPIRY.of(NAME));
        }
        return expires.get().isAfter(now)
                ? new Usable(cookie, expires.get())
                : new Unusable(EdgeDecisions.EXPIRED.of(NAME, expires.get()));
    }

    private static Optional<Instant> date(String text) {
        return Formats.ALL.stream()
                .flatMap(format -> date(text, format).stream())
                .findFirst();
    }

    private static Optional<Instant> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }

    /** How servers write a date (RFC 9110 §5.6.7), and the older form with dashes. */
    final class Formats {

        private static final List<DateTimeFormatter> ALL = List.of(
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT),
                DateTimeFormatter.ofPattern("EEE, dd-MMM-yyyy HH:mm:ss zzz", Locale.ROOT));

        private Formats() {}
    }
}

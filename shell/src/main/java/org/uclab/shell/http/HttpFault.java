package org.uclab.shell.http;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;
import org.uclab.lab.fault.Occasion;

/**
 * A wrong answer of an HTTP server. Occasion attributes: {@code method}, {@code path}, {@code user} where known, and
 * {@code cookie} with {@code yes} or {@code no}. What refuses comes before the service is asked, what spoils or loses the
 * answer after it.
 */
public sealed interface HttpFault extends AnswerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "http-status",
                    "http-status CODE",
                    "http",
                    "the status CODE (400 to 599) and an empty body",
                    a -> new HttpFault.Status(FaultText.number(a))),
            new FaultForm(
                    "http-slow",
                    "http-slow TIME",
                    "http",
                    "the answer comes later by TIME",
                    a -> new HttpFault.Slow(FaultText.duration(a))),
            new FaultForm(
                    "http-malformed",
                    "http-malformed",
                    "http",
                    "the second half of the body is missing",
                    a -> new HttpFault.Malformed()),
            new FaultForm(
                    "http-no-reply",
                    "http-no-reply",
                    "http",
                    "the request is read and never answered",
                    a -> new HttpFault.NoReply()),
            new FaultForm(
                    "http-content-type",
                    "http-content-type TYPE",
                    "http",
                    "the right answer under the media type TYPE",
                    HttpFault.ContentType::new),
            new FaultForm(
                    "http-login-page",
                    "http-login-page",
                    "http",
                    "200 and a login page for people instead of the answer",
                    a -> new HttpFault.LoginPage()),
            new FaultForm(
                    "http-stale-cookie",
                    "http-stale-cookie",
                    "http",
                    "a request with a cookie is refused (401) as if its session had ended",
                    a -> new HttpFault.StaleCookie()));

    /** The members, for switches without a default. */
    enum Kind {
        STATUS,
        SLOW,
        MALFORMED,
        NO_REPLY,
        CONTENT_TYPE,
        LOGIN_PAGE,
        STALE_COOKIE
    }

    Kind kind();

    /**
     * This status and an empty body.
     *
     * @param code 400 to 599
     */
    record Status(int code) implements HttpFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        public Status {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("http-status takes a status of 400 to 599, not " + code);
            }
        }

        @Override
        public Kind kind() {
            return Kind.STATUS;
        }

        @Override
        public String text() {
            return "http-status " + code;
        }
    }

    /** The right answer, later by this lab time. */
    record Slow(Duration by) implements HttpFault {
        public Slow {
            FaultText.positive("http-slow", by);
        }

        @Override
        public Kind kind() {
            return Kind.SLOW;
        }

        @Override
        public String text() {
            return "http-slow " + FaultText.of(by);
        }
    }

    /** The right answer with the second half of its body missing and the length to match: a broken document. */
    record Malformed() implements HttpFault {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String text() {
            return "http-malformed";
        }
    }

    /** The request is read and never answered; the connection stays. */
    record NoReply() implements HttpFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.AFTER, Phase.BEFORE);
        }

        @Override
        public Kind kind() {
            return Kind.NO_REPLY;
        }

        @Override
        public String text() {
            return "http-no-reply";
        }
    }

    /** The right answer under this media type. */
    record ContentType(String type) implements HttpFault {

        /** RFC 9110 §8.3.1: type, slash, subtype. */
        private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,60}");

        public ContentType {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("http-content-type takes a type such as text/html, not " + type);
            }
        }

        @Override
        public Kind kind() {
            return Kind.CONTENT_TYPE;
        }

        @Override
        public String text() {
            return "http-content-type " + type;
        }
    }

    /** 200 and the page on which people log in, as a servlet container shows it to who has no session. */
    record LoginPage() implements HttpFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        @Override
        public Kind kind() {
            return Kind.LOGIN_PAGE;
        }

        @Override
        public String text() {
            return "http-login-page";
        }
    }

    /** A request with a cookie is refused with 401, as if its session had ended, whatever else it brings. */
    record StaleCookie() implements HttpFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE);
        }

        @Override
        public Kind kind() {
            return Kind.STALE_COOKIE;
        }

        @Override
        public String text() {
            return "http-stale-cookie";
        }

        @Override
        public boolean concerns(Occasion occasion) {
            return "yes".equals(occasion.attributes().get("cookie"));
        }
    }
}

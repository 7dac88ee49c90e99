package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.sim.ucm.cluster.CallSettings;

/**
 * How long one dialog lives unless one of its sides says that it goes on (RFC 4028).
 *
 * <pre>
 * OFF      an INVITE or UPDATE of either side is accepted with an interval → OURS or THEIRS, whose matter it is to refresh
 * OURS     half of it is over → INVITE or UPDATE of ours; accepted → OURS or THEIRS
 *          nearly all of it is over → BYE
 * THEIRS   INVITE or UPDATE of the other side → OURS or THEIRS
 *          nearly all of it is over → BYE
 * </pre>
 *
 * <p>In each of them one that is accepted without an interval, and the end of the dialog, lead to OFF.
 */
final class SessionTimer {

    static final String MIN_SE = "Min-SE";

    private static final String EXPIRES = "Session-Expires";
    private static final String TIMER = "timer";
    private static final String UPDATE = "UPDATE";
    private static final String UAC = "uac";
    private static final String UAS = "uas";

    /** {@code 1800}, {@code 1800;refresher=uac}. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\s*([0-9]{1,9})\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern REFRESHER =
            Pattern.compile(";\\s*refresher\\s*=\\s*(uac|uas)\\s*(?:;|\\z)", Pattern.CASE_INSENSITIVE);

    /** RFC 4028 §10: who waits in vain says goodbye that long before all is over, or after two thirds. */
    private static final Duration BEFORE = Duration.ofSeconds(32);

    /** ASSUMED(choice): nobody is obeyed who wants more. */
    private static final Duration MOST = Duration.ofDays(1);

    private final Leg leg;
    private final Desk desk;
    private final CallSettings.Session settings;
    private Duration wanted;
    private boolean running;
    private boolean ours;
    private boolean updates;
    private Optional<Desk.Reminder> refresh = Optional.empty();
    private Optional<Desk.Reminder> end = Optional.empty();

    SessionTimer(Leg leg, Desk desk, CallSettings.Session settings) {
        this.leg = leg;
        this.desk = desk;
        this.settings = settings;
        this.wanted = settings.expires();
    }

    /** The answer to a request that wants a shorter interval than may be, or none that can be read. */
    static Optional<SipResponse> refusal(SipRequest request, CallSettings.Session settings) {
        if (!request.is(SipRequest.INVITE) && !request.method().equals(UPDATE)) {
            return Optional.empty();
        }
        if (request.header(EXPIRES).isPresent() && seconds(request, EXPIRES).isEmpty()) {
            return Optional.of(request.response(400));
        }
        return seconds(request, EXPIRES)
                .filter(asked -> supports(request) && asked.compareTo(settings.min()) < 0)
                .map(asked -> request.response(422).with(MIN_SE, settings.min().toSeconds()));
    }

    Optional<SipResponse> refusal(SipRequest request) {
        return refusal(request, settings);
    }

    private static Optional<Duration> seconds(SipMessage message, String header) {
        return message.header(header)
                .map(INTERVAL::matcher)
                .filter(Matcher::matches)
                .map(value -> Duration.ofSeconds(Long.parseLong(value.group(1))));
    }

    private static Optional<String> refresher(SipMessage message) {
        return message.header(EXPIRES)
                .map(REFRESHER::matcher)
                .filter(Matcher::find)
                .map(value -> value.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean supports(SipMessage message) {
        return message.headers().values("Supported").stream().anyMatch(TIMER::equalsIgnoreCase)
                || message.headers().values("Require").stream().anyMatch(TIMER::equalsIgnoreCase);
    }

    /** Our 2xx to an INVITE or UPDATE, with what is granted where the other side wants an interval (RFC 4028 §9). */
    SipResponse granted(SipRequest request, SipResponse ok) {
        Optional<Duration> asked = seconds(request, EXPIRES);
        knows(request);
        if (asked.isEmpty()) {
            stop();
            return ok;
        }
        Duration least = max(settings.min(), seconds(request, MIN_SE).orElse(settings.min()));
        Duration interval = max(least, min(asked.get(), settings.expires()));
        boolean theirs = supports(request) && !refresher(request).orElse(UAC).equals(UAS);
        begin(interval, !theirs);
        SipResponse timed = ok.with("Supported", "timer,replaces")
                .with(EXPIRES, interval.toSeconds() + ";refresher=" + (theirs ? UAC : UAS));
        return theirs ? timed.with("Require", TIMER) : timed;
    }

    /** An INVITE or UPDATE of ours with the interval that we want, where we want one. */
    SipRequest asking(SipRequest request) {
        if (running) {
            return request.with(EXPIRES, wanted.toSeconds() + ";refresher=" + (ours ? UAC : UAS));
        }
        // REC: trunks have it, lines do not
        return leg.with().node() || settings.asked() ? request.with(EXPIRES, wanted.toSeconds()) : request;
    }

    /** A 2xx to an INVITE or UPDATE of ours (RFC 4028 §7.2). */
    void agreed(SipResponse ok) {
        knows(ok);
        seconds(ok, EXPIRES)
                .filter(interval -> !interval.isZero())
                .ifPresentOrElse(
                        interval -> begin(
                                min(interval, MOST), !refresher(ok).orElse(UAC).equals(UAS)),
                        this::stop);
    }

    /** Whether one of ours was refused because it wanted too little, and now wants more. */
    boolean raised(SipResponse refused) {
        Optional<Duration> least = seconds(refused, MIN_SE)
                .filter(min -> refused.status() == 422 && min.compareTo(wanted) > 0 && min.compareTo(MOST) <= 0);
        least.ifPresent(min -> wanted = min);
        return least.isPresent();
    }

    private void knows(SipMessage message) {
        if (message.header("Allow").isPresent()) {
            updates = message.headers().values("Allow").stream().anyMatch(UPDATE::equalsIgnoreCase);
        }
    }

    private void begin(Duration interval, boolean byUs) {
        stop();
        running = true;
        ours = byUs;
        wanted = interval;
        Duration spare = min(BEFORE, interval.dividedBy(3));
        end = Optional.of(desk.after(interval.minus(spare), leg::lost));
        if (ours) {
            refresh = Optional.of(desk.after(interval.dividedBy(2), this::refresh));
        }
    }

    private void refresh() {
        if (!settings.byUpdate() || !updates) {
            leg.refresh();
            return;
        }
        leg.dialog()
                .filter(known -> !leg.over())
                .ifPresent(known -> desk.ask(asking(leg.update()), leg.flow(), new Updating()));
    }

    /** Whoever waits for the answer to an UPDATE. */
    private final class Updating implements Asker {

        @Override
        public void answered(SipResponse response, Flow from) {
            if (response.provisional() || leg.over()) {
                return;
            }
            leg.dialog().orElseThrow().heard(response);
            if (response.success()) {
                agreed(response);
            } else if (response.status() == 481 || response.status() == 408) {
                leg.vanished(); // RFC 3261 §12.2.1.2
            } else if (raised(response)) {
                refresh();
            } else {
                leg.refresh();
            }
        }

        @Override
        public void lost(Loss loss) {
            if (loss == Loss.TIMED_OUT) {
                leg.vanished(); // as if a 408 had come
            }
        }
    }

    /** It lives for as long as nobody ends it. */
    void stop() {
        running = false;
        refresh.ifPresent(Desk.Reminder::cancel);
        end.ifPresent(Desk.Reminder::cancel);
        refresh = Optional.empty();
        end = Optional.empty();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

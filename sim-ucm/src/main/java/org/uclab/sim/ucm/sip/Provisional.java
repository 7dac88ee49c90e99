package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.protocol.sip.transaction.TransactionTimes;
import org.uclab.sim.ucm.cluster.CallSettings.Reliable;

/**
 * What the other side of a leg is told before its first INVITE is answered: that it rings, or media. Who requires that gets it
 * reliably, and who supports it where an administrator says so (RFC 3262 §3).
 *
 * <pre>
 * FREE   to be told plainly              → FREE   sent
 *        to be told reliably             → OWED   sent with the next RSeq
 * OWED   T1, twice as long each time     → OWED   sent again
 *        to be told reliably             → OWED   waits
 *        PRACK that names it             → FREE   200; OWED where something waits, which is sent
 *        any other PRACK                 → as before, 481
 *        a 2xx, and it describes media   → OWED   the 2xx waits for the PRACK
 *        any other final answer          → FREE   what waits is nothing any more
 *        64 T1                           → over   504
 * </pre>
 */
final class Provisional {

    /** The option tag. */
    static final String EXTENSION = "100rel";

    static final String RSEQ = "RSeq";
    static final String RACK = "RAck";

    private static final Duration T1 = TransactionTimes.STANDARD.t1();
    private static final Duration PATIENCE = T1.multipliedBy(64);

    /** Answers that wait for the PRACK of another. */
    private static final int WAITING_MAX = 8;

    /** RFC 3262 §3: the first is less than 2^31, and they grow. */
    private static final int FIRST_MAX = 1 << 30;

    private record Owed(Asked asked, long number, SipResponse response, Instant since) {}

    private final Leg leg;
    private final Desk desk;
    private final Talk talk;
    private final Calls calls;
    private final Deque<SipResponse> waiting = new ArrayDeque<>();
    private Optional<Owed> owed = Optional.empty();
    private Optional<Desk.Reminder> again = Optional.empty();
    private Optional<Runnable> settling = Optional.empty();
    private Optional<DialogId> known = Optional.empty();
    private long number;

    Provisional(Leg leg, Desk desk, Talk talk, Calls calls) {
        this.leg = leg;
        this.desk = desk;
        this.talk = talk;
        this.calls = calls;
    }

    /** Whether a message requires or supports it. */
    static boolean names(SipMessage message, String header) {
        return message.headers().values(header).stream().anyMatch(EXTENSION::equalsIgnoreCase);
    }

    /** An INVITE of ours that offers, with what it says of provisional answers: nodes alone are asked. ASSUMED(lab). */
    SipRequest asking(SipRequest invite) {
        return leg.with().node() && calls.settings().calls().reliable() != Reliable.NEVER
                ? invite.with("Supported", EXTENSION + "," + CallHeaders.SUPPORTED)
                : invite;
    }

    /** Its called party rings, or is heard before it answers. */
    void tell(Asked asked, int status, List<MediaDescription> media) {
        SipResponse plain = talk.answer(asked, status, leg.view(), leg.flow().transport());
        SipResponse response = media.isEmpty() ? plain : talk.described(plain, media);
        if (!reliably(asked.request(), media)) {
            desk.answer(asked, response);
        } else if (owed.isEmpty()) {
            send(asked, response);
        } else if (waiting.size() < WAITING_MAX) {
            waiting.add(response);
        }
    }

    private boolean reliably(SipRequest invite, List<MediaDescription> media) {
        Reliable how = calls.settings().calls().reliable();
        return names(invite, "Require")
                || (names(invite, "Supported")
                        && (how == Reliable.ALWAYS || (how == Reliable.DESCRIBED && !media.isEmpty())));
    }

    private void send(Asked asked, SipResponse response) {
        if (number == 0) {
            number = Math.floorMod(desk.token().hashCode(), FIRST_MAX);
            DialogId id = leg.earlyId();
            known = Optional.of(id);
            calls.known(id, leg);
        }
        number++;
        SipResponse told =
                response.withToTag(asked.tag()).with("Require", EXTENSION).with(RSEQ, number);
        owed = Optional.of(new Owed(asked, number, told, desk.now()));
        desk.answer(asked, told);
        later(T1);
    }

    private void later(Duration pause) {
        again = Optional.of(desk.after(pause, () -> again(pause)));
    }

    private void again(Duration pause) {
        Owed now = owed.orElseThrow();
        if (Duration.between(now.since(), desk.now()).compareTo(PATIENCE) >= 0) {
            stop();
            desk.answer(now.asked(), 504);
            leg.vanished();
        } else {
            desk.answer(now.asked(), now.response());
            later(pause.multipliedBy(2));
        }
    }

    /** A PRACK. */
    void acknowledged(Asked asked) {
        SipRequest prack = asked.request();
        Optional<Owed> named = owed.filter(one -> names(prack, one));
        if (named.isEmpty()) {
            desk.answer(asked, 481);
            return;
        }
        // RFC 3262 §5: an offer in it would be for other media than those before the answer, of which there are none.
        desk.answer(asked, prack.body().isEmpty() ? 200 : 488);
        quiet();
        owed = Optional.empty();
        settling.ifPresentOrElse(
                Runnable::run,
                () -> Optional.ofNullable(waiting.poll())
                        .ifPresent(next -> send(named.get().asked(), next)));
    }

    private static boolean names(SipRequest prack, Owed one) {
        String[] parts = prack.header(RACK).orElse("").strip().split("\\s+");
        return parts.length == 3
                && parts[0].equals(String.valueOf(one.number()))
                && parts[1].equals(String.valueOf(one.asked().request().cseq().number()))
                && parts[2].equals(one.asked().request().method());
    }

    /** Sends a 2xx, as soon as that may be. */
    void settle(Runnable success) {
        if (owed.filter(one -> !one.response().body().isEmpty()).isPresent()) {
            settling = Optional.of(success);
        } else {
            waiting.clear();
            quiet();
            success.run();
        }
    }

    private void quiet() {
        again.ifPresent(Desk.Reminder::cancel);
        again = Optional.empty();
    }

    /** The INVITE is refused, or the leg over. */
    void stop() {
        quiet();
        waiting.clear();
        owed = Optional.empty();
        settling = Optional.empty();
        known.ifPresent(calls::unknown);
    }
}

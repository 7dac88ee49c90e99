package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.PhoneStateVerbs;
import org.uclab.control.live.PhoneStateVerbs.SoundView;

/** What is heard in calls, and how well. */
public final class SoundSteps {

    /** How long it may take until something is heard, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How often one listens, lab time. */
    private static final Duration LISTENING = Duration.ofMillis(500);

    /** Payloads that have to come as they were sent. */
    private static final int WHOLE_MIN = 10;

    private static final double PER_CENT = 100;
    private static final int PACKETS_ENOUGH = 250;
    private static final double MOS_GOOD = 4;

    private final Stage stage;

    public SoundSteps(Stage stage) {
        this.stage = stage;
    }

    private SoundView sound(String user) {
        stage.require(user);
        return stage.perform(PhoneStateVerbs.SOUND, ClientVerbs.CLIENT, user);
    }

    private SoundView agreed(String user) {
        SoundView sound = sound(user);
        if (!sound.agreed()) {
            throw new AssertionError("nothing was agreed on in a call of " + user);
        }
        return sound;
    }

    /** Listens until it is heard. */
    private SoundView until(String user, String what, Predicate<SoundView> heard) {
        return until(user, what, () -> sound(user), heard);
    }

    private SoundView until(String user, String what, Supplier<SoundView> listening, Predicate<SoundView> heard) {
        Duration left = stage.limit(LIMIT);
        SoundView last = listening.get();
        while (!last.agreed() || !heard.test(last)) {
            if (left.isNegative()) {
                throw new AssertionError("in " + LIMIT + " " + user + " did not hear " + what + ": "
                        + (last.agreed() ? figures(last) : "nothing was agreed on"));
            }
            pass(LISTENING);
            left = left.minus(LISTENING);
            last = listening.get();
        }
        return last;
    }

    private void pass(Duration time) {
        stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, time.toMillis() / 1000.0);
    }

    private static String figures(SoundView sound) {
        return sound.codec() + ", sent " + sound.sent() + ", received " + sound.received() + ", lost " + sound.lost()
                + ", keys '" + sound.keys() + "', whole " + sound.whole() + ", samples " + sound.samples();
    }

    /** What is heard, and how much it is like the own voice. */
    private SoundView own(String user) {
        stage.require(user);
        return stage.perform(PhoneStateVerbs.SOUND, ClientVerbs.CLIENT, user, PhoneStateVerbs.OF, user);
    }

    /**
     * Puts the figures of a line into the reports.
     *
     * @param lost     packets of those that are told of
     * @param received the others
     */
    private String reported(String user, SoundView sound, long lost, long received) {
        String line = String.format(
                Locale.ROOT,
                "the line of %s: %s, lost %d of %d packets (%.1f %%), jitter %s, round trip %s, own voice %s, MOS %s",
                user,
                sound.codec(),
                lost,
                lost + received,
                share(lost, received),
                told(sound.jitterMillis(), "%.1f ms"),
                told(sound.roundTripMillis(), "%.1f ms"),
                told(sound.match(), "%.2f"),
                told(sound.mos(), "%.1f"));
        stage.reported().add(line);
        return line;
    }

    private static String told(Optional<Double> figure, String format) {
        return figure.map(value -> String.format(Locale.ROOT, format, value)).orElse("unknown");
    }

    private static double share(long lost, long received) {
        return PER_CENT * lost / (lost + received);
    }

    /** From now on; of a codec whose sound is not made here only that it comes whole. */
    @Then("{user} hears {user}")
    public void hears(String user, String other) {
        SoundView before = sound(user);
        stage.require(other);
        until(
                user,
                "the voice of " + other,
                () -> stage.perform(
                        PhoneStateVerbs.SOUND,
                        ClientVerbs.CLIENT,
                        user,
                        PhoneStateVerbs.OF,
                        other,
                        PhoneStateVerbs.AFTER,
                        before.samples()),
                sound -> sound.voice() || sound.whole() > before.whole() + WHOLE_MIN);
    }

    @Then("{user} hears the own voice come back")
    public void hearsBack(String user) {
        hears(user, user);
    }

    @Then("the line of {user} is silent")
    public void isSilent(String user) {
        until(user, "silence", SoundView::silent);
    }

    @Then("{user} hears the keys {string}")
    public void hearsKeys(String user, String keys) {
        until(user, "the keys " + keys, sound -> sound.keys().equals(keys));
    }

    @Then("the call of {user} stands still for {int} lab second(s)")
    public void standsStill(String user, int seconds) {
        Duration left = stage.limit(LIMIT);
        long before = agreed(user).received();
        while (!left.isNegative()) {
            pass(Duration.ofSeconds(seconds));
            long now = agreed(user).received();
            if (now == before) {
                return;
            }
            before = now;
            left = left.minusSeconds(seconds);
        }
        throw new AssertionError(user + " still hears something: " + figures(agreed(user)));
    }

    @Then("{user} hears a tone of {int} Hz")
    public void hearsTone(String user, int hertz) {
        until(
                user,
                "a tone of " + hertz + " Hz",
                () -> stage.perform(
                        PhoneStateVerbs.SOUND, ClientVerbs.CLIENT, user, PhoneStateVerbs.TONE, (long) hertz),
                SoundView::tone);
    }

    /** Loss, jitter, round trip and opinion are known, and as on a good line, of which a packet in a hundred may be lost. */
    @Then("the line of {user} is good")
    public void isGood(String user) {
        SoundView sound = until(
                user,
                "a report",
                () -> own(user),
                heard -> heard.roundTripMillis().isPresent()
                        && heard.jitterMillis().isPresent()
                        && heard.received() > 100);
        String line = reported(user, sound, sound.lost(), sound.received());
        if (sound.lost() * PER_CENT > sound.received()
                || sound.outOfOrder() > 0
                || sound.mos().orElse(0.0) < MOS_GOOD) {
            throw new AssertionError(line + ", out of order " + sound.outOfOrder());
        }
    }

    /** Of what is sent from now on. */
    @Then("the line of {user} loses about {int} percent")
    public void loses(String user, int percent) {
        SoundView before = agreed(user);
        SoundView after =
                until(user, "enough", () -> own(user), heard -> heard.received() > before.received() + PACKETS_ENOUGH);
        long lost = after.lost() - before.lost();
        long received = after.received() - before.received();
        String line = reported(user, after, lost, received);
        double share = share(lost, received);
        if (share < percent / 2.0 || share > percent * 2.0) {
            throw new AssertionError("that is not about " + percent + " percent: " + line);
        }
    }

    @Then("the call of {user} is spoken in {string}")
    public void codec(String user, String codec) {
        SoundView sound = agreed(user);
        if (!sound.codec().equals(codec)) {
            throw new AssertionError("the call of " + user + " is spoken in " + sound.codec());
        }
    }
}

package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.uclab.client.Softphone;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.call.CallView;
import org.uclab.control.live.ClockVerbs;

/** What is heard in calls, and how well. */
public final class SoundSteps {

    /** How long it may take until something is heard, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How often one listens, lab time. */
    private static final Duration LISTENING = Duration.ofMillis(500);

    /** As long as a silence has to last to be one: a second. */
    private static final int SILENT_SAMPLES = 8000;

    /** What a coded silence sounds like at most. */
    private static final int SILENT_MAX = 64;

    /** Payloads that have to come as they were sent. */
    private static final int WHOLE_MIN = 10;

    private static final double PER_CENT = 100;
    private static final int PACKETS_ENOUGH = 250;
    private static final double MOS_GOOD = 4;

    private final Stage stage;

    public SoundSteps(Stage stage) {
        this.stage = stage;
    }

    private Optional<CallSound> sound(String user) {
        Softphone phone = stage.itself(user).phone();
        int newest = phone.calls().stream().mapToInt(CallView::id).max().orElse(0);
        return phone.sound(newest);
    }

    private CallSound agreed(String user) {
        return sound(user).orElseThrow(() -> new AssertionError("nothing was agreed on in a call of " + user));
    }

    /** Listens until it is heard. */
    private CallSound until(String user, String what, Predicate<CallSound> heard) {
        Duration left = stage.limit(LIMIT);
        Optional<CallSound> last = sound(user);
        while (last.filter(heard).isEmpty()) {
            if (left.isNegative()) {
                throw new AssertionError("in " + LIMIT + " " + user + " did not hear " + what + ": "
                        + last.map(SoundSteps::figures).orElse("nothing was agreed on"));
            }
            pass(LISTENING);
            left = left.minus(LISTENING);
            last = sound(user);
        }
        return last.get();
    }

    private void pass(Duration time) {
        stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, time.toMillis() / 1000.0);
    }

    private static String figures(CallSound sound) {
        return sound.codec() + ", sent " + sound.sent() + ", received " + sound.received() + ", lost " + sound.lost()
                + ", keys '" + sound.keys() + "', whole " + sound.whole() + ", samples " + sound.heard();
    }

    /** From now on; of a codec whose sound is not made here only that it comes whole. */
    @Then("{user} hears {user}")
    public void hears(String user, String other) {
        long voice = stage.itself(other).phone().voice();
        long heard = sound(user).map(CallSound::heard).orElse(0L);
        long whole = sound(user).map(CallSound::whole).orElse(0L);
        until(
                user,
                "the voice of " + other,
                sound -> sound.contains(voice, heard) || sound.whole() > whole + WHOLE_MIN);
    }

    @Then("{user} hears the own voice come back")
    public void hearsBack(String user) {
        hears(user, user);
    }

    @Then("the line of {user} is silent")
    public void isSilent(String user) {
        until(user, "silence", sound -> {
            short[] last = sound.samplesAfter(sound.heard() - SILENT_SAMPLES);
            return last.length == SILENT_SAMPLES
                    && IntStream.range(0, last.length).allMatch(i -> Math.abs(last[i]) < SILENT_MAX);
        });
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

    /** Loss, jitter, round trip and opinion are known, and as on a good line, of which a packet in a hundred may be lost. */
    @Then("the line of {user} is good")
    public void isGood(String user) {
        CallSound sound = until(
                user,
                "a report",
                heard -> heard.roundTrip().isPresent() && heard.jitter().isPresent() && heard.received() > 100);
        if (sound.lost() * PER_CENT > sound.received()
                || sound.outOfOrder() > 0
                || sound.mos().orElse(0.0) < MOS_GOOD) {
            throw new AssertionError("the line of " + user + ": " + figures(sound) + ", out of order "
                    + sound.outOfOrder() + ", MOS " + sound.mos());
        }
    }

    /** Of what is sent from now on. */
    @Then("the line of {user} loses about {int} percent")
    public void loses(String user, int percent) {
        CallSound before = agreed(user);
        CallSound after = until(user, "enough", heard -> heard.received() > before.received() + PACKETS_ENOUGH);
        long lost = after.lost() - before.lost();
        double share = PER_CENT * lost / (lost + after.received() - before.received());
        if (share < percent / 2.0 || share > percent * 2.0) {
            throw new AssertionError("lost " + share + " percent: " + figures(after));
        }
    }

    @Then("the call of {user} is spoken in {string}")
    public void codec(String user, String codec) {
        CallSound sound = agreed(user);
        if (!sound.codec().equals(codec)) {
            throw new AssertionError("the call of " + user + " is spoken in " + sound.codec());
        }
    }
}

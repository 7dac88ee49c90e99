package org.uclab.client.phone;

import java.time.Duration;
import java.util.Optional;
import org.uclab.protocol.rtp.tone.Likeness;
import org.uclab.protocol.rtp.tone.Sequence;
import org.uclab.protocol.rtp.tone.Sound;

/**
 * What was heard in a call so far, and how well.
 *
 * @param codec     that is spoken
 * @param sent      packets
 * @param received  packets
 * @param lost      packets that were expected and have not come
 * @param outOfOrder packets that came after a later one
 * @param jitter    none before two packets came
 * @param roundTrip none before the other side has answered a report
 * @param mos       mean opinion score by ITU-T G.107; none before anything came
 * @param keys      that the other side has pressed
 * @param whole     payloads that are known to be as they were sent, of codecs whose sound is not made here
 * @param samples   what was heard, 8000 a second, of codecs whose sound is
 */
public record CallSound(
        String codec,
        long sent,
        long received,
        long lost,
        long outOfOrder,
        Optional<Duration> jitter,
        Optional<Duration> roundTrip,
        Optional<Double> mos,
        String keys,
        long whole,
        short[] samples) {

    /** How far apart the beginnings are that are tried: as far as a delay that is looked for. */
    private static final int STEP = Likeness.DELAY_MAX;

    /** A voice is looked for in its first minute. */
    private static final int STEPS = 30;

    /** As much of a voice as makes it known. */
    private static final int REFERENCE = Sound.RATE;

    /** Less than that is nothing: a quarter of a second. */
    private static final int HEARD_MIN = Sound.RATE / 4;

    /** Whether that voice was heard, from wherever in it. */
    public boolean contains(long voice) {
        if (samples.length < HEARD_MIN) {
            return false;
        }
        Sequence sought = new Sequence(voice);
        for (int step = 0; step < STEPS; step++) {
            short[] reference = sought.samples((long) step * STEP / 2, REFERENCE);
            if (Likeness.of(reference, samples, Likeness.DELAY_MAX).same()) {
                return true;
            }
        }
        return false;
    }
}

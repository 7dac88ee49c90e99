package org.uclab.client.phone;

import java.time.Duration;
import java.util.Arrays;
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

    /** Places in a voice that one comparison looks at: two seconds of it. */
    private static final int REACH = Likeness.DELAY_MAX;

    /** A voice is looked for in its first minute. */
    private static final int REACHES = 30;

    /** The least that tells one voice from another: a quarter of a second. */
    private static final int HEARD_MIN = Sound.RATE / 4;

    /** As much of what was heard last as is compared. */
    private static final int HEARD_MAX = Sound.RATE / 2;

    /** What of it was heard after so many samples. */
    public short[] samplesAfter(int heard) {
        return Arrays.copyOfRange(samples, Math.min(heard, samples.length), samples.length);
    }

    /**
     * Whether what was heard last is that voice, wherever in it.
     *
     * @param heard samples that were heard before, and do not count
     */
    public boolean contains(long voice, int heard) {
        short[] fresh = samplesAfter(heard);
        if (fresh.length < HEARD_MIN) {
            return false;
        }
        short[] last = Arrays.copyOfRange(fresh, Math.max(0, fresh.length - HEARD_MAX), fresh.length);
        Sequence sought = new Sequence(voice);
        for (int reach = 0; reach < REACHES; reach++) {
            short[] reference = sought.samples((long) reach * REACH, REACH + last.length);
            if (Likeness.of(reference, last, REACH).same()) {
                return true;
            }
        }
        return false;
    }
}

package org.uclab.client.phone;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.rtp.session.Carried;
import org.uclab.protocol.rtp.tone.Goertzel;
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
 * @param heard     samples that were heard, of codecs whose sound is made here
 * @param samples   the newest of them, 8000 a second
 * @param early     how many were heard before the call was answered
 * @param carried   what came, and what it cost on the wire
 * @param port      that sound is taken at
 * @param dscp      differentiated services code point of what is sent, as the system tells it of the socket
 * @param videos    streams of pictures beside it
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
        long heard,
        short[] samples,
        long early,
        Carried carried,
        int port,
        int dscp,
        List<CallVideo> videos) {

    /** As long as a voice is until it begins anew, so that it is found wherever one listens: a second. */
    private static final int PERIOD = Sound.RATE;

    /** The least that tells one voice from another: a quarter of a second. */
    private static final int HEARD_MIN = Sound.RATE / 4;

    /** A tenth of a second. */
    private static final int EARLY_MIN = Sound.RATE / 10;

    /** Part of the power that a tone has at least which is heard: two may sound together. */
    private static final double TONE_SHARE_MIN = 0.3;

    /** As much of what was heard last as is compared. */
    private static final int HEARD_MAX = Sound.RATE / 2;

    /** As loud as it was spoken, but for what coding does: one law read by the other keeps the shape and is four times as loud. */
    private static final double SOFTEST = 0.7;

    private static final double LOUDEST = 1.4;

    /** The voice of that number. */
    static Sound voice(long number) {
        return new Sequence(number).repeated(PERIOD);
    }

    /** What of it was heard after so many samples. */
    public short[] samplesAfter(long before) {
        int fresh = (int) Math.max(0, Math.min(samples.length, heard - before));
        return Arrays.copyOfRange(samples, samples.length - fresh, samples.length);
    }

    /** Whether that frequency stood out in a tenth of a second of what was heard before the call was answered. */
    public boolean heardEarly(int hertz) {
        long left = Math.max(0, samples.length - (heard - early));
        for (int from = 0; from + EARLY_MIN <= left; from += EARLY_MIN) {
            if (Goertzel.share(Arrays.copyOfRange(samples, from, from + EARLY_MIN), hertz) > TONE_SHARE_MIN) {
                return true;
            }
        }
        return false;
    }

    /** Whether that frequency stands out in the last tenth of a second. */
    public boolean hears(int hertz) {
        return samples.length >= EARLY_MIN
                && Goertzel.share(Arrays.copyOfRange(samples, samples.length - EARLY_MIN, samples.length), hertz)
                        > TONE_SHARE_MIN;
    }

    /**
     * How much what was heard last is like that voice, wherever in it; empty where too little was heard.
     *
     * @param before samples that were heard before, and do not count
     */
    public Optional<Likeness> likeness(long voice, long before) {
        short[] fresh = samplesAfter(before);
        if (fresh.length < HEARD_MIN) {
            return Optional.empty();
        }
        short[] last = Arrays.copyOfRange(fresh, Math.max(0, fresh.length - HEARD_MAX), fresh.length);
        short[] reference = voice(voice).samples(0, PERIOD + last.length);
        return Optional.of(Likeness.of(reference, last, PERIOD));
    }

    /** Whether that is the voice itself, about as loud as it was spoken. */
    public static boolean isVoice(Likeness found) {
        return found.same() && found.gain() > SOFTEST && found.gain() < LOUDEST;
    }
}

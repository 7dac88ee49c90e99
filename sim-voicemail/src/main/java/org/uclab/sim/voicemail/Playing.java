package org.uclab.sim.voicemail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.protocol.rtp.tone.Tone;
import org.uclab.sim.voicemail.audio.Sound;

/**
 * What a caller of voicemail hears: a recording when there is one, and beeps when there is none. ASSUMED(no public source): what
 * voicemail says is its own; the lab has it beep.
 */
final class Playing {

    private static final Tone BEEPS = new Tone(List.of(425), -13, Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Samples of 8000 a second that one octet of G.729 stands for. */
    private static final int SAMPLES_OF_OCTET = 8;

    private final Agenda agenda;
    private Optional<Sound> sound = Optional.empty();
    private Runnable heard = () -> {};
    private byte[] coded = {};
    private long begun = -1;

    Playing(Agenda agenda) {
        this.agenda = agenda;
    }

    /**
     * Plays that from now on.
     *
     * @param whole is run when it has been played to its end
     */
    void play(Sound other, Runnable whole) {
        sound = Optional.of(other);
        heard = whole;
        coded = other.codec() == org.uclab.sim.voicemail.audio.Codec.G729A ? other.coded() : new byte[0];
        begun = -1;
    }

    /** Plays it no more. */
    void stop() {
        sound = Optional.empty();
    }

    /** It, coded like that. */
    Voice in(Codec codec) {
        return (number, samples, octets) -> payload(codec, samples, octets);
    }

    private byte[] payload(Codec codec, long samples, int octets) {
        if (sound.isPresent() && begun < 0) {
            begun = samples;
        }
        long at = samples - begun;
        if (sound.isPresent() && at >= sound.get().length().toMillis() * Law.RATE / 1000) {
            sound = Optional.empty();
            agenda.soon(heard);
        }
        if (codec.equals(Codec.G729)) {
            int from = (int) Math.min(coded.length, at / SAMPLES_OF_OCTET);
            return sound.isPresent() ? Arrays.copyOfRange(coded, from, from + octets) : new byte[octets];
        }
        Law law = codec.equals(Codec.PCMU) ? Law.MU : Law.A;
        return law.encode(
                sound.map(playing -> playing.samples(at, octets)).orElseGet(() -> BEEPS.samples(samples, octets)));
    }
}

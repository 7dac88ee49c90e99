package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.rtp.ClockRates;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.RtpHeader;
import org.uclab.protocol.rtp.RtpStream;
import org.uclab.protocol.rtp.event.Heard;
import org.uclab.protocol.rtp.event.TelephoneEvent;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.h264.NalReader;
import org.uclab.protocol.rtp.quality.PlayOut;
import org.uclab.protocol.rtp.quality.Rating;
import org.uclab.protocol.rtp.rtcp.ReceptionBlock;
import org.uclab.protocol.rtp.tone.Recording;
import org.uclab.protocol.rtp.tone.Sound;

/**
 * The receiving side of a stream. One source is heard at a time; another one takes its place with its second packet, so
 * that a single stray one changes nothing.
 */
final class Receiver {

    /** Sound that is kept. */
    private static final int RECORDING_MAX = 60 * Sound.RATE;

    private final Recording recording = new Recording(RECORDING_MAX);
    private final Heard keys = new Heard();
    private Consumer<Character> pressed = key -> {};
    private final WireMeter meter = new WireMeter();
    private final NalReader pictures = new NalReader();
    private PlayOut playOut = new PlayOut(PlayOut.DEPTH);
    private ClockRates rates = ClockRates.STATIC;
    private Ear ear = samples -> {};
    private RtpStream stream;
    private RtpStream candidate;
    private long ssrc = -1;
    private long candidateSsrc = -1;
    private long whole;
    private long spoilt;
    private long unagreed;
    private int sources;
    private long expectedBefore;
    private long arrivedBefore;

    void heardBy(Ear other) {
        ear = other;
    }

    void keysHeardBy(Consumer<Character> other) {
        pressed = other;
    }

    void agreed(Agreement<?> agreement) {
        Codec codec = agreement.codec();
        rates = rates.with(codec.rtpmap(agreement.payloadType())).orElse(rates);
        if (agreement.events().isPresent()) {
            rates = rates.with(agreement.events().getAsInt() + " telephone-event/" + codec.clockRate())
                    .orElse(rates);
        }
    }

    /** Notes a packet of the agreed source; whether it belongs to the stream that is heard. */
    boolean packet(Agreement<?> agreement, RtpHeader header, byte[] packet, Instant now) {
        boolean event = agreement.events().isPresent() && agreement.events().getAsInt() == header.payloadType();
        if (!event && header.payloadType() != agreement.payloadType()) {
            unagreed++;
            return false;
        }
        if (stream == null) {
            begin(header, new RtpStream(header.ssrc()));
        }
        if (header.ssrc() == ssrc) {
            stream.packet(header, packet.length, rates, now);
            meter.packet(header, packet.length, agreement.codec());
        } else if (!takesOver(header, packet, now)) {
            return false;
        }
        if (event) {
            TelephoneEvent.read(header.payload(packet))
                    .flatMap(each -> keys.packet(header.timestamp(), each))
                    .flatMap(begun -> TelephoneEvent.key(begun.code()))
                    .ifPresent(pressed);
        } else {
            playOut.packet(
                    now, header.marker(), header.timestamp(), agreement.codec().clockRate());
            heard(agreement.codec(), header, packet);
        }
        return true;
    }

    private boolean takesOver(RtpHeader header, byte[] packet, Instant now) {
        if (header.ssrc() != candidateSsrc) {
            candidateSsrc = header.ssrc();
            candidate = new RtpStream(header.ssrc());
        }
        candidate.packet(header, packet.length, rates, now);
        if (candidate.believed()) {
            begin(header, candidate);
            return true;
        }
        return false;
    }

    /** Another source takes the place, with what has been noted of it. */
    private void begin(RtpHeader header, RtpStream other) {
        stream = other;
        ssrc = header.ssrc();
        candidate = null;
        candidateSsrc = -1;
        sources++;
        keys.otherSource();
        playOut = new PlayOut(PlayOut.DEPTH);
        expectedBefore = 0;
        arrivedBefore = 0;
        recording.goOn(header.timestamp());
    }

    private void heard(Codec codec, RtpHeader header, byte[] packet) {
        byte[] payload = header.payload(packet);
        if (codec.equals(Codec.PCMU) || codec.equals(Codec.PCMA)) {
            short[] samples = (codec.equals(Codec.PCMU) ? Law.MU : Law.A).decode(payload);
            recording.heard(header.timestamp(), samples);
            ear.heard(samples);
        } else if (codec.clockRate() == Codec.H264.clockRate()) {
            pictures.payload(header.sequence(), payload).ifPresent(this::picture);
        } else if (Numbered.is(payload)) {
            whole++;
        } else {
            spoilt++;
        }
    }

    private void picture(byte[] unit) {
        if (Pictures.whole(unit)) {
            whole++;
        } else {
            spoilt++;
        }
    }

    Carried carried() {
        return meter.carried();
    }

    Recording recording() {
        return recording;
    }

    Optional<RtpFigures> figures() {
        return stream == null || !stream.believed() ? Optional.empty() : Optional.of(stream.figures());
    }

    /**
     * How good it would sound.
     *
     * @param roundTrip zero where it is not known
     */
    Optional<SessionFigures.Quality> quality(Agreement<?> agreement, Duration roundTrip) {
        return figures().map(figures -> {
            PlayOut.Figures played = playOut.figures();
            double expected = figures.packets() - figures.duplicates() + figures.lost();
            double loss = Math.max(0, Math.min(1, (figures.lost() + played.discarded()) / expected));
            Duration delay = roundTrip.dividedBy(2).plus(played.depth()).plus(agreement.ptime());
            return new SessionFigures.Quality(played, loss, delay, Rating.of(agreement.codec(), delay, loss));
        });
    }

    SessionFigures.Understood understood() {
        return new SessionFigures.Understood(keys.keys(), whole, spoilt + pictures.spoilt(), sources);
    }

    long unagreed() {
        return unagreed;
    }

    long ssrc() {
        return ssrc;
    }

    /**
     * What is told of the source, and begins anew with being told. RFC 3550 A.3.
     *
     * @param lastReport its newest report, the middle 32 bits of its time; 0 where there was none
     * @param delay      since then, in 65536ths of a second
     */
    Optional<ReceptionBlock> report(int clockRate, long lastReport, long delay) {
        return figures().map(figures -> {
            long arrived = figures.packets() - figures.duplicates();
            long expected = arrived + figures.lost();
            long missing = Math.max(0, expected - expectedBefore - (arrived - arrivedBefore));
            int fraction = expected == expectedBefore ? 0 : (int) (missing * 256 / (expected - expectedBefore));
            expectedBefore = expected;
            arrivedBefore = arrived;
            long lost = Math.max(ReceptionBlock.LOST_MIN, Math.min(ReceptionBlock.LOST_MAX, figures.lost()));
            double jitter = figures.jitter().map(time -> time.toNanos() * 1e-9).orElse(0.0);
            return new ReceptionBlock(
                    figures.ssrc(),
                    Math.min(255, fraction),
                    (int) lost,
                    figures.highest(),
                    Math.round(jitter * clockRate),
                    lastReport,
                    delay);
        });
    }
}

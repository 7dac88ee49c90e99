package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.protocol.rtp.Codec;

/**
 * What the two sides of a stream have agreed on, and what this one does.
 *
 * @param payloadType  of the codec, 0 to 127
 * @param events       payload type of named events (RFC 4733); none where keys are not sent this way
 * @param ptime        time that a packet carries
 * @param padding      octets of padding that its own packets carry besides, 0 to 255
 * @param remote       where RTP goes, and the only source that is heard; none where the first source that comes is both
 * @param remoteReports where RTCP goes; none where it is not sent
 * @param task         what it does
 * @param voice        what it says where that is its task
 * @param listens      whether what comes is heard; a side that holds does not listen
 * @param <P>          an address
 */
public record Agreement<P>(
        Codec codec,
        int payloadType,
        OptionalInt events,
        Duration ptime,
        int padding,
        Optional<P> remote,
        Optional<P> remoteReports,
        Task task,
        Voice voice,
        boolean listens) {

    /** What a side does with the stream. */
    public enum Task {
        /** It sends nothing of its own. */
        LISTEN,
        /** It sends its voice. */
        SPEAK,
        /** What it hears it sends back, as a source of its own. */
        ECHO,
        /** What it hears it sends back as it came, source and all: to the sender that is a loop (RFC 3550 §8.2). */
        MIRROR
    }

    /** What packets of speech usually carry. RFC 3551 §4.2. */
    public static final Duration PTIME = Duration.ofMillis(20);

    private static final Duration PTIME_MIN = Duration.ofMillis(10);
    private static final Duration PTIME_MAX = Duration.ofSeconds(1);

    /**
     * @throws IllegalArgumentException when the payload type is not 0 to 127, or the time of a packet, or from one picture to the next,
     *                                  not 10 ms to a second
     */
    public Agreement {
        if (payloadType < 0 || payloadType > 127) {
            throw new IllegalArgumentException("payload type " + payloadType);
        }
        if (ptime.compareTo(PTIME_MIN) < 0 || ptime.compareTo(PTIME_MAX) > 0) {
            throw new IllegalArgumentException("packets of " + ptime.toMillis() + " ms");
        }
    }

    /** To listen to that address, with 20 ms in a packet. */
    public static <P> Agreement<P> with(P remote, P remoteReports, Codec codec, int payloadType) {
        return new Agreement<>(
                codec,
                payloadType,
                OptionalInt.empty(),
                PTIME,
                0,
                Optional.of(remote),
                Optional.of(remoteReports),
                Task.LISTEN,
                Voice.numbered(),
                true);
    }

    /** To listen to whoever comes first, and answer there; no RTCP. */
    public static <P> Agreement<P> withAnybody(Codec codec, int payloadType) {
        return new Agreement<>(
                codec,
                payloadType,
                OptionalInt.empty(),
                PTIME,
                0,
                Optional.empty(),
                Optional.empty(),
                Task.LISTEN,
                Voice.numbered(),
                true);
    }

    public Agreement<P> doing(Task other) {
        return new Agreement<>(
                codec, payloadType, events, ptime, padding, remote, remoteReports, other, voice, listens);
    }

    /** To say that. */
    public Agreement<P> speaking(Voice other) {
        return new Agreement<>(
                codec, payloadType, events, ptime, padding, remote, remoteReports, Task.SPEAK, other, listens);
    }

    /** With named events under that payload type. */
    public Agreement<P> withEvents(int type) {
        return new Agreement<>(
                codec, payloadType, OptionalInt.of(type), ptime, padding, remote, remoteReports, task, voice, listens);
    }

    public Agreement<P> withPtime(Duration other) {
        return new Agreement<>(codec, payloadType, events, other, padding, remote, remoteReports, task, voice, listens);
    }

    public Agreement<P> withPadding(int octets) {
        return new Agreement<>(codec, payloadType, events, ptime, octets, remote, remoteReports, task, voice, listens);
    }

    /** Deaf to what comes. */
    public Agreement<P> deaf() {
        return new Agreement<>(codec, payloadType, events, ptime, padding, remote, remoteReports, task, voice, false);
    }
}

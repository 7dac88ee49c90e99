package org.uclab.client.phone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.client.edge.EdgeAccess;
import org.uclab.client.media.Marking;
import org.uclab.client.phone.registration.PhoneNode;
import org.uclab.client.phone.registration.RegistrationTerms;

/**
 * What the device file tells a phone.
 *
 * @param nodes     in the order of their priorities ({@code callManagerGroup})
 * @param router    the SRST router of the site ({@code srstInfo})
 * @param line      the first line; none where the device has no number
 * @param times     of registering ({@code sipStack})
 * @param media     ports of media
 * @param marks     how media and SIP are to be marked
 * @param encrypted whether the device is to encrypt its SIP ({@code deviceSecurityMode} 2 or 3)
 * @param protects  whether it is to protect its media, too ({@code deviceSecurityMode} 3)
 */
public record PhoneFile(
        List<Node> nodes,
        Optional<Node> router,
        Optional<Line> line,
        Times times,
        MediaPorts media,
        Marking.FileCodePoints marks,
        boolean encrypted,
        boolean protects) {

    /** The router's port where its entry says none. */
    public static final int SIP_PORT = 5060;

    public PhoneFile {
        nodes = List.copyOf(nodes);
    }

    /**
     * Somebody to register at.
     *
     * @param securePort for TLS
     */
    public record Node(String host, int port, int securePort) {}

    /**
     * A line.
     *
     * @param contact     user part of its Contact
     * @param callsMax    calls at once ({@code maxNumCalls})
     * @param busyTrigger calls from which on it is busy
     */
    public record Line(String number, String displayName, String contact, int callsMax, int busyTrigger) {}

    /** Times of registering; see {@link RegistrationTerms}. */
    public record Times(Duration expires, Duration delta, Duration keepAlive, Duration monitor) {}

    /**
     * Ports of media.
     *
     * @param first      of audio, or of all ({@code startMediaPort})
     * @param last       of them
     * @param videoFirst of video ({@code startVideoPort}); 0 where there is one range for all
     * @param videoLast  of video ({@code stopVideoPort})
     */
    public record MediaPorts(int first, int last, int videoFirst, int videoLast) {

        /** One range for all. */
        public static MediaPorts one(int first, int last) {
            return new MediaPorts(first, last, 0, 0);
        }

        /** The first port for video: where there is one range, its upper half is video's (S4). */
        public int firstOfVideo() {
            return videoFirst == 0 ? (first + last) / 2 : videoFirst;
        }

        public int lastOfVideo() {
            return videoFirst == 0 ? last : videoLast;
        }

        /** The last port for audio: where there is one range, its lower half is audio's (S4). */
        public int lastOfAudio() {
            return videoFirst == 0 ? firstOfVideo() - 1 : last;
        }
    }

    /** What is taken where there is no device file. */
    public static PhoneFile none() {
        return new PhoneFile(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Times(Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMinutes(2)),
                MediaPorts.one(16_384, 32_766),
                Marking.FileCodePoints.USUAL,
                false,
                false);
    }

    /** The same with the first node alone, and no router. */
    public PhoneFile withFirstNodeAlone() {
        return new PhoneFile(
                nodes.stream().limit(1).toList(), Optional.empty(), line, times, media, marks, encrypted, protects);
    }

    /** What follows for registering. */
    RegistrationTerms terms() {
        List<PhoneNode> all = java.util.stream.Stream.concat(
                        nodes.stream().map(node -> node(node, false)),
                        router.stream().map(node -> node(node, true)))
                .toList();
        return new RegistrationTerms(all, times.expires(), times.delta(), times.keepAlive(), times.monitor());
    }

    /**
     * The same through edge servers: one node alone, since voice has no fail-over there (S4), and each edge server a way to it.
     * ASSUMED(S1): it is the first; nothing asks whether the others are there.
     */
    RegistrationTerms terms(EdgeAccess.Sip edge) {
        List<PhoneNode> ways = nodes.stream()
                .limit(1)
                .flatMap(node -> edge.servers().stream()
                        .map(server -> new PhoneNode(node.host(), server.port(), false, Optional.of(server.host()))))
                .toList();
        return new RegistrationTerms(ways, times.expires(), times.delta(), times.keepAlive(), times.monitor(), false);
    }

    private PhoneNode node(Node node, boolean isRouter) {
        return new PhoneNode(node.host(), encrypted ? node.securePort() : node.port(), isRouter);
    }
}

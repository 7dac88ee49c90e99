package org.uclab.sim.ucm.cluster;

import java.time.Duration;

/**
 * What device files tell phones about SIP and media.
 *
 * @param ports                  where the nodes take SIP
 * @param registerExpires        what a phone asks for when it registers
 * @param registerDelta          how long before the granted time it refreshes
 * @param keepAliveExpires       period of keep-alives to the standby node
 * @param subscribeExpires       what a phone asks for when it subscribes
 * @param subscribeDelta         how long before the granted time it subscribes again
 * @param media                  ports and marking of media
 * @param transportLayerProtocol 1 TCP, 2 UDP, 3 TLS, 4 TCP and UDP
 */
public record SipProfile(
        Ports ports,
        Duration registerExpires,
        Duration registerDelta,
        Duration keepAliveExpires,
        Duration subscribeExpires,
        Duration subscribeDelta,
        Media media,
        int transportLayerProtocol) {

    /** Ports of the nodes. */
    public record Ports(int sip, int securedSip, int sipOAuth, int sipMraOAuth) {}

    /**
     * Media of the phone.
     *
     * @param startPort    first UDP port
     * @param stopPort     last UDP port
     * @param audioTos     type-of-service byte of audio: 184 is EF
     * @param videoTos     type-of-service byte of video and of audio that belongs to it: 136 is AF41
     * @param signallingTos type-of-service byte of signalling: 96 is CS3
     */
    public record Media(int startPort, int stopPort, int audioTos, int videoTos, int signallingTos) {}

    /** With other ports and marking of media. */
    public SipProfile with(Media other) {
        return new SipProfile(
                ports,
                registerExpires,
                registerDelta,
                keepAliveExpires,
                subscribeExpires,
                subscribeDelta,
                other,
                transportLayerProtocol);
    }

    /** With other ports of the nodes. */
    public SipProfile with(Ports others) {
        return new SipProfile(
                others,
                registerExpires,
                registerDelta,
                keepAliveExpires,
                subscribeExpires,
                subscribeDelta,
                media,
                transportLayerProtocol);
    }

    /** What the product writes unless configured. */
    public static SipProfile usual() {
        return new SipProfile(
                new Ports(5060, 5061, 5090, 5091),
                Duration.ofSeconds(3600),
                Duration.ofSeconds(5),
                Duration.ofSeconds(120),
                Duration.ofSeconds(120),
                Duration.ofSeconds(5),
                new Media(16_384, 32_766, 184, 136, 96),
                // ASSUMED(SEPXML): the number in a generated file; that it means TCP and UDP is a conclusion.
                4);
    }
}

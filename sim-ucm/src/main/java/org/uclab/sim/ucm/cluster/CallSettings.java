package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an administrator sets of registrations and calls; times are lab time.
 *
 * @param registration of phones
 * @param calls        between them
 * @param parkMonitor  what phones are told of calls that they have parked
 * @param session      how long they live unless they are refreshed
 * @param numbers      that the cluster answers itself, by what they are for
 * @param region       what media may take
 * @param outside      how calls leave the company
 * @param voicemail    the system that has the mailboxes
 * @param srst         the router that stands in where no node can be reached: host, or address once that is known; empty for none
 * @param srstRelease  of that router
 */
public record CallSettings(
        Registration registration,
        Calls calls,
        ParkMonitor parkMonitor,
        Session session,
        Map<Purpose, String> numbers,
        Region region,
        OutsideLine outside,
        Voicemail voicemail,
        String srst,
        Release srstRelease) {

    /**
     * How phones register.
     *
     * @param keepAlive       "SIP Station KeepAlive Interval": what a registration is granted (S1, S3)
     * @param expiresMin      what a phone may ask for at least, else 423
     * @param mobileExpires   what a mobile client is granted, by its SIP profile
     * @param realm           of digests
     * @param tokenStatus     answer to who asks to come back: 202, or 486 or 503 to wait
     * @param tokenRetryAfter how long to wait then
     */
    public record Registration(
            Duration keepAlive,
            Duration expiresMin,
            Duration mobileExpires,
            String realm,
            int tokenStatus,
            Duration tokenRetryAfter) {}

    /**
     * How calls go.
     *
     * @param max           calls of one line of a device
     * @param busyTrigger   calls from which a line of a device is busy
     * @param noAnswer      time of ringing after which a call is forwarded, where it is
     * @param life          of a call that nobody answers
     * @param parkReversion time after which a parked call comes back
     * @param busyTone      how a caller hears that a line is busy
     * @param silence       what a caller outside hears nothing for before the call ends, where the called party declines or does
     *                      not answer: early media do not come through Expressway (S4)
     * @param reliable      which provisional answers are acknowledged ("SIP Rel1XX Options")
     */
    public record Calls(
            int max,
            int busyTrigger,
            Duration noAnswer,
            Duration life,
            Duration parkReversion,
            BusyTone busyTone,
            Duration silence,
            Reliable reliable) {}

    /**
     * When phones are told of calls that they have parked and watch.
     *
     * @param reminder after which they are reminded ("Park Monitoring Reversion Timer")
     * @param period   after which they are reminded again ("Park Monitoring Periodic Reversion Timer")
     * @param forward  after which the call comes back ("Park Monitoring Forward No Retrieve Timer")
     */
    public record ParkMonitor(Duration reminder, Duration period, Duration forward) {}

    /**
     * How long calls live unless they are refreshed (RFC 4028).
     *
     * @param expires  what is granted at most, and asked of other nodes ("SIP Session Expires Timer")
     * @param min      what others may ask for at least, else 422 ("SIP Min-SE Value")
     * @param byUpdate whether nodes refresh by UPDATE where the other side takes that, else by INVITE ("Session Refresh Method")
     * @param asked    whether phones are asked for it too
     */
    public record Session(Duration expires, Duration min, boolean byUpdate, boolean asked) {}

    /** How a caller hears that a line is busy. */
    public enum BusyTone {
        /** A phone of the product's kind is told to play the tone, and others by the status (J4L). */
        REFER("refer"),
        /** The tone comes as early media (S4: inside). */
        MEDIA("media"),
        /** By the status. */
        NONE("none");

        private final String word;

        BusyTone(String word) {
            this.word = word;
        }

        static Optional<BusyTone> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(one -> one.word).toList();
        }
    }

    /** Which provisional answers are acknowledged where the other side takes that (RFC 3262). */
    public enum Reliable {
        /** None but those of who requires it. */
        NEVER("never"),
        /** Those that describe media. */
        DESCRIBED("described"),
        /** All. */
        ALWAYS("always");

        private final String word;

        Reliable(String word) {
            this.word = word;
        }

        static Optional<Reliable> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(one -> one.word).toList();
        }
    }

    /** What a number of the cluster's own is for. */
    public enum Purpose {
        /** Sends back what it hears. */
        ECHO("echo", "9901"),
        /** Is always busy. */
        BUSY("busy", "9902"),
        /** Rings and is never answered. */
        NO_ANSWER("noAnswer", "9903"),
        /** The pilot of voice mail. */
        VOICEMAIL("voicemail", "9904"),
        /** Everybody who calls it hears all others. */
        CONFERENCE("conference", "9905"),
        /** What the numbers of parked calls begin with; one digit follows. */
        PARK("park", "991");

        private final String word;
        private final String usual;

        Purpose(String word, String usual) {
            this.word = word;
            this.usual = usual;
        }

        public String word() {
            return word;
        }

        String usual() {
            return usual;
        }
    }

    /**
     * What media may take, payload only.
     *
     * @param audioKbps most bits of an audio codec
     * @param videoKbps most bits of video; 0 for none
     */
    public record Region(int audioKbps, int videoKbps) {}

    /**
     * The voicemail system.
     *
     * @param pilot     the node that answers its pilot: host; empty where the cluster does it itself
     * @param notifiers nodes whose word is taken for whether messages wait, over trunks that say so: hosts
     */
    public record Voicemail(String pilot, List<String> notifiers) {

        static final Voicemail NONE = new Voicemail("", List.of());

        public Voicemail {
            notifiers = List.copyOf(notifiers);
        }

        /** All of its nodes. */
        public List<String> hosts() {
            return Stream.concat(Stream.of(pilot), notifiers.stream())
                    .filter(host -> !host.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    public CallSettings {
        numbers = Map.copyOf(numbers);
    }

    /** What the product, or else the lab, takes where nothing is said. */
    public static CallSettings usual() {
        return new CallSettings(
                new Registration(
                        Duration.ofSeconds(120),
                        // ASSUMED(LMG): that there is a minimum is public, its value is not.
                        Duration.ofSeconds(30),
                        // ASSUMED(JTT): what a public checker expects of profiles of mobile clients.
                        Duration.ofSeconds(720),
                        "ccmsipline",
                        202,
                        Duration.ofSeconds(30)),
                new Calls(
                        4,
                        2,
                        // ASSUMED(service parameters): "Forward No Answer Timer", and LMG table 16 for the life of an
                        // INVITE.
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(180),
                        // ASSUMED(service parameters): "Park Reversion Timer".
                        Duration.ofSeconds(60),
                        BusyTone.REFER,
                        // S4: "approximately one minute of silence".
                        Duration.ofSeconds(60),
                        // ASSUMED(SIP profile settings): "Disabled".
                        Reliable.NEVER),
                // ASSUMED(service parameters): what the names above stand for.
                new ParkMonitor(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(300)),
                // ASSUMED(service parameters): 1800 s both. REC: phones are not asked.
                new Session(Duration.ofMinutes(30), Duration.ofMinutes(30), false, false),
                Arrays.stream(Purpose.values()).collect(Collectors.toMap(number -> number, Purpose::usual)),
                // ASSUMED(service parameters): what regions allow within themselves, and video high enough for 720p.
                new Region(64, 4000),
                OutsideLine.NONE,
                Voicemail.NONE,
                "",
                // S4: the newest that it speaks of.
                Release.of("8.6"));
    }

    /** The number for that. */
    public String number(Purpose what) {
        return numbers.get(what);
    }

    public CallSettings with(Registration other) {
        return new CallSettings(
                other, calls, parkMonitor, session, numbers, region, outside, voicemail, srst, srstRelease);
    }

    public CallSettings with(Calls other) {
        return new CallSettings(
                registration, other, parkMonitor, session, numbers, region, outside, voicemail, srst, srstRelease);
    }

    public CallSettings with(ParkMonitor other) {
        return new CallSettings(
                registration, calls, other, session, numbers, region, outside, voicemail, srst, srstRelease);
    }

    public CallSettings with(Session other) {
        return new CallSettings(
                registration, calls, parkMonitor, other, numbers, region, outside, voicemail, srst, srstRelease);
    }

    public CallSettings with(OutsideLine other) {
        return new CallSettings(
                registration, calls, parkMonitor, session, numbers, region, other, voicemail, srst, srstRelease);
    }

    public CallSettings with(Voicemail other) {
        return new CallSettings(
                registration, calls, parkMonitor, session, numbers, region, outside, other, srst, srstRelease);
    }

    /** With another router to stand in. */
    public CallSettings withSrst(String other) {
        return new CallSettings(
                registration, calls, parkMonitor, session, numbers, region, outside, voicemail, other, srstRelease);
    }
}

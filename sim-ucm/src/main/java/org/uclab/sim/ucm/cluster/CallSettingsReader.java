package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Reading;
import org.uclab.sim.ucm.cluster.CallSettings.BusyTone;
import org.uclab.sim.ucm.cluster.CallSettings.Calls;
import org.uclab.sim.ucm.cluster.CallSettings.Region;
import org.uclab.sim.ucm.cluster.CallSettings.Registration;

/** Takes what a world says of registrations and calls of a cluster. */
final class CallSettingsReader {

    private static final int SECONDS_MAX = 86_400;
    private static final int CALLS_MAX = 200;
    private static final int KBPS_MAX = 100_000;

    private final CallSettings usual = CallSettings.usual();
    private static final String INVITE = "invite";
    private static final String UPDATE = "update";

    /** RFC 4028 §5: nobody may want less. */
    private static final int SESSION_SECONDS_MIN = 90;

    private static final int PORT_MIN = 1_024;
    private static final int PORT_MAX = 65_535;
    private static final int PORTS_MIN = 16;
    private static final int DSCP_MAX = 63;
    private static final int CONGESTION_BITS = 2;

    private final Reading sip;

    private CallSettingsReader(Reading sip) {
        this.sip = sip;
    }

    static CallSettings of(Reading cluster, String id) {
        return cluster.one("sip", "'sip' of " + id, sip -> new CallSettingsReader(sip).settings())
                .orElse(CallSettings.usual());
    }

    /** Ports and marking of media that the cluster tells its phones. */
    static SipProfile.Media mediaOf(Reading cluster, String id) {
        SipProfile.Media usual = SipProfile.usual().media();
        return cluster.one("media", "'media' of " + id, media -> {
                    int start = media.number("startPort", PORT_MIN, PORT_MAX, usual.startPort());
                    int stop = media.number("stopPort", PORT_MIN, PORT_MAX, usual.stopPort());
                    if (stop - start < PORTS_MIN) {
                        media.note(
                                media.line("stopPort"),
                                "'stopPort' of a UCM cluster is " + stop + ", and 'startPort' " + start,
                                "leave room for " + PORTS_MIN + " ports");
                    }
                    return new SipProfile.Media(
                            start,
                            stop,
                            dscp(media, "dscpAudio", usual.audioTos()),
                            dscp(media, "dscpVideo", usual.videoTos()),
                            dscp(media, "dscpSignaling", usual.signallingTos()));
                })
                .orElse(usual);
    }

    /** Service parameters are code points, and device files have octets. */
    private static int dscp(Reading media, String key, int usualOctet) {
        return media.number(key, 0, DSCP_MAX, usualOctet >> CONGESTION_BITS) << CONGESTION_BITS;
    }

    private CallSettings settings() {
        return new CallSettings(
                registration(),
                calls(),
                parkMonitor(),
                session(),
                numbers(),
                region(),
                outside(),
                voicemail(),
                sip.domain("srst", ""),
                srstRelease());
    }

    /** ASSUMED(Unity Connection integration guides): its trunk accepts unsolicited notifications, as it has to. */
    private CallSettings.Voicemail voicemail() {
        String pilot = sip.domain("voicemail", "");
        List<String> usually = pilot.isEmpty() ? List.of() : List.of(pilot);
        return new CallSettings.Voicemail(
                pilot, sip.has("voicemailNotifiers") ? sip.domains("voicemailNotifiers") : usually);
    }

    private Release srstRelease() {
        String release = sip.text("srstRelease", usual.srstRelease().text());
        if (Release.read(release).isEmpty()) {
            sip.note(sip.line("srstRelease"), "'srstRelease' is '" + release + "'", "write it like \"8.6\"");
        }
        return Release.read(release).orElse(usual.srstRelease());
    }

    private Registration registration() {
        Registration known = usual.registration();
        int status = sip.number("tokenStatus", 200, 699, known.tokenStatus());
        if (status != 202 && status != 486 && status != 503) {
            sip.note(sip.line("tokenStatus"), "'tokenStatus' of a UCM cluster is " + status, "one of: 202, 486, 503");
        }
        return new Registration(
                seconds("keepAliveSeconds", 1, known.keepAlive()),
                seconds("expiresMinSeconds", 1, known.expiresMin()),
                seconds("mobileExpiresSeconds", 1, known.mobileExpires()),
                sip.text("realm", known.realm()),
                status,
                seconds("tokenRetrySeconds", 1, known.tokenRetryAfter()));
    }

    private Calls calls() {
        Calls known = usual.calls();
        String tone = sip.text("busyTone", BusyTone.REFER.name().toLowerCase(java.util.Locale.ROOT));
        if (BusyTone.of(tone).isEmpty()) {
            sip.note(
                    sip.line("busyTone"),
                    "'busyTone' of a UCM cluster is '" + tone + "'",
                    "one of: " + String.join(", ", BusyTone.words()));
        }
        String reliable = sip.text("reliableProvisional", "never");
        if (CallSettings.Reliable.of(reliable).isEmpty()) {
            sip.note(
                    sip.line("reliableProvisional"),
                    "'reliableProvisional' of a UCM cluster is '" + reliable + "'",
                    "one of: " + String.join(", ", CallSettings.Reliable.words()));
        }
        return new Calls(
                sip.number("maxCalls", 1, CALLS_MAX, known.max()),
                sip.number("busyTrigger", 1, CALLS_MAX, known.busyTrigger()),
                seconds("noAnswerSeconds", 1, known.noAnswer()),
                seconds("unansweredSeconds", 1, known.life()),
                seconds("parkReversionSeconds", 1, known.parkReversion()),
                BusyTone.of(tone).orElse(BusyTone.REFER),
                seconds("outsideSilenceSeconds", 1, known.silence()),
                CallSettings.Reliable.of(reliable).orElse(CallSettings.Reliable.NEVER));
    }

    private CallSettings.ParkMonitor parkMonitor() {
        CallSettings.ParkMonitor known = usual.parkMonitor();
        return new CallSettings.ParkMonitor(
                seconds("parkReminderSeconds", 1, known.reminder()),
                seconds("parkReminderPeriodSeconds", 1, known.period()),
                seconds("parkForwardSeconds", 1, known.forward()));
    }

    private CallSettings.Session session() {
        CallSettings.Session known = usual.session();
        String refresh = sip.text("sessionRefresh", INVITE);
        if (!refresh.equals(INVITE) && !refresh.equals(UPDATE)) {
            sip.note(
                    sip.line("sessionRefresh"),
                    "'sessionRefresh' of a UCM cluster is '" + refresh + "'",
                    "one of: " + INVITE + ", " + UPDATE);
        }
        return new CallSettings.Session(
                seconds("sessionExpiresSeconds", SESSION_SECONDS_MIN, known.expires()),
                seconds("sessionMinSeconds", SESSION_SECONDS_MIN, known.min()),
                refresh.equals(UPDATE),
                sip.yes("sessionAsked"));
    }

    private Map<CallSettings.Purpose, String> numbers() {
        Map<CallSettings.Purpose, String> numbers = new EnumMap<>(usual.numbers());
        sip.one("numbers", "'numbers' of a UCM cluster", given -> {
            for (CallSettings.Purpose number : CallSettings.Purpose.values()) {
                String digits = given.text(number.word(), number.usual());
                if (digits.matches("[0-9*#+]{1,24}")) {
                    numbers.put(number, digits);
                } else {
                    given.note(
                            given.line(number.word()),
                            "'" + number.word() + "' is '" + digits + "'",
                            "write digits, in quotes");
                }
            }
            return numbers;
        });
        return numbers;
    }

    private OutsideLine outside() {
        return sip.one("outside", "'outside' of a UCM cluster", given -> {
                    Map<String, OutsideLine.Answers> numbers = new LinkedHashMap<>();
                    given.list("numbers", "a number outside", number -> {
                        numbers.put(number.text("number"), answers(number));
                        return number;
                    });
                    return new OutsideLine(
                            given.domain("gateway", ""),
                            given.text("prefix", OutsideLine.NONE.prefix()),
                            given.yes("earlyOffer"),
                            numbers);
                })
                .orElse(OutsideLine.NONE);
    }

    private static OutsideLine.Answers answers(Reading number) {
        boolean never = number.yes("neverAnswers");
        Duration after = Duration.ofSeconds(number.number("answersAfterSeconds", 0, SECONDS_MAX, 1));
        return new OutsideLine.Answers(never ? Optional.empty() : Optional.of(after));
    }

    private Region region() {
        return new Region(
                sip.number("audioKbps", 8, KBPS_MAX, usual.region().audioKbps()),
                sip.number("videoKbps", 0, KBPS_MAX, usual.region().videoKbps()));
    }

    private Duration seconds(String key, int min, Duration otherwise) {
        return Duration.ofSeconds(sip.number(key, min, SECONDS_MAX, (int) otherwise.toSeconds()));
    }
}

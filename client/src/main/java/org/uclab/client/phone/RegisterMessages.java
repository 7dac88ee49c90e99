package org.uclab.client.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.uclab.client.phone.call.CallMessages;
import org.uclab.client.phone.call.Footing;
import org.uclab.client.phone.call.LineIdentity;
import org.uclab.client.phone.registration.Purpose;
import org.uclab.client.phone.registration.Reply;
import org.uclab.lab.clock.FixDate;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;

/** The requests by which the client registers, as it writes them (S1, reference ucm §6.1), and what their answers say. */
final class RegisterMessages {

    /** What the 403 says of a device that somebody else has registered (J4L). */
    private static final String ACTIVE = "active for another client";

    private static final int FIRST_NUMBER = 101;
    private static final String BOUNDARY = "uniqueBoundary";
    private static final String REMOTECC = "application/x-cisco-remotecc-request+xml";

    private static final String REMOTECC_RESPONSE = "application/x-cisco-remotecc-response+xml";

    private static final String BULK_REGISTER = """
            <x-cisco-remotecc-request>
            <bulkregisterreq>
            <contact all="true">
            <register></register>
            </contact>
            </bulkregisterreq>
            </x-cisco-remotecc-request>
            """;

    private static final String OPTIONS = """
            <x-cisco-remotecc-request>
            <optionsind>
            <combine max="6">
            <remotecc><status></status></remotecc>
            <service-control></service-control>
            </combine>
            <dialog usage="hook status"><unot></unot><sub></sub></dialog>
            <dialog usage="shared line"><unot></unot><sub></sub></dialog>
            <presence usage="blf speed dial"><unot></unot><sub></sub></presence>
            <joinreq></joinreq>
            <cfwdall-anyline></cfwdall-anyline>
            <coaching></coaching>
            <oosalarm></oosalarm>
            <x-cisco-number></x-cisco-number>
            <bfcp></bfcp>
            <ix></ix>
            <gatewayrecording></gatewayrecording>
            <conferenceDisplayInstance></conferenceDisplayInstance>
            </optionsind>
            </x-cisco-remotecc-request>
            """;

    /** A registration at one node, whose requests have one Call-ID and one number after the other. */
    private static final class Standing {
        private final String callId;
        private final String tag;
        private long number = FIRST_NUMBER - 1;
        private boolean bfcp;

        Standing(String callId, String tag) {
            this.callId = callId;
            this.tag = tag;
        }
    }

    private final LineIdentity line;
    private final String load;
    private final UnaryOperator<String> tokens;
    private final Map<String, Standing> standing = new HashMap<>();

    RegisterMessages(LineIdentity line, String load, UnaryOperator<String> tokens) {
        this.line = line;
        this.load = load;
        this.tokens = tokens;
    }

    /** The Call-ID under which the phone is registered at that node. */
    Optional<String> callId(String host) {
        return Optional.ofNullable(standing.get(host)).map(known -> known.callId);
    }

    /**
     * A request.
     *
     * @param at      the node and the way to it
     * @param expires what is asked for
     */
    SipRequest request(Purpose purpose, Footing at, Duration expires, Instant now) {
        return switch (purpose) {
            case REGISTER -> {
                standing.put(at.host(), fresh(at));
                yield body(register(at, standing.get(at.host()), contact(at), expires, now));
            }
            case REFRESH -> register(at, known(at), able(at), expires, now);
            case UNREGISTER -> register(at, known(at), contact(at), Duration.ZERO, now);
            case KEEP_ALIVE -> {
                NameAddress here = contact(at);
                NameAddress ping =
                        here.with(here.parameters().with("expires", "0").withFlag("cisco-keep-alive"));
                yield register(at, fresh(at), ping, Duration.ZERO, now);
            }
            case TOKEN -> token(at, now);
        };
    }

    /** Whether another client has the registration that was asked for. */
    static boolean activeElsewhere(SipResponse response) {
        return response.status() == 403
                && response.header("Warning")
                        .filter(text -> text.contains(ACTIVE))
                        .isPresent();
    }

    /** A REGISTER that takes the place of another client: the alarm says why (J4L). */
    SipRequest insisting(Footing at, Duration expires, Instant now) {
        return body(register(at, known(at), contact(at), expires, now))
                .with("Reason", reason(111, "Application-Requested-Destroy"));
    }

    private String reason(int alarm, String last) {
        return "SIP;cause=200;text=\"cisco-alarm:" + alarm + " Name=" + line.device() + " ActiveLoad=" + load
                + " InactiveLoad=" + load + " Last=" + last + "\"";
    }

    /** A request to that node has gone out again with the next number. */
    void said(String host, SipRequest again) {
        Optional.ofNullable(standing.get(host))
                .filter(known -> known.callId.equals(again.callId()))
                .ifPresent(known -> known.number = again.cseq().number());
    }

    /** What that node answered for good. */
    void heard(String host, SipResponse response) {
        Standing known = standing.get(host);
        if (known != null && known.callId.equals(response.callId()) && response.success()) {
            known.bfcp |= response.contentType().equals(REMOTECC_RESPONSE)
                    && response.body().text().contains("<bfcp/>");
        }
    }

    private Standing fresh(Footing at) {
        return new Standing(tokens.apply(at.host()) + "@" + at.local().address(), tokens.apply(at.host()));
    }

    private Standing known(Footing at) {
        return standing.computeIfAbsent(at.host(), host -> fresh(at));
    }

    /** ASSUMED(S1): who learned from the options of the node that it knows BFCP says in its Contact that it does, too. */
    private NameAddress able(Footing at) {
        NameAddress plain = contact(at);
        return known(at).bfcp ? plain.with(plain.parameters().withFlag("bfcp")) : plain;
    }

    private NameAddress contact(Footing at) {
        return line.contact(at.local(), at.flow().transport());
    }

    private SipRequest register(Footing at, Standing under, NameAddress contact, Duration expires, Instant now) {
        NameAddress own = NameAddress.of(SipUri.of(line.number(), at.host()));
        under.number++;
        SipRequest request = SipRequest.of(SipRequest.REGISTER, "sip:" + at.host())
                .adding(HeaderName.FROM, own.withTag(under.tag))
                .adding(HeaderName.TO, own)
                .adding(HeaderName.CALL_ID, under.callId)
                .adding(HeaderName.MAX_FORWARDS, SipRequest.MAX_FORWARDS)
                .adding("Date", FixDate.of(now))
                .adding(HeaderName.CSEQ, under.number + " " + SipRequest.REGISTER)
                .adding("User-Agent", line.userAgent())
                .adding(HeaderName.CONTACT, contact)
                .adding("Supported", CallMessages.SUPPORTED)
                .adding("Reason", reason(25, "initialized"))
                .adding(HeaderName.EXPIRES, expires.toSeconds());
        return at.routes().isEmpty() ? request : request.with(HeaderName.ROUTE, String.join(",", at.routes()));
    }

    private static SipRequest body(SipRequest request) {
        StringBuilder body = new StringBuilder();
        for (String part : new String[] {BULK_REGISTER, OPTIONS}) {
            body.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Type: ")
                    .append(REMOTECC)
                    .append("\r\nContent-Disposition: session;handling=optional\r\n\r\n")
                    .append(part)
                    .append("\r\n");
        }
        body.append("--").append(BOUNDARY).append("--\r\n");
        return request.with("Mime-Version", "1.0")
                .withBody("multipart/mixed; boundary=" + BOUNDARY, SipBody.of(body.toString()));
    }

    /** Asks for the token that lets a phone come back (SIPCC {@code ccsip_messaging.c}). */
    private SipRequest token(Footing at, Instant now) {
        NameAddress own = NameAddress.of(SipUri.of(line.number(), at.host()));
        return SipRequest.of("REFER", "sip:" + at.host())
                .adding(HeaderName.FROM, own.withTag(tokens.apply(at.host())))
                .adding(HeaderName.TO, own)
                .adding(
                        HeaderName.CALL_ID,
                        tokens.apply(at.host()) + "@" + at.local().address())
                .adding("Date", FixDate.of(now))
                .adding(HeaderName.CSEQ, FIRST_NUMBER + " REFER")
                .adding("User-Agent", line.userAgent())
                .adding(HeaderName.CONTACT, contact(at))
                .adding("Require", "norefersub")
                .adding(HeaderName.REFER_TO, "<urn:X-cisco-remotecc:token-registration>")
                .adding("Referred-By", own);
    }

    /** What a final answer says. */
    static Reply reply(SipResponse response) {
        boolean fresh = response.contacts().stream()
                .anyMatch(contact -> contact.parameters().has("x-cisco-newreg"));
        String warning = response.header("Warning").map(text -> ", " + text).orElse("");
        return new Reply(
                response.status(),
                response.phrase() + warning,
                seconds(response, HeaderName.EXPIRES),
                seconds(response, HeaderName.RETRY_AFTER),
                seconds(response, "Min-Expires"),
                fresh);
    }

    private static Optional<Duration> seconds(SipResponse response, String header) {
        var seconds = response.number(header);
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty();
    }
}

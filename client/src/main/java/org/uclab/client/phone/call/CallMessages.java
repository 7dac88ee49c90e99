package org.uclab.client.phone.call;

import java.util.Locale;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;

/** Requests and answers of calls as the client writes them (J4L, P212429; reference voice §1). */
public final class CallMessages {

    /** Option tags of the client's requests (S1). */
    public static final String SUPPORTED = "replaces,join,sdp-anat,norefersub,resource-priority,extended-refer,"
            + "X-cisco-callinfo,X-cisco-serviceuri,X-cisco-escapecodes,X-cisco-service-control,X-cisco-srtp-fallback,"
            + "X-cisco-monrec,X-cisco-config,X-cisco-sis-7.0.0,X-cisco-xsi-8.5.1,X-cisco-graceful-reg,"
            + "X-cisco-duplicate-reg";

    static final String ALLOW = "ACK,BYE,CANCEL,INVITE,NOTIFY,OPTIONS,REFER,REGISTER,UPDATE,SUBSCRIBE,INFO";

    private static final String EVENTS = "kpml,dialog";

    private static final String REMOTECC_REQUEST = "application/x-cisco-remotecc-request+xml";
    private static final int FIRST_NUMBER = 101;

    private final LineIdentity line;

    CallMessages(LineIdentity line) {
        this.line = line;
    }

    /** The request that begins a call, without its offer. */
    SipRequest invite(String number, Footing footing, String callId, String tag) {
        NameAddress own = line.at(footing.host());
        String[] address = number.split("@", 2);
        SipUri target = address.length == 2
                ? SipUri.of(address[0], address[1])
                : SipUri.of(number, footing.host()).withParameter("user", "phone");
        return routed(
                        SipRequest.of(SipRequest.INVITE, target.toString())
                                .with(head(own.withTag(tag), NameAddress.of(target), callId, SipRequest.INVITE)),
                        footing)
                .with("User-Agent", line.userAgent())
                .with(HeaderName.CONTACT, contact(footing))
                .with(HeaderName.EXPIRES, "180")
                .with("Accept", SessionDescription.MEDIA_TYPE)
                .with("Allow", ALLOW)
                .with("Allow-Events", EVENTS)
                .with("Remote-Party-ID", own + ";party=calling;id-type=subscriber;privacy=off;screen=yes")
                .with("Supported", SUPPORTED);
    }

    /** Outside of a dialog it takes the way that the registration has taken (S1). */
    private static SipRequest routed(SipRequest request, Footing footing) {
        return footing.routes().isEmpty()
                ? request
                : request.with(HeaderName.ROUTE, String.join(",", footing.routes()));
    }

    private static SipHeaders head(NameAddress from, NameAddress to, String callId, String method) {
        return SipHeaders.none()
                .adding(HeaderName.FROM, from.toString())
                .adding(HeaderName.TO, to.toString())
                .adding(HeaderName.CALL_ID, callId)
                .adding(HeaderName.CSEQ, FIRST_NUMBER + " " + method);
    }

    String contact(Footing footing) {
        return line.contact(footing.local(), footing.flow().transport()).toString();
    }

    /** A request in a dialog, as the client signs it. */
    SipRequest signed(SipRequest request, Footing footing) {
        return request.with("User-Agent", line.userAgent()).with(HeaderName.CONTACT, contact(footing));
    }

    /**
     * The same with an offer and what the user does (reference voice §1.4).
     *
     * @param callInfo {@code hold}, {@code resume}
     */
    SipRequest offering(SipRequest request, Footing footing, SessionDescription offer, String callInfo) {
        return signed(request, footing)
                .with("Allow", ALLOW)
                .with("Supported", SUPPORTED)
                .with("Call-Info", "<urn:x-cisco-remotecc:" + callInfo + ">")
                .withBody(SessionDescription.MEDIA_TYPE, SipBody.of(offer.text()));
    }

    /** An answer of the client. */
    SipResponse answer(SipRequest request, int status, Footing footing) {
        return dressed(request.response(status), footing);
    }

    /** An answer as the client gives it. */
    SipResponse dressed(SipResponse answer, Footing footing) {
        return answer.with("User-Agent", line.userAgent())
                .with(HeaderName.CONTACT, contact(footing))
                .with("Allow", ALLOW)
                .with("Allow-Events", EVENTS)
                .with("Supported", SUPPORTED);
    }

    /** The same with a description. */
    SipResponse answer(SipRequest request, int status, Footing footing, SessionDescription described) {
        return answer(request, status, footing).withBody(SessionDescription.MEDIA_TYPE, SipBody.of(described.text()));
    }

    /** A REFER outside of dialogs, in which a soft key is told (reference voice §1.7). */
    SipRequest softKey(Footing footing, String callId, String tag, String softKeyEvent, String dialogIds) {
        NameAddress own = line.at(footing.host());
        String content = "softkey-" + softKeyEvent.toLowerCase(Locale.ROOT) + "@"
                + footing.local().address();
        String body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <x-cisco-remotecc-request>
                <softkeyeventmsg>
                <softkeyevent>%s</softkeyevent>
                %s</softkeyeventmsg>
                </x-cisco-remotecc-request>
                """.formatted(softKeyEvent, dialogIds);
        return routed(
                        SipRequest.of("REFER", "sip:" + footing.host())
                                .with(head(own.withTag(tag), own, callId, "REFER")),
                        footing)
                .with("User-Agent", line.userAgent())
                .with(HeaderName.CONTACT, contact(footing))
                .with(HeaderName.REFER_TO, "<cid:" + content + ">")
                .with("Referred-By", own.toString())
                .with("Require", "norefersub")
                .with("Content-Id", "<" + content + ">")
                .withBody(REMOTECC_REQUEST, SipBody.of(body));
    }
}

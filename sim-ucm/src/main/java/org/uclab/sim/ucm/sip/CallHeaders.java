package org.uclab.sim.ucm.sip;

import java.time.Duration;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.Parameters;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;

/** The headers that UCM puts on what belongs to calls, as captured (REC, CML; voice reference §1.2 to §1.4). */
final class CallHeaders {

    static final String ALLOW = "INVITE, OPTIONS, INFO, BYE, CANCEL, ACK, PRACK, UPDATE, REFER, SUBSCRIBE, NOTIFY";

    static final String SUPPORTED = "timer,resource-priority,replaces";

    private static final String NO_SESSION = "0".repeat(32);

    private final Self self;
    private final Duration sessionMin;
    private final String events;

    /**
     * @param trunk whether they go to another node, and not to a phone
     */
    CallHeaders(Self self, Duration sessionMin, boolean trunk) {
        this.self = self;
        this.sessionMin = sessionMin;
        this.events = trunk ? "presence, kpml" : "presence";
    }

    /** {@code Call-Info}: a blank stands after each equals sign, as phones are used to. */
    static String callInfo(String orientation, long gci) {
        return "<urn:x-cisco-remotecc:callinfo>; security= NotAuthenticated; orientation= " + orientation + "; gci= 1-"
                + gci + "; isVoip; call-instance= 1";
    }

    /**
     * {@code Remote-Party-ID}.
     *
     * @param party {@code calling} or {@code called}
     */
    String remoteParty(String number, String name, String party) {
        return address(number, name, "x-cisco-callback-number=" + number) + ";party=" + party
                + ";screen=yes;privacy=off";
    }

    private String address(String number, String name, String uriParameter) {
        return new NameAddress(name, self.uri(number) + ";" + uriParameter, Parameters.none()).toString();
    }

    String contact(String number, SipTransport transport) {
        return "<sip:" + number + "@" + self.sentBy().apply(transport) + ";transport=" + transport.parameter() + ">";
    }

    /** What every INVITE of ours has, whether it begins a call or goes on with one. */
    SipRequest invite(SipRequest request, Leg.View view, SipTransport transport) {
        return request.with("Supported", SUPPORTED)
                .with(SessionTimer.MIN_SE, sessionMin.toSeconds())
                .with("User-Agent", self.product())
                .with("Allow", ALLOW)
                .with(HeaderName.EXPIRES, 180)
                .with("Allow-Events", events)
                .with("Call-Info", callInfo(view.orientation(), view.gci()))
                .with("Send-Info", "conference, x-cisco-conference")
                .with("Session-ID", view.session() + ";remote=" + NO_SESSION)
                .with("Remote-Party-ID", remoteParty(view.number(), view.name(), "calling"))
                .with(HeaderName.CONTACT, contact(view.own(), transport))
                .with(HeaderName.MAX_FORWARDS, 69);
    }

    /** What every answer to an INVITE has. */
    SipResponse answer(SipResponse response, Leg.View view, SipTransport transport) {
        return response.with("Allow", ALLOW)
                .with("Allow-Events", events)
                .with("Supported", "replaces")
                .with("Server", self.product())
                .with("Call-Info", callInfo(view.orientation(), view.gci()))
                .with("Send-Info", "conference")
                .with("Session-ID", view.session() + ";remote=" + NO_SESSION)
                .with("Remote-Party-ID", remoteParty(view.number(), view.name(), "called"))
                .adding(
                        "Remote-Party-ID",
                        address(view.number(), view.name(), "user=phone")
                                + ";party=x-cisco-original-called;privacy=off")
                .with(HeaderName.CONTACT, contact(view.own(), transport));
    }
}

package org.uclab.sim.ucm.tftp;

import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.SipProfile;
import org.uclab.sim.ucm.database.EndUser;

/** What stands in {@code sipProfile} of a device file, up to the soft keys. */
final class SipProfileSection {

    /** Stands for "the call managers of the group" wherever a file wants a host. */
    private static final String CALL_MANAGERS = "USECALLMANAGER";

    private final XmlText text;
    private final SipProfile sip;
    private final CallSettings calls;

    SipProfileSection(XmlText text, SipProfile sip, CallSettings calls) {
        this.text = text;
        this.sip = sip;
        this.calls = calls;
    }

    void write(String lineContact, EndUser owner, String domain) {
        proxies();
        callFeatures();
        stack();
        media(domain);
        text.open("sipLines");
        if (!owner.line().isEmpty()) {
            line(lineContact, owner);
        }
        text.close();
        marking();
    }

    private void proxies() {
        text.open("sipProxies")
                .element("backupProxy", CALL_MANAGERS)
                .element("backupProxyPort", sip.ports().sip())
                .element("emergencyProxy", CALL_MANAGERS)
                .element("emergencyProxyPort", sip.ports().sip())
                .element("outboundProxy", CALL_MANAGERS)
                .element("outboundProxyPort", sip.ports().sip())
                .element("registerWithProxy", true)
                .close();
    }

    private void callFeatures() {
        text.open("sipCallFeatures")
                .element("cnfJoinEnabled", true)
                .element("callForwardURI", "x-cisco-serviceuri-cfwdall")
                .element("callPickupURI", "x-cisco-serviceuri-pickup")
                .element("callHoldRingback", 2)
                .element("semiAttendedTransfer", true)
                .element("anonymousCallBlock", 2)
                .element("callerIdBlocking", 2)
                .element("remoteCcEnable", true)
                .close();
    }

    private void stack() {
        text.open("sipStack")
                .element("sipInviteRetx", 6)
                .element("sipRetx", 10)
                .element("timerInviteExpires", calls.calls().life().toSeconds())
                .element("timerRegisterExpires", sip.registerExpires().toSeconds())
                .element("timerRegisterDelta", sip.registerDelta().toSeconds())
                .element("timerKeepAliveExpires", sip.keepAliveExpires().toSeconds())
                .element("timerSubscribeExpires", sip.subscribeExpires().toSeconds())
                .element("timerSubscribeDelta", sip.subscribeDelta().toSeconds())
                .element("timerT1", 500)
                .element("timerT2", 4000)
                .element("maxRedirects", 70)
                .element("remotePartyID", true)
                .element("userInfo", "None")
                .close();
    }

    private void media(String domain) {
        text.element("dtmfAvtPayload", 101)
                .element("kpml", 3)
                .element("T302Timer", 6000)
                .element("startMediaPort", sip.media().startPort())
                .element("stopMediaPort", sip.media().stopPort())
                .element("startVideoPort", 0)
                .element("stopVideoPort", 0)
                .element("organizationTopLevelDomain", domain);
    }

    private void line(String contact, EndUser owner) {
        text.open("line", "button", "1", "lineIndex", "1")
                .element("featureID", 9)
                .element("featureLabel", owner.line())
                .element("proxy", CALL_MANAGERS)
                .element("port", sip.ports().sip())
                .element("name", owner.line())
                .element("displayName", (owner.firstName() + " " + owner.lastName()).strip())
                .element("messagesNumber", calls.number(CallSettings.Purpose.VOICEMAIL))
                .element("contact", contact)
                .element("maxNumCalls", calls.calls().max())
                .element("busyTrigger", calls.calls().busyTrigger())
                .close();
    }

    private void marking() {
        text.element("voipControlPort", sip.ports().sip())
                .element(
                        "dscpForAudio",
                        Integer.toString(sip.media().audioTos()),
                        "tcl",
                        "conversational.audio.aq:admitted")
                // ASSUMED(SEPXML): the traffic class of video, by the pattern of that of audio.
                .element(
                        "dscpVideo",
                        Integer.toString(sip.media().videoTos()),
                        "tcl",
                        "conversational.video.aq:admitted")
                .element("dscpAudioForVideo", sip.media().videoTos())
                .element("dialTemplate", "");
    }
}

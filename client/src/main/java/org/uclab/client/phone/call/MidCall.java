package org.uclab.client.phone.call;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.dialog.DialogId;

/** How calls are named to the node in services that concern two of them. */
final class MidCall {

    private MidCall() {}

    /**
     * The target of an attended transfer: the other side of that call, which is to be taken over (RFC 3891 §3). Its tags are as
     * the node sees them: its own is the one to which the request would go.
     */
    static String replacing(Call call, Call other) {
        DialogId there = id(other);
        String replaces = there.callId() + ";to-tag=" + there.remoteTag() + ";from-tag=" + there.localTag();
        return "<sip:" + other.view().number() + "@" + call.footing().host() + "?Replaces="
                + URLEncoder.encode(replaces, StandardCharsets.UTF_8) + ">";
    }

    /** Sends the other side of a call there. */
    static void refer(Call call, Desk desk, String target) {
        Footing footing = call.footing();
        call.seeks(CallEnd.TRANSFERRED);
        SipRequest request = desk.messages()
                .signed(call.dialog().orElseThrow().request("REFER"), footing)
                .with("Refer-To", target)
                .with("Referred-By", "<" + SipUri.of(desk.terms().line().number(), footing.host()) + ">");
        desk.ask(call, Desk.Errand.REFER, request, footing.flow());
    }

    /** Presses a key by which the call leaves this phone. */
    static void leave(Call call, Desk desk, String key, CallEnd end) {
        call.seeks(end);
        softKey(call, desk, key, Optional.empty());
    }

    /** Presses a key, about that call and perhaps a second one. */
    static void softKey(Call call, Desk desk, String key, Optional<Call> consult) {
        Footing footing = call.footing();
        String callId = desk.token() + "@" + footing.local().address();
        desk.ask(
                call,
                Desk.Errand.SOFT_KEY,
                desk.messages().softKey(footing, callId, desk.token(), key, dialogIds(call, consult)),
                footing.flow());
    }

    /** Dialogs as a soft key names them: as the phone sees them (reference voice §1.7). */
    private static String dialogIds(Call call, Optional<Call> consult) {
        return element("dialogid", Optional.of(call))
                + element("consultdialogid", consult)
                + element("joindialogid", Optional.empty());
    }

    private static String element(String name, Optional<Call> call) {
        Optional<DialogId> id = call.map(MidCall::id);
        return """
                <%1$s>
                <callid>%2$s</callid>
                <localtag>%3$s</localtag>
                <remotetag>%4$s</remotetag>
                </%1$s>
                """.formatted(
                        name,
                        id.map(DialogId::callId).orElse(""),
                        id.map(DialogId::localTag).orElse(""),
                        id.map(DialogId::remoteTag).orElse(""));
    }

    private static DialogId id(Call call) {
        return call.dialog().orElseThrow().id();
    }
}

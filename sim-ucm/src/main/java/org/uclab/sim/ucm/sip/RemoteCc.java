package org.uclab.sim.ucm.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;

/** The documents by which phones and nodes tell each other what to do outside of SIP itself: remotecc. */
final class RemoteCc {

    static final String REQUEST = "application/x-cisco-remotecc-request+xml";
    static final String RESPONSE = "application/x-cisco-remotecc-response+xml";

    /** Refer-To of a phone that wants to come back (SIPCC). */
    static final String TOKEN = "urn:x-cisco-remotecc:token-registration";

    /**
     * What a registration that is new is told of the node; 381 bytes, as captured (S001, EMCC), of which an empty line is the
     * last.
     */
    static final String OPTIONS = """
            <x-cisco-remotecc-response>
            <response>
            <code>200</code>
            <optionsind>
            <combine max="6">
            <remotecc><status/></remotecc>
            <service-control/>
            </combine>
            <dialog usage="hook status"><unot/></dialog>
            <dialog usage="shared line"><unot/></dialog>
            <presence usage="blf speed dial"><unot/></presence>
            <joinreq></joinreq>
            <ix/>
            <bfcp/>
            </optionsind>
            </response>
            </x-cisco-remotecc-response>
            \r
            """;

    /**
     * A key pressed on a phone.
     *
     * @param event   its name in small letters
     * @param dialog  the call it is about, seen from here
     * @param consult the second call, where there is one
     */
    record SoftKey(String event, Optional<DialogId> dialog, Optional<DialogId> consult) {}

    private RemoteCc() {}

    /** The documents for that root in a message. */
    private static List<XmlElement> documents(SipMessage message) {
        return Multipart.of(message).stream()
                .filter(part -> part.type().equals(REQUEST))
                .flatMap(part -> XmlInput.read(part.text().getBytes(StandardCharsets.UTF_8)).stream())
                .toList();
    }

    /** Whether who registers speaks this language, and so is a phone of the product's kind. */
    static boolean spoken(SipMessage register) {
        return documents(register).stream()
                .anyMatch(root -> root.child("bulkregisterreq").isPresent()
                        || root.name().equals("bulkregisterreq")
                        || root.child("optionsind").isPresent());
    }

    /** The key that a request tells of. */
    static Optional<SoftKey> softKey(SipMessage refer) {
        return documents(refer).stream()
                .flatMap(root -> root.child("softkeyeventmsg").stream())
                .findFirst()
                .map(key -> new SoftKey(
                        key.childText("softkeyevent").orElse("").toLowerCase(Locale.ROOT),
                        dialog(key, "dialogid"),
                        dialog(key, "consultdialogid")));
    }

    /** The phone's local tag is the remote one here. */
    private static Optional<DialogId> dialog(XmlElement key, String name) {
        return key.child(name)
                .map(id -> new DialogId(
                        id.childText("callid").orElse(""),
                        id.childText("remotetag").orElse(""),
                        id.childText("localtag").orElse("")))
                .filter(id -> !id.callId().isEmpty());
    }

    /** The result of a key. */
    static String response(int code) {
        return "<x-cisco-remotecc-response>\n<response>\n<code>" + code
                + "</code>\n</response>\n</x-cisco-remotecc-response>\n";
    }

    static String request(String inner) {
        return "<x-cisco-remotecc-request>\n" + inner + "</x-cisco-remotecc-request>\n";
    }

    /** What a phone is told once it has registered: each line's messages and where its calls go (W800, UCMNZ). */
    static String bulkUpdate(boolean waiting, String forwardAll, boolean toVoicemail) {
        return request("<bulkupdate>\n<contact line=\"1\">\n<mwi>" + (waiting ? "yes" : "no")
                + "</mwi>\n<cfwdallupdate>\n<fwdaddress>" + escaped(forwardAll) + "</fwdaddress>\n<tovoicemail>"
                + (toVoicemail ? "on" : "off") + "</tovoicemail>\n</cfwdallupdate>\n</contact>\n</bulkupdate>\n");
    }

    static String dndUpdate(boolean on) {
        return request("<dndupdate>\n<state>" + (on ? "enable" : "disable")
                + "</state>\n<option>ringeroff</option>\n</dndupdate>\n");
    }

    static String huntLog() {
        return request("<hlogupdate>\n<status>off</status>\n</hlogupdate>\n");
    }

    /** A tone for the user (J4L, UCMNZ). */
    static String tone(String tone) {
        return request(
                "<playtonereq>\n<tonetype>" + tone + "</tonetype>\n<direction>user</direction>\n</playtonereq>\n");
    }

    /** A line of text for the user. */
    static String status(String text, DialogId dialog) {
        return request("<statuslineupdatereq>\n<action>notify_display</action>\n<dialogid>\n<callid>"
                + escaped(dialog.callId()) + "</callid>\n<localtag>" + escaped(dialog.remoteTag())
                + "</localtag>\n<remotetag>" + escaped(dialog.localTag()) + "</remotetag>\n</dialogid>\n<statustext>"
                + escaped(text)
                + "</statustext>\n<displaytimeout>10</displaytimeout>\n<linenumber>0</linenumber>\n<priority>1</priority>\n"
                + "</statuslineupdatereq>\n");
    }

    /**
     * What somebody else has a phone do. ASSUMED(W800): there are requests to begin a call and to hold and retrieve one; what is in
     * them, and how a call is answered or ended, is not public.
     */
    static String order(Terminals.Order order, String number) {
        return request(
                switch (order) {
                    case CALL ->
                        "<initiatecallreq>\n<dialstring>" + escaped(number)
                                + "</dialstring>\n<linenumber>1</linenumber>\n</initiatecallreq>\n";
                    case ANSWER -> "<answercallreq/>\n";
                    case HOLD -> "<holdretrievereq>\n<action>hold</action>\n</holdretrievereq>\n";
                    case RESUME -> "<holdretrievereq>\n<action>retrieve</action>\n</holdretrievereq>\n";
                    case HANG_UP -> "<endcallreq/>\n";
                });
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package org.uclab.client.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.client.phone.call.CallInput;
import org.uclab.client.phone.call.Wish;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;

/**
 * What a node asks of a phone besides calls: REFERs with requests of remote call control, and NOTIFYs that nobody has subscribed
 * to (reference voice §1.8 to §1.10).
 *
 * @param status  of the answer
 * @param said    what it says that the phone minds
 * @param line    what it says of the calls of other devices of the line
 */
record RemoteRequest(int status, List<Said> said, List<CallInput.Line> line) {

    /** Requests of remote call control that are read in one REFER. */
    private static final int REQUESTS_MAX = 16;

    private static final String OPENS = "<x-cisco-remotecc-request";
    private static final String CLOSES = "</x-cisco-remotecc-request>";

    private static final Pattern SERVICE_LINE = Pattern.compile("(?m)^([A-Za-z]+)=\\{?([^{}\\r\\n]*)\\}?\\s*$");
    private static final List<String> STAMPS =
            List.of("ConfigVersionStamp", "DialplanVersionStamp", "SoftkeyVersionStamp");

    /** What the phone minds. */
    enum What {
        /** A tone is to be played: its name, and the Call-ID that it is about. */
        TONE,
        /** Messages wait at voicemail, or not: {@code yes} or {@code no}. */
        MESSAGES,
        /** Calls are forwarded to that number; empty for none. */
        FORWARD,
        /** The phone is to begin anew: {@code reset}, {@code restart}. */
        RESTART,
        /** A text for the user. */
        PROMPT,
        /** The phone is to look whether its file has changed. */
        CHECK,
        /** Somebody else has the phone do something: the wish, and the number to call. */
        WISH
    }

    /**
     * One of them.
     *
     * @param about a second value where there is one; empty where not
     */
    record Said(What what, String value, String about) {}

    RemoteRequest {
        said = List.copyOf(said);
        line = List.copyOf(line);
    }

    RemoteRequest(int status, List<Said> said) {
        this(status, said, List.of());
    }

    private static RemoteRequest only(int status) {
        return new RemoteRequest(status, List.of());
    }

    /** Whether it is one of those, whatever it says. */
    static boolean is(SipRequest request) {
        boolean outside = !request.inDialog();
        return switch (request.method()) {
            case "REFER" ->
                outside
                        || request.contentType().contains("remotecc")
                        || request.contentType().startsWith("multipart/");
            // What became of a key comes in the dialog that the REFER has begun (RFC 3515 §2.4.4).
            case "NOTIFY" -> outside || request.contentType().contains("remotecc");
            case SipRequest.OPTIONS -> outside;
            default -> false;
        };
    }

    /**
     * Reads one.
     *
     * @param callId under which the phone is registered at the node that asks
     */
    static RemoteRequest of(SipRequest request, Optional<String> callId) {
        return switch (request.method()) {
            case "REFER" -> new RemoteRequest(202, referred(request.body().text()));
            case "NOTIFY" -> notified(request, callId);
            default -> only(200);
        };
    }

    private static List<Said> referred(String body) {
        List<Said> said = new ArrayList<>();
        int from = body.indexOf(OPENS);
        for (int i = 0; i < REQUESTS_MAX && from >= 0; i++) {
            int close = body.indexOf(CLOSES, from);
            if (close < 0) {
                break;
            }
            int to = close + CLOSES.length();
            XmlInput.read(body.substring(from, to).getBytes(StandardCharsets.UTF_8))
                    .ifPresent(root -> root.children().forEach(one -> said(one, said)));
            from = body.indexOf(OPENS, to);
        }
        return said;
    }

    private static void said(XmlElement one, List<Said> said) {
        switch (one.name()) {
            case "playtonereq" ->
                said.add(new Said(
                        What.TONE,
                        one.childText("tonetype").orElse(""),
                        one.child("dialogid")
                                .flatMap(dialog -> dialog.childText("callid"))
                                .orElse("")));
            case "bulkupdate" ->
                one.children().stream()
                        .filter(contact -> contact.name().equals("contact"))
                        .findFirst()
                        .ifPresent(contact -> contact.children().forEach(update -> said(update, said)));
            case "mwi" -> said.add(new Said(What.MESSAGES, one.text(), ""));
            case "initiatecallreq" ->
                said.add(new Said(
                        What.WISH, Wish.DIAL.name(), one.childText("dialstring").orElse("")));
            case "holdretrievereq" ->
                said.add(new Said(
                        What.WISH,
                        one.childText("action").orElse("").equals("retrieve") ? Wish.RESUME.name() : Wish.HOLD.name(),
                        ""));
            // ASSUMED(no public source): how a call is answered or ended so is not public.
            case "answercallreq" -> said.add(new Said(What.WISH, Wish.ANSWER.name(), ""));
            case "endcallreq" -> said.add(new Said(What.WISH, Wish.HANG_UP.name(), ""));
            case "cfwdallupdate" ->
                said.add(new Said(What.FORWARD, one.childText("fwdaddress").orElse(""), ""));
            case "statuslineupdatereq" ->
                said.add(new Said(What.PROMPT, one.childText("statustext").orElse(""), ""));
            default -> {} // it is for phones that can do more, and a 202 is all that is owed
        }
    }

    private static RemoteRequest notified(SipRequest request, Optional<String> callId) {
        String event = request.header("Event")
                .map(text -> text.split(";", 2)[0].strip())
                .orElse("");
        return switch (event) {
            case "message-summary" -> messages(request);
            case "service-control" -> service(request, callId);
            case "dialog" ->
                new RemoteRequest(
                        200,
                        DialogInfo.parked(request.body().text()).stream()
                                .map(text -> new Said(What.PROMPT, text, ""))
                                .toList(),
                        DialogInfo.read(request.body().text()));
            case "refer", "presence", "kpml", "sip-profile" -> only(200);
            default -> only(489);
        };
    }

    private static RemoteRequest messages(SipRequest request) {
        Matcher waiting = Pattern.compile("(?im)^Messages-Waiting:\\s*(yes|no)\\s*$")
                .matcher(request.body().text());
        return waiting.find()
                ? new RemoteRequest(
                        200, List.of(new Said(What.MESSAGES, waiting.group(1).toLowerCase(java.util.Locale.ROOT), "")))
                : only(400);
    }

    /** With the checks of the product (SIPCC {@code ccsip_core.c}). */
    private static RemoteRequest service(SipRequest request, Optional<String> callId) {
        if (!request.contentType().equals("text/plain")) {
            return only(400);
        }
        Map<String, String> lines = new HashMap<>();
        Matcher each = SERVICE_LINE.matcher(request.body().text());
        while (each.find()) {
            lines.put(each.group(1), each.group(2).strip());
        }
        boolean ours = callId.filter(known -> known.equals(lines.get("RegisterCallId")))
                .isPresent();
        String action = lines.getOrDefault("action", "");
        if (!ours) {
            return only(400);
        }
        return switch (action) {
            case "reset", "restart" -> new RemoteRequest(200, List.of(new Said(What.RESTART, action, "")));
            case "check-version" ->
                lines.keySet().containsAll(STAMPS)
                        ? new RemoteRequest(200, List.of(new Said(What.CHECK, action, "")))
                        : only(400);
            // It wants the loads of a firmware besides, and a client has none.
            case "apply-config" -> only(400);
            default -> only(400);
        };
    }
}

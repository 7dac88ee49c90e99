package org.uclab.client.phone;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.uclab.client.phone.call.CallInput;
import org.uclab.client.phone.call.LineCall;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;

/** Reads what a node tells of the calls of other devices of the line (RFC 4235 §4; whether one is held is told by RFC 3840). */
final class DialogInfo {

    /** Dialogs that are read in one document. */
    private static final int DIALOGS_MAX = 32;

    private static final String RENDERING = "+sip.rendering";

    private DialogInfo() {}

    static List<CallInput.Line> read(String document) {
        return XmlInput.read(document.getBytes(StandardCharsets.UTF_8))
                .filter(root -> root.name().equals("dialog-info"))
                .map(root -> root.children().stream()
                        .filter(child -> child.name().equals("dialog"))
                        .limit(DIALOGS_MAX)
                        .flatMap(dialog -> told(dialog).stream())
                        .toList())
                .orElse(List.of());
    }

    /**
     * What the user is told of calls that this phone has parked (reference voice §1.12); that they are parked is shown by the node itself.
     * ASSUMED(choice): in these words.
     */
    static List<String> parked(String document) {
        return XmlInput.read(document.getBytes(StandardCharsets.UTF_8))
                .filter(root -> root.name().equals("dialog-info"))
                .map(root -> root.children().stream()
                        .filter(child -> child.name().equals("dialog"))
                        .limit(DIALOGS_MAX)
                        .flatMap(dialog -> dialog
                                .child("park")
                                .flatMap(park -> park.childText("event"))
                                .filter(event -> !event.equals("parked"))
                                .map(event ->
                                        "Parked call at " + dialog.attributes().getOrDefault("id", "") + ": " + event)
                                .stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<CallInput.Line> told(XmlElement dialog) {
        String callId = dialog.attributes().getOrDefault("call-id", "");
        String state = dialog.childText("state").orElse("");
        boolean held = dialog.child("local").flatMap(local -> local.child("target")).stream()
                .flatMap(target -> target.children().stream())
                .anyMatch(parameter -> RENDERING.equals(parameter.attributes().get("pname"))
                        && "no".equals(parameter.attributes().get("pval")));
        return callId.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallInput.Line(
                        new LineCall(
                                callId,
                                dialog.attributes().getOrDefault("local-tag", ""),
                                dialog.attributes().getOrDefault("remote-tag", "")),
                        state.equals("terminated"),
                        held));
    }
}

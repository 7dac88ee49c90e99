package org.uclab.sim.ucm.uds;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.Alert;
import org.uclab.sim.ucm.database.SelfCare.Appearance;
import org.uclab.sim.ucm.database.SelfCare.ForwardTo;
import org.uclab.sim.ucm.database.SelfCare.Forwarding;

/**
 * {@code user/{id}/extensions}, {@code extension/{pk}} and the same of a device. The model gives a user one line, which all
 * devices share, so there is one extension or none. Where calls go belongs to the line; its label, its rings and whether
 * missed calls are logged belong to the line on one device, and to all of them where the path names none.
 */
final class ExtensionsDocument {

    private static final Map<Forwarding, String> FORWARDINGS = new EnumMap<>(Map.of(
            Forwarding.ALL, "callForwardAllDestination",
            Forwarding.BUSY_EXTERNAL, "forwardBusyExternalCallDestination",
            Forwarding.NO_ANSWER_EXTERNAL, "forwardNoAnswerExternalCallDestination",
            Forwarding.BUSY_INTERNAL, "forwardBusyInternalCallDestination",
            Forwarding.NO_ANSWER_INTERNAL, "forwardNoAnswerInternalCallDestination"));

    private static final String TO_VOICE_MAIL = "sendToVoiceMailPilotNumber";
    private static final String TO_CUSTOM = "sendToCustomDestination";

    private ExtensionsDocument() {}

    static Reply ofUser(UdsCall call, EndUser user) {
        XmlText text =
                Reply.begin().open("extensions", "version", call.version(), "uri", call.uri(user) + "/extensions");
        id(call, user).ifPresent(id -> {
            text.open("extension", "isPrimary", "true", "uri", call.uri(user) + "/extension/" + id);
            line(text, call, user, id, List.of(Forwarding.ALL));
            SelfCare care = call.cluster().care(user);
            Appearance first = LineAlerts.first(care, user);
            LineAlerts.ofAll(text, care, user);
            String applies = "appliesToAllLineAppearances";
            if (first.label().isEmpty()) {
                text.empty("label", applies, LineAlerts.same(care, user, Appearance::label));
            } else {
                text.element("label", first.label(), applies, LineAlerts.same(care, user, Appearance::label));
            }
            text.element(
                            "logMissedCalls",
                            Boolean.toString(first.logMissedCalls()),
                            applies,
                            LineAlerts.same(care, user, Appearance::logMissedCalls))
                    .close();
        });
        return Reply.document(text);
    }

    static Reply ofDevice(UdsCall call, EndUser user, Device device) {
        XmlText text = Reply.begin()
                .open("extensions", "uri", call.uri(user, device) + "/extensions", "version", call.version());
        id(call, user).ifPresent(id -> {
            text.open("extension", "uri", call.uri(user, device) + "/extension/" + id, "isPrimary", "true");
            line(text, call, user, id, List.of(Forwarding.ALL));
            Appearance line = call.cluster().care(user).device(device.id()).line();
            LineAlerts.named(text, line);
            own(text, line).close();
        });
        return Reply.document(text);
    }

    /** ASSUMED(UDS API): the list of a user leads to an extension below the user; it is that of his first device. */
    static Reply one(UdsCall call, EndUser user, String id) {
        return one(call, user, call.uri(user), LineAlerts.devices(user).get(0), id);
    }

    static Reply one(UdsCall call, EndUser user, Device device, String id) {
        return one(call, user, call.uri(user, device), device.id(), id);
    }

    private static Reply one(UdsCall call, EndUser user, String above, String device, String id) {
        if (id(call, user).filter(id::equals).isEmpty()) {
            return Reply.absent("extension");
        }
        XmlText text = Reply.begin()
                .open("extension", "version", call.version(), "uri", above + "/extension/" + id, "isPrimary", "true");
        line(text, call, user, id, List.copyOf(FORWARDINGS.keySet()));
        Appearance line = call.cluster().care(user).device(device).line();
        LineAlerts.choices(text, line);
        own(text, line).close();
        return Reply.document(text);
    }

    static Reply change(UdsCall call, EndUser user, String id) {
        return change(call, user, LineAlerts.devices(user), id).orElseGet(() -> one(call.again(), user, id));
    }

    static Reply change(UdsCall call, EndUser user, Device device, String id) {
        return change(call, user, List.of(device.id()), id).orElseGet(() -> one(call.again(), user, device, id));
    }

    /** What went wrong; empty when the change was made. */
    private static Optional<Reply> change(UdsCall call, EndUser user, List<String> devices, String id) {
        if (id(call, user).filter(id::equals).isEmpty()) {
            return Optional.of(Reply.absent("extension"));
        }
        Optional<XmlElement> body = Body.read(call.question(), "extension");
        SelfCare care = call.cluster().care(user);
        Optional<Map<Forwarding, ForwardTo>> forward = body.flatMap(root -> forwarded(root, care));
        Optional<Map<Alert, String>> alerts = body.flatMap(LineAlerts::read);
        Optional<String> missed = body.flatMap(root -> root.childText("logMissedCalls"));
        Optional<Boolean> log = missed.flatMap(text -> Body.truth(text, true));
        if (forward.isEmpty() || alerts.isEmpty() || missed.isPresent() != log.isPresent()) {
            return Optional.of(Reply.problem(415, "the body is not a usable extension"));
        }
        Optional<String> label = body.get().childText("label");
        call.database()
                .change(
                        user.id(),
                        now -> now.forwarding(forward.get())
                                .withDevices(devices, before -> LineAlerts.changed(before, alerts.get(), label, log)));
        return Optional.empty();
    }

    private static Optional<Map<Forwarding, ForwardTo>> forwarded(XmlElement root, SelfCare care) {
        Map<Forwarding, ForwardTo> read = new EnumMap<>(Forwarding.class);
        for (Map.Entry<Forwarding, String> each : FORWARDINGS.entrySet()) {
            Optional<XmlElement> sent = root.child(each.getValue());
            Optional<ForwardTo> wanted =
                    sent.flatMap(element -> forward(element, TO_CUSTOM, care.forward(each.getKey())));
            if (sent.isPresent() != wanted.isPresent()) {
                return Optional.empty();
            }
            wanted.ifPresent(to -> read.put(each.getKey(), to));
        }
        return Optional.of(read);
    }

    /**
     * Where calls shall go: voice mail, the number, or both, of which voice mail then counts. What is absent stays, what is
     * empty gets its default; empty when it is not usable.
     *
     * @param number the element that has the number
     */
    static Optional<ForwardTo> forward(XmlElement sent, String number, ForwardTo before) {
        Optional<Boolean> toVoiceMail = sent.childText(TO_VOICE_MAIL)
                .map(text -> Body.truth(text, false))
                .orElse(Optional.of(before.toVoiceMail()));
        String destination = sent.childText(number).orElse(before.destination());
        return toVoiceMail.map(voiceMail -> new ForwardTo(voiceMail, destination));
    }

    /** The key of a user's line, empty where he has none. */
    private static Optional<String> id(UdsCall call, EndUser user) {
        return user.line().isEmpty()
                ? Optional.empty()
                : Optional.of(call.cluster().key("extension", user.id() + "/" + user.line()));
    }

    private static void line(XmlText text, UdsCall call, EndUser user, String id, List<Forwarding> shown) {
        // ASSUMED(choice): no voice mail pilot is configured, and no message waits.
        text.element("id", id).element("directoryNumber", user.line()).empty("voiceMailPilotNumber");
        SelfCare care = call.cluster().care(user);
        for (Forwarding kind : shown) {
            ForwardTo to = care.forward(kind);
            text.open(FORWARDINGS.get(kind))
                    .element(TO_VOICE_MAIL, to.toVoiceMail())
                    .element(TO_CUSTOM, to.destination())
                    .close();
        }
        text.element("messageWaitingVisualAlert", false);
    }

    private static XmlText own(XmlText text, Appearance line) {
        return text.element("logMissedCalls", line.logMissedCalls()).element("label", line.label());
    }
}

package org.uclab.sim.ucm.uds;

import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.ForwardAll;

/**
 * {@code user/{id}/extensions} and {@code extension/{pk}}. The model gives a user one line, which all devices share, so
 * there is one extension or none. ASSUMED(API): message waiting and ring elements are named in prose only and left out.
 */
final class ExtensionsDocument {

    private ExtensionsDocument() {}

    static Reply list(UdsCall call, EndUser user, String path) {
        XmlText text = Reply.begin().open("extensions", "uri", call.uri(user) + "/" + path, "version", call.version());
        if (!user.line().isEmpty()) {
            text.open("extension", "isPrimary", "true", "uri", uri(call, user));
            children(text, call, user);
            text.close();
        }
        return Reply.document(text);
    }

    static Reply one(UdsCall call, EndUser user, String id) {
        if (!id(call, user).filter(id::equals).isPresent()) {
            return Reply.absent("extension");
        }
        XmlText text =
                Reply.begin().open("extension", "uri", uri(call, user), "version", call.version(), "isPrimary", "true");
        children(text, call, user);
        return Reply.document(text);
    }

    static Reply change(UdsCall call, EndUser user, String id) {
        if (!id(call, user).filter(id::equals).isPresent()) {
            return Reply.absent("extension");
        }
        Optional<XmlElement> body = Body.read(call.question(), "extension");
        SelfCare care = call.cluster().care(user);
        Optional<ForwardAll> forward =
                body.flatMap(root -> forward(root, "sendToCustomDestination", care.forwardAll()));
        Optional<Boolean> missed = body.map(root -> root.childText("logMissedCalls"))
                .flatMap(sent -> sent.map(text -> Body.truth(text, true)).orElse(Optional.of(care.logMissedCalls())));
        if (forward.isEmpty() || missed.isEmpty()) {
            return Reply.problem(415, "the body is not a usable extension");
        }
        String label = body.get().childText("label").orElse(care.lineLabel());
        call.database()
                .change(user.id(), now -> now.withForwardAll(forward.get()).withLine(missed.get(), label));
        return one(call.again(), user, id);
    }

    /** Where all calls shall go after that request; empty when what it says is not usable. */
    static Optional<ForwardAll> forward(XmlElement root, String destinationName, ForwardAll before) {
        Optional<XmlElement> sent = root.child("callForwardAllDestination");
        if (sent.isEmpty()) {
            return Optional.of(before);
        }
        Optional<Boolean> toVoiceMail = sent.get()
                .childText("sendToVoiceMailPilotNumber")
                .map(text -> Body.truth(text, false))
                .orElse(Optional.of(before.toVoiceMail()));
        String destination = sent.get().childText(destinationName).orElse(before.destination());
        return toVoiceMail.map(voiceMail -> new ForwardAll(voiceMail, destination));
    }

    private static Optional<String> id(UdsCall call, EndUser user) {
        return user.line().isEmpty()
                ? Optional.empty()
                : Optional.of(call.cluster().key("extension", user.id() + "/" + user.line()));
    }

    private static String uri(UdsCall call, EndUser user) {
        return call.uri(user) + "/extension/" + id(call, user).orElseThrow();
    }

    private static void children(XmlText text, UdsCall call, EndUser user) {
        SelfCare care = call.cluster().care(user);
        text.element("id", id(call, user).orElseThrow())
                .element("directoryNumber", user.line())
                .element("label", care.lineLabel())
                .element("voiceMailPilotNumber", "")
                .open("callForwardAllDestination")
                .element("sendToVoiceMailPilotNumber", care.forwardAll().toVoiceMail())
                .element("sendToCustomDestination", care.forwardAll().destination())
                .close()
                .element("logMissedCalls", care.logMissedCalls());
    }
}

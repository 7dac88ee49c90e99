package org.uclab.sim.ucm.uds;

import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare.ConferenceNow;

/** {@code user/{id}/conferencing}, from 11.0: whether a user has a meeting place, and its access code. */
final class ConferencingDocument {

    private ConferencingDocument() {}

    static Reply answer(UdsCall call, EndUser user) {
        ConferenceNow now = call.cluster().care(user).personal().conferenceNow();
        XmlText text = Reply.begin()
                .open("conferencing", "uri", call.uri(user) + "/conferencing", "version", call.version())
                .open("conferenceNow")
                .element("enabled", now.enabled())
                .element("accessCode", now.accessCode());
        return Reply.document(text);
    }

    static Reply change(UdsCall call, EndUser user) {
        ConferenceNow before = call.cluster().care(user).personal().conferenceNow();
        Optional<ConferenceNow> wanted = Body.read(call.question(), "conferencing")
                .flatMap(root -> root.child("conferenceNow"))
                .flatMap(sent -> read(sent, before));
        if (wanted.isEmpty()) {
            return Reply.problem(415, "the body is not a usable conferencing");
        }
        call.database().change(user.id(), care -> care.with(wanted.get()));
        return answer(call.again(), user);
    }

    /** ASSUMED(feature guide): an access code has three to ten digits. */
    private static Optional<ConferenceNow> read(XmlElement sent, ConferenceNow before) {
        Optional<Boolean> enabled =
                sent.childText("enabled").map(text -> Body.truth(text, false)).orElse(Optional.of(before.enabled()));
        String code = sent.childText("accessCode").orElse(before.accessCode());
        return code.matches("(\\d{3,10})?") ? enabled.map(on -> new ConferenceNow(on, code)) : Optional.empty();
    }
}

package org.uclab.client.voicemail;

import java.util.List;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on voicemail. */
public final class VoicemailDecisions {

    static final Outcome AT = Outcome.chosen("at", "{server}");
    static final Reason ANSWERS = Reason.named("voicemail-answers", "it answers");
    static final Reason PROBLEM = Reason.named("voicemail-problem", "not reached: {problem...}");

    /** Which server has the messages. */
    static final Subject SERVER = Subject.named("voicemail-server", "voicemail server")
            .decides(AT, HttpDecisions.NOT, HttpDecisions.NONE)
            .because(ANSWERS, PROBLEM)
            .because(HttpDecisions.PROBLEMS)
            .because(HttpDecisions.NO_SERVER);

    static final Outcome NOT_PLAYED = Outcome.refused("not-played", "not played");
    static final Outcome PLAYED = Outcome.chosen("played", "played");
    static final Reason IN_CODEC = Reason.named("recorded-in", "message {id} in {codec}");
    static final Reason UNPLAYABLE = Reason.named("recording-unplayable", "message {id}: {problem...}");

    /** Whether a recording is heard. */
    static final Subject RECORDING = Subject.named("voicemail-recording", "voice message")
            .decides(PLAYED, NOT_PLAYED)
            .because(IN_CODEC, UNPLAYABLE);

    static final Outcome FROM = Outcome.chosen("from", "from {server}");
    static final Outcome LOST = Outcome.noted("lost", "lost");
    static final Outcome WAITING = Outcome.noted("waiting", "waiting");
    static final Outcome GIVEN_UP = Outcome.refused("given-up", "given up");

    static final Reason SUBSCRIBED = Reason.named("voicemail-subscribed", "subscribed");
    static final Reason BROKEN = Reason.named("voicemail-broken", "nothing is told: {problem...}");
    static final Reason NEXT = Reason.named("voicemail-next", "{problem...}; the next attempt is in {pause} s");

    /** Who tells of messages as they come. */
    static final Subject NOTIFICATIONS = Subject.named("voicemail-notifications", "voicemail notifications")
            .decides(FROM, LOST, WAITING, GIVEN_UP)
            .because(SUBSCRIBED, BROKEN, NEXT);

    static final Outcome EVENT = Outcome.noted("event", "{type}");
    static final Reason MESSAGE = Reason.named("voicemail-message", "message {id}");

    /** What the server has told of a message. */
    static final Subject NEWS =
            Subject.named("voicemail-event", "voicemail event").decides(EVENT).because(MESSAGE);

    private VoicemailDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(SERVER, RECORDING, NOTIFICATIONS, NEWS);
    }
}

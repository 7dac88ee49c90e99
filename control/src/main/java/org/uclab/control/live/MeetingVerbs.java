package org.uclab.control.live;

import java.util.List;
import java.util.function.Consumer;
import org.uclab.client.Meetings;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Verb;

/** Verbs of "In a meeting". */
public final class MeetingVerbs {

    /** A client whose user has said something of meetings. */
    public record MeetingView(String client) {}

    public static final Verb<LiveLab, MeetingView> CHOOSE = deed(
            "choose-meetings",
            "Has it shown that the user is in a meeting, by the calendar.",
            "{user} chooses In a meeting",
            meetings -> meetings.choose(true));
    public static final Verb<LiveLab, MeetingView> UNCHOOSE = deed(
            "unchoose-meetings",
            "Has it shown no more that the user is in a meeting.",
            "{user} chooses In a meeting no more",
            meetings -> meetings.choose(false));
    public static final Verb<LiveLab, MeetingView> MEET = deed(
            "meet",
            "Begins a meeting that is in no calendar.",
            "{user} begins a meeting that is in no calendar",
            meetings -> meetings.meet(true));
    public static final Verb<LiveLab, MeetingView> PART = deed(
            "part",
            "Ends a meeting that is in no calendar.",
            "{user} ends the meeting that is in no calendar",
            meetings -> meetings.meet(false));

    private MeetingVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(CHOOSE, UNCHOOSE, MEET, PART);
    }

    private static Verb<LiveLab, MeetingView> deed(String word, String about, String step, Consumer<Meetings> what) {
        return Verb.<LiveLab>named("client " + word, about)
                .call(Method.POST, "/clients/{client}/" + word)
                .takes(ClientVerbs.CLIENT)
                .step(step)
                .gives(MeetingView.class, (lab, said) -> {
                    LiveClient live = ClientVerbs.client(lab, said);
                    Doing.fitting(() -> what.accept(new Meetings(live.client())));
                    return new MeetingView(live.id());
                });
    }
}

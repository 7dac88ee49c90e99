package org.uclab.control.live;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.control.verb.Verb;

/** Everything that a person can do to a running lab, in the order in which people read it. */
public final class Verbs {

    private static final List<Verb<LiveLab, ?>> ALL = Stream.of(
                    LabVerbs.all(),
                    UserVerbs.all(),
                    FaultVerbs.all(),
                    ClockVerbs.all(),
                    ClientVerbs.all(),
                    TalkVerbs.all(),
                    ChatVerbs.all(),
                    LockVerbs.all(),
                    MeetingVerbs.all(),
                    RoomVerbs.all(),
                    FileVerbs.all(),
                    ImShareVerbs.all(),
                    PeopleVerbs.all(),
                    SetupVerbs.all(),
                    LinkVerbs.all(),
                    PageVerbs.all(),
                    PortVerbs.all(),
                    PhoneVerbs.all(),
                    LineVerbs.all(),
                    PhoneStateVerbs.all(),
                    MediaVerbs.all(),
                    ApplicationVerbs.all(),
                    VoicemailVerbs.all(),
                    HistoryVerbs.all())
            .flatMap(List::stream)
            .<Verb<LiveLab, ?>>map(verb -> verb)
            .toList();

    private Verbs() {}

    /** All of them. */
    public static List<Verb<LiveLab, ?>> all() {
        return ALL;
    }
}

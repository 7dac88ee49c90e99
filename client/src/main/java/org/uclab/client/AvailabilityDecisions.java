package org.uclab.client;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on "In a meeting". */
final class AvailabilityDecisions {

    static final Outcome SERVER = Outcome.chosen("meeting-by-server", "the presence server");
    static final Outcome CLIENT = Outcome.chosen("meeting-by-client", "the client");
    static final Outcome NOBODY = Outcome.none("meeting-by-nobody", "nobody");

    static final Reason INTEGRATED = Reason.named("calendar-integrated", "the presence server reads the calendar");
    static final Reason NOT_INTEGRATED =
            Reason.named("calendar-not-integrated", "the presence server reads no calendar");
    static final Reason CLOUD = Reason.named("meeting-cloud", "in the cloud it is the client's to set");
    static final Reason NOT_CHOSEN = Reason.named("meeting-not-chosen", "the user has not chosen it");
    static final Reason PLATFORM = Reason.named("meeting-platform", "a client on {platform} never sets it");

    static final Subject SOURCE = Subject.named("meeting-source", "who sets In a meeting")
            .decides(SERVER, CLIENT, NOBODY)
            .because(INTEGRATED, NOT_INTEGRATED, CLOUD, NOT_CHOSEN, PLATFORM);

    static final Outcome MEETING = Outcome.noted("in-a-meeting", "in a meeting");
    static final Outcome FREE = Outcome.noted("in-no-meeting", "in no meeting");

    static final Reason CALENDAR = Reason.named("meeting-calendar", "the calendar of {application} says so");
    static final Reason INSTANT =
            Reason.named("meeting-instant", "the user has begun a meeting that is in no calendar");
    static final Reason OVER = Reason.named("meeting-over", "no meeting is left");

    static final Subject AVAILABILITY =
            Subject.named("availability", "availability").decides(MEETING, FREE).because(CALENDAR, INSTANT, OVER);

    private AvailabilityDecisions() {}

    /** The subjects. */
    static List<Subject> all() {
        return List.of(SOURCE, AVAILABILITY);
    }
}

package org.uclab.client;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on custom tabs, problem reports and meetings in a browser. */
final class PageDecisions {

    static final Outcome SHOWN = Outcome.noted("tab-shown", "shown");
    static final Outcome NOT_SHOWN = Outcome.refused("tab-not-shown", "not shown");
    static final Outcome SENT = Outcome.noted("report-sent", "sent to {server}");
    static final Outcome NOT_SENT = Outcome.refused("report-not-sent", "not sent");
    static final Outcome SAVED = Outcome.noted("report-saved", "saved as {file}");
    static final Outcome JOINED = Outcome.noted("meeting-joined", "joined");
    static final Outcome NOT_JOINED = Outcome.refused("meeting-not-joined", "not joined");

    static final Reason PAGE = Reason.named("tab-page", "its page came from {server}");
    static final Reason MOBILE_TAB = Reason.named("tab-mobile", "a client on {platform} has no tabs outside");
    static final Reason MOBILE_REPORT = Reason.named("report-mobile", "a client on {platform} reports no problems");
    static final Reason NO_REPORT_SERVER =
            Reason.named("report-no-server", "jabber-config.xml names no server for problem reports");
    static final Reason TAKEN = Reason.named("report-taken", "the server has taken it");
    static final Reason COPY = Reason.named("report-copy", "the user keeps a copy of {bytes} bytes");
    static final Reason ON_PREMISES = Reason.named("meeting-on-premises", "the server on premises, {server}, has it");
    static final Reason CLOUD = Reason.named("meeting-cloud-site", "the site in the cloud, {server}, has it");
    static final Reason NOT_ALLOWED =
            Reason.named("page-not-allowed", "{server} is not on the allow list of Expressway");

    static final Reason BAD_ADDRESS = Reason.named("page-no-address", "'{address}' is no address");
    static final Reason LATE = Reason.named("page-late", "there was no answer in time");

    /** What keeps a page away on its way. */
    static final List<Reason> UNREACHED = Stream.concat(
                    Stream.of(NOT_ALLOWED, BAD_ADDRESS, LATE), HttpDecisions.FETCHED.stream())
            .toList();

    static final Subject TAB = Subject.named("custom-tab", "custom tab {tab}")
            .decides(SHOWN, NOT_SHOWN)
            .because(with(PAGE, MOBILE_TAB));
    static final Subject REPORT = Subject.named("problem-report", "problem report {file}")
            .decides(SENT, NOT_SENT, SAVED)
            .because(with(NO_REPORT_SERVER, MOBILE_REPORT, TAKEN, COPY));
    static final Subject MEETING = Subject.named("meeting-in-browser", "meeting {address}")
            .decides(JOINED, NOT_JOINED)
            .because(with(ON_PREMISES, CLOUD));

    private PageDecisions() {}

    private static Reason[] with(Reason... own) {
        return Stream.concat(Stream.of(own), UNREACHED.stream()).toArray(Reason[]::new);
    }

    /** The subjects. */
    static List<Subject> all() {
        return List.of(TAB, REPORT, MEETING);
    }
}

package org.uclab.control.live;

import java.util.List;
import java.util.function.Function;
import org.uclab.client.Pages;
import org.uclab.client.phone.Settled;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of what a client has of web servers: custom tabs, problem reports and meetings. */
public final class PageVerbs {

    public static final Parameter<String> PROBLEM =
            Parameter.text("problem", "what the user says is wrong").inPlace();
    public static final Parameter<String> MEETING = Parameter.text(
                    "meeting", "address of a meeting, as an invitation has it")
            .inPlace();

    /**
     * A custom tab.
     *
     * @param why where its page came from, or why it is not shown
     */
    public record TabView(String client, String tab, boolean shown, String why) {}

    /** A problem report that somebody keeps: its name and how many bytes it has. */
    public record SavedView(String client, String file) {}

    public static final Verb<LiveLab, List<TabView>> TABS = Verb.<LiveLab>named(
                    "client tabs", "Fetches the custom tabs of a client, and lists which are shown.")
            .call(Method.GET, "/clients/{client}/tabs")
            .takes(ClientVerbs.CLIENT)
            .step("{user} has the custom tabs:")
            .givesMany(TabView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                return Doing.fitting(() -> pages(live).tabs()).stream()
                        .map(tab -> new TabView(live.id(), tab.name(), tab.shown(), tab.why()))
                        .toList();
            });

    public static final Verb<LiveLab, PhoneVerbs.DoneView> REPORT = Verb.<LiveLab>named(
                    "client report-problem", "Writes a problem report and sends it to the server for those.")
            .call(Method.POST, "/clients/{client}/report-problem")
            .takes(ClientVerbs.CLIENT, PROBLEM)
            .step(
                    "{user} reports the problem {string}",
                    "the report of {user} on the problem {string} cannot be sent: {string}")
            .gives(PhoneVerbs.DoneView.class, (lab, said) -> done(lab, said, pages -> pages.report(said.get(PROBLEM))))
            .wanting(PhoneVerbs.DoneView::done);

    public static final Verb<LiveLab, SavedView> SAVE = Verb.<LiveLab>named(
                    "client save-report", "Keeps a copy of the problem report that was written last.")
            .call(Method.POST, "/clients/{client}/save-report")
            .takes(ClientVerbs.CLIENT)
            .step("{user} saves a copy of the problem report")
            .gives(SavedView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                return new SavedView(live.id(), Doing.fitting(() -> pages(live).save()));
            });

    public static final Verb<LiveLab, PhoneVerbs.DoneView> JOIN = Verb.<LiveLab>named(
                    "client join-meeting", "Opens the address of a meeting.")
            .call(Method.POST, "/clients/{client}/join-meeting")
            .takes(ClientVerbs.CLIENT, MEETING)
            .step("{user} joins the meeting {string}", "{user} cannot join the meeting {string}: {string}")
            .gives(PhoneVerbs.DoneView.class, (lab, said) -> done(lab, said, pages -> pages.join(said.get(MEETING))))
            .wanting(PhoneVerbs.DoneView::done);

    private PageVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(TABS, REPORT, SAVE, JOIN);
    }

    private static Pages pages(LiveClient live) {
        return new Pages(live.client());
    }

    private static PhoneVerbs.DoneView done(LiveLab lab, Said said, Function<Pages, Settled> deed) {
        LiveClient live = ClientVerbs.client(lab, said);
        return PhoneVerbs.done(live, Doing.fitting(() -> deed.apply(pages(live))));
    }
}

package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.client.phone.call.Wish;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Node;

/** Verbs of programs, such as a switchboard, that control the phones of a user through CTI. */
public final class ApplicationVerbs {

    /** How one is called unless somebody says otherwise. */
    public static final String NAME_DEFAULT = "application";

    private static final String SERVICE = "cti";

    public static final Parameter<String> USER =
            Parameter.text("user", "whose phones it controls").inPlace();
    public static final Parameter<String> HOST = Parameter.text("host", "host whose CTI it signs in to");
    public static final Parameter<String> FROM = Parameter.text("from", "zone in which it runs: inside, outside");
    public static final Parameter<String> NAME = Parameter.text(
                    "name", "how it is called (" + NAME_DEFAULT + " unless said)")
            .optional();
    public static final Parameter<String> PASSWORD =
            Parameter.text("password", "the user's own unless said").optional();
    public static final Parameter<String> APPLICATION =
            Parameter.text("application", "name of an application").inPlace();
    public static final Parameter<String> DEVICE =
            Parameter.text("device", "name of a device of the user").inPlace();
    public static final Parameter<String> NUMBER =
            Parameter.text("number", "as it is dialled").inPlace();

    /**
     * One that has signed in.
     *
     * @param user whose phones it controls
     * @param host where it has signed in
     * @param zone in which it runs
     */
    public record ApplicationView(String id, String user, String host, String zone) {}

    /**
     * What CTI says to it.
     *
     * @param done    whether it has signed in, or what it asks of a device is under way
     * @param refused why not; empty where it is
     */
    public record ControlView(String application, boolean done, String refused) {}

    public static final Verb<LiveLab, List<ApplicationView>> LIST = Verb.<LiveLab>named(
                    "application list", "Lists the applications that have signed in to CTI.")
            .call(Method.GET, "/applications")
            .without(Face.STEP, LabVerbs.TELLS)
            .givesMany(
                    ApplicationView.class,
                    (lab, said) -> lab.applications().all().stream()
                            .map(ApplicationVerbs::view)
                            .toList());

    public static final Verb<LiveLab, ControlView> SIGN_IN = Verb.<LiveLab>named(
                    "application sign-in", "Has an application sign in to CTI as a user whose phones it controls then.")
            .call(Method.POST, "/applications")
            .takes(USER, HOST, FROM, NAME, PASSWORD)
            .step("an application {zone} signs in to CTI of {host} as {user}")
            .gives(ControlView.class, ApplicationVerbs::signIn)
            .wanting(ControlView::done);

    public static final Verb<LiveLab, ControlView> CALL = Verb.<LiveLab>named(
                    "application call", "Has a device call a number.")
            .call(Method.POST, "/applications/{application}/call")
            .takes(APPLICATION, DEVICE, NUMBER)
            .step(
                    "the application has {string} call {string}",
                    "calling {string} with {string} is refused to the application: {string}")
            .gives(ControlView.class, (lab, said) -> controlled(lab, said, Wish.DIAL, said.get(NUMBER)))
            .wanting(ControlView::done);

    public static final Verb<LiveLab, ControlView> ANSWER = plain(
            "answer", "Has a device answer the call that rings.", Wish.ANSWER, "the application has {string} answer");

    public static final Verb<LiveLab, ControlView> HANG_UP =
            plain("hang-up", "Has a device hang up.", Wish.HANG_UP, "the application has {string} hang up");

    public static final Verb<LiveLab, ApplicationView> END = Verb.<LiveLab>named(
                    "application end", "Ends an application.")
            .call(Method.DELETE, "/applications/{application}")
            .takes(APPLICATION)
            .without(Face.STEP, "the applications of a scenario end with it")
            .gives(ApplicationView.class, (lab, said) -> {
                ApplicationView last = view(lab.applications().get(said.get(APPLICATION)));
                lab.applications().leave(last.id());
                return last;
            });

    private ApplicationVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(LIST, SIGN_IN, CALL, ANSWER, HANG_UP, END);
    }

    private static Verb<LiveLab, ControlView> plain(String word, String about, Wish wish, String step) {
        return Verb.<LiveLab>named("application " + word, about)
                .call(Method.POST, "/applications/{application}/" + word)
                .takes(APPLICATION, DEVICE)
                .step(step)
                .gives(ControlView.class, (lab, said) -> controlled(lab, said, wish, ""))
                .wanting(ControlView::done);
    }

    private static ApplicationView view(Applications.Application application) {
        return new ApplicationView(application.id(), application.user(), application.host(), application.zone());
    }

    private static ControlView view(String application, Optional<String> refused) {
        return new ControlView(application, refused.isEmpty(), refused.orElse(""));
    }

    private static ControlView signIn(LiveLab lab, Said said) throws InterruptedException {
        User user = lab.names().person(said.get(USER));
        Node host = lab.names().host(said.get(HOST));
        String id = ClientVerbs.called(lab, said.find(NAME).orElse(NAME_DEFAULT));
        String zone = lab.names().zone(said.get(FROM)).name();
        return view(
                id,
                lab.applications()
                        .signIn(
                                new Applications.Application(id, user.id(), host.name(), zone),
                                lab.names().port(host, SERVICE).published(),
                                said.find(PASSWORD).orElse(user.password())));
    }

    private static ControlView controlled(LiveLab lab, Said said, Wish wish, String number)
            throws InterruptedException {
        String id = said.get(APPLICATION);
        return view(id, lab.applications().want(id, said.get(DEVICE), wish, number));
    }
}

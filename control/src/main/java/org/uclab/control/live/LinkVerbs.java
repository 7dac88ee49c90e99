package org.uclab.control.live;

import java.util.Arrays;
import java.util.List;
import org.uclab.client.xmpp.ChatWindow;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of links that other programs hand to a client, and of the chat windows that they open. */
public final class LinkVerbs {

    public static final Parameter<String> URI = Parameter.text(
                    "uri", "a link: TEL:, CISCOTEL:, SIP:, CISCOTELCONF: start a call, XMPP: and IM: open a chat")
            .inPlace();
    public static final Parameter<String> PEOPLE = Parameter.text(
                    "to", "a user of the world, or an address; several, separated by semicolons, in a group chat")
            .inPlace();
    public static final Parameter<String> SCHEME =
            Parameter.text("scheme", "a kind of link, such as xmpp").inPlace();
    public static final Parameter<String> APPLICATION =
            Parameter.text("application", "name of the other application").inPlace();

    /** An application that has registered for a kind of link on the host of a client. */
    public record HandlerView(String client, String key, String application) {}

    /**
     * A chat window.
     *
     * @param with  bare addresses of the others
     * @param input what stands in the input box and is not sent yet
     */
    public record WindowView(List<String> with, String subject, String input) {}

    public static final Verb<LiveLab, PhoneVerbs.DoneView> OPEN = Verb.<LiveLab>named(
                    "client open", "Opens a link that starts a call or a chat, as another program hands it over.")
            .call(Method.POST, "/clients/{client}/open")
            .takes(ClientVerbs.CLIENT, URI)
            .step("{user} opens the link {string}", "the link {string} does not reach the client of {user}: {string}")
            .gives(PhoneVerbs.DoneView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                return PhoneVerbs.done(live, Doing.fitting(() -> live.links().open(said.get(URI))));
            })
            .wanting(PhoneVerbs.DoneView::done);

    public static final Verb<LiveLab, HandlerView> REGISTER = Verb.<LiveLab>named(
                    "client other-handler",
                    "Has another application register for a kind of link on the host of a client.")
            .call(Method.POST, "/clients/{client}/handlers")
            .takes(ClientVerbs.CLIENT, SCHEME, APPLICATION)
            .step("another application, {string}, registers for {word} links on the host of {user}")
            .gives(HandlerView.class, LinkVerbs::register);

    public static final Verb<LiveLab, List<WindowView>> WINDOWS = Verb.<LiveLab>named(
                    "client chat-windows", "Lists the open chat windows of a client, the one opened last at the end.")
            .call(Method.GET, "/clients/{client}/chat-windows")
            .takes(ClientVerbs.CLIENT)
            .step("{user} has the chat windows:")
            .givesMany(
                    WindowView.class,
                    (lab, said) -> Doing.fitting(
                                    () -> ClientVerbs.client(lab, said).links().chatWindows())
                            .stream()
                            .map(window -> new WindowView(window.with(), window.subject(), window.input()))
                            .toList());

    public static final Verb<LiveLab, TalkVerbs.SentView> SEND = Verb.<LiveLab>named(
                    "client send-window", "Sends what stands in the input box of a chat window.")
            .call(Method.POST, "/clients/{client}/chat-windows/send")
            .takes(ClientVerbs.CLIENT, PEOPLE)
            .step(
                    "{user} sends what stands in the chat window with {user}",
                    "{user} sends what stands in the chat window with {user} and {user}")
            .gives(TalkVerbs.SentView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                List<String> people = Arrays.stream(said.get(PEOPLE).split(";"))
                        .map(user -> TalkVerbs.address(lab, user))
                        .toList();
                ChatWindow window = Doing.fitting(() -> live.links().send(people));
                return new TalkVerbs.SentView(live.id(), String.join(";", people), window.input(), true);
            })
            .wanting(TalkVerbs.SentView::sent);

    private LinkVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(OPEN, REGISTER, WINDOWS, SEND);
    }

    private static HandlerView register(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        String key = Doing.fitting(() -> live.links().other(said.get(SCHEME), said.get(APPLICATION)));
        return new HandlerView(live.id(), key, said.get(APPLICATION));
    }
}

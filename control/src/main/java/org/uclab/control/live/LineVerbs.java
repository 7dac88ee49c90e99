package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.client.Softphone;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.PhoneView;
import org.uclab.client.phone.call.CallView;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of what a phone shows of its line, and lets hear before a call is answered. Those that wait say how long. */
public final class LineVerbs {

    public static final Parameter<String> ELSEWHERE = Parameter.text(
                    "elsewhere", "what other devices do with the line: free, in-use or held")
            .optional();
    public static final Parameter<String> TEXT =
            Parameter.text("text", "that the node has the phone show").optional();
    public static final Parameter<String> MESSAGES = Parameter.text(
                    "messages", "whether messages wait at voicemail: waiting or none")
            .optional();
    public static final Parameter<Long> HERTZ = Parameter.count("hertz", "of the tone");

    /** Words for {@link #MESSAGES}. */
    public static final String WAITING = "waiting";

    public static final String NO_MESSAGES = "none";

    /**
     * Whether a tone was heard before the newest call was answered.
     *
     * @param settled whether that call is answered, or over
     */
    public record EarlyView(String client, boolean settled, boolean heard) {}

    public static final Verb<LiveLab, PhoneStateVerbs.PhoneAwaitedView> AWAIT_LINE = Verb.<LiveLab>named(
                    "client await-line", "Waits until the phone of a client shows that of its line.")
            .call(Method.POST, "/clients/{client}/line/await")
            .takes(ClientVerbs.CLIENT, ELSEWHERE, TEXT, MESSAGES, TalkVerbs.WITHIN)
            .step(
                    "the phone of {user} shows {string}",
                    "the phone of {user} says that messages wait",
                    "the phone of {user} says that no messages wait",
                    "the line of {user} is in use at another phone",
                    "the line of {user} has a call held at another phone",
                    "the line of {user} is free at other phones")
            .gives(PhoneStateVerbs.PhoneAwaitedView.class, LineVerbs::line)
            .wanting(PhoneStateVerbs.PhoneAwaitedView::so);

    public static final Verb<LiveLab, EarlyView> HEARD_EARLY = Verb.<LiveLab>named(
                    "client heard-early",
                    "Waits until the newest call is answered or over, and tells whether a tone was heard before.")
            .call(Method.POST, "/clients/{client}/heard-early")
            .takes(ClientVerbs.CLIENT, HERTZ, TalkVerbs.WITHIN)
            .step("{user} heard a tone of {int} Hz before the call was answered")
            .gives(EarlyView.class, LineVerbs::early)
            .wanting(EarlyView::heard);

    private LineVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(AWAIT_LINE, HEARD_EARLY);
    }

    private static PhoneStateVerbs.PhoneAwaitedView line(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Softphone phone = PhoneStateVerbs.phone(live);
        Optional<String> use = said.find(ELSEWHERE);
        Optional<String> text = said.find(TEXT);
        Optional<String> messages = said.find(MESSAGES);
        Optional<PhoneView> seen = phone.await(
                view -> use.map(word -> ClientView.word(view.elsewhere()).equals(word))
                                .orElse(true)
                        && text.map(view.prompt()::equals).orElse(true)
                        && messages.map(word -> view.messages() ? word.equals(WAITING) : word.equals(NO_MESSAGES))
                                .orElse(true),
                TalkVerbs.within(lab, said));
        return new PhoneStateVerbs.PhoneAwaitedView(
                live.id(), seen.isPresent(), ClientView.phone(seen.orElseGet(phone::view)));
    }

    private static EarlyView early(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Softphone phone = PhoneStateVerbs.phone(live);
        int newest = PhoneStateVerbs.newest(phone);
        Optional<CallView> settled = phone.awaitCall(
                call -> call.id() == newest && (call.over() || call.stands()), TalkVerbs.within(lab, said));
        Optional<CallSound> sound = phone.sound(newest);
        int hertz = said.get(HERTZ).intValue();
        return new EarlyView(
                live.id(),
                settled.isPresent(),
                sound.filter(heard -> heard.heardEarly(hertz)).isPresent());
    }
}

package org.uclab.control.live;

import java.util.List;
import java.util.function.Function;
import org.uclab.client.Softphone;
import org.uclab.client.phone.Settled;
import org.uclab.client.phone.call.Wish;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of the phones of clients. Each is about the newest call that it can be done to. */
public final class PhoneVerbs {

    public static final Parameter<String> NUMBER =
            Parameter.text("number", "as the user types it").inPlace();
    public static final Parameter<String> KEYS =
            Parameter.text("keys", "0-9, *, #, A-D").inPlace();

    /**
     * What a phone does about it. What becomes of it the client shows.
     *
     * @param call    number of the call; 0 where there is none
     * @param done    whether it is under way
     * @param refused why it is not; empty where it is
     */
    public record DoneView(String client, int call, boolean done, String refused) {}

    public static final Verb<LiveLab, DoneView> CALL = Verb.<LiveLab>named("client call", "Calls a number.")
            .call(Method.POST, "/clients/{client}/call")
            .takes(ClientVerbs.CLIENT, NUMBER)
            .step("{user} dials {string}", "{user} calls {user}")
            .gives(DoneView.class, (lab, said) -> done(lab, said, phone -> phone.call(said.get(NUMBER))))
            .wanting(DoneView::done);

    public static final Verb<LiveLab, DoneView> ANSWER =
            plain("answer", "Answers the call that rings.", Wish.ANSWER, "{user} answers");
    public static final Verb<LiveLab, DoneView> DECLINE =
            plain("decline", "Does not take the call that rings.", Wish.DECLINE, "{user} declines");
    public static final Verb<LiveLab, DoneView> HANG_UP =
            plain("hang-up", "Hangs up.", Wish.HANG_UP, "{user} hangs up");
    public static final Verb<LiveLab, DoneView> HOLD =
            plain("hold", "Holds the call.", Wish.HOLD, "{user} holds the call");
    public static final Verb<LiveLab, DoneView> RESUME =
            plain("resume", "Goes on with the call that is held.", Wish.RESUME, "{user} resumes the call");
    public static final Verb<LiveLab, DoneView> MUTE =
            plain("mute", "Lets the other side hear silence.", Wish.MUTE, "{user} mutes the call");
    public static final Verb<LiveLab, DoneView> UNMUTE =
            plain("unmute", "Lets the other side hear the user again.", Wish.UNMUTE, "{user} unmutes the call");

    public static final Verb<LiveLab, DoneView> PRESS = Verb.<LiveLab>named("client press", "Presses keys in a call.")
            .call(Method.POST, "/clients/{client}/press")
            .takes(ClientVerbs.CLIENT, KEYS)
            .step("{user} presses {string}")
            .gives(DoneView.class, (lab, said) -> done(lab, said, phone -> phone.want(Wish.PRESS, said.get(KEYS))))
            .wanting(DoneView::done);

    public static final Verb<LiveLab, DoneView> TRANSFER = Verb.<LiveLab>named(
                    "client transfer", "Connects the other side with a number, and is gone.")
            .call(Method.POST, "/clients/{client}/transfer")
            .takes(ClientVerbs.CLIENT, NUMBER)
            .step("{user} transfers the call to the number {string}", "{user} transfers the call to {user}")
            .gives(DoneView.class, (lab, said) -> done(lab, said, phone -> phone.want(Wish.TRANSFER, said.get(NUMBER))))
            .wanting(DoneView::done);

    public static final Verb<LiveLab, DoneView> COMPLETE_TRANSFER = plain(
            "complete-transfer",
            "Connects the other sides of two calls, and is gone.",
            Wish.COMPLETE_TRANSFER,
            "{user} completes the transfer");
    public static final Verb<LiveLab, DoneView> CONFERENCE = plain(
            "conference",
            "Talks to the other sides of two calls together.",
            Wish.CONFERENCE,
            "{user} joins the calls in a conference");
    public static final Verb<LiveLab, DoneView> PARK =
            plain("park", "Leaves the call where anybody can take it.", Wish.PARK, "{user} parks the call");
    public static final Verb<LiveLab, DoneView> DIVERT =
            plain("divert", "Sends the call to voicemail.", Wish.DIVERT, "{user} diverts the call to voicemail");

    public static final Parameter<String> DEVICE =
            Parameter.text("device", "name of a device, such as SEP001122334455");
    public static final Parameter<String> FILES = Parameter.text("files", "host that has the file of the device");

    /** ASSUMED(choice): the desk phone that there is. */
    private static final int DESK_PHONE_MODEL = 7;

    /** A desk phone. */
    public record PluggedView(String client, String device) {}

    public static final Verb<LiveLab, PluggedView> PLUG_IN = Verb.<LiveLab>named(
                    "client plug-in", "Makes a desk phone of the host: it registers as a device, and nobody signs in.")
            .call(Method.POST, "/clients/{client}/plug-in")
            .takes(ClientVerbs.CLIENT, DEVICE, FILES)
            .step("the desk phone {string} of {user} is plugged in {zone}, with files from {host}")
            .gives(PluggedView.class, (lab, said) -> {
                LiveClient live = lab.clients().get(said.get(ClientVerbs.CLIENT));
                Doing.fitting(() -> {
                    live.client()
                            .plugIn(
                                    said.get(DEVICE),
                                    DESK_PHONE_MODEL,
                                    lab.names().host(said.get(FILES)).name());
                    return true;
                });
                return new PluggedView(live.id(), said.get(DEVICE));
            });

    public static final Verb<LiveLab, DoneView> TAKE_UP = plain(
            "take-up",
            "Goes on with a call that another device of the line holds.",
            Wish.TAKE_UP,
            "{user} takes up the call that is held");

    public static final Verb<LiveLab, DoneView> VIA_OFFICE = Verb.<LiveLab>named(
                    "client call-via-office", "Calls a number with the sound on the user's mobile phone.")
            .call(Method.POST, "/clients/{client}/call-via-office")
            .takes(ClientVerbs.CLIENT, NUMBER)
            .step(
                    "{user} calls {user} via the office",
                    "{user} dials {string} via the office",
                    "calling {user} via the office is refused to {user}: {string}")
            .gives(
                    DoneView.class,
                    (lab, said) -> done(lab, said, phone -> phone.want(Wish.DIAL_VIA_OFFICE, said.get(NUMBER))))
            .wanting(DoneView::done);

    public static final Verb<LiveLab, DoneView> TO_MOBILE = plain(
            "send-to-mobile",
            "Goes on with the call on the user's mobile phone.",
            Wish.SEND_TO_MOBILE,
            "{user} sends the call to the mobile phone");

    private PhoneVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(
                CALL,
                ANSWER,
                DECLINE,
                HANG_UP,
                HOLD,
                RESUME,
                MUTE,
                UNMUTE,
                PRESS,
                TRANSFER,
                COMPLETE_TRANSFER,
                CONFERENCE,
                PARK,
                DIVERT,
                PLUG_IN,
                TAKE_UP,
                VIA_OFFICE,
                TO_MOBILE);
    }

    private static Verb<LiveLab, DoneView> plain(String word, String about, Wish wish, String step) {
        return Verb.<LiveLab>named("client " + word, about)
                .call(Method.POST, "/clients/{client}/" + word)
                .takes(ClientVerbs.CLIENT)
                .step(step)
                .gives(DoneView.class, (lab, said) -> done(lab, said, phone -> phone.want(wish)))
                .wanting(DoneView::done);
    }

    static DoneView done(LiveLab lab, Said said, Function<Softphone, Settled> deed) {
        LiveClient live = lab.clients().get(said.get(ClientVerbs.CLIENT));
        return done(live, Doing.fitting(() -> deed.apply(live.client().phone())));
    }

    static DoneView done(LiveClient live, Settled settled) {
        return new DoneView(
                live.id(),
                settled.call(),
                settled.refused().isEmpty(),
                settled.refused().orElse(""));
    }
}

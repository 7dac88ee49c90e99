package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.client.ImShare;
import org.uclab.client.xmpp.ShareOutcome;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of screens that are shared where there is nothing but IM. */
public final class ImShareVerbs {

    /**
     * An offer of a screen.
     *
     * @param offered whether it went out
     * @param refused why it did not; empty where it did
     */
    public record ScreenOfferView(String client, String to, boolean offered, String refused) {}

    /**
     * What has become of a screen.
     *
     * @param known whether that is known; nothing was in time where it is not
     * @param seen  whether it is seen
     * @param why   where it is to be had, or why it is not seen
     */
    public record ScreenView(String peer, boolean known, boolean seen, String why) {}

    public static final Verb<LiveLab, ScreenOfferView> SHARE = Verb.<LiveLab>named(
                    "client im-share", "Shows the screen to somebody by IM.")
            .call(Method.POST, "/clients/{client}/im-share")
            .takes(ClientVerbs.CLIENT, TalkVerbs.TO)
            .step(
                    "{user} shares the screen by IM with {user}",
                    "sharing the screen by IM with {user} is refused to {user}: {string}")
            .gives(ScreenOfferView.class, (lab, said) -> {
                String to = TalkVerbs.address(lab, said.get(TalkVerbs.TO));
                Optional<String> refused = Doing.fitting(() -> shares(lab, said).share(to));
                return new ScreenOfferView(said.get(ClientVerbs.CLIENT), to, refused.isEmpty(), refused.orElse(""));
            })
            .wanting(ScreenOfferView::offered);

    public static final Verb<LiveLab, ScreenView> SHOWN = Verb.<LiveLab>named(
                    "client im-shown", "Waits until it is known whether a screen that was shared by IM is seen.")
            .call(Method.POST, "/clients/{client}/im-share/shown")
            .takes(ClientVerbs.CLIENT, TalkVerbs.TO, TalkVerbs.WITHIN)
            .step("{user} is told that {user} does not see the screen: {string}")
            .gives(ScreenView.class, (lab, said) -> {
                String to = TalkVerbs.address(lab, said.get(TalkVerbs.TO));
                return view(to, Doing.fitting(() -> shares(lab, said).awaitShown(to, TalkVerbs.within(lab, said))));
            })
            .wanting(ScreenView::seen);

    public static final Verb<LiveLab, ScreenView> LOOK = Verb.<LiveLab>named(
                    "client im-look", "Waits until somebody shows a screen by IM, and looks at it.")
            .call(Method.POST, "/clients/{client}/im-share/look")
            .takes(ClientVerbs.CLIENT, TalkVerbs.WHO, TalkVerbs.WITHIN)
            .step("{user} sees by IM the screen of {user}", "{user} does not see by IM the screen of {user}: {string}")
            .gives(ScreenView.class, (lab, said) -> {
                String from = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                return view(from, Doing.fitting(() -> shares(lab, said).look(from, TalkVerbs.within(lab, said))));
            })
            .wanting(ScreenView::seen);

    public static final Verb<LiveLab, ScreenOfferView> END = Verb.<LiveLab>named(
                    "client im-share-end", "Shows the screen to somebody by IM no more.")
            .call(Method.POST, "/clients/{client}/im-share/end")
            .takes(ClientVerbs.CLIENT, TalkVerbs.TO)
            .step("{user} ends the screen share by IM with {user}")
            .gives(ScreenOfferView.class, (lab, said) -> {
                String to = TalkVerbs.address(lab, said.get(TalkVerbs.TO));
                Doing.fitting(() -> shares(lab, said).end(to));
                return new ScreenOfferView(said.get(ClientVerbs.CLIENT), to, false, "");
            });

    private ImShareVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(SHARE, SHOWN, LOOK, END);
    }

    private static ImShare shares(LiveLab lab, Said said) {
        return new ImShare(ClientVerbs.client(lab, said).client());
    }

    private static ScreenView view(String peer, Optional<ShareOutcome> outcome) {
        return outcome.map(known -> new ScreenView(peer, true, known.seen(), known.why()))
                .orElse(new ScreenView(peer, false, false, "nothing is known of it yet"));
    }
}

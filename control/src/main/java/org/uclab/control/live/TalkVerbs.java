package org.uclab.control.live;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.uclab.client.UcClient;
import org.uclab.client.xmpp.ContactPresence;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of chat and presence, and of how a client's connection fares. Those that wait say how long. */
public final class TalkVerbs {

    /** Longest time to wait for something, lab seconds. */
    public static final long WITHIN_MAX = 3_600;

    private static final double WITHIN_DEFAULT = 20;

    /** Wall time that whatever is waited for may take, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(20);

    public static final Parameter<String> TO =
            Parameter.text("to", "a user of the world, or an address").inPlace();
    public static final Parameter<String> TEXT =
            Parameter.text("text", "the message").inPlace();
    public static final Parameter<String> WHO =
            Parameter.text("who", "a user of the world, or an address").inPlace();
    public static final Parameter<List<String>> STATES = Parameter.texts(
                    "states", "one or more of signed-out, signed-in, connection-lost, no-network, given-up")
            .inPlace();
    public static final Parameter<Double> WITHIN = Parameter.number(
                    "within",
                    "lab seconds to wait at most, 0 to " + WITHIN_MAX + " (" + (int) WITHIN_DEFAULT + " unless said)")
            .optional();

    /** A message or a request that went out, or did not because the connection is lost. */
    public record SentView(String from, String to, String text, boolean sent) {}

    /** A message that was read; nothing came in time where it was not. */
    public record ReadView(boolean read, String from, String subject, String text) {}

    /** A message that is known not to have arrived, or of which nobody knows; {@code told} is false where none is. */
    public record UndeliveredView(boolean told, String to, String text, String why) {}

    /** Whether somebody has asked to see the user of a client. */
    public record RequestView(String by, boolean asked) {}

    /**
     * How a client sees somebody.
     *
     * @param known whether anything is known
     * @param show  {@code available}, {@code away}, …; empty where nothing is known or the person is gone
     */
    public record SeenView(String who, boolean known, boolean available, String show, String status) {}

    public static final Verb<LiveLab, SentView> CHAT = Verb.<LiveLab>named("client chat", "Sends a chat message.")
            .call(Method.POST, "/clients/{client}/chat")
            .takes(ClientVerbs.CLIENT, TO, TEXT)
            .step(
                    "{user} writes {string} to {user}",
                    "{user} writes {string} to {user} on the second client",
                    "{user} cannot write to {user}")
            .gives(SentView.class, (lab, said) -> {
                String text = said.get(TEXT);
                return sent(lab, said, said.get(TO), text, (client, to) -> client.chat(to, text));
            })
            .wanting(SentView::sent);

    public static final Verb<LiveLab, ReadView> READ = Verb.<LiveLab>named(
                    "client read", "Waits for the first message from somebody that was not read yet, and reads it.")
            .call(Method.POST, "/clients/{client}/read")
            .takes(ClientVerbs.CLIENT, WHO, WITHIN)
            .step("{user} reads {string} from {user}", "{user} reads {string} with the subject {string} from {user}")
            .gives(ReadView.class, (lab, said) -> {
                String from = address(lab, said.get(WHO));
                return Doing.fitting(() -> client(lab, said).awaitMessage(from, within(lab, said)))
                        .map(message -> new ReadView(true, message.from(), message.subject(), message.text()))
                        .orElse(new ReadView(false, from, "", ""));
            })
            .wanting(ReadView::read);

    public static final Verb<LiveLab, UndeliveredView> UNDELIVERED = Verb.<LiveLab>named(
                    "client undelivered", "Waits until the user is told that a message did not reach somebody.")
            .call(Method.POST, "/clients/{client}/undelivered")
            .takes(ClientVerbs.CLIENT, WHO, WITHIN)
            .step("{user} is told that {string} did not reach {user}")
            .gives(UndeliveredView.class, (lab, said) -> {
                String to = address(lab, said.get(WHO));
                return Doing.fitting(() -> client(lab, said).awaitUndelivered(to, within(lab, said)))
                        .map(told -> new UndeliveredView(true, told.to(), told.text(), told.why()))
                        .orElse(new UndeliveredView(false, to, "", ""));
            })
            .wanting(UndeliveredView::told);

    public static final Verb<LiveLab, SentView> ASK_TO_SEE = Verb.<LiveLab>named(
                    "client ask-to-see", "Asks to see somebody's presence.")
            .call(Method.POST, "/clients/{client}/ask-to-see")
            .takes(ClientVerbs.CLIENT, WHO)
            .step("{user} asks to see {user}")
            .gives(SentView.class, (lab, said) -> sent(lab, said, said.get(WHO), "", UcClient::askToSee))
            .wanting(SentView::sent);

    public static final Verb<LiveLab, SentView> LET_SEE = Verb.<LiveLab>named(
                    "client let-see", "Lets somebody who has asked see the user's presence.")
            .call(Method.POST, "/clients/{client}/let-see")
            .takes(ClientVerbs.CLIENT, WHO)
            .step("{user} lets {user} see")
            .gives(SentView.class, (lab, said) -> sent(lab, said, said.get(WHO), "", UcClient::letSee))
            .wanting(SentView::sent);

    public static final Verb<LiveLab, RequestView> ASKED = Verb.<LiveLab>named(
                    "client asked", "Waits until somebody asks to see the user; each request is told once.")
            .call(Method.POST, "/clients/{client}/asked")
            .takes(ClientVerbs.CLIENT, WHO, WITHIN)
            .step("{user} is asked by {user} to be seen")
            .gives(RequestView.class, (lab, said) -> {
                String by = address(lab, said.get(WHO));
                return new RequestView(by, Doing.fitting(() -> client(lab, said).awaitRequest(by, within(lab, said))));
            })
            .wanting(RequestView::asked);

    public static final Verb<LiveLab, SeenView> SEES = Verb.<LiveLab>named(
                    "client sees", "Tells how a client sees somebody now.")
            .call(Method.GET, "/clients/{client}/sees/{who}")
            .takes(ClientVerbs.CLIENT, WHO)
            .step("{user} does not see that {user} is available")
            .gives(SeenView.class, (lab, said) -> {
                String who = address(lab, said.get(WHO));
                return seen(who, Doing.fitting(() -> client(lab, said).presenceOf(who)));
            });

    public static final Verb<LiveLab, SeenView> SEES_AVAILABLE = Verb.<LiveLab>named(
                    "client sees-available", "Waits until a client sees that somebody is available.")
            .call(Method.POST, "/clients/{client}/sees/{who}/available")
            .takes(ClientVerbs.CLIENT, WHO, WITHIN)
            .step("{user} sees that {user} is available")
            .gives(SeenView.class, (lab, said) -> awaited(lab, said, true))
            .wanting(SeenView::available);

    public static final Verb<LiveLab, SeenView> SEES_GONE = Verb.<LiveLab>named(
                    "client sees-gone", "Waits until a client sees that somebody is gone.")
            .call(Method.POST, "/clients/{client}/sees/{who}/gone")
            .takes(ClientVerbs.CLIENT, WHO, WITHIN)
            .step("{user} sees that {user} is gone")
            .gives(SeenView.class, (lab, said) -> awaited(lab, said, false))
            .wanting(seen -> !seen.available());

    public static final Verb<LiveLab, ClientView> AWAIT = Verb.<LiveLab>named(
                    "client await", "Waits until a client is in one of these states, and tells in which it is then.")
            .call(Method.POST, "/clients/{client}/await")
            .takes(ClientVerbs.CLIENT, STATES, WITHIN)
            .step("{user} is not connected", "{user} has no network", "{user} is asked to sign in again")
            .gives(ClientView.class, (lab, said) -> {
                Set<UcClient.State> wanted = states(said.get(STATES));
                LiveClient live = ClientVerbs.client(lab, said);
                live.client().awaitState(wanted, within(lab, said));
                return ClientView.of(live, lab.bench());
            })
            .wanting((client, said) -> said.get(STATES).contains(client.state()));

    /** What goes out over the presence connection. */
    @FunctionalInterface
    private interface Sending {
        boolean to(UcClient client, String address);
    }

    private TalkVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(CHAT, READ, UNDELIVERED, ASK_TO_SEE, LET_SEE, ASKED, SEES, SEES_AVAILABLE, SEES_GONE, AWAIT);
    }

    private static UcClient client(LiveLab lab, Said said) {
        return ClientVerbs.client(lab, said).client();
    }

    static String address(LiveLab lab, String user) {
        return user.contains("@") ? user : lab.names().person(user).address();
    }

    private static SentView sent(LiveLab lab, Said said, String who, String text, Sending what) {
        LiveClient live = ClientVerbs.client(lab, said);
        String to = address(lab, who);
        return new SentView(live.id(), to, text, Doing.fitting(() -> what.to(live.client(), to)));
    }

    private static SeenView awaited(LiveLab lab, Said said, boolean available) {
        String who = address(lab, said.get(WHO));
        UcClient client = client(lab, said);
        Duration limit = within(lab, said);
        return seen(
                who,
                Doing.fitting(() -> available ? client.awaitPresence(who, limit) : client.awaitAbsence(who, limit))
                        .or(() -> client.presenceOf(who)));
    }

    private static SeenView seen(String who, Optional<ContactPresence> presence) {
        return presence.map(seen -> new SeenView(who, true, seen.available(), seen.show(), seen.status()))
                .orElse(new SeenView(who, false, false, "", ""));
    }

    /** The limit that was said, which leaves the machine its time at any time scale. */
    static Duration within(LiveLab lab, Said said) {
        double seconds = said.find(WITHIN).orElse(WITHIN_DEFAULT);
        if (!(seconds >= 0 && seconds <= WITHIN_MAX)) {
            throw new Refused(
                    Refused.Why.UNFIT, "'within' is from 0 to " + WITHIN_MAX + " lab seconds, not " + seconds);
        }
        return lab.bench().clock().limit(Duration.ofMillis((long) Math.ceil(seconds * 1000)), WALL_MIN);
    }

    private static Set<UcClient.State> states(List<String> words) {
        Set<UcClient.State> states = EnumSet.noneOf(UcClient.State.class);
        List<String> known =
                Arrays.stream(UcClient.State.values()).map(ClientView::word).toList();
        for (String word : words) {
            states.add(Arrays.stream(UcClient.State.values())
                    .filter(state -> ClientView.word(state).equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            Refused.Why.UNFIT,
                            "a client is never '" + word + "'; states: " + String.join(", ", known),
                            known)));
        }
        return states;
    }
}

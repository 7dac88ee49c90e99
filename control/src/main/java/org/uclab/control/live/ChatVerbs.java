package org.uclab.control.live;

import java.util.List;
import org.uclab.client.ChatHistory;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of what a client keeps of chats. */
public final class ChatVerbs {

    /**
     * Something that was said in a chat.
     *
     * @param from bare address; empty where the user said it
     */
    public record SaidView(String from, String text) {}

    /** A chat that was closed. */
    public record ClosedView(String client, String with) {}

    public static final Verb<LiveLab, List<SaidView>> CHAT_HISTORY = Verb.<LiveLab>named(
                    "client chat-history", "Lists what a client keeps of the chat with somebody, oldest first.")
            .call(Method.GET, "/clients/{client}/chat-history")
            .takes(ClientVerbs.CLIENT, TalkVerbs.WHO)
            .step("the chat of {user} with {user} shows {string}")
            .givesMany(SaidView.class, (lab, said) -> {
                String who = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                return Doing.fitting(() -> history(lab, said).with(who)).stream()
                        .map(message -> new SaidView(message.from(), message.text()))
                        .toList();
            });

    public static final Verb<LiveLab, ClosedView> CLOSE = Verb.<LiveLab>named(
                    "client close-chat", "Closes the window of the chat with somebody.")
            .call(Method.POST, "/clients/{client}/chats/close")
            .takes(ClientVerbs.CLIENT, TalkVerbs.WHO)
            .step("{user} closes the chat with {user}")
            .gives(ClosedView.class, (lab, said) -> {
                String who = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                Doing.fitting(() -> history(lab, said).close(who));
                return new ClosedView(said.get(ClientVerbs.CLIENT), who);
            });

    private ChatVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(CHAT_HISTORY, CLOSE);
    }

    private static ChatHistory history(LiveLab lab, Said said) {
        return new ChatHistory(ClientVerbs.client(lab, said).client());
    }
}

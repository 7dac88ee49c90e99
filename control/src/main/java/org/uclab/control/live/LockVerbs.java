package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.client.ChatLocks;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Verb;

/** Verbs of the icons that chats show of their encryption. */
public final class LockVerbs {

    public static final Parameter<String> WITH = Parameter.text(
                    "with", "a user of the world, or an address (group chats unless said)")
            .optional();

    /**
     * The icon of a chat.
     *
     * @param with bare address; empty for group chats
     * @param icon {@code none}, {@code lock} or {@code padlock}
     */
    public record LockView(String client, String with, String icon) {}

    public static final Verb<LiveLab, LockView> LOCK = Verb.<LiveLab>named(
                    "client lock", "Tells which icon a chat shows of its encryption.")
            .call(Method.GET, "/clients/{client}/lock")
            .takes(ClientVerbs.CLIENT, WITH)
            .step("{user} sees a {lock} on the chat with {user}", "{user} sees a {lock} on group chats")
            .gives(LockView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                Optional<String> with = said.find(WITH).map(who -> TalkVerbs.address(lab, who));
                ChatLocks locks = new ChatLocks(live.client());
                return new LockView(
                        live.id(),
                        with.orElse(""),
                        ClientView.word(
                                Doing.fitting(() -> with.map(locks::with).orElseGet(locks::inRooms))));
            });

    private LockVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(LOCK);
    }
}

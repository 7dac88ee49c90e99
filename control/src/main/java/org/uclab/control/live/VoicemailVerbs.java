package org.uclab.control.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.client.voicemail.MailAnswer;
import org.uclab.client.voicemail.Recording;
import org.uclab.client.voicemail.VoiceMessage;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of voicemail: what a caller leaves, and what a client does with it. */
public final class VoicemailVerbs {

    private static final long SECONDS_USUAL = 10;
    private static final long SECONDS_MAX = 1_200;

    public static final Parameter<String> TO =
            Parameter.text("to", "a user with a mailbox").inPlace();
    public static final Parameter<String> CALLER = Parameter.text("caller", "a user, or the number of somebody else");
    public static final Parameter<Long> SECONDS = Parameter.count(
                    "seconds", "length of the recording, 1 to " + SECONDS_MAX + " (" + SECONDS_USUAL + " unless said)")
            .optional();
    public static final Parameter<String> CODEC = Parameter.text(
                    "codec",
                    "pcm-linear, g711-mulaw, g711-alaw, gsm610 or g729a (what the system stores in unless said)")
            .optional();
    public static final Parameter<String> CLIENT = ClientVerbs.CLIENT;
    public static final Parameter<Long> UNREAD =
            Parameter.count("unread", "how many are not read; any unless said").optional();
    public static final Parameter<Long> READ =
            Parameter.count("read", "how many are read; any unless said").optional();
    public static final Parameter<String> FROM = Parameter.text(
                    "from", "a caller or sender of one of them; anybody unless said")
            .optional();
    public static final Parameter<String> MESSAGE = Parameter.text(
                    "message", "a message that the client shows, by its id or its subject")
            .inPlace();

    /** A message that was left. */
    public record LeftView(String id, String to, String caller) {}

    /** A message as a client shows it. */
    public record VoiceMessageView(
            String id,
            String subject,
            String caller,
            String sender,
            boolean read,
            String priority,
            String arrived,
            long millis) {}

    /**
     * What a client shows of voicemail.
     *
     * @param reached whether a server had it
     * @param problem why not; empty when one had
     */
    public record MailboxView(boolean reached, String problem, List<VoiceMessageView> messages) {}

    /** Whether it came to what was waited for, and what the client shows then. */
    public record MailAwaitedView(String client, boolean so, List<VoiceMessageView> messages) {}

    /**
     * What came of playing a message.
     *
     * @param codec  {@code PCM_LINEAR}, {@code G711_MU_LAW}, …; empty when it was not played
     * @param millis of what is heard
     * @param bytes  of the file
     */
    public record PlayedView(String id, boolean played, String problem, String codec, long millis, long bytes) {}

    /** What came of a change of a message. */
    public record ChangedView(String id, boolean changed, String problem) {}

    public static final Verb<LiveLab, LeftView> LEAVE = Verb.<LiveLab>named(
                    "voicemail leave", "Leaves a voice message for a user, as a caller who was not answered.")
            .call(Method.POST, "/voicemail")
            .takes(TO, CALLER, SECONDS, CODEC)
            .step(
                    "{string} leaves {user} a voice message of {int} seconds",
                    "{string} leaves {user} a voice message of {int} seconds in {word}")
            .gives(LeftView.class, VoicemailVerbs::leave);

    public static final Verb<LiveLab, MailboxView> LIST = Verb.<LiveLab>named(
                    "voicemail list", "Has a client ask for its user's voice messages.")
            .call(Method.POST, "/clients/{client}/voicemail/list")
            .takes(CLIENT)
            .step("{user} asks for the voice messages")
            .gives(MailboxView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                MailAnswer<List<VoiceMessage>> answer =
                        Doing.fitting(() -> live.client().voicemail().inbox());
                return new MailboxView(
                        answer.value().isPresent(),
                        answer.problem(),
                        answer.value().orElse(List.of()).stream()
                                .map(VoicemailVerbs::view)
                                .toList());
            })
            .wanting(MailboxView::reached);

    public static final Verb<LiveLab, MailAwaitedView> AWAIT = Verb.<LiveLab>named(
                    "voicemail await", "Waits until a client shows such voice messages, and tells what it shows then.")
            .call(Method.POST, "/clients/{client}/voicemail/await")
            .takes(CLIENT, UNREAD, READ, FROM, TalkVerbs.WITHIN)
            .step(
                    "{user} is shown {int} unread and {int} read voice message(s)",
                    "{user} is shown a voice message from {string}")
            .gives(MailAwaitedView.class, VoicemailVerbs::awaited)
            .wanting(MailAwaitedView::so);

    public static final Verb<LiveLab, PlayedView> PLAY = Verb.<LiveLab>named(
                    "voicemail play", "Has a client fetch a recording, and tells whether it can be played.")
            .call(Method.POST, "/clients/{client}/voicemail/play")
            .takes(CLIENT, MESSAGE)
            .step("{user} plays the voice message {string}")
            .gives(PlayedView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                String id = id(live, said.get(MESSAGE));
                MailAnswer<Recording> answer = live.client().voicemail().play(id);
                return answer.value()
                        .map(heard -> new PlayedView(
                                id,
                                true,
                                "",
                                heard.codec().name(),
                                heard.length().toMillis(),
                                heard.wave().length))
                        .orElseGet(() -> new PlayedView(id, false, answer.problem(), "", 0, 0));
            })
            .wanting(PlayedView::played);

    public static final Verb<LiveLab, ChangedView> MARK_READ = Verb.<LiveLab>named(
                    "voicemail mark-read", "Has a client mark a voice message as heard.")
            .call(Method.POST, "/clients/{client}/voicemail/mark-read")
            .takes(CLIENT, MESSAGE)
            .step("{user} marks the voice message {string} as read")
            .gives(ChangedView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                String id = id(live, said.get(MESSAGE));
                return changed(id, live.client().voicemail().mark(id, true));
            })
            .wanting(ChangedView::changed);

    public static final Verb<LiveLab, ChangedView> DELETE = Verb.<LiveLab>named(
                    "voicemail delete", "Has a client delete a voice message.")
            .call(Method.POST, "/clients/{client}/voicemail/delete")
            .takes(CLIENT, MESSAGE)
            .step("{user} deletes the voice message {string}")
            .gives(ChangedView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                String id = id(live, said.get(MESSAGE));
                return changed(id, live.client().voicemail().delete(id));
            })
            .wanting(ChangedView::changed);

    private VoicemailVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(LEAVE, LIST, AWAIT, PLAY, MARK_READ, DELETE);
    }

    private static LeftView leave(LiveLab lab, Said said) {
        String to = lab.names().person(said.get(TO)).id();
        String caller = said.get(CALLER);
        long seconds = said.find(SECONDS).orElse(SECONDS_USUAL);
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw new Refused(Refused.Why.UNFIT, "a recording lasts 1 to " + SECONDS_MAX + " seconds, not " + seconds);
        }
        Optional<String> codec = said.find(CODEC);
        String id = Doing.fitting(() -> lab.bench().mailboxes().leave(to, caller, Duration.ofSeconds(seconds), codec));
        return new LeftView(id, to, caller);
    }

    private static MailAwaitedView awaited(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Optional<Long> unread = said.find(UNREAD);
        Optional<Long> read = said.find(READ);
        Optional<String> from = said.find(FROM);
        Predicate<List<VoiceMessage>> what = messages -> {
            long heard = messages.stream().filter(VoiceMessage::read).count();
            return read.filter(wanted -> wanted != heard).isEmpty()
                    && unread.filter(wanted -> wanted != messages.size() - heard)
                            .isEmpty()
                    && from.map(caller -> messages.stream()
                                    .anyMatch(message -> message.caller().equals(caller)
                                            || message.sender().equals(caller)))
                            .orElse(true);
        };
        Optional<List<VoiceMessage>> seen =
                Doing.fitting(() -> live.client().awaitVoicemail(what, TalkVerbs.within(lab, said)));
        List<VoiceMessage> shown = seen.orElseGet(
                () -> Doing.fitting(() -> live.client().voicemail().shown()));
        return new MailAwaitedView(
                live.id(),
                seen.isPresent(),
                shown.stream().map(VoicemailVerbs::view).toList());
    }

    /** The newest one of several with the subject. */
    private static String id(LiveClient live, String message) {
        List<VoiceMessage> shown = Doing.fitting(() -> live.client().voicemail().shown());
        return shown.stream()
                .filter(one -> one.id().equals(message) || one.subject().equals(message))
                .map(VoiceMessage::id)
                .findFirst()
                .orElseThrow(() -> {
                    List<String> subjects =
                            shown.stream().map(VoiceMessage::subject).toList();
                    return new Refused(
                            Refused.Why.UNKNOWN,
                            "the client shows no voice message '" + message + "'; it shows " + subjects,
                            subjects);
                });
    }

    private static ChangedView changed(String id, MailAnswer<Boolean> answer) {
        return new ChangedView(id, answer.value().isPresent(), answer.problem());
    }

    private static VoiceMessageView view(VoiceMessage message) {
        return new VoiceMessageView(
                message.id(),
                message.subject(),
                message.caller(),
                message.sender(),
                message.read(),
                message.priority(),
                message.arrived().toString(),
                message.length().toMillis());
    }
}

package org.uclab.control.live;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.uclab.client.Softphone;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.call.CallState;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.registration.RegistrationState;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.node.Node;
import org.uclab.protocol.rtp.tone.Likeness;

/** Verbs of what the phones of clients show and let hear. Those that wait say how long. */
public final class PhoneStateVerbs {

    private static final double MILLI = 1e6;

    /** As long as a silence has to last to be one: a second. */
    private static final int SILENT_SAMPLES = 8000;

    /** What a coded silence sounds like at most. */
    private static final int SILENT_MAX = 64;

    public static final Parameter<List<String>> STATES = Parameter.texts(
                    "states", "one or more of " + words(RegistrationState.values()) + " (registered unless said)")
            .optional()
            .inPlace();
    public static final Parameter<String> AT =
            Parameter.text("at", "the host where it is registered").optional();
    public static final Parameter<List<String>> CALL_STATES = Parameter.texts(
                    "states", "one or more of " + words(CallState.values()) + " (any but ended unless said)")
            .optional()
            .inPlace();
    public static final Parameter<List<String>> MARKS = Parameter.texts(
                    "marks", "what else holds of it, one or more of " + words(Mark.values()))
            .optional();
    public static final Parameter<String> OF =
            Parameter.text("of", "the client whose voice is listened for").optional();
    public static final Parameter<Long> AFTER = Parameter.count(
                    "after", "samples that were heard before, and do not count")
            .optional();

    public static final Parameter<Long> TONE =
            Parameter.count("tone", "hertz of a tone that is listened for").optional();

    /** What may hold of a call beside its state. */
    private enum Mark {
        HELD_THERE(CallView::heldThere),
        MUTED(CallView::muted),
        PRESERVED(CallView::preserved);

        private final Predicate<CallView> holds;

        Mark(Predicate<CallView> holds) {
            this.holds = holds;
        }
    }

    /**
     * Whether it came to what was waited for, and the phone as it is then.
     *
     * @param so false where the time was up first
     */
    public record PhoneAwaitedView(String client, boolean so, ClientView.PhoneView phone) {}

    /**
     * Whether it came to what was waited for, and the newest call as it is then.
     *
     * @param so   false where the time was up first
     * @param call empty where there was none
     */
    public record CallAwaitedView(String client, boolean so, Optional<ClientView.CallView> call) {}

    /**
     * What is heard in the newest call so far, and how well.
     *
     * @param agreed       whether there is a call in which something was agreed on
     * @param codec        that is spoken
     * @param sent         packets
     * @param received     packets
     * @param lost         packets that were expected and have not come
     * @param outOfOrder   packets that came after a later one
     * @param jitterMillis none before two packets came
     * @param roundTripMillis none before the other side has answered a report
     * @param mos          mean opinion score by ITU-T G.107; none before anything came
     * @param keys         that the other side has pressed
     * @param whole        payloads known to be as they were sent, of codecs whose sound is not made here
     * @param samples      how many were heard, 8000 a second, of codecs whose sound is
     * @param silent       whether the last second was silent
     * @param voice        whether the voice that was asked for is heard
     * @param tone         whether the tone that was asked for is heard
     * @param match        how much what was heard last is like that voice, 1 where it has the same shape and about 0 where the
     *                     two have nothing in common; none where nobody was asked for, or too little heard
     */
    public record SoundView(
            String client,
            boolean agreed,
            String codec,
            long sent,
            long received,
            long lost,
            long outOfOrder,
            Optional<Double> jitterMillis,
            Optional<Double> roundTripMillis,
            Optional<Double> mos,
            String keys,
            long whole,
            long samples,
            boolean silent,
            boolean voice,
            boolean tone,
            Optional<Double> match) {

        private static SoundView none(String client) {
            return new SoundView(
                    client,
                    false,
                    "",
                    0,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    0,
                    0,
                    false,
                    false,
                    false,
                    Optional.empty());
        }
    }

    public static final Verb<LiveLab, PhoneAwaitedView> AWAIT_PHONE = Verb.<LiveLab>named(
                    "client await-phone", "Waits until the phone of a client is in one of these states.")
            .call(Method.POST, "/clients/{client}/phone/await")
            .takes(ClientVerbs.CLIENT, STATES, AT, TalkVerbs.WITHIN)
            .step(
                    "the phone of {user} is registered at {host}",
                    "the phone of {user} is registered at {host} within {int} lab seconds")
            .gives(PhoneAwaitedView.class, PhoneStateVerbs::phone)
            .wanting(PhoneAwaitedView::so);

    public static final Verb<LiveLab, CallAwaitedView> AWAIT_CALL = Verb.<LiveLab>named(
                    "client await-call", "Waits until the newest call of a client is in one of these states.")
            .call(Method.POST, "/clients/{client}/calls/await")
            .takes(ClientVerbs.CLIENT, CALL_STATES, MARKS, TalkVerbs.WITHIN)
            .step(
                    "the phone of {user} rings",
                    "{user} is called by {user}",
                    "{user} hears it ring",
                    "the call of {user} is connected",
                    "the call of {user} is held at the other side",
                    "the call of {user} goes on without its node",
                    "the call of {user} is over: {string}",
                    "the call of {user} is over within {int} lab seconds: {string}")
            .gives(CallAwaitedView.class, PhoneStateVerbs::call)
            .wanting(CallAwaitedView::so);

    public static final Verb<LiveLab, SoundView> SOUND = Verb.<LiveLab>named(
                    "client sound", "Tells what is heard in the newest call of a client, and how well.")
            .call(Method.GET, "/clients/{client}/sound")
            .takes(ClientVerbs.CLIENT, OF, AFTER, TONE)
            .step(
                    "{user} hears {user}",
                    "{user} hears a tone of {int} Hz",
                    "{user} hears the own voice come back",
                    "the line of {user} is silent",
                    "{user} hears the keys {string}",
                    "the call of {user} stands still for {int} lab second(s)",
                    "the line of {user} is good",
                    "the line of {user} loses about {int} percent",
                    "the call of {user} is spoken in {string}")
            .gives(SoundView.class, PhoneStateVerbs::sound);

    private PhoneStateVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(AWAIT_PHONE, AWAIT_CALL, SOUND);
    }

    static Softphone phone(LiveClient live) {
        return Doing.fitting(() -> live.client().phone());
    }

    private static PhoneAwaitedView phone(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Set<RegistrationState> states = said.find(STATES)
                .filter(words -> !words.isEmpty())
                .map(words -> chosen(RegistrationState.class, "a phone", words))
                .orElse(EnumSet.of(RegistrationState.REGISTERED));
        Optional<Node> host = said.find(AT).map(name -> lab.names().host(name));
        Softphone phone = phone(live);
        Optional<org.uclab.client.phone.PhoneView> seen = phone.await(
                view -> states.contains(view.state())
                        && host.map(at -> isAt(view.host(), at)).orElse(true),
                TalkVerbs.within(lab, said));
        return new PhoneAwaitedView(live.id(), seen.isPresent(), ClientView.phone(seen.orElseGet(phone::view)));
    }

    /** The device file may name a node by its short name, and names a router by its address. */
    private static boolean isAt(String shown, Node host) {
        return host.name().equals(shown)
                || host.address().equals(shown)
                || (!shown.isEmpty() && host.name().startsWith(shown + "."));
    }

    private static CallAwaitedView call(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Set<CallState> states = said.find(CALL_STATES)
                .filter(words -> !words.isEmpty())
                .map(words -> chosen(CallState.class, "a call", words))
                .orElse(EnumSet.complementOf(EnumSet.of(CallState.ENDED)));
        Set<Mark> marks = chosen(Mark.class, "a call", said.find(MARKS).orElse(List.of()));
        Softphone phone = phone(live);
        int newest = newest(phone);
        Optional<CallView> seen = phone.awaitCall(
                view -> view.id() >= newest
                        && states.contains(view.state())
                        && marks.stream().allMatch(mark -> mark.holds.test(view)),
                TalkVerbs.within(lab, said));
        Optional<CallView> last = seen.or(() -> phone.calls().stream().reduce((older, newer) -> newer));
        return new CallAwaitedView(live.id(), seen.isPresent(), last.map(view -> ClientView.view(view, phone)));
    }

    static int newest(Softphone phone) {
        return phone.calls().stream().mapToInt(CallView::id).max().orElse(0);
    }

    private static SoundView sound(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Optional<Long> voice =
                said.find(OF).map(other -> phone(lab.clients().get(other)).voice());
        long after = said.find(AFTER).orElse(0L);
        Optional<Long> tone = said.find(TONE);
        Softphone phone = phone(live);
        return Doing.fitting(() -> phone.sound(newest(phone)))
                .map(sound -> view(live.id(), sound, voice, after, tone))
                .orElseGet(() -> SoundView.none(live.id()));
    }

    private static SoundView view(
            String client, CallSound sound, Optional<Long> voice, long after, Optional<Long> tone) {
        Optional<Likeness> likeness = voice.flatMap(one -> sound.likeness(one, after));
        return new SoundView(
                client,
                true,
                sound.codec(),
                sound.sent(),
                sound.received(),
                sound.lost(),
                sound.outOfOrder(),
                sound.jitter().map(PhoneStateVerbs::millis),
                sound.roundTrip().map(PhoneStateVerbs::millis),
                sound.mos(),
                sound.keys(),
                sound.whole(),
                sound.heard(),
                silent(sound),
                likeness.filter(CallSound::isVoice).isPresent(),
                tone.filter(hertz -> sound.hears(hertz.intValue())).isPresent(),
                likeness.map(Likeness::correlation));
    }

    private static double millis(Duration time) {
        return time.toNanos() / MILLI;
    }

    private static boolean silent(CallSound sound) {
        short[] last = sound.samplesAfter(sound.heard() - SILENT_SAMPLES);
        if (last.length < SILENT_SAMPLES) {
            return false;
        }
        for (short sample : last) {
            if (Math.abs(sample) >= SILENT_MAX) {
                return false;
            }
        }
        return true;
    }

    private static String words(Enum<?>[] all) {
        return String.join(", ", Arrays.stream(all).map(ClientView::word).toList());
    }

    /** Those that the words mean. */
    private static <E extends Enum<E>> Set<E> chosen(Class<E> of, String what, List<String> words) {
        Set<E> chosen = EnumSet.noneOf(of);
        List<String> known =
                Arrays.stream(of.getEnumConstants()).map(ClientView::word).toList();
        for (String word : words) {
            int at = known.indexOf(word.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw new Refused(
                        Refused.Why.UNFIT,
                        what + " is never '" + word + "'; states: " + String.join(", ", known),
                        known);
            }
            chosen.add(of.getEnumConstants()[at]);
        }
        return chosen;
    }
}

package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.OutsideLine;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare.ForwardTo;
import org.uclab.sim.ucm.database.SelfCare.Forwarding;

/** Where the caller of one call is taken: what a number means, who is rung, and whereto it is forwarded. */
final class Dialling {

    /** Forwards after which a call has come round. ASSUMED(service parameters): "Forward Maximum Hop Count". */
    private static final int HOPS_MAX = 12;

    /** How long a busy tone is played as early media. ASSUMED(no public source). */
    private static final Duration TONE = Duration.ofSeconds(10);

    /** What voicemail says before it answers. ASSUMED(no public source). */
    private static final Duration GREETING = Duration.ofSeconds(2);

    private final Calls calls;
    private final Call call;
    private Optional<EndUser> owner = Optional.empty();
    private int hops;

    Dialling(Calls calls, Call call) {
        this.calls = calls;
        this.call = call;
    }

    /** Takes the caller to that number. */
    void dial(String dialled, Phrase why, int hopsBefore) {
        hops = hopsBefore;
        owner = Optional.empty();
        if (hops > HOPS_MAX) {
            call.refuse(480);
            return;
        }
        String number = ClusterState.digits(dialled);
        if (calls.self().kind() == Self.Kind.GATEWAY) {
            outside(number);
            return;
        }
        Optional<EndUser> user = calls.state().line(number);
        if (user.isPresent()) {
            call.told(SipDecisions.ROUTED.of(Words.one(number)), why);
            owner = user;
            line(number, user.get());
        } else if (calls.cluster().parkedAt(number).isPresent()) {
            call.told(SipDecisions.ROUTED.of(Words.one(number)), why);
            fetch(number, calls.cluster().parkedAt(number).get());
        } else {
            Optional<CallSettings.Purpose> own = calls.self().standsIn() ? Optional.empty() : own(number);
            own.ifPresent(what -> call.told(SipDecisions.ROUTED.of(what.word()), why));
            own.ifPresentOrElse(what -> service(what, number), () -> leave(number, why));
        }
    }

    /** The number is none of the cluster's: it may be one outside. */
    private void leave(String number, Phrase why) {
        OutsideLine line = calls.settings().outside();
        Optional<String> outside =
                line.dialled(number).filter(rest -> !calls.self().standsIn());
        Optional<LegEnd> gateway = outside.flatMap(rest -> calls.node(line.gateway(), rest));
        if (gateway.isEmpty()) {
            call.refuse(404);
            return;
        }
        call.told(SipDecisions.ROUTED.of(line.gateway()), why);
        Leg caller = call.caller();
        if (line.earlyOffer() && caller.early() && !caller.wantsOffer()) {
            caller.solicit(
                    offer -> rings(gateway.get(), outside.get(), calls.match().limited(offer)), () -> call.refuse(500));
        } else {
            rings(gateway.get(), outside.get());
        }
    }

    /** Whoever has that number in the world outside: sends back what is said there. */
    private void outside(String number) {
        Optional<OutsideLine.Answers> there =
                Optional.ofNullable(calls.settings().outside().numbers().get(number));
        if (there.isEmpty()) {
            call.refuse(404);
            return;
        }
        Optional<Duration> after = there.get().after();
        if (call.caller().early() && !call.caller().wantsOffer()) {
            // ASSUMED(LMG): 183 for outside; the other side is heard from the first moment, as its exchange lets it
            // ring.
            early(
                    MediaParty.Part.OUTSIDE,
                    number,
                    after.orElse(calls.settings().calls().life()),
                    party -> answers(party, after.isPresent()));
            return;
        }
        call.caller().ring();
        call.waits(calls.after(after.orElse(calls.settings().calls().life()), () -> {
            if (after.isPresent()) {
                call.connect(calls.plays(MediaParty.Part.ECHO, number, ""));
            } else {
                call.refuse(480);
            }
        }));
    }

    private void answers(MediaParty party, boolean ever) {
        if (ever) {
            party.answers();
            call.connect(party);
        } else {
            call.refuse(480);
        }
    }

    private Optional<CallSettings.Purpose> own(String number) {
        return calls.settings().numbers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(number) && entry.getKey() != CallSettings.Purpose.PARK)
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    private void service(CallSettings.Purpose what, String number) {
        switch (what) {
            case ECHO -> echo(number);
            case CONFERENCE -> call.connect(calls.plays(MediaParty.Part.CONFERENCE, number, number));
            case VOICEMAIL -> voicemail(number);
            case BUSY -> busy();
            case NO_ANSWER -> {
                call.caller().ring();
                call.waits(calls.after(calls.settings().calls().life(), () -> call.refuse(480)));
            }
            case PARK -> call.refuse(404);
        }
    }

    /** Who comes with video gets video back. */
    private void echo(String number) {
        Leg caller = call.caller();
        if (caller.wantsOffer()) {
            call.connect(calls.plays(MediaParty.Part.ECHO, number, ""));
            return;
        }
        caller.solicit(
                offer -> call.connect(calls.plays(
                        offer.first("video").isPresent() ? MediaParty.Part.VIDEO_ECHO : MediaParty.Part.ECHO,
                        number,
                        "")),
                () -> call.refuse(500));
    }

    /** Who calls voicemail is taken to it; to whoever was not answered the cluster itself beeps. ASSUMED(lab): nobody leaves a message. */
    private void voicemail(String number) {
        Optional<LegEnd> there = call.dialled().equals(number)
                ? calls.node(calls.settings().voicemail().pilot(), number)
                : Optional.empty();
        if (there.isPresent()) {
            rings(there.get(), number);
            return;
        }
        early(MediaParty.Part.VOICEMAIL, number, GREETING, call::connect);
    }

    /** Plays something before the answer, where there is anybody to hear it so, and goes on after a time. */
    private void early(
            MediaParty.Part part, String number, Duration time, java.util.function.Consumer<MediaParty> then) {
        MediaParty party = calls.plays(part, number, "");
        Leg caller = call.caller();
        if (!caller.early() || caller.wantsOffer() || outside()) {
            then.accept(party);
            return;
        }
        call.plays(party);
        party.solicit(
                own -> caller.solicit(
                        offer -> {
                            SdpMatch.Matched matched = calls.match().of(offer, own);
                            if (matched.any()) {
                                caller.progress(matched.forOne());
                                party.answer(matched.forOther());
                            }
                            call.waits(calls.after(time, () -> then.accept(party)));
                        },
                        () -> then.accept(party)),
                () -> then.accept(party));
    }

    private void line(String number, EndUser user) {
        boolean fromNode = plain();
        ForwardTo all = calls.state().care(user).forward(Forwarding.ALL);
        if (!fromNode && forwards(all)) {
            forward(all, "all");
            return;
        }
        List<Phone> here = calls.phones().line(number).stream()
                .filter(phone -> call.caller()
                        .with()
                        .phone()
                        .filter(own -> own.name().equals(phone.name()))
                        .isEmpty())
                .toList();
        List<LegEnd> ends = new ArrayList<>();
        here.stream()
                .filter(phone ->
                        calls.count(phone.name()) < calls.settings().calls().busyTrigger())
                .map(LegEnd::of)
                .forEach(ends::add);
        if (!fromNode) {
            calls.cluster().others(number, calls.self().host()).stream()
                    .flatMap(host -> calls.node(host, number).stream())
                    .forEach(ends::add);
        }
        if (ends.isEmpty()) {
            nobody(here.isEmpty() ? 480 : 486);
            return;
        }
        boolean elsewhere = !fromNode && forwards(noAnswer(user));
        Duration time = elsewhere
                ? calls.settings().calls().noAnswer()
                : calls.settings().calls().life();
        call.ring(ends, number);
        call.waits(calls.after(time, () -> {
            call.unring();
            nobody(408);
        }));
    }

    private ForwardTo noAnswer(EndUser user) {
        return calls.state().care(user).forward(Forwarding.NO_ANSWER_INTERNAL);
    }

    private void fetch(String number, String host) {
        if (host.equals(calls.self().host())) {
            calls.features().parking().fetch(number, call);
            return;
        }
        calls.node(host, number).ifPresentOrElse(there -> rings(there, number), () -> call.refuse(404));
    }

    private void rings(LegEnd there, String number) {
        rings(there, number, List.of());
    }

    private void rings(LegEnd there, String number, List<MediaDescription> offered) {
        call.ring(there, number, offered);
        call.waits(calls.after(calls.settings().calls().life(), () -> call.refuse(480)));
    }

    /** Whether phones here are rung and no more: another node forwards itself, and a router that stands in does not. */
    private boolean plain() {
        Leg caller = call.caller();
        return calls.self().standsIn() || (caller.with().node() && caller.early());
    }

    /** Nobody of those who were rung has taken the call. */
    void nobody(int status) {
        if (outside()) {
            silence();
            return;
        }
        boolean fromNode = plain();
        ForwardTo next = owner.filter(user -> !fromNode)
                .map(user -> calls.state()
                        .care(user)
                        .forward(busy(status) ? Forwarding.BUSY_INTERNAL : Forwarding.NO_ANSWER_INTERNAL))
                .orElse(new ForwardTo(false, ""));
        if (status < 600 && forwards(next)) {
            forward(next, busy(status) ? "busy" : "no answer");
        } else if (status == 486) {
            busy();
        } else {
            call.refuse(status == 408 || status == 0 ? 480 : status);
        }
    }

    private static boolean busy(int status) {
        return status == 486;
    }

    private static boolean forwards(ForwardTo to) {
        return to.toVoiceMail() || !to.destination().isEmpty();
    }

    private void forward(ForwardTo to, String kind) {
        String next = to.toVoiceMail() ? calls.settings().number(CallSettings.Purpose.VOICEMAIL) : to.destination();
        dial(next, SipDecisions.FORWARDED.of(Words.one(kind)), hops + 1);
    }

    /** Whether who calls is behind an Expressway-C, and has not been answered. */
    private boolean outside() {
        Leg caller = call.caller();
        return caller.early()
                && caller.with()
                        .phone()
                        .filter(phone -> !phone.outside().isEmpty())
                        .isPresent();
    }

    /**
     * Nothing is heard for a while, and then it is over (S4). ASSUMED(S4): the guide says what a caller outside hears and how
     * long; that Unified CM gives up then, and by which status, is a choice.
     */
    private void silence() {
        call.waits(calls.after(calls.settings().calls().silence(), () -> call.refuse(480)));
    }

    /** How a caller hears that a line is busy. */
    private void busy() {
        if (outside()) {
            silence();
            return;
        }
        Leg caller = call.caller();
        Optional<Phone> phone = caller.with().phone().filter(Phone::remoteCc);
        switch (calls.settings().calls().busyTone()) {
            case REFER -> {
                if (phone.isPresent() && caller.early()) {
                    // ASSUMED(J4L): the tone comes first, and the INVITE is then refused.
                    calls.welcome().tell(phone.get(), RemoteCc.tone("DtLineBusyTone"), () -> call.refuse(486));
                } else {
                    call.refuse(486);
                }
            }
            case MEDIA ->
                early(MediaParty.Part.BUSY_TONE, call.dialled(), TONE, party -> {
                    party.end();
                    call.refuse(486);
                });
            case NONE -> call.refuse(486);
        }
    }
}

package org.uclab.client.phone;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.phone.call.CallAction;
import org.uclab.client.phone.call.CallEnd;
import org.uclab.client.phone.call.CallInput;
import org.uclab.client.phone.call.CallState;
import org.uclab.client.phone.call.CallTerms;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.call.CallsCore;
import org.uclab.client.phone.call.Footing;
import org.uclab.client.phone.call.LineIdentity;
import org.uclab.client.phone.call.MediaDoors;
import org.uclab.client.phone.call.Wish;
import org.uclab.client.phone.registration.RegistrationState;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.digest.DigestClient;
import org.uclab.shell.sip.SipCalling;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;

/**
 * A softphone on one network, from its registration to its sign-out: does what its two cores want done. It belongs to the
 * thread of its agenda, on which everything is called but what {@link PhoneBoard} shows.
 */
public final class Phone implements SipUser {

    private final PhoneHost host;
    private final Agenda agenda;
    private final PhoneBoard board;
    private final LineIdentity line;
    private final SipCalling sip;
    private final Challenges challenges;
    private final Registering registering;
    private final PhoneMedia media;
    private final CallSounds sounds;
    private final DesktopShare share;
    private final Driver<CallInput, CallAction> calls;
    private final Map<Long, Asker> asking = new LinkedHashMap<>();
    private final Map<Long, CompletableFuture<Settled>> wishes = new HashMap<>();
    private long lastWish;
    private boolean over;

    /** Requests of calls that may still be cancelled. */
    private static final int ASKING_MAX = 256;

    private Phone(
            PhoneHost host, PhoneSettings settings, PhoneFile file, LineIdentity line, PhoneMedia media, Site site) {
        this.host = host;
        this.agenda = site.agenda();
        this.board = site.board();
        this.line = line;
        this.sip = SipCalling.from(
                new SipCalling.Caller(
                        host.dialler(),
                        host.tls(),
                        purpose -> host.seed().draws("sip " + purpose),
                        host.journal().recorder()),
                agenda,
                SipSettings.STANDARD,
                this);
        this.challenges = new Challenges(
                sip, new DigestClient(host.login().user(), host.login().password(), () -> sip.token("digest")));
        this.media = media;
        this.sounds = new CallSounds(host, file.media(), media, line.device(), agenda);
        this.share = new DesktopShare(
                host,
                DesktopShare.Ports.of(media.platform(), file.media()),
                media.platform().shares(),
                agenda,
                board,
                sounds);
        PhoneFile.Line own = file.line().orElseThrow();
        this.calls = new Driver<>(
                new CallsCore(
                        new CallTerms(
                                line,
                                own.callsMax(),
                                own.busyTrigger(),
                                this::coding,
                                settings.mobile(),
                                // S4 says it of iPhone and iPad alone.
                                media.platform() == MediaPlatform.IOS,
                                file.protects() || host.edge().isPresent(),
                                site.lastCall()),
                        host.seed().draws("calls"),
                        () -> sip.token("calls")),
                agenda,
                (action, none) -> act(action),
                () -> 0,
                host.journal()::mistake);
        this.registering =
                new Registering(host, settings, file, line, agenda, sip, challenges, new Registering.Owner() {
                    @Override
                    public void stands(RegistrationState state, Optional<Footing> footing) {
                        registered(state, footing);
                    }

                    @Override
                    public void reload() {
                        site.reload().run();
                    }
                });
    }

    /**
     * Where a phone lives.
     *
     * @param board    what it shows
     * @param lastCall number of the last call of the phone before it; 0 for none
     * @param reload   called when a node wants the phone to begin anew: it has left the node, and {@link #begin} or another
     *                 phone is awaited
     */
    public record Site(Agenda agenda, PhoneBoard board, int lastCall, Runnable reload) {}

    /**
     * A phone that has not begun.
     *
     * @param device its name
     * @param model  number of its kind in SIP
     * @throws java.util.NoSuchElementException when the file has no line
     */
    public static Phone on(
            PhoneHost host,
            PhoneSettings settings,
            PhoneFile file,
            String device,
            int model,
            PhoneMedia media,
            Site site) {
        PhoneFile.Line own = file.line().orElseThrow();
        LineIdentity line =
                new LineIdentity(own.number(), own.displayName(), own.contact(), device, model, settings.userAgent());
        return new Phone(host, settings, file, line, media, site);
    }

    /** What it can code of sound now. */
    private List<Codec> coding() {
        return media.settings().audio(media.lowBandwidth().getAsBoolean());
    }

    /** Begins to register. */
    public void begin() {
        board.show(PhoneView.of(line.number()));
        registering.begin();
    }

    /** Presence is connected, or is not. */
    public void presence(boolean connected) {
        registering.presence(connected);
    }

    /**
     * The user wants something.
     *
     * @param call  0 for the newest that it can be done to
     * @param value a number or keys; empty where the wish needs none
     * @param other the other call where the wish is about two; 0 for none
     */
    public CompletableFuture<Settled> want(Wish wish, int call, String value, int other) {
        CompletableFuture<Settled> settled = new CompletableFuture<>();
        if (over) {
            settled.complete(Settled.refused("there is no phone"));
            return settled;
        }
        lastWish++;
        wishes.put(lastWish, settled);
        calls.input(new CallInput.Wanted(lastWish, wish, call, value, other));
        return settled;
    }

    /** The user shares the screen in the newest call that goes on, or does no more. */
    public CompletableFuture<Settled> share(boolean on) {
        int newest = board.calls().stream()
                .filter(call -> !call.over())
                .mapToInt(CallView::id)
                .max()
                .orElse(0);
        return on ? share.share(newest) : CompletableFuture.completedFuture(share.stop(newest));
    }

    /** What is heard in a call, for as long as it is remembered. */
    public Optional<CallSound> sound(int call) {
        return sounds.heard(call);
    }

    /** Hangs up, signs off and is gone; done when nothing is left. */
    public Future<Void> signOut() {
        board.calls().stream().filter(call -> !call.over()).forEach(call -> want(Wish.HANG_UP, call.id(), "", 0));
        Promise<Void> left = Promise.promise();
        registering.end().onComplete(done -> gone(CallEnd.HUNG_UP).onComplete(left));
        return left.future();
    }

    /** The host is on another network: whatever stood is dead. Done when nothing is left. */
    public Future<Void> cut() {
        return gone(CallEnd.ADDRESS_CHANGED);
    }

    private Future<Void> gone(CallEnd why) {
        if (over) {
            return Future.succeededFuture();
        }
        calls.input(new CallInput.Dropped(why));
        over = true;
        wishes.values().forEach(waiting -> waiting.complete(Settled.refused("there is no phone any more")));
        registering.close();
        calls.close();
        board.show(PhoneView.none().with(RegistrationState.ENDED, ""));
        return Future.join(sip.close(), share.close(), sounds.close()).mapEmpty();
    }

    private void registered(RegistrationState state, Optional<Footing> footing) {
        calls.input(new CallInput.Footed(footing));
        board.show(board.phone().with(state, footing.map(Footing::host).orElse("")));
    }

    private void act(CallAction action) {
        switch (action.kind()) {
            case ASK -> ask((CallAction.Ask) action);
            case CANCEL ->
                Optional.ofNullable(asking.get(((CallAction.Cancel) action).ticket()))
                        .ifPresent(sip::cancel);
            case ACKNOWLEDGE -> {
                CallAction.Acknowledge ack = (CallAction.Acknowledge) action;
                sip.acknowledge(ack.ack(), ack.flow());
            }
            case ANSWER -> {
                CallAction.Answer answer = (CallAction.Answer) action;
                sip.answer(answer.asked(), answer.response());
            }
            case OPEN_MEDIA -> {
                int call = ((CallAction.OpenMedia) action).call();
                open(call)
                        .onComplete(opened -> calls.input(
                                new CallInput.Media(call, opened.succeeded() ? opened.result() : Optional.empty())));
            }
            case AGREE -> {
                CallAction.Agree agreed = (CallAction.Agree) action;
                sounds.agree(agreed);
                share.agree(agreed.call(), agreed.plan().floor());
            }
            case PRESS -> sounds.press((CallAction.Press) action);
            case CLOSE_MEDIA -> {
                share.over(((CallAction.CloseMedia) action).call());
                sounds.close(((CallAction.CloseMedia) action).call());
            }
            case SETTLED -> {
                CallAction.Settled settled = (CallAction.Settled) action;
                Optional.ofNullable(wishes.remove(settled.number()))
                        .ifPresent(waiting -> waiting.complete(new Settled(settled.call(), settled.refused())));
            }
            case TELL -> tell((CallAction.Tell) action);
            case SHOW_LINE -> board.show(board.phone().withElsewhere(((CallAction.ShowLine) action).use()));
        }
    }

    private Future<Optional<MediaDoors>> open(int call) {
        return sounds.open(call)
                .compose(doors -> doors.flatMap(MediaDoors::slides).isPresent()
                        ? share.line(call).map(line -> doors.map(open -> open.with(line)))
                        : Future.succeededFuture(doors));
    }

    private void tell(CallAction.Tell told) {
        told.decision().ifPresent(host.journal()::decided);
        if (told.call().state() == CallState.CONNECTED) {
            sounds.answered(told.call().id());
        }
        board.show(told.call());
        registering.calls(board.calls().stream().anyMatch(call -> !call.over()));
    }

    private void ask(CallAction.Ask ask) {
        Asker asker = new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                calls.input(new CallInput.Responded(ask.ticket(), response));
            }

            @Override
            public void lost(Loss loss) {
                asking.remove(ask.ticket());
                calls.input(new CallInput.Lost(ask.ticket(), Registering.text(loss)));
            }
        };
        if (asking.size() == ASKING_MAX) {
            asking.remove(asking.keySet().iterator().next());
        }
        asking.put(ask.ticket(), challenges.ask(ask.request(), ask.flow(), asker, again -> {}));
    }

    @Override
    public void asked(Asked asked) {
        SipRequest request = asked.request();
        Optional<SipResponse> unfit = Extensions.refusal(request);
        if (unfit.isPresent()) {
            sip.answer(asked, unfit.get().with("User-Agent", line.userAgent()));
        } else if (RemoteRequest.is(request)) {
            remote(asked, RemoteRequest.of(request, registering.callId(asked.flow())));
        } else if (request.is(SipRequest.INVITE)
                && !request.inDialog()
                && request.sipUri()
                        .filter(uri -> uri.user().equals(line.contact()))
                        .isEmpty()) {
            sip.answer(asked, request.response(404));
        } else {
            calls.input(new CallInput.Requested(asked));
        }
    }

    private void remote(Asked asked, RemoteRequest read) {
        sip.answer(asked, asked.request().response(read.status()).with("User-Agent", line.userAgent()));
        read.said().forEach(this::said);
        read.line().forEach(calls::input);
    }

    private void said(RemoteRequest.Said said) {
        switch (said.what()) {
            case TONE ->
                calls.input(new CallInput.Tone(
                        said.value(), Optional.of(said.about()).filter(about -> !about.isEmpty())));
            case MESSAGES -> board.show(board.phone().withMessages(said.value().equalsIgnoreCase("yes")));
            case FORWARD -> board.show(board.phone().withForward(said.value()));
            case PROMPT -> board.show(board.phone().withPrompt(said.value()));
            case RESTART, CHECK -> registering.restart(said.value());
            case WISH -> want(Wish.valueOf(said.value()), 0, said.about(), 0);
        }
    }

    @Override
    public void acked(Asked asked, SipRequest ack) {
        calls.input(new CallInput.Acked(asked, ack));
    }

    @Override
    public void cancelled(Asked asked) {
        calls.input(new CallInput.Cancelled(asked));
    }

    @Override
    public void unacked(Asked asked) {
        calls.input(new CallInput.Unacked(asked));
    }

    @Override
    public void gone(Flow flow) {
        // The registration first: that a call is preserved is told of a phone that is on its way to another node.
        registering.gone(flow);
        calls.input(new CallInput.Gone(flow));
    }
}

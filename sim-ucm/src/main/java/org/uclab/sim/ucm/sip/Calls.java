package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.protocol.sip.dialog.Dialogs;
import org.uclab.protocol.sip.transaction.TransactionKey;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/** The calls of a node: who has which dialog, how many there are, and where new ones come from. */
final class Calls {

    /** Dialogs of a node at once; a choice of ours. */
    private static final int DIALOGS_MAX = 20_000;

    /** ASSUMED(service parameters): "Maximum Call Duration Timer", 720 minutes. */
    private static final Duration LIFE_MAX = Duration.ofHours(12);

    /** Calls of a node at once. */
    private static final int CALLS_MAX = 5_000;

    /** Whoever has a leg that belongs to no call any more. */
    static final LegOwner NOBODY = new LegOwner() {
        @Override
        public void rings(Leg leg) {}

        @Override
        public void picked(Leg leg) {
            leg.end();
        }

        @Override
        public void failed(Leg leg, int status) {}

        @Override
        public void changes(Leg leg, SipRequest request) {
            leg.refuse(481);
        }

        @Override
        public void left(Leg leg) {}

        @Override
        public void asks(Leg leg, Asked asked) {}
    };

    private final Desk desk;
    private final UcmDatabase database;
    private final Phones phones;
    private final ClusterPhones cluster;
    private final Registrar registrar;
    private final Welcome welcome;
    private final Features features;
    private final SharedLine sharedLine;
    private final ViaOffice viaOffice;
    private final KeyBridges bridges = new KeyBridges(this);
    private final Dialogs<Leg> dialogs = new Dialogs<>(DIALOGS_MAX);
    private final Map<TransactionKey, Leg> invites = new HashMap<>();
    private final Map<Call, Desk.Reminder> all = new LinkedHashMap<>();
    private long gci;

    Calls(Desk desk, UcmDatabase database, Phones phones, ClusterPhones cluster, Registrar registrar, Welcome welcome) {
        this.desk = desk;
        this.database = database;
        this.phones = phones;
        this.cluster = cluster;
        this.registrar = registrar;
        this.welcome = welcome;
        this.features = new Features(this, desk);
        this.sharedLine = new SharedLine(this, desk);
        this.viaOffice = new ViaOffice(this, desk);
    }

    // ---- for the parts

    Self self() {
        return desk.self();
    }

    ClusterState state() {
        return database.state();
    }

    CallSettings settings() {
        return state().config().settings().calls();
    }

    Phones phones() {
        return phones;
    }

    ClusterPhones cluster() {
        return cluster;
    }

    Welcome welcome() {
        return welcome;
    }

    Features features() {
        return features;
    }

    SdpMatch match() {
        ClusterState now = state();
        boolean share = now.config().settings().installed().desktopShare(now.release());
        CallSettings.Region region = self().standsIn()
                ? new CallSettings.Region(settings().region().audioKbps(), 0) // S3: no video, no sharing
                : settings().region();
        return new SdpMatch(region, now.release(), share && !self().standsIn());
    }

    Join join() {
        return new Join(match(), bridges);
    }

    MediaParty plays(MediaParty.Part part, String number, String room) {
        return new MediaParty(desk, part, number, room);
    }

    Desk.Reminder after(Duration time, Runnable task) {
        return desk.after(time, task);
    }

    long nextGci() {
        return ++gci;
    }

    /** A Session-ID: 32 digits of hexadecimal. */
    String session() {
        String token = desk.token();
        return (token + token + "0".repeat(32)).substring(0, 32);
    }

    /** Another node, where that number is to be called. */
    Optional<LegEnd> node(String host, String number) {
        return cluster.endpoint(host)
                .map(at -> new LegEnd(
                        Optional.empty(),
                        number,
                        "",
                        Flow.to(SipTransport.TCP, at.address(), at.port()),
                        "sip:" + number + "@" + at.address() + ":" + at.port() + ";transport=tcp"));
    }

    /** Calls that device has. */
    int count(String device) {
        return (int) all.keySet().stream()
                .filter(call -> has(call.caller(), device)
                        || call.called()
                                .filter(party -> party instanceof Leg leg && has(leg, device))
                                .isPresent())
                .count();
    }

    private static boolean has(Leg leg, String device) {
        return leg.with().phone().filter(phone -> phone.name().equals(device)).isPresent();
    }

    Set<Call> all() {
        return Set.copyOf(all.keySet());
    }

    void add(Call call) {
        all.put(call, desk.after(LIFE_MAX, call::end));
    }

    void over(Call call) {
        Optional.ofNullable(all.remove(call)).ifPresent(Desk.Reminder::cancel);
        features.parking().over(call);
    }

    /** A call that waits at that number. */
    Call parked(Leg leg, String number) {
        Call call = Call.of(this, desk, leg, number);
        add(call);
        return call;
    }

    /** Its media have begun, or stopped, or it is over. */
    void changed(Call call) {
        sharedLine.changed(call);
        viaOffice.changed(call);
    }

    SharedLine sharedLine() {
        return sharedLine;
    }

    void known(DialogId id, Leg leg) {
        if (dialogs.room()) {
            dialogs.put(id, leg);
        } else {
            desk.after(Duration.ZERO, leg::end); // a call that nothing could be said in any more
        }
    }

    /** Nobody has that dialog any more. */
    void unknown(DialogId id) {
        dialogs.remove(id);
    }

    Optional<Leg> leg(DialogId id) {
        return dialogs.get(id);
    }

    /** The call that has that leg. */
    Optional<Call> of(Leg leg) {
        return all.keySet().stream()
                .filter(call -> call.caller() == leg
                        || call.isRinging(leg)
                        || call.called().filter(party -> party == leg).isPresent())
                .findFirst();
    }

    void gone(Leg leg) {
        bridges.leaves(leg);
        leg.id().ifPresent(dialogs::remove);
        invites.values().removeIf(other -> other == leg);
    }

    // ---- what comes

    /** An INVITE that begins a call. */
    void invited(Asked asked) {
        desk.answer(asked, 100);
        SipRequest request = asked.request();
        Optional<String> mobile = ViaOffice.asked(request);
        if (!request.body().isEmpty()
                && mobile.isEmpty()
                && Talk.description(request).isEmpty()) {
            desk.answer(asked, 488);
            return;
        }
        Optional<SipResponse> tooShort =
                SessionTimer.refusal(request, settings().session());
        if (tooShort.isPresent()) {
            desk.answer(asked, tooShort.get());
            return;
        }
        if (all.size() >= CALLS_MAX || !dialogs.room()) {
            desk.answer(asked, request.response(503).with(HeaderName.RETRY_AFTER, 5));
            return;
        }
        String number = request.sipUri().map(this::called).orElse("");
        caller(asked).ifPresent(end -> begin(asked, end, number, mobile));
    }

    /** The number that a URI means: its user part, or that of whoever has this address or user id. */
    private String called(SipUri uri) {
        String user = uri.user().split(";", 2)[0];
        return state().userByEmail(user + "@" + uri.host())
                .or(() -> state().user(user))
                .map(EndUser::line)
                .filter(line -> !line.isEmpty())
                .orElse(user);
    }

    /** Who calls; where that cannot be said it has been answered. */
    private Optional<LegEnd> caller(Asked asked) {
        SipRequest request = asked.request();
        if (cluster.isNode(asked.flow().host())) {
            return Optional.of(new LegEnd(
                    Optional.empty(),
                    request.from().sipUri().map(SipUri::user).orElse(""),
                    request.from().displayName(),
                    asked.flow(),
                    ""));
        }
        Optional<Phone> phone = phones.of(request, asked.flow());
        if (phone.filter(known -> known.proves() && !known.thirdParty()).isPresent()) {
            if (!registrar.proves(asked, phone.get().owned())) {
                return Optional.empty();
            }
        } else if (phone.isPresent()
                ? phone.get().thirdParty()
                : request.headers().has(HeaderName.AUTHORIZATION)) {
            Optional<ClusterState.Owned> owned = registrar.proven(asked);
            if (owned.isEmpty()) {
                return Optional.empty();
            }
            phone = phones.device(owned.get().device().name());
        }
        if (phone.isEmpty()) {
            // As UCM says it of callers it does not know.
            desk.answer(
                    asked,
                    request.response(503)
                            .with(
                                    "Warning",
                                    self().warning("Unable to find a device handler for the request received on port "
                                            + "5060 from " + asked.flow().host())));
            return Optional.empty();
        }
        if (count(phone.get().name()) >= settings().calls().max()) {
            desk.answer(asked, 486); // ASSUMED(no public source): a phone does not ask for more than it may
            return Optional.empty();
        }
        Phone known = phone.get();
        Flow way = known.flow().transport().reliable() ? asked.flow() : known.flow();
        return Optional.of(LegEnd.of(known.over(way)));
    }

    private void begin(Asked asked, LegEnd end, String number, Optional<String> mobile) {
        Leg leg = Leg.of(this, desk, asked, end, NOBODY);
        invites.put(asked.key(), leg);
        if (mobile.isPresent()) {
            viaOffice.begin(leg, mobile.get(), number);
            return;
        }
        if (sharedLine.resumes(asked, leg)) {
            return;
        }
        Call call = Call.of(this, desk, leg, number);
        add(call);
        call.begin();
    }

    /** A device is at that address no more, and whatever it had there is over (S4). */
    void lost(Phone phone) {
        for (Call call : all()) {
            call.legs().stream()
                    .filter(leg -> leg.with()
                            .phone()
                            .filter(own -> own.name().equals(phone.name())
                                    && own.flow().host().equals(phone.flow().host()))
                            .isPresent())
                    .forEach(Leg::lost);
        }
    }

    /** A request in a dialog. */
    void asked(Asked asked) {
        Optional<Leg> leg = dialogs.of(asked.request());
        if (leg.isEmpty()) {
            desk.answer(asked, 481);
            return;
        }
        if (asked.request().is(SipRequest.INVITE)) {
            invites.put(asked.key(), leg.get());
        }
        leg.get().asked(asked);
    }

    void acked(Asked asked, SipRequest ack) {
        Optional.ofNullable(invites.remove(asked.key())).ifPresent(leg -> leg.acked(asked, ack));
    }

    void cancelled(Asked asked) {
        Optional.ofNullable(invites.get(asked.key())).ifPresent(leg -> leg.cancelled(asked));
    }

    void unacked(Asked asked) {
        Optional.ofNullable(invites.remove(asked.key())).ifPresent(leg -> leg.unacked(asked));
    }
}

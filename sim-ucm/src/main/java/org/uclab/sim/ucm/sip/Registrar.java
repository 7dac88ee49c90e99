package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.digest.DigestServer;
import org.uclab.protocol.sip.digest.DigestTerms;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.cluster.DeviceSecurity;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * Who may register, and for how long. For each device of the database:
 *
 * <pre>
 * (nothing)   REGISTER               → REGISTERED   200, newreg, options; then the phone is told how things stand
 *             keep-alive             → (nothing)    200: a standby node is only asked whether it is there
 *             Expires: 0             → (nothing)    200
 * REGISTERED  REGISTER of the same   → REGISTERED   200, no body
 *             REGISTER after a start → REGISTERED   as from nothing
 *             REGISTER of another    → REGISTERED   403, unless it insists (alarm 111), which takes the place
 *             keep-alive             → REGISTERED   200
 *             Expires: 0             → (nothing)    200, and the connection is closed
 *             its time is over       → (nothing)
 * </pre>
 *
 * <p>A phone of the product's kind names its device; one of somebody else's proves a user by digest. What does not fit the
 * database is refused and changes nothing.
 */
final class Registrar {

    /** {@code Reason} of a client that takes the place of another (J4L). */
    private static final String INSISTS = "cisco-alarm:111";

    /** Contacts that a REGISTER may have: a phone has one for each line, and here there is one. */
    private static final int CONTACTS_MAX = 16;

    /** What the 200 says is supported, by release (S001, EMCC, OAUTHSIP). */
    private static String supported(ClusterState state) {
        String sis = state.release().atLeast(12, 0) ? "9.1.0" : state.release().atLeast(11, 0) ? "8.0.0" : "6.0.0";
        return "X-cisco-srtp-fallback,X-cisco-sis-" + sis;
    }

    private final Desk desk;
    private final UcmDatabase database;
    private final Phones phones;
    private final Welcome welcome;
    private final DigestServer digest;

    Registrar(Desk desk, UcmDatabase database, Phones phones, Welcome welcome) {
        this.desk = desk;
        this.database = database;
        this.phones = phones;
        this.welcome = welcome;
        this.digest = new DigestServer(DigestTerms.plain(settings().realm()), DigestServer.Side.SERVER, desk::token);
    }

    private CallSettings.Registration settings() {
        return database.state().config().settings().calls().registration();
    }

    /** A refusal: a status and why. */
    private record Refusal(int status, String why) {}

    void register(Asked asked) {
        desk.answer(asked, 100);
        SipRequest request = asked.request();
        List<NameAddress> contacts = request.contacts();
        if (request.headers().all(HeaderName.CONTACT).size() > CONTACTS_MAX || contacts.size() > CONTACTS_MAX) {
            refuse(asked, "", new Refusal(400, "Too many contacts"));
            return;
        }
        Optional<PhoneIdentity> identity = contacts.stream().findFirst().flatMap(PhoneIdentity::of);
        boolean all = request.anyContact();
        if (identity.isEmpty()
                && !all
                && !request.headers().all(HeaderName.CONTACT).isEmpty()) {
            refuse(asked, "", new Refusal(400, "Malformed register message"));
            return;
        }
        String named = identity.map(PhoneIdentity::device).orElse("");
        if (named.isEmpty()) {
            thirdParty(asked, identity, all);
            return;
        }
        Optional<ClusterState.Owned> owned = database.state().device(named);
        Optional<Refusal> refusal = owned.isEmpty()
                // ASSUMED(UCM alarms): a device that is not configured, where auto-registration is off.
                ? Optional.of(new Refusal(404, "Unknown device"))
                : misfit(asked, owned.get(), identity.get());
        if (refusal.isPresent()) {
            refuse(asked, named, refusal.get());
            return;
        }
        if (!owned.get().device().security().digest() || proves(asked, owned.get())) {
            known(asked, owned.get(), identity.get(), RemoteCc.spoken(request));
        }
    }

    /** What of a phone's request does not fit how its device is configured. */
    private Optional<Refusal> misfit(Asked asked, ClusterState.Owned owned, PhoneIdentity identity) {
        Optional<DeviceModel> model = DeviceModel.named(owned.device().model());
        Optional<Refusal> transport = transport(asked, owned);
        if (transport.isPresent()) {
            return transport;
        }
        if (model.filter(DeviceModel::thirdParty).isPresent()
                || (!identity.model().isEmpty()
                        && model.filter(known -> !String.valueOf(known.number()).equals(identity.model()))
                                .isPresent())) {
            // ASSUMED(SEM15): the alarm is ConfigurationMismatch; its text on the wire is not public.
            return Optional.of(new Refusal(403, "Device type mismatch"));
        }
        return line(asked.request(), owned);
    }

    /**
     * Whether it comes by TLS where its security profile wants that, and only there. No certificate is asked of it: a phone of
     * the product's is taken for what it says, and one of somebody else's proves its user besides.
     */
    private static Optional<Refusal> transport(Asked asked, ClusterState.Owned owned) {
        boolean secure = asked.flow().transport() == SipTransport.TLS;
        boolean wanted = owned.device().security().mode() != DeviceSecurity.Mode.NON_SECURE;
        return secure == wanted ? Optional.empty() : Optional.of(new Refusal(403, "TLS authentication failure")); // J4L
    }

    /** Whether it registers its owner's line. */
    private static Optional<Refusal> line(SipRequest request, ClusterState.Owned owned) {
        String number = request.to().sipUri().map(SipUri::user).orElse("");
        boolean fits = !owned.owner().line().isEmpty()
                && ClusterState.digits(number)
                        .equals(ClusterState.digits(owned.owner().line()));
        return fits ? Optional.empty() : Optional.of(new Refusal(404, "Directory number not configured on the device"));
    }

    private void thirdParty(Asked asked, Optional<PhoneIdentity> identity, boolean all) {
        Optional<ClusterState.Owned> owned = proven(asked);
        if (owned.isEmpty()) {
            return;
        }
        String device = owned.get().device().name();
        Optional<Refusal> misfit = transport(asked, owned.get()).or(() -> line(asked.request(), owned.get()));
        if (misfit.isPresent()) {
            refuse(asked, device, misfit.get());
        } else if (all) {
            unregister(asked, device);
        } else if (identity.isEmpty()) {
            answer(
                    asked,
                    asked.request().response(200),
                    phones.device(device)); // it asks what there is, RFC 3261 §10.2.3
        } else {
            known(asked, owned.get(), identity.get(), false);
        }
    }

    /**
     * The third-party device of the user who proves to be one by digest; where nobody does, that has been answered. The
     * digest user is the user id, not the number.
     */
    Optional<ClusterState.Owned> proven(Asked asked) {
        Optional<String> user = user(asked);
        Optional<ClusterState.Owned> owned = user.flatMap(id -> database.state().user(id)).stream()
                .flatMap(known -> known.devices().stream())
                .filter(device -> DeviceModel.named(device.model())
                        .filter(DeviceModel::thirdParty)
                        .isPresent())
                .findFirst()
                .flatMap(device -> database.state().device(device.name()));
        if (user.isPresent() && owned.isEmpty()) {
            refuse(asked, user.get(), new Refusal(404, "Unknown device"));
        }
        return owned;
    }

    /** Whether the owner of that device proves to be it by digest; where not, that has been answered. */
    boolean proves(Asked asked, ClusterState.Owned owned) {
        Optional<String> user = user(asked);
        boolean right = user.filter(id -> id.equals(owned.owner().id())).isPresent();
        if (user.isPresent() && !right) {
            // ASSUMED(field.md 36): a digest user that is not the device's is a mismatch, which is a 404.
            refuse(asked, owned.device().name(), new Refusal(404, "Digest user mismatch"));
        }
        return right;
    }

    /** Whoever proves to be a user by digest; where nobody does, that has been answered. */
    private Optional<String> user(Asked asked) {
        ClusterState state = database.state();
        DigestServer.Judgement judgement =
                digest.judge(asked.request(), id -> state.user(id).map(known -> known.password()), desk.now());
        switch (judgement.outcome()) {
            case PROVEN -> {
                return Optional.of(judgement.user());
            }
            case ABSENT -> desk.answer(asked, digest.challenge(asked.request(), false, desk.now()));
            case STALE -> desk.answer(asked, digest.challenge(asked.request(), true, desk.now()));
            case WRONG -> {
                told(judgement.user(), new Refusal(401, "Authentication error")); // SEM15: AuthenticationError
                desk.answer(asked, digest.challenge(asked.request(), false, desk.now()));
            }
        }
        return Optional.empty();
    }

    private void known(Asked asked, ClusterState.Owned owned, PhoneIdentity identity, boolean remoteCc) {
        SipRequest request = asked.request();
        String device = owned.device().name();
        OptionalInt expires = expires(request, identity);
        if (expires.isPresent() && expires.getAsInt() == 0) {
            if (identity.keepAlive()
                    && desk.self().standsIn()
                    && phones.device(device).isEmpty()) {
                // SRST: on standby it says so by 404, which is no failure
                desk.answer(
                        asked, request.response(404).with("Server", desk.self().product()));
            } else if (identity.keepAlive()) {
                answer(asked, request.response(200), Optional.empty());
            } else if (phones.device(device)
                    .filter(phone -> !phone.proves() && !same(phone, asked, identity))
                    .isPresent()) {
                // ASSUMED(no public source): RFC 3261 §10.3 has nothing to remove where the binding is somebody else's.
                answer(asked, request.response(200), Optional.empty());
            } else {
                unregister(asked, device);
            }
            return;
        }
        Optional<Phone> before = phones.device(device);
        if (before.filter(phone -> active(phone, asked, identity)).isPresent()) {
            refuse(asked, device, new Refusal(403, "Registration is active for another client")); // J4L
            return;
        }
        Duration granted = granted(owned);
        if (expires.isPresent()) {
            Duration wanted = Duration.ofSeconds(expires.getAsInt());
            if (wanted.compareTo(settings().expiresMin()) < 0) {
                desk.answer(
                        asked,
                        request.response(423)
                                .with("Min-Expires", settings().expiresMin().toSeconds()));
                told(device, new Refusal(423, "the time is too short"));
                return;
            }
            granted = wanted.compareTo(granted) < 0 ? wanted : granted;
        }
        boolean product = remoteCc || before.filter(Phone::remoteCc).isPresent();
        accept(asked, owned, identity, product && !desk.self().standsIn(), granted);
    }

    private void accept(
            Asked asked, ClusterState.Owned owned, PhoneIdentity identity, boolean remoteCc, Duration granted) {
        SipRequest request = asked.request();
        Phone phone = new Phone(
                owned,
                ClusterState.digits(owned.owner().line()),
                identity.contact().with(identity.contact().parameters().without("expires")),
                identity.instance(),
                Phones.wayTo(identity.uri(), asked.flow()),
                request.callId(),
                remoteCc,
                desk.now().plus(granted));
        boolean fresh = phones.device(owned.device().name())
                .filter(before -> before.callId().equals(phone.callId())
                        && before.contact().uri().equals(phone.contact().uri())
                        && phones.reachable(before))
                .isEmpty();
        phones.put(phone);
        SipResponse ok = request.response(200)
                .with("Date", desk.self().date(desk.now()))
                .with(
                        HeaderName.CONTACT,
                        fresh && phone.remoteCc()
                                ? phone.contact() + ";x-cisco-newreg"
                                : phone.contact().toString())
                .with(HeaderName.EXPIRES, granted.toSeconds())
                .with("Server", desk.self().product())
                .with("Supported", supported(database.state()));
        if (fresh) {
            desk.decided(
                    SipDecisions.REGISTRATION.of(phone.name()),
                    SipDecisions.REGISTERED.of(),
                    SipDecisions.GRANTED.of(granted.toSeconds(), phone.line()));
        }
        desk.answer(
                asked, fresh && phone.remoteCc() ? ok.withBody(RemoteCc.RESPONSE, SipBody.of(RemoteCc.OPTIONS)) : ok);
        if (fresh && !desk.self().standsIn()) {
            welcome.greet(phone);
        }
    }

    /** Whether somebody else has that registration, who can still be reached. */
    private boolean active(Phone phone, Asked asked, PhoneIdentity identity) {
        boolean insists = asked.request().header("Reason").orElse("").contains(INSISTS);
        return !same(phone, asked, identity) && !insists && phones.reachable(phone);
    }

    /** Whether it is that phone that asks, as far as one can know without a proof. */
    private static boolean same(Phone phone, Asked asked, PhoneIdentity identity) {
        return phone.flow().host().equals(asked.flow().host())
                || (identity.instanced() && identity.instance().equalsIgnoreCase(phone.instance()));
    }

    private static OptionalInt expires(SipRequest request, PhoneIdentity identity) {
        Optional<Integer> own =
                identity.contact().parameters().value("expires").flatMap(text -> SipMessage.digits(text, 9));
        return own.isPresent() ? OptionalInt.of(own.get()) : request.number(HeaderName.EXPIRES);
    }

    private Duration granted(ClusterState.Owned owned) {
        boolean mobile = DeviceModel.named(owned.device().model())
                .filter(DeviceModel::mobile)
                .isPresent();
        return mobile ? settings().mobileExpires() : settings().keepAlive();
    }

    private void unregister(Asked asked, String device) {
        Optional<Phone> phone = phones.device(device);
        phone.ifPresent(gone -> {
            phones.remove(device);
            desk.decided(SipDecisions.REGISTRATION.of(device), SipDecisions.UNREGISTERED.of(), SipDecisions.ASKED.of());
        });
        answer(asked, asked.request().response(200), Optional.empty());
        // UCM closes the connection of a phone that has left (SIPCC).
        phone.filter(gone -> gone.flow().transport().reliable() && !phones.shared(gone))
                .ifPresent(gone -> desk.want(new SipAction.End(gone.flow())));
    }

    /** The contact of whoever asks and nobody else's, LMG, Multiple Bindings. */
    private void answer(Asked asked, SipResponse response, Optional<Phone> phone) {
        SipResponse dated = response.with("Date", desk.self().date(desk.now()))
                .with("Server", desk.self().product());
        SipResponse told = phone.map(one -> dated.with(HeaderName.CONTACT, one.contact())
                        .with(
                                HeaderName.EXPIRES,
                                Math.max(
                                        0,
                                        Duration.between(desk.now(), one.until())
                                                .toSeconds())))
                .orElse(dated);
        desk.answer(asked, told);
    }

    private void refuse(Asked asked, String who, Refusal refusal) {
        told(who, refusal);
        desk.answer(
                asked,
                asked.request()
                        .response(refusal.status())
                        .with("Warning", desk.self().warning(refusal.why())));
    }

    private void told(String who, Refusal refusal) {
        desk.decided(
                SipDecisions.REGISTRATION.of(who.isEmpty() ? "nobody" : Words.one(who)),
                SipDecisions.REFUSED.of(refusal.status()),
                SipDecisions.REFUSAL.of(refusal.why()));
    }
}

package org.uclab.client;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.uclab.client.capf.DeviceCertificate;
import org.uclab.client.capf.DeviceKeys;
import org.uclab.client.config.ConfigSettings;
import org.uclab.client.cti.CtiDecisions;
import org.uclab.client.cti.DeskControl;
import org.uclab.client.discovery.Release;
import org.uclab.client.edge.EdgeAccess;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.Phone;
import org.uclab.client.phone.PhoneBoard;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.phone.PhoneHost;
import org.uclab.client.phone.PhoneSettings;
import org.uclab.client.phone.PhoneTransport;
import org.uclab.client.phone.Settled;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.call.Wish;
import org.uclab.client.phone.registration.RegistrationDecisions;
import org.uclab.client.phone.registration.RegistrationRules;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.DeviceKind;
import org.uclab.lab.core.Agenda;

/**
 * The phone of one user's time at the client: one {@link Phone} after the other, as the host moves from network to network.
 * Of the agenda's thread, but for what the board shows.
 */
final class PhoneLife {

    private final Agenda agenda;
    private final String password;
    private final Consumer<Consumer<Optional<PhoneFile>>> files;
    private final PhoneBoard board = new PhoneBoard();
    private Optional<Phone> phone = Optional.empty();
    private Optional<DeskControl> control = Optional.empty();
    private volatile MediaPlatform platform = MediaPlatform.WINDOWS;
    private boolean presence;
    private volatile boolean lowBandwidth;

    /**
     * @param password of the user
     * @param files    fetches the file of the phone again, and tells what came of it
     */
    PhoneLife(Agenda agenda, String password, Consumer<Consumer<Optional<PhoneFile>>> files) {
        this.agenda = agenda;
        this.password = password;
        this.files = files;
    }

    PhoneBoard board() {
        return board;
    }

    /**
     * The user is signed in: a phone begins where there is none and there can be one; outside it goes through the
     * edge servers that the edge configuration names.
     */
    void signedIn(Equipment equipment, SignInResult result, Optional<EdgeAccess.Sip> edge) {
        PhoneSettings settings = equipment.settings().phone();
        platform = MediaChoice.platform(equipment.settings());
        if (phone.isPresent() || !(result instanceof SignInResult.SignedIn in)) {
            return;
        }
        if (settings.desk()) {
            controls(equipment, in);
            return;
        }
        if (settings.virtual()) {
            // S4: "Use … VXME for softphone calls in a virtual environment".
            equipment
                    .journal()
                    .decided(CtiDecisions.SOFTPHONE.of(), HttpDecisions.NONE.of(), CtiDecisions.VIRTUAL.of());
        }
        if (settings.virtual() || !settings.softphone()) {
            return;
        }
        PhoneFile told = in.configuration().device().phone();
        // S3: "For a phone mode deployment using the non-DNS SRV record method, failover isn't possible". ASSUMED(S3):
        // the
        // client leaves the other nodes of its file alone.
        PhoneFile file = equipment.settings().connection().manual() ? told.withFirstNodeAlone() : told;
        boolean unreached = in.location() == Location.OUTSIDE
                && edge.filter(EdgeAccess.Sip::leads).isEmpty();
        if (unreached || in.device().isEmpty() || file.line().isEmpty()) {
            return;
        }
        ConfigSettings runs = equipment.settings().configuration();
        if (!runs.handset().registers(runs.upgraded(), file.encrypted())) {
            equipment
                    .journal()
                    .decided(
                            SignInDecisions.HANDSET.of(),
                            SignInDecisions.NO_REGISTRATION.of(),
                            SignInDecisions.KERNEL.of(runs.handset().toString()));
            return;
        }
        begin(equipment, in, file, edge);
    }

    private void begin(Equipment equipment, SignInResult.SignedIn in, PhoneFile file, Optional<EdgeAccess.Sip> edge) {
        PhoneSettings settings = carried(equipment);
        Device device = in.device().orElseThrow();
        begins(Phone.on(
                host(equipment, tls(equipment, device), new Credentials(in.user(), password), edge),
                settings.withRegistration(rules(settings.registration(), equipment, in)),
                file,
                device.name(),
                equipment.settings().configuration().device().sipModel(),
                MediaChoice.of(equipment, file, () -> lowBandwidth),
                new Phone.Site(
                        agenda,
                        board,
                        lastCall(),
                        () -> beginAgain(file, other -> begin(equipment, in, other, edge)))));
    }

    /** S4, port tables: a mobile client has no SIP over UDP. */
    private PhoneSettings carried(Equipment equipment) {
        PhoneSettings settings = equipment.settings().phone();
        if (!platform.desktop() && settings.transport() == PhoneTransport.UDP) {
            equipment.journal().decided(RegistrationDecisions.overTcp());
            return settings.withTransport(PhoneTransport.TCP);
        }
        return settings;
    }

    /** The host is a desk phone. Nobody signs in at it, so it has nothing to answer challenges with. */
    void plugged(Equipment equipment, PhoneFile file, String device, int model) {
        begins(Phone.on(
                host(equipment, equipment.tls(), new Credentials(device, ""), Optional.empty()),
                equipment.settings().phone(),
                file,
                device,
                model,
                MediaChoice.of(equipment, file, () -> lowBandwidth),
                new Phone.Site(
                        agenda,
                        board,
                        lastCall(),
                        () -> beginAgain(file, other -> plugged(equipment, other, device, model)))));
    }

    private static PhoneHost host(
            Equipment equipment, ClientSSLOptions tls, Credentials login, Optional<EdgeAccess.Sip> edge) {
        return new PhoneHost(
                equipment.dialler(), equipment.hosts(), tls, login, equipment.journal(), equipment.seed(), edge);
    }

    private void begins(Phone begun) {
        phone = Optional.of(begun);
        begun.presence(presence);
        begun.begin();
    }

    /** S4: inside alone. ASSUMED(useCUCMGroupForCti): the services are those of the nodes that the device would register at. */
    private void controls(Equipment equipment, SignInResult.SignedIn in) {
        if (in.location() == Location.OUTSIDE) {
            equipment
                    .journal()
                    .decided(CtiDecisions.DESK_PHONE.of(), HttpDecisions.NONE.of(), CtiDecisions.OUTSIDE.of());
            return;
        }
        if (control.isEmpty()) {
            DeskControl begun = new DeskControl(
                    new DeskControl.Means(
                            equipment.dialler(),
                            equipment.hosts(),
                            equipment.journal(),
                            in.configuration().device().callManagers(),
                            in.user(),
                            password),
                    agenda,
                    board,
                    lastCall());
            control = Optional.of(begun);
            begun.begin();
        }
    }

    /** Nothing is controlled any more; done when nothing is left of it. */
    private Future<Void> released() {
        Optional<DeskControl> last = control;
        control = Optional.empty();
        return last.map(DeskControl::close).orElse(Future.succeededFuture());
    }

    /** S4 (R96, R11; W, M): the router is used only while presence is connected; in phone mode there is none to wait for. */
    private static RegistrationRules rules(RegistrationRules set, Equipment equipment, SignInResult.SignedIn in) {
        boolean older = equipment.settings().release() != Release.R12;
        boolean desktop = equipment.settings().configuration().device() == DeviceKind.CSF;
        return set.withPresenceNeeded(older && desktop && in.mode() != ProductMode.PHONE_MODE);
    }

    private static ClientSSLOptions tls(Equipment equipment, Device device) {
        Optional<DeviceCertificate> issued = equipment.memory().certificate(device.name());
        return issued.<ClientSSLOptions>map(certificate ->
                        equipment.tls().copy().setKeyCertOptions(KeyCertOptions.wrap(DeviceKeys.of(certificate))))
                .orElse(equipment.tls());
    }

    private int lastCall() {
        return board.calls().stream().mapToInt(CallView::id).max().orElse(0);
    }

    /**
     * The phone has left its node and is to begin with what its file says now (UCMNZ, PJC); where the file cannot be had, or
     * says what it said, the same phone goes on.
     */
    private void beginAgain(PhoneFile known, Consumer<PhoneFile> anew) {
        Optional<Phone> leaving = phone;
        files.accept(told -> {
            if (leaving.isEmpty() || !phone.equals(leaving)) {
                return; // signed out meanwhile, or elsewhere
            }
            Optional<PhoneFile> other = told.filter(file -> file.line().isPresent() && !file.equals(known));
            if (other.isEmpty()) {
                leaving.get().begin();
                return;
            }
            phone = Optional.empty();
            leaving.get().signOut().onComplete(gone -> agenda.run(() -> anew.accept(other.get())));
        });
    }

    void presence(boolean connected) {
        presence = connected;
        phone.ifPresent(now -> now.presence(connected));
    }

    /** The host has left its network; done when nothing is left there. */
    Future<Void> moved() {
        Optional<Phone> old = phone;
        phone = Optional.empty();
        return Future.join(released(), old.map(Phone::cut).orElse(Future.succeededFuture()))
                .mapEmpty();
    }

    /** Signs out; done when nothing is left. */
    Future<Void> end() {
        Optional<Phone> last = phone;
        phone = Optional.empty();
        return Future.join(released(), last.map(Phone::signOut).orElse(Future.succeededFuture()))
                .mapEmpty();
    }

    /** Has the phone do something; from any thread. */
    CompletableFuture<Settled> want(Wish wish, int call, String value, int other) {
        return there(() -> control.map(now -> now.want(wish, value))
                .or(() -> phone.map(now -> now.want(wish, call, value, other)))
                .orElseGet(() -> CompletableFuture.completedFuture(Settled.refused("there is no phone"))));
    }

    /** What is heard in a call; from any thread. */
    CompletableFuture<Optional<CallSound>> sound(int call) {
        return there(() -> CompletableFuture.completedFuture(phone.flatMap(now -> now.sound(call))));
    }

    /** The user shares the screen in the newest call, or does no more; from any thread. */
    CompletableFuture<Settled> share(boolean on) {
        return there(() -> phone.map(now -> now.share(on))
                .orElseGet(() -> CompletableFuture.completedFuture(Settled.refused("there is no phone"))));
    }

    /** The user wants low bandwidth mode, or does no more: calls that begin from now on have it. From any thread. */
    Settled lowBandwidth(boolean on) {
        if (platform.desktop()) {
            return Settled.refused("a desktop client has no low bandwidth mode");
        }
        lowBandwidth = on;
        return new Settled(0, Optional.empty());
    }

    private <T> CompletableFuture<T> there(Supplier<CompletableFuture<T>> asked) {
        CompletableFuture<T> told = new CompletableFuture<>();
        agenda.soon(() -> asked.get().thenAccept(told::complete));
        return told;
    }
}

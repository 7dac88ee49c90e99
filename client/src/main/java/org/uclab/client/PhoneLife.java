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
import org.uclab.client.discovery.Release;
import org.uclab.client.http.Credentials;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.Phone;
import org.uclab.client.phone.PhoneBoard;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.phone.PhoneHost;
import org.uclab.client.phone.PhoneSettings;
import org.uclab.client.phone.Settled;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.call.Wish;
import org.uclab.client.phone.registration.RegistrationRules;
import org.uclab.client.uds.Device;
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
    private boolean presence;

    /**
     * @param files fetches the file of the phone again, and tells what came of it
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
     * The user is signed in: a phone begins where there is none and there can be one. ASSUMED(choice): outside there is none,
     * because the SIP part of Expressway is not played.
     */
    void signedIn(Equipment equipment, SignInResult result) {
        PhoneSettings settings = equipment.settings().phone();
        if (phone.isPresent() || !settings.softphone() || !(result instanceof SignInResult.SignedIn in)) {
            return;
        }
        PhoneFile told = in.configuration().device().phone();
        // S3: "For a phone mode deployment using the non-DNS SRV record method, failover isn't possible". ASSUMED(S3):
        // the
        // client leaves the other nodes of its file alone.
        PhoneFile file = equipment.settings().connection().manual() ? told.withFirstNodeAlone() : told;
        if (in.location() == Location.OUTSIDE
                || in.device().isEmpty()
                || file.line().isEmpty()) {
            return;
        }
        begin(equipment, in, file);
    }

    private void begin(Equipment equipment, SignInResult.SignedIn in, PhoneFile file) {
        PhoneSettings settings = equipment.settings().phone();
        Device device = in.device().orElseThrow();
        Phone begun = Phone.on(
                new PhoneHost(
                        equipment.dialler(),
                        equipment.hosts(),
                        tls(equipment, device),
                        new Credentials(in.user(), password),
                        equipment.journal(),
                        equipment.seed()),
                settings.withRegistration(rules(settings.registration(), equipment, in)),
                file,
                device.name(),
                equipment.settings().configuration().device().sipModel(),
                new Phone.Site(agenda, board, lastCall(), () -> beginAgain(equipment, in, file)));
        phone = Optional.of(begun);
        begun.presence(presence);
        begun.begin();
    }

    /** S4 (R96, R11): the router is used only while presence is connected; in phone mode there is none to wait for. */
    private static RegistrationRules rules(RegistrationRules set, Equipment equipment, SignInResult.SignedIn in) {
        boolean older = equipment.settings().release() != Release.R12;
        return set.withPresenceNeeded(older && in.mode() != ProductMode.PHONE_MODE);
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
    private void beginAgain(Equipment equipment, SignInResult.SignedIn in, PhoneFile known) {
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
            leaving.get().signOut().onComplete(gone -> agenda.run(() -> begin(equipment, in, other.get())));
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
        return old.map(Phone::cut).orElse(Future.succeededFuture());
    }

    /** Signs out; done when nothing is left. */
    Future<Void> end() {
        Optional<Phone> last = phone;
        phone = Optional.empty();
        return last.map(Phone::signOut).orElse(Future.succeededFuture());
    }

    /** Has the phone do something; from any thread. */
    CompletableFuture<Settled> want(Wish wish, int call, String value, int other) {
        return there(() -> phone.map(now -> now.want(wish, call, value, other))
                .orElseGet(() -> CompletableFuture.completedFuture(Settled.refused("there is no phone"))));
    }

    /** What is heard in a call; from any thread. */
    CompletableFuture<Optional<CallSound>> sound(int call) {
        return there(() -> CompletableFuture.completedFuture(phone.flatMap(now -> now.sound(call))));
    }

    private <T> CompletableFuture<T> there(Supplier<CompletableFuture<T>> asked) {
        CompletableFuture<T> told = new CompletableFuture<>();
        agenda.soon(() -> asked.get().thenAccept(told::complete));
        return told;
    }
}

package org.uclab.sim.ucm.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.sim.ucm.cluster.CapfOrder;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.ConfigEntry;
import org.uclab.sim.ucm.cluster.UcmCluster.Files;

/**
 * The replicated database of a cluster: one object that all its nodes read, so that replication takes no time. It
 * outlives a power cut of every node. What is changed here is seen by the next request. Safe for any thread.
 */
public final class UcmDatabase {

    /** Users of a directory that is made ready before the first search. */
    private static final int WARM_FROM_USERS = 2_000;

    private final LoginBook logins = new LoginBook();
    private final SigningKey signingKey = new SigningKey();
    private final CompletableFuture<Void> ready;
    private final MessageLamps lamps = new MessageLamps();
    private volatile ClusterState state;
    private volatile BiConsumer<String, Optional<String>> synchronising = (user, password) -> {};

    /**
     * @throws IllegalArgumentException when two users or two devices have one name
     */
    public UcmDatabase(UcmCluster config, List<EndUser> users) {
        this.state = new ClusterState(config, users);
        // In a small directory the first search sorts faster than anybody notices; a start then need not wait for it.
        this.ready = users.size() < WARM_FROM_USERS
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(state.directory()::warm);
    }

    /** Done when no search has to wait for the directory to be sorted. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /**
     * Tells what others synchronise: the password of a user at home here from now on, empty when the user is gone. It is
     * told in the order of the changes and must not wait.
     */
    public synchronized void synchronise(BiConsumer<String, Optional<String>> with) {
        synchronising = with;
    }

    /** What it holds now. */
    public ClusterState state() {
        return state;
    }

    /**
     * Gives a user another password. Sessions that are open stay open.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public void setPassword(String userId, String password) {
        changeUser(userId, user -> user.withPassword(password));
    }

    /** Adds a user, or replaces the one with that id. */
    public void putUser(EndUser user) {
        people(users -> replaced(users, user));
    }

    /**
     * Removes a user with all devices; open sessions are worth nothing from then on.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public void removeUser(String userId) {
        people(users -> without(users, known(users, userId)));
    }

    /**
     * Replaces the devices of a user.
     *
     * @throws IllegalArgumentException when there is no such user, or another user has a device of that name
     */
    public void setDevices(String userId, List<Device> devices) {
        changeUser(userId, user -> user.withDevices(devices));
    }

    /**
     * Changes one user.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public void changeUser(String userId, UnaryOperator<EndUser> how) {
        people(users -> replaced(users, how.apply(known(users, userId))));
    }

    /**
     * Publishes {@code jabber-config.xml}.
     *
     * <p>The product serves an uploaded file only after its TFTP service has been restarted; the lab serves it at once.
     */
    public void putConfigFile(List<ConfigEntry> entries) {
        files(files -> files.with(Optional.of(entries)));
    }

    /** Removes {@code jabber-config.xml}. */
    public void removeConfigFile() {
        files(files -> files.with(Optional.empty()));
    }

    /** Replaces the default service profile. */
    public void setServiceProfile(ServiceProfile profile) {
        files(files -> files.with(profile));
    }

    /**
     * Settles what is pending for a device at CAPF.
     *
     * @param order as the device was served; an order counts once
     * @param lsc   SHA-256 of the certificate it has since; empty for none
     * @return whether that order was still pending at that moment
     */
    public synchronized boolean settle(String device, CapfOrder order, String lsc) {
        Optional<ClusterState.Owned> owned = state.device(device)
                .filter(known -> known.device().security().order().equals(Optional.of(order)));
        owned.ifPresent(known -> {
            Device settled = known.device().with(known.device().security().settled(lsc));
            changeUser(known.owner().id(), user -> user.with(settled));
        });
        return owned.isPresent();
    }

    /** With what files are signed: a key and its certificate, which that CA has issued to the publisher. */
    public CompletableFuture<TlsIdentity> signer(LabCa ca) {
        return signingKey.identity(ca, state().config().publisher().host());
    }

    /** Who signed in when. */
    public LoginBook logins() {
        return logins;
    }

    /**
     * Changes what a user has set for himself, if that condition holds at that moment.
     *
     * @return whether it did, and the change was made
     * @throws IllegalArgumentException when there is no such user
     */
    public synchronized boolean changeIf(String userId, Predicate<SelfCare> holds, UnaryOperator<SelfCare> how) {
        EndUser user =
                state.user(userId).orElseThrow(() -> new IllegalArgumentException("no user with the id " + userId));
        SelfCare care = state.care(user);
        if (!holds.test(care)) {
            return false;
        }
        state = state.with(user.id(), how.apply(care));
        return true;
    }

    /**
     * Changes what a user has set for himself.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public void change(String userId, UnaryOperator<SelfCare> how) {
        changeIf(userId, care -> true, how);
    }

    /** Whether messages wait at that line, digits only, as voicemail has told last. ASSUMED(UCM database): every node has it, and it outlives them. */
    public boolean messagesWait(String line) {
        return lamps.lit(line);
    }

    /**
     * Messages wait at that line, or none do.
     *
     * @return whether that is news
     */
    public boolean messagesWait(String line, boolean wait) {
        return lamps.light(line, wait);
    }

    /** Tells of each line where that changes, from any thread; it must not wait. */
    public void watchMessages(Object who, Consumer<String> told) {
        lamps.watch(who, told);
    }

    /** Ends a {@link #watchMessages}. */
    public void unwatchMessages(Object who) {
        lamps.unwatch(who);
    }

    private synchronized void people(UnaryOperator<List<EndUser>> how) {
        ClusterState before = state;
        state = before.with(how.apply(before.people()));
        for (EndUser user : before.people()) {
            if (user.homeCluster() && state.user(user.id()).isEmpty()) {
                synchronising.accept(user.id(), Optional.empty());
            }
        }
        for (EndUser user : state.people()) {
            boolean same = before.user(user.id())
                    .filter(known -> known.password().equals(user.password()))
                    .isPresent();
            if (user.homeCluster() && !same) {
                synchronising.accept(user.id(), Optional.of(user.password()));
            }
        }
    }

    private synchronized void files(UnaryOperator<Files> how) {
        UcmCluster config = state.config();
        state = state.with(config.with(how.apply(config.files())));
    }

    private static EndUser known(List<EndUser> users, String id) {
        return users.stream()
                .filter(user -> Spelling.USER_ID.same(user.id(), id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user with the id " + id));
    }

    private static List<EndUser> replaced(List<EndUser> users, EndUser by) {
        List<EndUser> changed = new ArrayList<>(users);
        changed.replaceAll(user -> Spelling.USER_ID.same(user.id(), by.id()) ? by : user);
        if (!changed.contains(by)) {
            changed.add(by);
        }
        return changed;
    }

    private static List<EndUser> without(List<EndUser> users, EndUser gone) {
        List<EndUser> changed = new ArrayList<>(users);
        changed.remove(gone);
        return changed;
    }
}

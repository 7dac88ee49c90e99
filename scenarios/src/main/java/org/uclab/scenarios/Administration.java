package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.model.User;
import org.uclab.lab.system.Programs;
import org.uclab.sim.imp.ImpSystem;
import org.uclab.sim.ucm.UcmSystem;

/**
 * What an administrator of call control does to its users and devices while a lab runs, and what follows: presence takes
 * over who there is and with which password, whoever has changed it. A directory follows nothing, for it is call control
 * that has its people from there. ASSUMED(S3): in the product the presence nodes are told within moments; here at once.
 */
public final class Administration {

    private final Supplier<Stream<Programs>> programs;
    private final People people;
    private final History history;

    Administration(Supplier<Stream<Programs>> programs, People people, History history) {
        this.programs = programs;
        this.people = people;
        this.history = history;
    }

    /** From now on presence, and what the lab knows of its people, follow what is changed in call control. */
    void begin() {
        people.restore();
        running(UcmSystem.Clusters.class).forEach(clusters -> clusters.synchronise(this::follow));
    }

    private void follow(String user, Optional<String> password) {
        if (password.isPresent()) {
            people.password(user, password.get());
            presence().forEach(subclusters -> subclusters.setPassword(user, password.get()));
        } else {
            people.remove(user);
            presence().forEach(subclusters -> subclusters.removeUser(user));
        }
    }

    /**
     * Adds a user who has home cluster, presence node, service profile and role as another has them.
     *
     * @throws IllegalArgumentException when there is that user already, or call control has no such other
     */
    public void addUser(User user, String like) {
        callControl().addUser(user, like);
        people.put(user);
        presence().forEach(subclusters -> subclusters.addUser(user, like));
        told(user.id(), BenchDecisions.USER_ADDED.of(like));
    }

    /**
     * Removes a user with all devices; who is signed in stays so until the end of the session.
     *
     * @throws IllegalArgumentException when call control has no such user
     */
    public void removeUser(String user) {
        callControl().removeUser(user);
        told(user, BenchDecisions.USER_REMOVED.of());
    }

    /**
     * Gives a user another password.
     *
     * @throws IllegalArgumentException when call control has no such user
     */
    public void setPassword(String user, String password) {
        callControl().setPassword(user, password);
        told(user, BenchDecisions.PASSWORD_SET.of());
    }

    /**
     * Gives a user one more device.
     *
     * @param model as the product names it
     * @throws IllegalArgumentException when there is no such user or model, or a device of that name
     */
    public void addDevice(String user, String device, String model) {
        callControl().addDevice(user, device, model);
        told(user, BenchDecisions.DEVICE_ADDED.of(device));
    }

    /**
     * Takes a device from a user.
     *
     * @throws IllegalArgumentException when there is no such user, or the user has no such device
     */
    public void removeDevice(String user, String device) {
        callControl().removeDevice(user, device);
        told(user, BenchDecisions.DEVICE_REMOVED.of(device));
    }

    /**
     * Has a phone leave its node, fetch its file and begin anew; nothing where it is registered nowhere.
     *
     * @throws IllegalArgumentException when there is no such user, or the user has no such device
     */
    public void resetDevice(String user, String device) {
        callControl().resetDevice(user, device);
        told(user, BenchDecisions.DEVICE_RESET.of(device));
    }

    /** The names of the devices of a user. */
    public List<String> devices(String user) {
        List<String> devices = new ArrayList<>();
        running(UcmSystem.Clusters.class).forEach(clusters -> devices.addAll(clusters.devices(user)));
        return devices;
    }

    private UcmSystem.Clusters callControl() {
        return running(UcmSystem.Clusters.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this world has no call control"));
    }

    private Stream<ImpSystem.Subclusters> presence() {
        return running(ImpSystem.Subclusters.class);
    }

    private <T> Stream<T> running(Class<T> kind) {
        return programs.get().filter(kind::isInstance).map(kind::cast);
    }

    private void told(String user, Phrase because) {
        history.recorder(BenchDecisions.LAB)
                .decided(BenchDecisions.USER.of(user), BenchDecisions.ADMINISTERED.of(), because);
    }
}

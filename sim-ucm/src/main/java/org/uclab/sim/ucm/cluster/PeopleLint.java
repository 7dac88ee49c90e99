package org.uclab.sim.ucm.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.model.User;

/** Whether what a world says of its people fits its clusters: their homes, their service profiles, their devices. */
final class PeopleLint {

    private final LabLint lint;
    private final UcmSection section;

    private PeopleLint(LabLint lint, UcmSection section) {
        this.lint = lint;
        this.section = section;
    }

    static void check(LabLint lint, LabModel model, UcmSection section) {
        PeopleLint people = new PeopleLint(lint, section);
        Map<String, User> byDevice = new HashMap<>();
        for (User user : model.users().values()) {
            section.people().of(user.id()).ifPresent(person -> people.user(user, person, byDevice));
        }
        people.crowds(byDevice.keySet());
    }

    private void user(User user, UcmPerson person, Map<String, User> byDevice) {
        if (person.synchronised()) {
            home(person.homeCluster(), user.sourceLine(), "user " + user.id());
        }
        section.clusters().stream()
                .filter(cluster -> cluster.id().equals(person.homeCluster()))
                .filter(cluster -> !person.serviceProfile().isEmpty())
                .forEach(cluster -> lint.known(
                        cluster.files().profileNames(),
                        person.serviceProfile(),
                        user.sourceLine(),
                        "user " + user.id(),
                        "service profile"));
        for (Device device : person.devices()) {
            User other = byDevice.put(Spelling.DEVICE_NAME.key(device.name()), user);
            if (other != null) {
                lint.note(
                        user.sourceLine(),
                        "device " + device.name() + " belongs to " + other.id() + " already",
                        "rename one");
            }
            profile(device, user);
        }
    }

    private void profile(Device device, User user) {
        boolean fits =
                DeviceModel.named(device.model()).map(DeviceModel::securable).orElse(true);
        if (!fits && device.security().mode() != DeviceSecurity.Mode.NON_SECURE) {
            lint.note(
                    user.sourceLine(),
                    "device " + device.name() + " cannot have a 'securityMode': phones of that model do not speak TLS",
                    "leave it out, or make it a Third-party AS-SIP Endpoint");
        }
    }

    private void crowds(Set<String> taken) {
        Set<String> devices = new HashSet<>(taken);
        for (UcmCrowd crowd : section.crowds()) {
            home(
                    crowd.homeCluster(),
                    crowd.crowd().sourceLine(),
                    "crowd " + crowd.crowd().id());
            if (!crowd.device().isEmpty()) {
                lint.different(crowd.crowd(), crowd.device(), "device", Spelling.DEVICE_NAME, devices);
            }
        }
    }

    /** Where there are no clusters, nobody needs a home. */
    private void home(String cluster, int line, String who) {
        List<String> ids = section.ids();
        if (!cluster.isEmpty() || !ids.isEmpty()) {
            lint.known(ids, cluster, line, who, "UCM cluster");
        }
    }
}

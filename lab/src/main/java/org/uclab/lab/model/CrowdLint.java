package org.uclab.lab.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the crowds of a world are sets of different people. */
final class CrowdLint {

    private CrowdLint() {}

    static void check(LabLint lint, LabModel model) {
        List<String> clusters = model.ucmClusters().stream().map(UcmCluster::id).toList();
        Set<String> ids = new HashSet<>(model.users().keySet());
        Set<String> devices = new HashSet<>();
        model.users().values().forEach(user -> user.devices().forEach(device -> devices.add(device.name())));
        for (Crowd crowd : model.crowds()) {
            String who = "crowd " + crowd.id();
            lint.known(clusters, crowd.homeCluster(), crowd.line(), who, "UCM cluster");
            if (!crowd.impNode().isEmpty()) {
                lint.runs(crowd.impNode(), HostRole.IMP, crowd.line(), who);
            }
            boolean oneDeviceEach = crowd.device().isEmpty() || Crowd.tellsApart(crowd.device());
            if (!Crowd.tellsApart(crowd.id()) || !oneDeviceEach) {
                lint.note(
                        crowd.line(),
                        who + " gives all its users one name or one device",
                        "write {n} or {name} in 'id' and in 'device'");
            } else {
                clash(lint, crowd, ids, devices);
            }
        }
    }

    private static void clash(LabLint lint, Crowd crowd, Set<String> ids, Set<String> devices) {
        Optional<String> taken = taken(crowd.texts(crowd.id()), ids);
        if (taken.isEmpty() && !crowd.device().isEmpty()) {
            taken = taken(crowd.texts(crowd.device()), devices);
        }
        taken.ifPresent(name -> lint.note(
                crowd.line(),
                "crowd " + crowd.id() + " has the name " + name + ", which is taken",
                "choose another pattern"));
    }

    private static Optional<String> taken(Stream<String> names, Set<String> known) {
        return names.filter(name -> !known.add(name)).findFirst();
    }
}

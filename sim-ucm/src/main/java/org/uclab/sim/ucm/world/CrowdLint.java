package org.uclab.lab.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                boolean last = crowd.equals(model.crowds().get(model.crowds().size() - 1));
                clash(lint, crowd, ids, devices, last);
            }
        }
    }

    private static void clash(LabLint lint, Crowd crowd, Set<String> ids, Set<String> devices, boolean last) {
        Optional<String> taken = taken(crowd, crowd.id(), ids, last);
        if (taken.isEmpty() && !crowd.device().isEmpty()) {
            taken = taken(crowd, crowd.device(), devices, last);
        }
        taken.ifPresent(name -> lint.note(
                crowd.line(),
                "crowd " + crowd.id() + " has the name " + name + ", which is taken",
                "choose another pattern"));
    }

    /** Within a crowd nobody's name is another's: those of the last one are compared with what is known, and not kept. */
    private static Optional<String> taken(Crowd crowd, String pattern, Set<String> known, boolean last) {
        if (last && known.isEmpty()) {
            return Optional.empty();
        }
        return crowd.texts(pattern)
                .filter(name -> last ? known.contains(name) : !known.add(name))
                .findFirst();
    }
}

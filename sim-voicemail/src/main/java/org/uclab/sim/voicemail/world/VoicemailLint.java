package org.uclab.sim.voicemail.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;

/** Whether voicemail fits the hosts, the users and itself. */
public final class VoicemailLint {

    private final LabModel model;
    private final LabLint lint;

    private VoicemailLint(LabModel model, LabLint lint) {
        this.model = model;
        this.lint = lint;
    }

    /** Notes everything that is wrong. */
    public static void check(VoicemailSection section, LabModel model, LabLint lint) {
        VoicemailLint mine = new VoicemailLint(model, lint);
        Map<String, String> byHost = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (VoicemailCluster cluster : section.clusters()) {
            if (!ids.add(cluster.id())) {
                mine.note(cluster, "another one has that id", "give it another 'id'");
            }
            mine.servers(cluster, byHost);
            mine.people(cluster);
            mine.callControl(cluster);
        }
        model.hosts().values().stream()
                .filter(host -> host.role().equals(VoicemailServices.NODE) && !byHost.containsKey(host.name()))
                .forEach(idle -> lint.note(
                        idle.line(),
                        "no voicemail is on " + idle.name(),
                        "name it under 'servers' of one in 'voicemail'"));
    }

    private void servers(VoicemailCluster cluster, Map<String, String> byHost) {
        if (cluster.servers().isEmpty() || cluster.servers().size() > VoicemailCluster.SERVERS_MAX) {
            note(cluster, "it has " + cluster.servers().size() + " servers", "give it one, or a pair");
        }
        for (String server : cluster.servers()) {
            lint.runs(server, VoicemailServices.NODE, cluster.line(), where(cluster));
            String other = byHost.put(server, cluster.id());
            if (other != null) {
                note(cluster, server + " is a server of " + other + " already", "use another host");
            }
        }
    }

    private void callControl(VoicemailCluster cluster) {
        List<String> taking = model.hosts().values().stream()
                .filter(host -> host.port(VoicemailServices.CALL_CONTROL).isPresent())
                .map(Host::name)
                .toList();
        cluster.callControl()
                .forEach(host -> lint.known(taking, host, cluster.line(), where(cluster), "host that takes SIP"));
    }

    private void people(VoicemailCluster cluster) {
        cluster.users()
                .orElse(List.of())
                .forEach(id -> lint.known(model.users().keySet(), id, cluster.line(), where(cluster), "user"));
        List<String> owners = cluster.of(model.users()).stream().map(User::id).toList();
        for (VoicemailCluster.Left message : cluster.messages()) {
            lint.known(owners, message.to(), message.line(), "a message", "user with a mailbox");
            if (!VoicemailCluster.isNumber(message.from())) {
                lint.known(model.users().keySet(), message.from(), message.line(), "a message", "user");
            }
        }
    }

    private static String where(VoicemailCluster cluster) {
        return "voicemail cluster " + cluster.id();
    }

    private void note(VoicemailCluster cluster, String message, String remedy) {
        lint.note(cluster.line(), where(cluster) + ": " + message, remedy);
    }
}

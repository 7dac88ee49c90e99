package org.uclab.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.ImpCluster;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.model.UcmCluster;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Program;
import org.uclab.sim.imp.ImpConfig;
import org.uclab.sim.imp.ImpSim;

/** IM and Presence clusters. */
final class ImpClusters implements Company.Runs {

    private final Map<String, ImpSim> byHost = new HashMap<>();

    ImpClusters(LabModel model, Company.Addresses addresses) {
        for (ImpCluster cluster : model.impClusters()) {
            ImpSim sim = ImpSim.cluster(config(model, addresses, cluster));
            cluster.nodes().forEach(node -> byHost.put(node, sim));
        }
    }

    @Override
    public Supplier<Program> programs(Host host) {
        ImpSim sim = byHost.get(host.name());
        return sim == null ? Company.idle() : () -> sim.program(host.name());
    }

    private static ImpConfig config(LabModel model, Company.Addresses addresses, ImpCluster cluster) {
        List<ImpConfig.Node> nodes = cluster.nodes().stream()
                .map(node -> new ImpConfig.Node(node, addresses.of(node, ServiceNoun.XCP)))
                .toList();
        List<ImpConfig.Account> accounts = model.everybody()
                .filter(user -> cluster.nodes().contains(user.impNode()))
                .map(user -> new ImpConfig.Account(
                        user.id(),
                        user.password(),
                        (user.firstName() + " " + user.lastName()).strip(),
                        user.impNode(),
                        user.contacts(),
                        profile(model, cluster, user)))
                .toList();
        return new ImpConfig(cluster.presenceDomain(), nodes, accounts, ImpConfig.Settings.usual());
    }

    private static ImpConfig.ClientProfile profile(LabModel model, ImpCluster cluster, User user) {
        Optional<UcmCluster> home = model.ucmClusters().stream()
                .filter(ucm -> ucm.id().equals(user.homeCluster()))
                .findFirst();
        return new ImpConfig.ClientProfile(
                cluster.tftp().orElseGet(() -> home.map(UcmCluster::tftp).orElse(List.of())),
                home.map(ucm -> ucm.nodes().stream()
                                .map(UcmCluster.UcmNode::host)
                                .toList())
                        .orElse(List.of()),
                cluster.ldapProfile(user.id()).map(ImpClusters::ldap));
    }

    private static ImpConfig.LdapProfile ldap(ImpCluster.LdapProfile profile) {
        return new ImpConfig.LdapProfile(
                profile.name(),
                profile.distinguishedName(),
                profile.password(),
                profile.servers().stream()
                        .map(server -> new ImpConfig.LdapServer(server.address(), server.port(), server.protocol()))
                        .toList(),
                profile.searchContexts());
    }
}

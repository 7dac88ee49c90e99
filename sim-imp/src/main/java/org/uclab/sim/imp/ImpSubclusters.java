package org.uclab.sim.imp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Program;
import org.uclab.sim.imp.compliance.ComplianceServer;

/** The subclusters of one lab, by the hosts of their nodes. */
final class ImpSubclusters implements ImpSystem.Subclusters {

    private final Map<String, ImpSubcluster> byHost;

    private final Map<String, ComplianceServer> logs;

    /**
     * @param logs the compliance servers, by their hosts
     */
    ImpSubclusters(Map<String, ImpSubcluster> byHost, Map<String, ComplianceServer> logs) {
        this.byHost = Map.copyOf(byHost);
        this.logs = Map.copyOf(logs);
    }

    @Override
    public Optional<Supplier<Program>> of(Host host) {
        Optional<Supplier<Program>> node =
                Optional.ofNullable(byHost.get(host.name())).map(its -> () -> its.program(host.name()));
        return node.or(() -> Optional.ofNullable(logs.get(host.name())).map(its -> its::program));
    }

    @Override
    public void addUser(User user, String like) {
        Set.copyOf(byHost.values()).forEach(its -> its.database().add(user, like));
    }

    @Override
    public void setPassword(String user, String password) {
        Set.copyOf(byHost.values()).forEach(its -> its.database().password(user, password));
    }

    @Override
    public void removeUser(String user) {
        Set.copyOf(byHost.values()).forEach(its -> its.database().remove(user));
    }
}

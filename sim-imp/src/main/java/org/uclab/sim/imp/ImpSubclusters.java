package org.uclab.sim.imp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Program;

/** The subclusters of one lab, by the hosts of their nodes. */
final class ImpSubclusters implements ImpSystem.Subclusters {

    private final Map<String, ImpSubcluster> byHost;

    ImpSubclusters(Map<String, ImpSubcluster> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    @Override
    public Optional<Supplier<Program>> of(Host host) {
        return Optional.ofNullable(byHost.get(host.name())).map(its -> () -> its.program(host.name()));
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

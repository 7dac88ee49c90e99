package org.uclab.protocol.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.xmpp.Jid;

/** Which clients are bound, on this node and, as far as they told, on the others. */
public final class PresenceTable {

    private final Map<Jid, Map<Jid, Resource>> users = new HashMap<>();
    private Consumer<Jid> watcher = user -> {};

    /** From now on that is told of each user whose clients, or their presence, may have changed. */
    public void watch(Consumer<Jid> told) {
        watcher = told;
    }

    /** Adds or replaces. */
    public void put(Resource resource) {
        users.computeIfAbsent(resource.jid().bare(), nobody -> new LinkedHashMap<>())
                .put(resource.jid(), resource);
        watcher.accept(resource.jid().bare());
    }

    public Optional<Resource> remove(Jid full) {
        Map<Jid, Resource> resources = users.get(full.bare());
        if (resources == null) {
            return Optional.empty();
        }
        Resource gone = resources.remove(full);
        if (resources.isEmpty()) {
            users.remove(full.bare());
        }
        watcher.accept(full.bare());
        return Optional.ofNullable(gone);
    }

    public Optional<Resource> find(Jid full) {
        return Optional.ofNullable(users.getOrDefault(full.bare(), Map.of()).get(full));
    }

    /** All bound resources of a user, in the order of binding. */
    public List<Resource> of(Jid user) {
        return List.copyOf(users.getOrDefault(user.bare(), Map.of()).values());
    }

    public List<Resource> available(Jid user) {
        return of(user).stream().filter(Resource::available).toList();
    }

    public List<Resource> interested(Jid user) {
        return of(user).stream().filter(Resource::interested).toList();
    }

    /** Everything on that node. */
    public List<Resource> on(String node) {
        return users.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .filter(resource -> resource.node().equals(node))
                .toList();
    }
}

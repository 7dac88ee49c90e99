package org.uclab.sim.ucm.uds;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.sim.ucm.cluster.RemoteCluster;
import org.uclab.sim.ucm.cluster.RemoteCluster.UdsServer;

/**
 * Asks the other clusters by {@code clusterUser}, all at once: each by its publisher, and where that says nothing of use,
 * by its other nodes in turn. ASSUMED(no public source): a cluster of which no node answers in time, or well, counts as
 * one that does not know the user; of several that do, the first of the list is taken; and when the publisher is dead,
 * the answer still calls the home by its name, but its URIs lead to the node that spoke for it.
 */
public final class WireLookup implements ClusterLookup {

    /** Most questions of clients under way at a time. */
    static final int LOOKUPS_MAX = 128;

    /** Most clusters asked, the first ones: what ILS can tell of. */
    static final int CLUSTERS_MAX = 20;

    /** Wall time that each node is given at any time scale: its first call makes a cold machine think. */
    private static final Duration NODE_WALL_MIN = Duration.ofSeconds(1);

    private final String ownId;
    private final Supplier<List<RemoteCluster>> others;
    private final HttpDialler dialler;
    private final Duration limit;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param ownId  the cluster that asks
     * @param others the clusters known at the moment
     * @param limit  lab time to wait for each, shared equally by its nodes
     */
    public WireLookup(String ownId, Supplier<List<RemoteCluster>> others, HttpDialler dialler, Duration limit) {
        this.ownId = ownId;
        this.others = others;
        this.dialler = dialler;
        this.limit = limit;
    }

    @Override
    public Future<Optional<Home>> find(Wanted wanted) {
        List<RemoteCluster> asked = others.get().stream()
                .filter(other -> !other.id().equals(ownId))
                .limit(CLUSTERS_MAX)
                .toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        if (underWay.incrementAndGet() > LOOKUPS_MAX) {
            underWay.decrementAndGet();
            return Future.failedFuture(new TooManyException());
        }
        List<Future<Optional<Home>>> asking =
                asked.stream().map(other -> ask(other, wanted)).toList();
        return Future.join(asking)
                .map(answered -> asking.stream()
                        .map(Future::result)
                        .filter(Objects::nonNull)
                        .flatMap(Optional::stream)
                        .findFirst())
                .onComplete(done -> underWay.decrementAndGet());
    }

    private Future<Optional<Home>> ask(RemoteCluster other, Wanted wanted) {
        String target = UdsCall.ROOT + "/clusterUser?" + wanted.filter() + "="
                + URLEncoder.encode(wanted.value(), StandardCharsets.UTF_8);
        Iterator<UdsServer> left = other.nodes().iterator();
        Duration share = dialler.clock().limit(limit.dividedBy(other.nodes().size()), NODE_WALL_MIN);
        return ask(left.next(), target, share)
                .recover(dead -> next(left, target, share))
                .otherwise(Optional.empty());
    }

    private Future<Optional<Home>> next(Iterator<UdsServer> left, String target, Duration share) {
        if (!left.hasNext()) {
            return Future.failedFuture("no node left");
        }
        UdsServer node = left.next();
        String origin = "https://" + node.host() + ":" + node.uds().port();
        return ask(node, target, share)
                .map(home -> home.map(found -> found.through(origin)))
                .recover(dead -> next(left, target, share));
    }

    /** Asks one node; a failure when it says nothing of use, so that another of its cluster may be asked. */
    private Future<Optional<Home>> ask(UdsServer node, String target, Duration share) {
        HttpFields headers = HttpFields.of(ASKED_BY, ownId);
        return dialler.call(HttpCall.get("https", node.host(), node.uds(), target, headers, share))
                .compose(reply -> document(reply)
                        .map(root -> Future.succeededFuture(home(root)))
                        .orElseGet(() -> Future.failedFuture("no answer of use")));
    }

    private static Optional<XmlElement> document(HttpReply reply) {
        return reply.status() == 200
                ? XmlInput.read(reply.body()).filter(root -> root.name().equals("clusterUser"))
                : Optional.empty();
    }

    private static Optional<Home> home(XmlElement root) {
        Optional<XmlElement> result = root.child("result")
                .filter(element -> "true".equals(element.attributes().get("found")));
        Optional<XmlElement> home =
                root.child("homeCluster").filter(element -> !element.text().isEmpty());
        return result.isEmpty() || home.isEmpty()
                ? Optional.empty()
                : Optional.of(new Home(
                        home.get().text(),
                        result.get().attributes().getOrDefault("uri", ""),
                        home.get().attributes().getOrDefault("serversUri", ""),
                        result.get().attributes().getOrDefault("version", "")));
    }
}

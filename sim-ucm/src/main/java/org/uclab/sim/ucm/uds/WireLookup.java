package org.uclab.sim.ucm.uds;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.ucm.RemoteCluster;
import org.uclab.sim.ucm.xml.XmlElement;
import org.uclab.sim.ucm.xml.XmlInput;

/**
 * Asks the publishers of the other clusters by {@code clusterUser}, all at once. ASSUMED(no public source): a cluster
 * that does not answer in time, or not well, counts as one that does not know the user; of several that do, the first
 * of the list is taken.
 */
public final class WireLookup implements ClusterLookup {

    /** Most questions of clients under way at a time. */
    static final int LOOKUPS_MAX = 128;

    /** Most clusters asked, the first ones: what ILS can tell of. */
    static final int CLUSTERS_MAX = 20;

    private final String ownId;
    private final Supplier<List<RemoteCluster>> others;
    private final HttpDialler dialler;
    private final Duration limit;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param ownId  the cluster that asks
     * @param others the clusters known at the moment
     * @param limit  lab time to wait for each
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
        HttpFields headers = HttpFields.of(ASKED_BY, ownId);
        return dialler.call(HttpCall.get("https", other.host(), other.uds(), target, headers, limit))
                .map(WireLookup::home)
                .otherwise(Optional.empty());
    }

    private static Optional<Home> home(HttpReply reply) {
        if (reply.status() != 200) {
            return Optional.empty();
        }
        return XmlInput.read(reply.body()).flatMap(root -> {
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
        });
    }
}

package org.uclab.lab.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The makers of taps that this program has, by protocol. */
final class Taps {

    private static final Map<String, DatagramTapMaker> MAKERS = load();

    private Taps() {}

    private static Map<String, DatagramTapMaker> load() {
        Map<String, DatagramTapMaker> makers = new HashMap<>();
        ServiceLoader.load(DatagramTapMaker.class, DatagramTapMaker.class.getClassLoader())
                .forEach(maker -> makers.put(maker.protocol(), maker));
        return Map.copyOf(makers);
    }

    /** A tap for a socket; none where its protocol is not recorded datagram by datagram. */
    static Optional<DatagramTap> at(DatagramTapMaker.Site site) {
        return Optional.ofNullable(MAKERS.get(site.port().protocol())).map(maker -> maker.tap(site));
    }
}

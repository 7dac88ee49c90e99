package org.uclab.lab.pki;

import java.security.KeyPair;
import java.util.EnumMap;
import java.util.Map;

/**
 * The RSA keys of a lab: one of each length, made when it is first wanted and shared by all its hosts, each of which has
 * certificates of its own for it. To make one takes from 0.2 to 5 seconds, which no host could spare in a handshake and
 * no lab for each host. Safe for any thread; who comes while a key is being made waits for it.
 */
final class RsaKeys {

    private final Map<KeySpec, KeyPair> made = new EnumMap<>(KeySpec.class);

    /** A key as it is wanted: of EC always a new one. */
    KeyPair pair(KeySpec spec) {
        if (!spec.algorithm().equals("RSA")) {
            return spec.generate();
        }
        synchronized (made) {
            return made.computeIfAbsent(spec, KeySpec::generate);
        }
    }
}

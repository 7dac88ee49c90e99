package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.sip.digest.DigestAlgorithm;

class DigestStoreTest {

    private static final Instant NOW = Instant.EPOCH;

    private final DigestStore store = new DigestStore(Duration.ofHours(8), 2, List.of("e1", "e2"));

    @Test
    void keepsForEachEdgeTheHashAndNotThePassword() {
        store.signedIn("mac", "secret", List.of("MDonald"), NOW);
        assertThat(store.of("mac", "e1", NOW).orElseThrow())
                .isEqualTo(
                        new DigestStore.Known(DigestAlgorithm.MD5.secret("mac", "e1", "secret"), List.of("MDonald")));
        assertThat(store.of("mac", "e2", NOW)).isNotEqualTo(store.of("mac", "e1", NOW));
        assertThat(store.of("mac", "e3", NOW)).isEmpty();
        assertThat(store.of("MAC", "e1", NOW)).as("with another case").isEmpty();
    }

    @Test
    void forgetsInTimeAndWhenItIsFull() {
        store.signedIn("a", "1", List.of(), NOW);
        store.signedIn("b", "1", List.of(), NOW);
        store.signedIn("c", "1", List.of(), NOW);
        assertThat(store.of("a", "e1", NOW)).isEmpty();
        assertThat(store.of("b", "e1", NOW)).isPresent();
        assertThat(store.of("b", "e1", NOW.plus(Duration.ofHours(8)))).isEmpty();
    }

    @Test
    void livesFromTheFirstPeerToTheLast() {
        store.up("c1");
        store.up("c2");
        store.signedIn("a", "1", List.of(), NOW);
        store.down("c1");
        assertThat(store.of("a", "e1", NOW)).isPresent();
        store.down("c2");
        assertThat(store.of("a", "e1", NOW)).isEmpty();
    }
}

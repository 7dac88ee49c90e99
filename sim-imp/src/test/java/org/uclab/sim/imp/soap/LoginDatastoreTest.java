package org.uclab.sim.imp.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.seed.Seed;
import org.uclab.protocol.xmpp.Jid;

class LoginDatastoreTest {

    private static final Jid MAC = Jid.valid("mac@uclab.com");
    private static final Jid ADA = Jid.valid("ada@uclab.com");
    private static final Instant START = Instant.EPOCH;

    private final Draws draws = Seed.of(1).draws("keys");
    private final LoginDatastore datastore = new LoginDatastore(Duration.ofMinutes(10), Duration.ofSeconds(60), 3);

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }

    @Test
    void aSessionThatIsNotUsedEndsAndOneThatIsGoesOn() {
        String idle = datastore.login(MAC, "a", true, draws, START).key();
        String used = datastore.login(MAC, "b", true, draws, START).key();
        for (int i = 9; i < 100; i += 9) {
            assertThat(datastore.session(used, minute(i))).isPresent();
        }
        assertThat(datastore.session(idle, minute(100))).isEmpty();
        assertThat(datastore.session(used, minute(110))).isEmpty();
    }

    @Test
    void aSessionThatIsOverIsNotTakenUpAgain() {
        String key = datastore.login(MAC, "a", true, draws, START).key();
        assertThat(datastore.login(MAC, "a", false, draws, minute(9)).key()).isEqualTo(key);
        assertThat(datastore.login(MAC, "a", false, draws, minute(20)).key()).isNotEqualTo(key);
    }

    @Test
    void oneSessionTooManyEndsTheOneNotUsedForLongestAndNobodyElses() {
        String ada = datastore.login(ADA, "a", true, draws, START).key();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            keys.add(datastore.login(MAC, "a", true, draws, START).key());
        }
        datastore.session(keys.get(0), minute(1));
        keys.add(datastore.login(MAC, "a", true, draws, minute(1)).key());
        assertThat(keys.stream()
                        .map(key -> datastore.session(key, minute(1)).isPresent())
                        .toList())
                .containsExactly(true, false, true, true);
        assertThat(datastore.session(ada, minute(1))).isPresent();
    }

    @Test
    void aOneTimePasswordCountsOnceForOneUserAndNotForLong() {
        String password = datastore.oneTimePassword(MAC, draws, START);
        assertThat(datastore.redeem(ADA, password, START)).isFalse();
        assertThat(datastore.redeem(MAC, "x", START)).isFalse();
        assertThat(datastore.redeem(MAC, password, START.plusSeconds(60))).isTrue();
        assertThat(datastore.redeem(MAC, password, START.plusSeconds(60))).isFalse();
        String late = datastore.oneTimePassword(MAC, draws, START);
        assertThat(datastore.redeem(MAC, late, START.plusSeconds(61))).isFalse();
    }

    @Test
    void whoAsksForManyOneTimePasswordsKeepsTheLast() {
        String first = datastore.oneTimePassword(MAC, draws, START);
        String last = first;
        for (int i = 0; i < LoginDatastore.PASSWORDS_PER_USER_MAX; i++) {
            last = datastore.oneTimePassword(MAC, draws, START);
        }
        assertThat(datastore.redeem(MAC, first, START)).isFalse();
        assertThat(datastore.redeem(MAC, last, START)).isTrue();
    }

    @Test
    void itIsGoneWhenTheLastNodeIs() {
        datastore.nodeUp("pub");
        datastore.nodeUp("sub");
        String key = datastore.login(MAC, "a", true, draws, START).key();
        String password = datastore.oneTimePassword(MAC, draws, START);
        datastore.nodeDown("pub");
        assertThat(datastore.session(key, START)).isPresent();
        datastore.nodeDown("sub");
        assertThat(datastore.session(key, START)).isEmpty();
        assertThat(datastore.redeem(MAC, password, START)).isFalse();
    }
}

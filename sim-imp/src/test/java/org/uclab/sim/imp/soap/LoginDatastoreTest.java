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

    private LoginDatastore.Session opened(Jid user, String client, String opener, boolean force, Instant now) {
        return datastore.login(
                LoginDatastore.Holder.user(user), new LoginDatastore.Opening(client, opener, force), draws, now);
    }

    private String application(Instant now) {
        return datastore
                .login(
                        LoginDatastore.Holder.application("app"),
                        new LoginDatastore.Opening("thirdpartyapp", "", true),
                        draws,
                        now)
                .key();
    }

    @Test
    void whenAnApplicationUserGoesThoseGoWhomItLoggedIn() {
        String app = application(START);
        String other = application(START);
        String mac = opened(MAC, "a", app, false, START).key();
        String ada = opened(ADA, "a", other, false, START).key();
        String own = opened(MAC, "a", "", false, START).key();
        assertThat(mac).isNotEqualTo(own);
        assertThat(opened(MAC, "a", app, false, START).key()).isEqualTo(mac);
        datastore.logout(app);
        assertThat(datastore.session(mac, START)).isEmpty();
        assertThat(datastore.session(ada, START)).isPresent();
        assertThat(datastore.session(own, START)).isPresent();
    }

    @Test
    void aSessionThatAnApplicationUserOpenedKeepsThatOfTheApplicationUserAlive() {
        String app = application(START);
        String mac = opened(MAC, "a", app, false, START).key();
        assertThat(datastore.session(mac, minute(9))).isPresent();
        assertThat(datastore.session(app, minute(15))).isPresent();
        assertThat(datastore.session(mac, minute(30))).isEmpty();
        assertThat(datastore.session(app, minute(30))).isEmpty();
    }

    @Test
    void aSessionThatIsNotUsedEndsAndOneThatIsGoesOn() {
        String idle = opened(MAC, "a", "", true, START).key();
        String used = opened(MAC, "b", "", true, START).key();
        for (int i = 9; i < 100; i += 9) {
            assertThat(datastore.session(used, minute(i))).isPresent();
        }
        assertThat(datastore.session(idle, minute(100))).isEmpty();
        assertThat(datastore.session(used, minute(110))).isEmpty();
    }

    @Test
    void aSessionThatIsOverIsNotTakenUpAgain() {
        String key = opened(MAC, "a", "", true, START).key();
        assertThat(opened(MAC, "a", "", false, minute(9)).key()).isEqualTo(key);
        assertThat(opened(MAC, "a", "", false, minute(20)).key()).isNotEqualTo(key);
    }

    @Test
    void oneSessionTooManyEndsTheOneNotUsedForLongestAndNobodyElses() {
        String ada = opened(ADA, "a", "", true, START).key();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            keys.add(opened(MAC, "a", "", true, START).key());
        }
        datastore.session(keys.get(0), minute(1));
        keys.add(opened(MAC, "a", "", true, minute(1)).key());
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
        String key = opened(MAC, "a", "", true, START).key();
        String password = datastore.oneTimePassword(MAC, draws, START);
        datastore.nodeDown("pub");
        assertThat(datastore.session(key, START)).isPresent();
        datastore.nodeDown("sub");
        assertThat(datastore.session(key, START)).isEmpty();
        assertThat(datastore.redeem(MAC, password, START)).isFalse();
    }
}

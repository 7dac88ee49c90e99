package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.wire.HttpFields;

class CookieStoreTest {

    private static final Instant START = Instant.parse("2014-09-01T20:59:13Z");
    private static final Duration LIFE = Duration.ofHours(8);

    private final StepClock clock = new StepClock(START);
    private int made;
    private final CookieStore store = new CookieStore(LIFE, 3);

    @Test
    void aCookieIsGoodToTheEndOfItsLifeAndNotAfter() {
        String token = issue("a");
        clock.advance(LIFE.minusMillis(1));
        assertThat(store.login(List.of("other", token), clock.now()))
                .map(CookieStore.Login::user)
                .contains("a");
        clock.advance(Duration.ofMillis(1));
        assertThat(store.login(List.of(token), clock.now())).isEmpty();
        assertThat(store.login(List.of(), clock.now())).isEmpty();
    }

    @Test
    void forgetsTheExpiredFirstAndThenTheOldest() {
        String first = issue("a");
        clock.advance(LIFE);
        String second = issue("b");
        assertThat(store.size()).isEqualTo(1);
        issue("c");
        issue("d");
        String last = issue("e");
        assertThat(store.size()).isEqualTo(3);
        assertThat(store.login(List.of(first), clock.now())).isEmpty();
        assertThat(store.login(List.of(second), clock.now())).isEmpty();
        assertThat(store.login(List.of(last), clock.now())).isPresent();
    }

    @Test
    void isLostWithTheLastPeerOnly() {
        store.up("c1");
        store.up("c2");
        String token = issue("a");
        store.down("c1");
        assertThat(store.login(List.of(token), clock.now())).isPresent();
        store.down("c2");
        assertThat(store.login(List.of(token), clock.now())).isEmpty();
    }

    @Test
    void writesTheCookieForTheEdgesOwnDomain() {
        assertThat(Cookies.issue("t", START.plus(LIFE), "expe1.edge.example.com"))
                .isEqualTo("X-Auth=t; Expires=Tue, 02 Sep 2014 04:59:13 GMT; Domain=.edge.example.com; Path=/; "
                        + "Secure; HttpOnly");
    }

    @Test
    void findsItsTokensAmongOtherCookies() {
        HttpFields fields = HttpFields.of("Cookie", "a=b; X-Auth=one; X-Auth =two;;=;x", "Cookie", "X-Auth=three");
        assertThat(Cookies.tokens(fields)).containsExactly("one", "two", "three");
        assertThat(Cookies.tokens(HttpFields.of("Cookie", "X-Auth=x;".repeat(500))))
                .hasSize(8);
        assertThat(Cookies.tokens(HttpFields.of("Cookie", "x-auth=one"))).isEmpty();
    }

    private String issue(String user) {
        String token = "token" + ++made;
        store.issue(token, user, "uclab.com", clock.now());
        return token;
    }
}

package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uclab.lab.seed.Seed;
import org.uclab.sim.ucm.cluster.UcmSettings;

class SessionsTest {

    private final SessionKeys random = new SessionKeys.Drawn(Seed.of(1).draws("session keys"));

    @Test
    void theOneIdleForLongestMakesRoom() {
        Sessions sessions = new Sessions(UcmSettings.usual().withSessions(Duration.ofMinutes(1), 2), random);
        Sessions.Opened first = sessions.open("first", Ask.NOON);
        Sessions.Opened second = sessions.open("second", Ask.NOON);
        assertThat(sessions.userBySso(first.sso(), Ask.NOON)).hasValue("first");
        Sessions.Opened third = sessions.open("third", Ask.NOON);
        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.userById(second.id(), Ask.NOON)).isEmpty();
        assertThat(sessions.userById(first.id(), Ask.NOON)).hasValue("first");
        assertThat(sessions.userBySso(third.sso(), Ask.NOON)).hasValue("third");
    }

    @Test
    void idleSessionsAreDroppedWithoutBeingAskedFor() {
        Sessions sessions = new Sessions(UcmSettings.usual().withSessions(Duration.ofSeconds(10), 1000), random);
        for (int i = 0; i < 500; i++) {
            sessions.open("user", Ask.NOON.plusSeconds(i));
        }
        assertThat(sessions.size()).isEqualTo(10);
    }

    @Test
    void keysAreThirtyTwoHexDigitsAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String key = random.next();
            assertThat(key).matches("[0-9A-F]{32}");
            assertThat(seen.add(key)).isTrue();
        }
    }
}

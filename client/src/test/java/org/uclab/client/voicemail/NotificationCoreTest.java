package org.uclab.client.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Decision;

class NotificationCoreTest {

    private static final NotificationInput.Found PAIR = new NotificationInput.Found(List.of("cuc1", "cuc2"));
    private static final MailNews NEW = new MailNews("NEW_MESSAGE", "0:a");

    private final NotificationCore core = new NotificationCore(NotificationRules.usual());
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    private List<String> on(NotificationInput input) {
        return said(core.on(input, now));
    }

    /** Lets time go by until it wants to be woken. */
    private List<String> wake() {
        now = core.wakeAt().orElseThrow();
        return said(core.wake(now));
    }

    private static List<String> said(List<NotificationAction> actions) {
        List<String> said = new ArrayList<>();
        for (NotificationAction action : actions) {
            said.add(
                    switch (action.kind()) {
                        case SUBSCRIBE -> {
                            NotificationAction.Subscribe subscribe = (NotificationAction.Subscribe) action;
                            yield "subscribe " + subscribe.attempt() + " at " + subscribe.server();
                        }
                        case POLL -> "poll " + ((NotificationAction.Poll) action).attempt();
                        case REFRESH -> "refresh";
                        case ABANDON -> "abandon " + ((NotificationAction.Abandon) action).attempt();
                        case GOODBYE -> "goodbye";
                        case TELL -> told(((NotificationAction.Tell) action).decision());
                    });
        }
        return said;
    }

    private static String told(Decision decision) {
        return decision.outcome().text() + " (" + decision.reason().text() + ")";
    }

    private static NotificationInput refused(long attempt) {
        return new NotificationInput.Refused(attempt, false, "why");
    }

    @Test
    void whoIsSubscribedAsksForTheListAndPolls() {
        assertThat(on(PAIR)).containsExactly("subscribe 1 at 0");
        assertThat(on(new NotificationInput.Subscribed(1)))
                .containsExactly("from cuc1 (subscribed)", "refresh", "poll 1");
        assertThat(on(new NotificationInput.Heard(1, List.of()))).containsExactly("poll 1");
        assertThat(on(new NotificationInput.Heard(1, List.of(NEW))))
                .containsExactly("NEW_MESSAGE (message 0:a)", "refresh", "poll 1");
        assertThat(core.wakeAt()).isEmpty();
    }

    @Test
    void aServerThatTellsNothingMakesWayForTheNextAndARoundInVainForAPauseThatDoubles() {
        on(PAIR);
        assertThat(on(refused(1))).containsExactly("lost (nothing is told: why)", "subscribe 2 at 1");
        assertThat(on(refused(2))).containsExactly("waiting (why; the next attempt is in 10 s)");
        assertThat(wake()).containsExactly("subscribe 3 at 0");
        on(refused(3));
        assertThat(on(refused(4))).containsExactly("waiting (why; the next attempt is in 20 s)");
        assertThat(wake()).containsExactly("subscribe 5 at 0");
        on(new NotificationInput.Subscribed(5));
        assertThat(on(refused(5)))
                .as("begins with the primary one")
                .containsExactly("lost (nothing is told: why)", "subscribe 6 at 0");
        on(refused(6));
        assertThat(on(refused(7))).as("begins anew").containsExactly("waiting (why; the next attempt is in 10 s)");
    }

    @Test
    void pausesAreBounded() {
        NotificationRules rules = NotificationRules.usual();
        assertThat(rules.pause(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(rules.pause(7)).isEqualTo(Duration.ofMinutes(10));
        assertThat(rules.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aWrongPasswordEndsItUntilServersAreFoundAnew() {
        on(PAIR);
        assertThat(on(new NotificationInput.Refused(1, true, "answered 401")))
                .containsExactly("given up (nothing is told: answered 401)");
        assertThat(core.wakeAt()).isEmpty();
        assertThat(on(PAIR)).containsExactly("subscribe 2 at 0");
    }

    @Test
    void whatIsCutIsAbandonedAndBeginsWithTheNextServers() {
        on(PAIR);
        assertThat(on(new NotificationInput.Cut())).containsExactly("abandon 1");
        assertThat(on(new NotificationInput.Subscribed(1))).as("stale").isEmpty();
        assertThat(on(PAIR)).containsExactly("subscribe 2 at 0");
        on(new NotificationInput.Subscribed(2));
        assertThat(on(PAIR)).containsExactly("abandon 2", "subscribe 3 at 0");
        assertThat(on(new NotificationInput.Heard(2, List.of(NEW)))).as("stale").isEmpty();
        assertThat(on(refused(2))).as("stale").isEmpty();
        on(refused(3));
        on(refused(4));
        assertThat(on(new NotificationInput.Cut())).isEmpty();
        assertThat(core.wakeAt()).isEmpty();
    }

    @Test
    void whoSignsOutSaysGoodbyeAndHearsNothingMore() {
        on(PAIR);
        on(new NotificationInput.Subscribed(1));
        assertThat(on(new NotificationInput.SignedOut())).containsExactly("abandon 1", "goodbye");
        assertThat(on(PAIR)).isEmpty();
        assertThat(on(new NotificationInput.Cut())).isEmpty();
        assertThat(on(new NotificationInput.SignedOut())).isEmpty();
    }

    @Test
    void aServerThatAnswersAtOnceAgainAndAgainIsAskedLessOften() {
        on(PAIR);
        on(new NotificationInput.Subscribed(1));
        for (int i = 0; i < NotificationRules.QUICK_MAX; i++) {
            assertThat(on(new NotificationInput.Heard(1, List.of()))).containsExactly("poll 1");
        }
        assertThat(on(new NotificationInput.Heard(1, List.of()))).isEmpty();
        Instant before = now;
        assertThat(wake()).containsExactly("poll 1");
        assertThat(Duration.between(before, now)).isEqualTo(Duration.ofSeconds(5));
        now = now.plusSeconds(15);
        assertThat(on(new NotificationInput.Heard(1, List.of()))).containsExactly("poll 1");
        assertThat(on(new NotificationInput.Heard(1, List.of()))).containsExactly("poll 1");
    }

    @Test
    void whatComesBeforeAnythingIsFoundMeansNothingAndPausesGrow() {
        NotificationCore fresh = new NotificationCore(NotificationRules.usual());
        assertThat(fresh.on(new NotificationInput.Heard(0, List.of()), now)).isEmpty();
        assertThatThrownBy(() -> new NotificationRules(
                        Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

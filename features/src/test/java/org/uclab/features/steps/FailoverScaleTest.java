package org.uclab.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.control.seat.Seat;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** How long a phone of a whole lab is at a node that answers no more: as many lab seconds at any pace at which lab time waits for work. */
@Timeout(300)
class FailoverScaleTest {

    private static final String USER = "sara.site";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** The interval of 120 s, of which the last five are left for another node. */
    private static final Duration MEANT = Duration.ofSeconds(115);

    private static final double PART = 0.02;

    @ParameterizedTest
    @CsvSource({WallClock.CAREFUL_FROM + ", false", "1000, false", "1000, true"})
    void aNodeIsLeftAfterAsLong(double scale, boolean frozen) throws WorldException {
        try (Bench bench = Bench.start(
                        Worlds.load("branch"), BenchOptions.standard().withTimeScale(scale));
                Seat sara = Seat.take(bench, "site", Seat.FIRST_GUEST, USER, ClientSettings.defaults())) {
            var known = bench.model().users().get(USER);
            SignInResult result = sara.client().signIn(known.address(), known.password());
            assertThat(result.kind()).as(result.text()).isEqualTo(SignInResult.Kind.SIGNED_IN);
            isAt(sara, "cucm1");
            if (frozen) {
                bench.arm(new NodeFault.Pause(), Where.host("cucm1"), Trigger.always());
            } else {
                bench.arm(new LinkFault.Silent(), Where.port("cucm1", "sip"), Trigger.always());
            }
            isAt(sara, "cucm2");
            List<Failovers.Move> moves = Failovers.of(bench.history().events(), Map.of());
            assertThat(moves).isNotEmpty();
            Duration stayed = moves.get(0).stayed();
            assertThat(stayed.toMillis() / (double) MEANT.toMillis())
                    .as("%s", moves)
                    .isBetween(1 - PART, 1 + PART);
        }
    }

    private static void isAt(Seat seat, String node) {
        assertThat(seat.client()
                        .phone()
                        .await(view -> view.registered() && view.host().startsWith(node), LIMIT))
                .as("is at %s", node)
                .isPresent();
    }
}

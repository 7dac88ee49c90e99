package org.uclab.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

class FaultTest {

    private static final Where UDS = Where.port("a.test", "uds");

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final History history = new History(clock);
    private final FaultBoard board = new FaultBoard(history);
    private final FaultPoint point = board.point("a.test", "uds");

    @Test
    void bitesWhenDueAndStaysSilentWhenNot() {
        assertThat(bites(Trigger.nth(3), 5)).containsExactly(3);
        assertThat(bites(Trigger.first(2), 5)).containsExactly(1, 2);
        assertThat(bites(Trigger.always(), 3)).containsExactly(1, 2, 3);
        Instant start = clock.now();
        assertThat(bites(new Trigger.Between(start.plusSeconds(1), start.plusSeconds(3)), 5))
                .containsExactly(2, 3);
        assertThat(bites(new Trigger.Seeded(7, 0.5), 40))
                .isEqualTo(bites(new Trigger.Seeded(7, 0.5), 40))
                .hasSizeBetween(10, 30);
        AtomicBoolean happened = new AtomicBoolean();
        ArmedFault until = board.arm(new LinkFault.Reset(), UDS, new Trigger.Until(happened::get));
        assertThat(bite(Map.of())).isTrue();
        happened.set(true);
        assertThat(bite(Map.of())).isFalse();
        board.heal(until);
    }

    @Test
    void bitesOnlyWhomItIsMeantFor() {
        board.arm(new HttpFault.Status(503), UDS.only("user", "mac.donald"), Trigger.nth(1));
        assertThat(biteHttp(Map.of("user", "ada.byron"))).isFalse();
        assertThat(biteHttp(Map.of())).isFalse();
        assertThat(biteHttp(Map.of("user", "mac.donald"))).isTrue();
        assertThat(biteHttp(Map.of("user", "mac.donald"))).isFalse();
    }

    @Test
    void armingFiringAndHealingAreOneRecord() {
        ArmedFault armed = board.arm(new LinkFault.Silent(), UDS, Trigger.always());
        bite(Map.of());
        board.heal(armed);
        board.heal(armed);
        assertThat(history.events().stream().map(Event::kind))
                .containsExactly(Event.Kind.FAULT_ARMED, Event.Kind.FAULT_FIRED, Event.Kind.FAULT_HEALED);
        assertThat(point.quiet()).isTrue();
    }

    @Test
    void aPlanIsArmedAndHealedAsAWholeAndKnowsWhatNeverFired() {
        FaultPlan plan = FaultPlan.none()
                .and(new LinkFault.Reset(), UDS, Trigger.nth(1))
                .and(new HttpFault.Status(500), UDS, Trigger.nth(9));
        plan.arm(board);
        bite(Map.of());
        board.healAll();
        assertThat(board.unfired())
                .singleElement()
                .extracting(ArmedFault::text)
                .isEqualTo("http-status 500 at uds of a.test");
        assertThat(point.quiet()).isTrue();
    }

    @Test
    void aFaultThatCouldNotShowDoesNotCountTheOccasion() {
        ArmedFault stale = board.arm(new HttpFault.StaleCookie(), UDS, Trigger.nth(1));
        assertThat(biteHttp(Map.of("cookie", "no"))).isFalse();
        assertThat(biteHttp(Map.of())).isFalse();
        assertThat(biteHttp(Map.of("cookie", "yes"))).isTrue();
        assertThat(stale.fired()).isEqualTo(1);
        board.arm(new UcmFault.NoPresence(), UDS, Trigger.always());
        assertThat(biteUcm("device")).isFalse();
        assertThat(biteUcm("serviceProfile")).isTrue();
    }

    private boolean biteUcm(String document) {
        return point.bite(UcmFault.class, new Occasion(clock.now(), "127.0.0.1:9", Map.of("document", document)))
                .isPresent();
    }

    @Test
    void anUnknownPortIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> board.arm(new LinkFault.Reset(), Where.port("b.test", "uds"), Trigger.always()))
                .hasMessageContaining("there is no port 'uds' on 'b.test'")
                .hasMessageContaining("uds of a.test");
    }

    @Test
    void everyCataloguedFaultParsesToItsOwnText() {
        for (FaultCatalogue.Entry entry : FaultCatalogue.entries()) {
            String example = entry.form()
                    .replace("TIME", "300ms")
                    .replace("CODE", "503")
                    .replace("NAME", "SERVFAIL")
                    .replace("RESULT", "busy")
                    .replace("CONDITION", "system-shutdown")
                    .replace("DEFECT", "expired")
                    .replace("TYPE", "text/html")
                    .replace("HOST", "cucm1.example.com")
                    .replace("DEVICE", "CSFADA")
                    .replace("BYTES", "9000")
                    .replace("SEED", "7")
                    .replaceAll(" N$", " 7");
            assertThat(FaultCatalogue.parse(example).text()).isEqualTo(example);
        }
        assertThat(FaultCatalogue.parse("delay 2min")).isEqualTo(new LinkFault.Delay(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode",
                "delay",
                "delay soon",
                "delay 0s",
                "delay 99999999999s",
                "slice -1",
                "slice 1 2",
                "dns-rcode SERVERFAIL",
                "dns-rcode servfail",
                "ldap-result SERVFAIL",
                "ldap-slow 0s",
                "dns-priority 0",
                "dns-oversized 512",
                "dns-oversized 70000",
                "dns-ttl -1",
                "http-status 200",
                "http-content-type",
                "http-content-type html",
                "http-content-type text/html\r\nX: y",
                "uds-home",
                "uds-home a b",
                "uds-home \"><x",
                "tftp-device-of ../x",
                "tftp-error 8",
                "tftp-late 0s",
                "tftp-truncated 5",
                "certificate mouldy",
                "refuse now"
            })
    void nonsenseIsRefusedWithARemedy(String text) {
        assertThatThrownBy(() -> FaultCatalogue.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Integer> bites(Trigger trigger, int occasions) {
        ArmedFault armed = board.arm(new LinkFault.Reset(), UDS, trigger);
        List<Integer> bitten = new ArrayList<>();
        for (int i = 1; i <= occasions; i++) {
            if (bite(Map.of())) {
                bitten.add(i);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        board.heal(armed);
        return bitten;
    }

    private boolean bite(Map<String, String> attributes) {
        return point.bite(LinkFault.class, new Occasion(clock.now(), "127.0.0.1:9", attributes))
                .isPresent();
    }

    private boolean biteHttp(Map<String, String> attributes) {
        return point.bite(HttpFault.class, new Occasion(clock.now(), "127.0.0.1:9", attributes))
                .isPresent();
    }
}

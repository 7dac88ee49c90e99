package org.uclab.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.MadeUp;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Told;

class CheckersTest {

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final History history = new History(clock, 50);
    private final FaultBoard faults = new FaultBoard(history);

    @Test
    void aFaultThatNeverFiredFails() {
        var point = faults.point("a.test", "uds");
        ArmedFault armed = faults.arm(new LinkFault.Reset(), Where.port("a.test", "uds"), Trigger.always());
        assertThat(judge(Checkers.everyFaultFired()).verdict()).isEqualTo(Verdict.FAIL);
        point.bite(LinkFault.class, Occasion.of(clock.now(), "127.0.0.1:1"));
        assertThat(armed.fired()).isOne();
        assertThat(judge(Checkers.everyFaultFired()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anAbsenceInAHistoryWithGapsIsUnknown() {
        var recorder = history.recorder("client");
        assertThat(judge(Checkers.noDecision(Subject.named("fail-over", "fail-over")))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        for (int i = 0; i < 60; i++) {
            recorder.decided(MadeUp.decision("noise", "x", ""));
        }
        assertThat(judge(Checkers.noDecision(Subject.named("fail-over", "fail-over")))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        recorder.decided(MadeUp.decision("fail-over", "E2", "E1 is dead"));
        assertThat(judge(Checkers.noDecision(Subject.named("fail-over", "fail-over")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void anOrderNamesWhatIsMissingAndTheNearestMisses() {
        var recorder = history.recorder("ucm");
        recorder.received("uds", said("GET /version", 1));
        recorder.received("uds", said("GET /servers", 2));
        Checker order = Checkers.inOrder("order", List.of(expected("GET /servers"), expected("GET /version")));
        Judgement judgement = judge(order);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reason()).contains("'GET /version' did not follow").contains("1 ucm HTTP GET /version");
        assertThat(judge(Checkers.inOrder("order", List.of(expected("GET /version"), expected("GET /servers"))))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void theWorseVerdictWins() {
        assertThat(Verdict.PASS.or(Verdict.UNKNOWN)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Verdict.FAIL.or(Verdict.UNKNOWN)).isEqualTo(Verdict.FAIL);
    }

    private static Message said(String line, long exchange) {
        return new Told("HTTP", line, "")
                .message(Hop.between(Hop.Over.TCP, "127.0.0.2:80", "127.0.0.1:1"), exchange, 0, Facts.none());
    }

    private static Checkers.Expected expected(String summary) {
        return new Checkers.Expected(
                summary,
                (Event event) ->
                        event.message().map(m -> m.line().equals(summary)).orElse(false));
    }

    private Judgement judge(Checker checker) {
        return checker.judge(Evidence.of(history, 0));
    }
}

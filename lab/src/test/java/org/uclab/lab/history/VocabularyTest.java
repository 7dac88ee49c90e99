package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Outcome TAKEN = Outcome.chosen("server", "{server}");
    private static final Outcome NOT = Outcome.passedOver("passed-over", "not {server}");
    private static final Reason ANSWERED = Reason.named("answered", "answered {status}");
    private static final Reason FAILED = Reason.named("failed", "{server}: {problem...}");
    private static final Reason NOT_FOUND = Reason.named("not-found", "{host}: {why...}");
    private static final Subject SERVER =
            Subject.named("server", "mail server").decides(TAKEN, NOT).because(ANSWERED, FAILED, NOT_FOUND);
    private static final Subject KEY =
            Subject.named("key", "key of {host}").decides(TAKEN).because(ANSWERED);
    private static final Vocabulary WORDS = Vocabulary.of(List.of(SERVER, KEY));

    private static Decision passed(String server, Phrase reason) {
        return Decision.of(SERVER.of(), NOT.of(server), reason);
    }

    @Test
    void theWordsThatSayMostAreMeant() {
        assertThat(WORDS.decided("mail server", "not a")).accepts(passed("a", ANSWERED.of(503)));
        assertThat(WORDS.decided("mail server", "not a")).rejects(passed("b", ANSWERED.of(503)));
        assertThat(WORDS.decided("mail server", "a")).rejects(passed("a", ANSWERED.of(503)));
        assertThat(passed("a", ANSWERED.of(503)).kind()).isEqualTo(Decision.Kind.PASSED_OVER);
    }

    @Test
    void placesOfTheSubjectCountToo() {
        Decision decision = Decision.of(KEY.of("a.test"), TAKEN.of("x"), ANSWERED.of(200));
        assertThat(WORDS.on("key of a.test")).accepts(decision);
        assertThat(WORDS.on("key of b.test")).rejects(decision);
        assertThat(WORDS.on("key of …")).accepts(decision);
    }

    @Test
    void reasonsAreTakenWhole() {
        assertThat(WORDS.because("mail server", "answered 503")).accepts(passed("a", ANSWERED.of(503)));
        assertThat(WORDS.because("mail server", "answered 50")).rejects(passed("a", ANSWERED.of(503)));
        assertThat(WORDS.decided("mail server", "not a", "answered …")).accepts(passed("a", ANSWERED.of(503)));
        assertThatThrownBy(() -> WORDS.because("mail server", "answered"))
                .hasMessageContaining("no reason of 'mail server' is 'answered'; nearest: ['answered {status}'");
    }

    @Test
    void whatIsHandedOnIsAReasonOfItsOwn() {
        Decision decision = passed("a", FAILED.of("a:1", ANSWERED.of(503)));
        assertThat(decision.reason().values().get("problem").phrase()).contains(ANSWERED.of(503));
        assertThat(decision.text()).isEqualTo("mail server: not a (a:1: answered 503)");
        assertThat(WORDS.because("mail server", "a:1: answered 503")).accepts(decision);
        assertThat(WORDS.because("mail server", "…: …503")).accepts(decision);
        assertThat(WORDS.because("mail server", "…: …404…")).rejects(decision);
    }

    @Test
    void reasonsThatDifferInTheirPlacesOnlyAreBothMeant() {
        assertThat(WORDS.because("mail server", "a:1: gone")).accepts(passed("a", FAILED.of("a:1", "gone")));
        assertThat(WORDS.because("mail server", "a:1: gone")).accepts(passed("a", NOT_FOUND.of("a:1", "gone")));
    }

    @Test
    void wordsThatNobodyDeclaredNeverFitSilently() {
        assertThatThrownBy(() -> WORDS.on("male server")).hasMessageContaining("['mail server'");
        assertThatThrownBy(() -> WORDS.decided("mail server", "not a b")).hasMessageContaining("'not {server}'");
        assertThatThrownBy(() -> WORDS.decided("male server", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNotDeclaredIsAFlaw() {
        assertThat(WORDS.flaw(passed("a", ANSWERED.of(503)))).isEmpty();
        assertThat(WORDS.flaw(passed("a", Reason.named("other", "other").of()))).isPresent();
        assertThat(WORDS.flaw(
                        passed("a", Reason.named("answered", "said {status}").of(1))))
                .isPresent();
        assertThat(WORDS.flaw(Decision.of(KEY.of("a"), NOT.of("a"), ANSWERED.of(1))))
                .isPresent();
        assertThat(WORDS.flaw(MadeUp.decision("mail", "x", "y"))).isPresent();
    }
}

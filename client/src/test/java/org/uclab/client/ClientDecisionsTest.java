package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.uds.UdsDecisions;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Subject;
import org.uclab.lab.history.Vocabulary;
import org.uclab.lab.history.Words;

class ClientDecisionsTest {

    private static final Vocabulary VOCABULARY = Vocabulary.of(ClientDecisions.all());

    @Test
    void everySubjectHasAnIdOfItsOwnAndSomethingToDecide() {
        assertThat(ClientDecisions.all()).extracting(Subject::id).doesNotHaveDuplicates();
        assertThat(ClientDecisions.all())
                .extracting(subject -> subject.wording().toString())
                .doesNotHaveDuplicates();
        assertThat(ClientDecisions.all()).allSatisfy(subject -> {
            assertThat(subject.outcomes()).extracting(Words::id).isNotEmpty().doesNotHaveDuplicates();
            assertThat(subject.reasons()).extracting(Words::id).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @Test
    void anIdOfAReasonMeansTheSameEverywhere() {
        Map<String, String> wordings = new HashMap<>();
        reasons()
                .forEach(reason -> assertThat(wordings.computeIfAbsent(
                                reason.id(), id -> reason.wording().toString()))
                        .as(reason.id())
                        .isEqualTo(reason.wording().toString()));
    }

    @Test
    void aReasonHasWordsOfItsOwnSoThatNotEveryTextFits() {
        assertThat(reasons())
                .allSatisfy(
                        reason -> assertThat(reason.wording().fit("misspelt").isPresent())
                                .as(reason.id())
                                .isFalse());
    }

    @Test
    void wordsThatNobodyDeclaredAreAMistakeThatNamesTheNearest() {
        assertThatThrownBy(() -> VOCABULARY.on("UDS sever"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'UDS sever'")
                .hasMessageContaining("'UDS server'");
        assertThatThrownBy(() -> VOCABULARY.because("home cluster", "it says so themself"))
                .hasMessageContaining("'it says so itself'");
        assertThatThrownBy(() -> VOCABULARY.decided("home cluster", "user is not found"))
                .hasMessageContaining("'user not found'");
    }

    @Test
    void readableWordsAreComparedByIdAndValues() {
        Decision decision = Decision.of(
                UdsDecisions.UDS_SERVER.of(),
                HttpDecisions.NOT.of("cucm1.example.com"),
                UdsDecisions.NO_RECORDS.of("_cisco-uds", "no servers"));
        assertThat(VOCABULARY.decided("UDS server", "not cucm1.example.com")).accepts(decision);
        assertThat(VOCABULARY.decided("UDS server", "not …")).accepts(decision);
        assertThat(VOCABULARY.decided("UDS server", "cucm1.example.com")).rejects(decision);
        assertThat(VOCABULARY.because("UDS server", "the inside has no _cisco-uds: …"))
                .accepts(decision);
        assertThat(VOCABULARY.because("UDS server", "the inside has no _cuplogin: …"))
                .rejects(decision);
        assertThat(VOCABULARY.on("UDS server for contacts")).rejects(decision);
    }

    private static List<? extends Words> reasons() {
        return ClientDecisions.all().stream()
                .flatMap(subject -> subject.reasons().stream())
                .distinct()
                .toList();
    }
}

package org.uclab.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {

    private static final int TRIALS = 20_000;
    private static final String LETTERS = "ab.-@/=, \t\"\\9s\u00a0\u2003ü*";

    @Test
    void textAndParseAreInverse() {
        Random random = new Random(42);
        for (int i = 0; i < TRIALS; i++) {
            Trigger trigger = some(random);
            assertThat(Trigger.parse(trigger.text())).as(trigger.text()).isEqualTo(trigger);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "always",
                "the first time",
                "the first 2 times",
                "the 2nd time",
                "the 2nd to 4th time",
                "the 11th to 21st time",
                "the 112th to 113th time",
                "from 10 s to 40 s",
                "from 300 ms to 1 s",
                "for 30 s",
                "after 10 s",
                "until uclabcucm-sub has power",
                "until uclabcucm-sub.uclab.com loses power",
                "for mac.donald",
                "where path is /cucm-uds/servers",
                "where base is dc=example,dc=com",
                "where user is \"30 s\"",
                "where name is \"a, b\"",
                "in 20 % with seed 7",
                "the 2nd to 4th time, from 10 s to 40 s, for mac.donald, where path is /x, in 20 % with seed 7"
            })
    void whatIsWrittenInTheHousesWordsReadsBackAsWritten(String text) {
        assertThat(Trigger.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the 1st time | the first time",
                "the first 1 time | the first time",
                "the 1st to 3rd times | the first 3 times",
                "from 0s to 2min | for 120 s",
                "for 2000 ms | for 2 s",
                "where path is \"/x\" | where path is /x",
                "where user is mac.donald | for mac.donald",
                "in 20% with seed 7 | in 20 % with seed 7",
                "for mac,  the first time | for mac, the first time"
            })
    void otherWaysToSayItAreUnderstood(String said, String text) {
        assertThat(Trigger.parse(said).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the frist time | nearest: the first time",
                "until cucm1 has powr | nearest: until HOST has power",
                "form 10 s to 40 s | nearest: from 10 s to 40 s",
                "the 2th time | write 2nd",
                "the 4th to 2nd time | never comes",
                "the first 0 times | above zero",
                "from 40 s to 10 s | no time at all",
                "for 0 s | no time at all",
                "after 0 s | above zero",
                "in 0 % with seed 1 | 1 to 100",
                "in 20 % | nearest: in 20 % with seed 7",
                "the first time, the 2nd time | one condition too many",
                "for mac, for ada | one condition too many",
                "after 10 s, for 30 s | one condition too many",
                "the first time,, for mac | does not say when",
                "where path is a b | does not say when",
                "always, the first time | does not say when"
            })
    void nonsenseIsRefusedWithWhatCanBeWritten(String text, String why) {
        assertThatThrownBy(() -> Trigger.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void everyLineOfTheGrammarIsUnderstood() {
        assertThat(TriggerText.grammar()).hasSize(12).allSatisfy(line -> {
            String example = line.split(" {2,}")[0];
            assertThat(Trigger.parse(example).parts()).as(example).hasSize(1);
        });
    }

    @Test
    void placesReadBackAsWritten() {
        for (String text : List.of("uds of cucm1.example.com", "cucm1")) {
            assertThat(Where.parse(text)).hasToString(text);
        }
        assertThat(Where.parse("cucm1").isHost()).isTrue();
        for (String text : List.of("", "uds of", "of cucm1", "uds cucm1", "uds of a b")) {
            assertThatThrownBy(() -> Where.parse(text)).hasMessageContaining("write SERVICE of HOST, or HOST");
        }
    }

    static Trigger some(Random random) {
        List<Trigger.Part> parts = new ArrayList<>();
        if (random.nextBoolean()) {
            int first = 1 + random.nextInt(30);
            parts.add(new Trigger.Times(first, first + random.nextInt(30)));
        }
        if (random.nextBoolean()) {
            Duration from = Duration.ofMillis(random.nextInt(3) * random.nextLong(100_000));
            Duration to = from.plusMillis(1 + random.nextInt(100_000));
            parts.add(new Trigger.Window(
                    from, from.isZero() || random.nextBoolean() ? Optional.of(to) : Optional.empty()));
        }
        if (random.nextBoolean()) {
            parts.add(new Trigger.Until(random.nextBoolean() ? "cucm1" : "a-b.c_d.test", random.nextBoolean()));
        }
        for (String attribute : List.of("user", "path", "x-1")) {
            if (random.nextBoolean()) {
                parts.add(new Trigger.Only(attribute, random.nextInt(9) == 0 ? "30 s" : word(random)));
            }
        }
        if (random.nextBoolean()) {
            parts.add(new Trigger.Chance(1 + random.nextInt(100), random.nextInt(1 << 30)));
        }
        Collections.shuffle(parts, random);
        return new Trigger(parts);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}

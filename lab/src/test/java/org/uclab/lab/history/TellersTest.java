package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellersTest {

    private static final Fact<String> NAME = Fact.text("name");
    private static final Fact<Integer> CODE = Fact.number("code");

    /** {@code ask NAME} and {@code code N}. */
    private record Tiny(String protocol, String verb) implements Teller {

        @Override
        public String line(Message message) {
            return message.facts().first(NAME).orElse("code");
        }

        @Override
        public String detail(Message message) {
            return "";
        }

        @Override
        public Optional<Meaning> reads(String words) {
            if (words.startsWith(verb + " ")) {
                Predicate<String> name = Meaning.like(words.substring(verb.length() + 1));
                return Optional.of(Meaning.question(facts -> facts.any(NAME, name)));
            }
            return words.matches("code \\d+")
                    ? Optional.of(Meaning.answer(facts -> facts.is(CODE, Integer.valueOf(words.substring(5)))))
                    : Optional.empty();
        }

        @Override
        public List<String> forms() {
            return List.of(verb + " NAME", "code NUMBER");
        }
    }

    private final Tiny one = new Tiny("ONE", "ask");
    private final Tiny two = new Tiny("TWO", "search");
    private final Tellers tellers = Tellers.of(List.of(one, two));

    private static Message message(Teller teller, Facts facts) {
        return new Told(teller.protocol(), "", "")
                .message(Hop.between(Hop.Over.UDP, "127.0.0.1:1", "127.0.0.1:2"), 1, 0, facts);
    }

    private static Message named(Teller teller, String name) {
        return message(teller, Facts.with().and(NAME, name).done());
    }

    @Test
    void wordsMeanFactsOfTheirProtocol() {
        Predicate<Message> asked = tellers.question("ask a");
        assertThat(asked).accepts(named(one, "a"));
        assertThat(asked).rejects(named(one, "ab"), named(two, "a"), message(one, Facts.none()));
    }

    @Test
    void wordsThatSeveralProtocolsReadMeanAnyOfThem() {
        Facts seven = Facts.with().and(CODE, 7).done();
        assertThat(tellers.answer("code 7")).accepts(message(one, seven), message(two, seven));
    }

    @Test
    void wordsThatNobodyReadsAreAMistakeWithTheNearestOnes() {
        assertThatThrownBy(() -> tellers.question("aks a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no protocol here says 'aks a'")
                .hasMessageContaining("nearest: 'ask NAME'");
    }

    @Test
    void whatIsAnsweredIsNotAsked() {
        assertThatThrownBy(() -> tellers.question("code 7")).hasMessage("'code 7' is what is answered, not asked");
        assertThatThrownBy(() -> tellers.answer("ask a")).hasMessage("'ask a' is what is asked, not answered");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b,      /a/b,     true",
        "/a,        /a/b,     false",
        "/a…,       /a/b,     true",
        "/a…,       /a,       true",
        "/a...,     /a?b=c,   true",
        "/a…/c,     /a/b/c,   true",
        "/a…/c,     /a/b/cc,  false",
        "(a.c)…,    (abc)d,   false",
        "(a.c)…,    (a.c)d,   true",
        "…,         anything, true"
    })
    void threeDotsStandForWhateverThereIs(String words, String text, boolean like) {
        assertThat(Meaning.like(words).test(text)).isEqualTo(like);
    }
}

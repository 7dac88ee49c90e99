package org.uclab.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.step.Journal;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.History;

class MinimumQueryTest {

    private final Asked source = new Asked();
    private final History history = new History(new StepClock(Instant.EPOCH));

    private ContactSource told(String value) {
        return MinimumQuery.of(
                source,
                new JabberConfig(Map.of("MinimumCharacterQuery", value)),
                new Journal(history.recorder("client")));
    }

    @ParameterizedTest
    @CsvSource({"3, ho, false", "3, hol, true", "3, ' ho ', false", "1, h, true", "3, '\ud83d\ude00\ud83d\ude00', false"
    })
    void searchesWhenEnoughIsTyped(String least, String typed, boolean asked) {
        told(least).search(typed);
        assertThat(source.questions).isEqualTo(asked ? List.of(typed) : List.of());
        assertThat(history.events().stream().anyMatch(event -> event.text().contains("contact search: not yet")))
                .isEqualTo(!asked);
    }

    @Test
    void idsAndNumbersAreLookedUpAtOnce() {
        ContactSource contacts = told("9");
        contacts.byId("a");
        contacts.byNumber("1");
        contacts.byContactId("b@c");
        assertThat(source.questions).containsExactly("a", "1", "b@c");
        assertThat(contacts.type()).isEqualTo(ContactSourceType.UDS);
        contacts.close();
        assertThat(source.closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "three", "256", "99999999999999999999"})
    void whatIsNoNumberOfCharactersCountsForNothing(String value) {
        assertThat(told(value)).isSameAs(source);
        assertThat(history.events().stream().anyMatch(event -> event.text().contains("ignored")))
                .isEqualTo(!value.isEmpty());
    }

    /** Keeps what it was asked. */
    private static final class Asked implements ContactSource {

        private final List<String> questions = new ArrayList<>();
        private boolean closed;

        @Override
        public ContactSourceType type() {
            return ContactSourceType.UDS;
        }

        private ContactAnswer asked(String question) {
            questions.add(question);
            return new ContactAnswer.Found(List.of(), 0, "nobody");
        }

        @Override
        public ContactAnswer search(String text) {
            return asked(text);
        }

        @Override
        public ContactAnswer byId(String id) {
            return asked(id);
        }

        @Override
        public ContactAnswer byNumber(String number) {
            return asked(number);
        }

        @Override
        public ContactAnswer byContactId(String contactId) {
            return asked(contactId);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

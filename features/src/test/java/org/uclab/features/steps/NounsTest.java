package org.uclab.features.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.control.verb.Refused;
import org.uclab.features.Unplayable;
import org.uclab.lab.model.WorldException;

class NounsTest {

    private final Stage stage = new Stage();
    private final Nouns nouns = new Nouns(stage);

    @BeforeEach
    void open() throws WorldException {
        stage.open("uclab", OptionalDouble.empty());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatTheWorldHasIsFound() {
        assertThat(nouns.user("mac.donald")).isEqualTo("mac.donald");
        assertThat(nouns.user("somebody")).isEqualTo("somebody");
        assertThat(nouns.host("cimp-pub").name()).isEqualTo("cimp-pub.uclab.com");
        assertThat(nouns.host("cimp-pub.uclab.com").name()).isEqualTo("cimp-pub.uclab.com");
        assertThat(nouns.service("uds")).isEqualTo("uds");
        assertThat(nouns.zone("outside").name()).isEqualTo("outside");
    }

    @Test
    void whatItHasNotIsToldWithWhatThereIsAndTheNearest() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> nouns.user("mac.donld"))
                .withMessageContaining("there is no user 'mac.donld'; users: [")
                .withMessageEndingWith("nearest: mac.donald");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> nouns.host("cimp-bub"))
                .withMessageContaining("there is no host 'cimp-bub'; hosts: [")
                .withMessageEndingWith("nearest: cimp-pub");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> nouns.service("udz"))
                .withMessageEndingWith("nearest: uds");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> nouns.zone("insid"))
                .withMessageContaining("zones: [")
                .withMessageEndingWith("nearest: inside");
    }

    @Test
    void aServiceIsOneOfItsHost() {
        assertThat(stage.names()
                        .port(nouns.host("cimp-pub"), nouns.service("xmpp"))
                        .service())
                .isEqualTo("xmpp");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> stage.names().port(nouns.host("cimp-pub"), nouns.service("uds")))
                .withMessageContaining("cimp-pub.uclab.com has no service 'uds'; services: [")
                .withMessageContaining("xmpp");
    }

    @Test
    void withoutAWorldThereIsNobody() {
        assertThatExceptionOfType(Unplayable.class)
                .isThrownBy(() -> new Nouns(new Stage()).user("mac.donald"))
                .withMessageContaining("Given the world");
    }
}

package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTest {

    private final Shared<HttpFields> shared = new Shared<>();

    @Test
    void equalValuesAreGivenOutAsOne() {
        HttpFields first = shared.of(HttpFields.of("Host", "a", "Accept", "*/*"));
        assertThat(shared.of(HttpFields.of("Host", "a", "Accept", "*/*"))).isSameAs(first);
        assertThat(shared.of(HttpFields.of("Host", "b", "Accept", "*/*")))
                .isNotSameAs(first)
                .isEqualTo(HttpFields.of("Host", "b", "Accept", "*/*"));
    }

    @Test
    void whatIsForgottenIsGivenOutAnew() {
        HttpFields first = shared.of(HttpFields.of("Host", "first"));
        IntStream.range(0, 20 * Shared.VALUES_MAX)
                .forEach(i -> assertThat(
                                shared.of(HttpFields.of("Host", "other" + i)).get("Host"))
                        .contains("other" + i));
        assertThat(shared.of(HttpFields.of("Host", "first"))).isEqualTo(first).isNotSameAs(first);
    }
}

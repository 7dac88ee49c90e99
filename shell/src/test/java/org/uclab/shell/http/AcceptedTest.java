package org.uclab.shell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | true",
                "Application/JSON ; charset=utf-8 | true",
                "text/html, application/json;q=0.1 | true",
                "application/json;q=0 | false",
                "application/json;q=0.000 | false",
                "application/json; Q=0 | false",
                "application/json;q=0.001 | true",
                "application/json;q=nothing | true",
                "application/jsonp | false",
                "*/* | false",
                "application/* | false",
                ",;q=,/ | false",
            })
    void namesATypeUnlessItsWeightIsZero(String accept, boolean named) {
        assertThat(Accepted.names(List.of(accept), "application/json")).isEqualTo(named);
    }
}

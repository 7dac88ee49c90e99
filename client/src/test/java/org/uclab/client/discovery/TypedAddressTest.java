package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAddressTest {

    @Test
    void splitsUserAndServicesDomain() {
        assertThat(TypedAddress.read(" Mac.Donald@UCLAB.com "))
                .isEqualTo(new TypedAddress.WellFormed("Mac.Donald", "uclab.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@example.com",
                "mac@",
                "mac@example",
                "mac donald@example.com",
                "a/b@example.com",
                "a@b@example.com",
                "mac@-example.com",
                "mac@example..com",
                "mac@exa_mple.com",
                "mac@example.com\r\nX: y",
                "mac@127.0.0.1/x",
                "<mac@example.com>"
            })
    void anythingElseIsAValueWithAReason(String typed) {
        assertThat(TypedAddress.read(typed))
                .isInstanceOfSatisfying(
                        TypedAddress.Malformed.class,
                        malformed -> assertThat(malformed.reason()).isNotBlank());
    }

    @Test
    void lengthIsBounded() {
        assertThat(TypedAddress.read("x".repeat(300) + "@example.com").kind()).isEqualTo(TypedAddress.Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac@Bücher.example", "mac@xn--bcher-kva.EXAMPLE", "mac@bücher.example."})
    void lettersBeyondAsciiAreEncodedAndAFinalDotIsLeft(String typed) {
        assertThat(TypedAddress.read(typed)).isEqualTo(new TypedAddress.WellFormed("mac", "xn--bcher-kva.example"));
    }

    @Test
    void aUserAloneWaitsForADomain() {
        assertThat(TypedAddress.read(" mac.donald "))
                .isInstanceOfSatisfying(TypedAddress.WithoutDomain.class, alone -> {
                    assertThat(alone.user()).isEqualTo("mac.donald");
                    assertThat(alone.reason()).contains("the services domain is not known");
                });
    }
}

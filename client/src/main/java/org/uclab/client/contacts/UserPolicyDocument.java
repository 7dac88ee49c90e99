package org.uclab.client.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/** {@code userPolicy}: what Unified CM lets its users do. What is absent is empty, never null. */
record UserPolicyDocument(
        @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("policy")
        List<Policy> policies) {

    private static final String DIGITS = "NumberofDigitstoMatch";
    private static final int DIGITS_MIN = 3;
    private static final int DIGITS_MAX = 256;

    UserPolicyDocument {
        policies = policies == null
                ? List.of()
                : policies.stream().filter(Objects::nonNull).toList();
    }

    /** One of them. */
    record Policy(String name, String value) {
        Policy {
            name = name == null ? "" : name.strip();
            value = value == null ? "" : value.strip();
        }
    }

    /** "Number of Digits to Match"; empty when the document has none, or one out of its range. */
    OptionalInt digitsToMatch() {
        return policies.stream()
                .filter(policy -> policy.name().equals(DIGITS))
                .filter(policy -> policy.value().matches("\\d{1,3}"))
                .mapToInt(policy -> Integer.parseInt(policy.value()))
                .filter(digits -> digits >= DIGITS_MIN && digits <= DIGITS_MAX)
                .findFirst();
    }
}

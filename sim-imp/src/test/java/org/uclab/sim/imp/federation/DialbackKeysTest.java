package org.uclab.sim.imp.federation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialbackKeysTest {

    private final DialbackKeys keys = new DialbackKeys("s3cr3tf0rd14lb4ck");

    /** The example of XEP-0185 §3. */
    @Test
    void makesTheKeyOfTheDocument() {
        assertThat(keys.of("xmpp.example.com", "example.org", "D60000229F"))
                .isEqualTo("37c69b1cf07a3f67c04a5ef5902fa5114f2c76fe4a2686482ba5b89323075643");
    }

    @Test
    void aKeyIsForTwoDomainsAndOneStream() {
        String key = keys.of("b.test", "a.test", "1");
        assertThat(keys.matches(key, "b.test", "a.test", "1")).isTrue();
        assertThat(keys.matches(" " + key + "\n", "b.test", "a.test", "1")).isTrue();
        assertThat(keys.matches(key, "a.test", "b.test", "1")).isFalse();
        assertThat(keys.matches(key, "c.test", "a.test", "1")).isFalse();
        assertThat(keys.matches(key, "b.test", "a.test", "2")).isFalse();
        assertThat(keys.matches("", "b.test", "a.test", "1")).isFalse();
        assertThat(new DialbackKeys("other").matches(key, "b.test", "a.test", "1"))
                .isFalse();
    }
}

package org.uclab.protocol.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the documents print, octet by octet. */
class SrtpVectorsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/srtp/packets.csv", numLinesToSkip = 1)
    void packetsAreProtectedAsPrinted(
            String what, String suite, String keys, String key, String salt, String kind, String clear, String secret) {
        byte[] plain = hex(clear);
        byte[] sealed = hex(secret);
        SrtpStreams receiver = streams(suite, keys, key, salt);
        byte[] touched = sealed.clone();
        touched[sealed.length - 6] ^= 1;
        if (kind.equals("RTP")) {
            assertThat(streams(suite, keys, key, salt).protect(plain)).as(what).contains(sealed);
            assertThat(receiver.unprotect(touched)).isEmpty();
            assertThat(receiver.unprotect(sealed)).as(what).contains(plain);
        } else {
            assertThat(receiver.unprotectControl(touched)).isEmpty();
            assertThat(receiver.unprotectControl(sealed)).as(what).contains(plain);
            assertThat(protectedUpTo(streams(suite, keys, key, salt), plain, sealed))
                    .as(what)
                    .isEqualTo(sealed);
        }
        assertThat(receiver.forged()).isEqualTo(1);
    }

    /** The index of a report counts up from 0; the documents print a later one. */
    private static byte[] protectedUpTo(SrtpStreams sender, byte[] plain, byte[] wanted) {
        byte[] sealed = {};
        for (int i = 0; i <= 0x5d4 && !java.util.Arrays.equals(sealed, wanted); i++) {
            sealed = sender.protectControl(plain).orElseThrow();
        }
        return sealed;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/srtp/derivation.csv", numLinesToSkip = 1)
    void keysAreDerivedAsPrinted(String what, String key, String salt, int label, String derived) throws Exception {
        byte[] expected = hex(derived);
        assertThat(SessionKeys.derived(hex(key), hex(salt), label, expected.length))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    void keysOfAnotherLengthAreRefused() {
        assertThat(SrtpKey.of(SrtpSuite.AEAD_AES_128_GCM, new byte[30])).isEmpty();
        assertThat(SrtpKey.of(SrtpSuite.AEAD_AES_128_GCM, new byte[28])).isPresent();
    }

    private static SrtpStreams streams(String name, String keys, String key, String salt) {
        SrtpSuite suite = SrtpSuite.named(name).orElseThrow();
        if (keys.equals("master")) {
            return new SrtpStreams(SrtpKey.of(suite, hex(key + salt)).orElseThrow());
        }
        SessionKeys session = new SessionKeys(new SecretKeySpec(hex(key), "AES"), new byte[0], hex(salt));
        return new SrtpStreams(suite, () -> session, () -> session);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}

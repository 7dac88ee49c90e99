package org.uclab.protocol.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoAttributeTest {

    private static final String KEY_30 = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30,
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|2^20|1:32",
                "2 AES_CM_128_HMAC_SHA1_32 inline:" + KEY_30 + "|2^31 WSH=64",
                "999999999 AES_CM_128_HMAC_SHA1_32 inline:" + KEY_30 + "|1000 KDR=0 UNENCRYPTED_SRTCP"
            })
    void isWrittenAsItWasRead(String value) {
        assertThat(CryptoAttribute.read(value).orElseThrow().write()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30,
                "x AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30,
                "1 F8_128_HMAC_SHA1_80 inline:" + KEY_30,
                "1 AEAD_AES_128_GCM inline:" + KEY_30,
                "1 AES_CM_128_HMAC_SHA1_80 inline:",
                "1 AES_CM_128_HMAC_SHA1_80 inline:!!!!",
                "1 AES_CM_128_HMAC_SHA1_80 inline:AAAA=AAA",
                "1 AES_CM_128_HMAC_SHA1_80 uri:http://example.com",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|2^49",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|2^999999999999",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|0",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|1:129",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|1:1;inline:" + KEY_30 + "|2:1",
                "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + " A B C D E F G H I"
            })
    void whatIsNoneIsRefused(String value) {
        assertThat(CryptoAttribute.read(value)).isEmpty();
    }

    @Test
    void sessionParametersThatAreNotKnownAreAcceptedOnlyWhereTheySaySo() {
        assertThat(read(" WSH=64").acceptable()).isTrue();
        assertThat(read(" WSH=64").window()).hasValue(64);
        assertThat(read(" WSH=63").window()).isEmpty();
        assertThat(read(" -EXTRA=1").acceptable()).isTrue();
        assertThat(read(" EXTRA=1").acceptable()).isFalse();
        assertThat(read("|1:4").acceptable()).isFalse(); // packets would carry an index
    }

    private static CryptoAttribute read(String more) {
        return CryptoAttribute.read("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + more)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void everySuiteIsWrittenAndRead(SrtpSuite suite) {
        byte[] octets = new byte[suite.keyBytes() + suite.saltBytes()];
        new Random(4568).nextBytes(octets);
        SrtpKey key = SrtpKey.of(suite, octets).orElseThrow();
        CryptoAttribute written = CryptoAttribute.of(3, key);
        assertThat(CryptoAttribute.read(written.write())).contains(written);
        assertThat(written.parameters()).isEqualTo(List.of());
        assertThat(key.toString()).doesNotContain(key.inline());
        assertThat(key.wrong()).isNotEqualTo(key);
    }

    @Test
    void noGarbageMakesItThrow() {
        Random random = new Random(1);
        String whole = "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY_30 + "|2^20|1:32 WSH=64";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            char[] touched = whole.toCharArray();
            for (int j = 0; j <= random.nextInt(3); j++) {
                touched[random.nextInt(touched.length)] = (char) random.nextInt(128);
            }
            read += CryptoAttribute.read(new String(touched)).isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(1, 49_999);
        assertThat(CryptoAttribute.read(whole + " ".repeat(100_000))).isEmpty();
    }
}

package org.uclab.protocol.sip.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a head. */
class HeadIndexTest {

    private static final int LINE_MAX = 40;

    private static Optional<HeadIndex> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HeadIndex.of(bytes, 0, bytes.length, LINE_MAX);
    }

    @Test
    void saysWhereThingsStand() {
        String text = "..OPTIONS sip:a SIP/2.0\r\nVia:  x ;y  \r\nEmpty:\r\n\r\nbody";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        HeadIndex head = HeadIndex.of(bytes, 2, bytes.length, LINE_MAX).orElseThrow();
        assertThat(head.line()).isEqualTo("OPTIONS sip:a SIP/2.0");
        assertThat(head.fields()).isEqualTo(2);
        assertThat(text.substring(head.nameFrom(0), head.nameEnd(0))).isEqualTo("Via");
        assertThat(head.value(0)).isEqualTo("x ;y");
        assertThat(text.substring(head.valueFrom(0), head.valueEnd(0))).isEqualTo("x ;y");
        assertThat(head.value(1)).isEmpty();
        assertThat(head.end()).isEqualTo(text.indexOf("body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "\r\nA: b\r\n\r\n",
                "OPTIONS",
                "OPTIONS\r\n",
                "OPTIONS\r\nA: b\r\n",
                "OPTIONS\r\nA: b\r\n\r",
                "OPTIONS\nA: b\n\n",
                "OPTIONS\r\nA: b\r\n c\r\n\r\n",
                "OPTIONS\r\nA b\r\n\r\n",
                "OPTIONS\r\n: b\r\n\r\n",
                "OPTIONS\r\nA : b\r\n\r\n",
                "OPTIONS\r\nA: é\r\n\r\n",
                "OPTIONS\r\né: b\r\n\r\n",
                "OPTIONS\r\nA: \t\r\n\r\n",
                "OPTIONS\r\nA: \u007f\r\n\r\n",
                "OPTIONS\r\nA: more than the forty bytes that a line may have\r\n\r\n"
            })
    void whatIsNotWrittenPlainlyHasNone(String text) {
        assertThat(of(text)).isEmpty();
    }

    @Test
    void hasRoomForSoManyAndNotMore() {
        String fields = "A: b\r\n".repeat(HeadIndex.FIELDS_MAX);
        assertThat(of("OPTIONS\r\n" + fields + "\r\n")).map(HeadIndex::fields).contains(HeadIndex.FIELDS_MAX);
        assertThat(of("OPTIONS\r\n" + fields + "A: b\r\n\r\n")).isEmpty();
    }
}

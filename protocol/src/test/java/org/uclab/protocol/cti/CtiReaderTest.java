package org.uclab.protocol.cti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.framing.MessageFramer;

class CtiReaderTest {

    private static final CtiMessage CALL = CtiMessage.of(CtiKind.CALL, 70_000, "SEP001122334455", "7102");
    private static final CtiMessage ALIVE = CtiMessage.of(CtiKind.ALIVE, 3);

    @Test
    void aMessageIsReadAsItWasWritten() {
        MessageFramer.Turn<CtiMessage> turn = new CtiReader().take(CALL.bytes());
        assertThat(turn.messages()).containsExactly(CALL);
        assertThat(turn.broken()).isEmpty();
        assertThat(CALL.bytes()).hasSize(CALL.size());
    }

    @Test
    void octetByOctetItIsTheSame() {
        CtiReader reader = new CtiReader();
        List<CtiMessage> read = new ArrayList<>();
        for (CtiMessage message : List.of(CALL, ALIVE)) {
            for (byte octet : message.bytes()) {
                read.addAll(reader.take(new byte[] {octet}).messages());
            }
        }
        assertThat(read).containsExactly(CALL, ALIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "00, no message begins with 0",
        "C1 00, no kind of message is 0",
        "C1 03 00 03, no message has 3 octets",
        "C1 03 10 01, no message has 4097 octets",
        "C1 03 00 05 00 00 00 01 00, its fields do not fit into it",
        "C1 03 00 07 00 00 00 01 00 02 41, its fields do not fit into it",
        "C1 03 00 08 00 00 00 01 FF FF 41 41, its fields do not fit into it"
    })
    void whatIsNoMessageIsToldAndNothingIsReadAfterIt(String octets, String why) {
        CtiReader reader = new CtiReader();
        MessageFramer.Turn<CtiMessage> turn =
                reader.take(HexFormat.ofDelimiter(" ").parseHex(octets));
        assertThat(turn.broken()).contains(why);
        assertThat(reader.take(ALIVE.bytes()).messages()).isEmpty();
    }

    @Test
    void tooManyFieldsAreNone() {
        byte[] crowded = new byte[8 + 2 * (CtiMessage.FIELDS_MAX + 1)];
        crowded[0] = (byte) CtiMessage.MAGIC;
        crowded[1] = 3;
        crowded[3] = (byte) (crowded.length - 4);
        assertThat(new CtiReader().take(crowded).broken()).contains("its fields do not fit into it");
    }

    @Test
    void aMessageThatIsTooLongIsNotWritten() {
        CtiMessage whole = CtiMessage.of(CtiKind.CALL, 1, "7".repeat(CtiMessage.BODY_MAX_BYTES));
        assertThatThrownBy(whole::bytes).hasMessageContaining("too long");
    }

    @Test
    void noiseEndsInAReasonOrInNothing() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            if (noise.length > 1 && random.nextBoolean()) {
                noise[0] = (byte) CtiMessage.MAGIC;
                noise[1] = (byte) (1 + random.nextInt(8));
            }
            assertThat(new CtiReader().take(noise)).isNotNull();
        }
    }
}

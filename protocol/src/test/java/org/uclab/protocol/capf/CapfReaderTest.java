package org.uclab.protocol.capf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.framing.MessageFramer;

class CapfReaderTest {

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void readsWhatItWrites() {
        CapfMessage message = CapfMessage.of(
                CapfKind.AUTH_RESPONSE,
                0x01020304,
                CapfElement.octet(CapfTag.REASON, 1),
                CapfElement.word(CapfTag.KEY_SIZE, 2048),
                CapfElement.text(CapfTag.DEVICE_NAME, "CSF123"));
        assertThat(message.bytes())
                .isEqualTo(hex("550201020304" + "0013" + "01000101" + "0a00020800" + "0d0007" + "43534631323300"));
        MessageFramer.Turn<CapfMessage> turn = new CapfReader().take(message.bytes());
        assertThat(turn.broken()).isEmpty();
        CapfMessage read = turn.messages().get(0);
        assertThat(read.kind()).isEqualTo(CapfKind.AUTH_RESPONSE);
        assertThat(read.session()).isEqualTo(0x01020304);
        assertThat(read.number(CapfTag.REASON)).contains(1);
        assertThat(read.number(CapfTag.KEY_SIZE)).contains(2048);
        assertThat(read.text(CapfTag.DEVICE_NAME)).contains("CSF123");
        assertThat(read.value(CapfTag.PASSWORD)).isEmpty();
    }

    @Test
    void messagesAreTheSameHoweverTheyAreCut() {
        byte[] one = CapfMessage.of(CapfKind.IN_PROGRESS, 7).bytes();
        byte[] two = CapfMessage.end(7, 9).bytes();
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        for (int cut = 0; cut <= both.length; cut++) {
            CapfReader reader = new CapfReader();
            List<CapfMessage> messages =
                    new ArrayList<>(reader.take(Arrays.copyOf(both, cut)).messages());
            assertThat(reader.unfinished()).isEqualTo(cut != 0 && cut != one.length && cut != both.length);
            messages.addAll(
                    reader.take(Arrays.copyOfRange(both, cut, both.length)).messages());
            assertThat(messages)
                    .extracting(CapfMessage::kind)
                    .containsExactly(CapfKind.IN_PROGRESS, CapfKind.END_SESSION);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "54, no message begins with 84",
        "5500, no kind of message is 0",
        "5518, no kind of message is 24",
        "5502000000014001, a message of 16385 octets is too long",
        "550200000001000107, its elements do not fit into it",
        "55020000000100030d0001, its elements do not fit into it"
    })
    void whatIsNoMessageIsSaidAtOnce(String bytes, String why) {
        CapfReader reader = new CapfReader();
        assertThat(reader.take(hex(bytes)).broken()).contains(why);
        assertThat(reader.take(CapfMessage.end(1, 1).bytes()).messages()).isEmpty();
    }

    @Test
    void elementsAreBounded() {
        CapfElement[] many = new CapfElement[CapfMessage.ELEMENTS_MAX + 1];
        Arrays.fill(many, CapfElement.octet(CapfTag.REASON, 1));
        assertThat(new CapfReader()
                        .take(CapfMessage.of(CapfKind.IN_PROGRESS, 1, many).bytes())
                        .broken())
                .isPresent();
        CapfElement[] most = Arrays.copyOf(many, CapfMessage.ELEMENTS_MAX);
        assertThat(new CapfReader()
                        .take(CapfMessage.of(CapfKind.IN_PROGRESS, 1, most).bytes())
                        .messages())
                .hasSize(1);
    }

    @Test
    void numbersAndTextsOfTheWrongLengthAreNone() {
        CapfMessage odd = CapfMessage.of(
                CapfKind.AUTH_RESPONSE,
                1,
                CapfElement.of(CapfTag.REASON, new byte[0]),
                CapfElement.of(CapfTag.VERSION, new byte[3]),
                CapfElement.of(CapfTag.DEVICE_NAME, new byte[] {65, 66}),
                CapfElement.of(CapfTag.PASSWORD, new byte[] {65, 0, 66, 0}));
        assertThat(odd.number(CapfTag.REASON)).isEmpty();
        assertThat(odd.number(CapfTag.VERSION)).isEmpty();
        assertThat(odd.text(CapfTag.DEVICE_NAME)).isEmpty();
        assertThat(odd.text(CapfTag.PASSWORD)).isEmpty();
    }

    @Test
    void nothingAtRandomIsMoreThanBroken() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = CapfMessage.MAGIC;
                bytes[1] = (byte) (1 + random.nextInt(23));
            }
            MessageFramer.Turn<CapfMessage> turn = new CapfReader().take(bytes);
            turn.messages().forEach(message -> {
                CapfCertificate.in(message);
                CapfProof.proven("A", message);
                CapfKey.asked(message);
            });
        }
    }

    @Test
    void everyKeyThatIsAskedForIsTheOneMeant() {
        for (CapfKey key : CapfKey.values()) {
            CapfMessage typed = new CapfMessage(CapfKind.KEY_REQUEST, 1, key.request(true));
            CapfMessage bare = new CapfMessage(CapfKind.KEY_REQUEST, 1, key.request(false));
            assertThat(CapfKey.asked(typed)).contains(key);
            assertThat(CapfKey.asked(bare)).contains(key);
            assertThat(CapfKey.of(key.word())).contains(key);
        }
        assertThat(CapfKey.asked(CapfMessage.of(CapfKind.KEY_REQUEST, 1))).isEmpty();
        assertThat(CapfKey.asked(CapfMessage.of(CapfKind.KEY_REQUEST, 1, CapfElement.word(CapfTag.KEY_SIZE, 2047))))
                .isEmpty();
    }
}

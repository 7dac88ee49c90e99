package org.uclab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream taken apart. */
class SipFramerTest {

    private static final String ONE = "A sip:a SIP/2.0\r\nContent-Length: 5\r\n\r\nhello";
    private static final String TWO = "B sip:b SIP/2.0\r\nl : 0\r\n\r\n";

    private final SipFramer framer = new SipFramer(SipLimits.STANDARD);

    private List<SipFrame> feed(String text) {
        framer.feed(text.getBytes(StandardCharsets.UTF_8));
        List<SipFrame> frames = new ArrayList<>();
        for (Optional<SipFrame> next = framer.next(); next.isPresent(); next = framer.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    private static String text(SipFrame frame) {
        return frame instanceof SipFrame.Message message
                ? new String(message.bytes(), StandardCharsets.UTF_8)
                : frame.kind().toString();
    }

    @Test
    void howeverTheStreamIsCutTheMessagesAreTheSame() {
        byte[] all = (ONE + "\r\n\r\n" + TWO + ONE + TWO.repeat(3)).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5626);
        for (int round = 0; round < 500; round++) {
            SipFramer sliced = new SipFramer(SipLimits.STANDARD);
            List<String> messages = new ArrayList<>();
            int at = 0;
            while (at < all.length) {
                int to = Math.min(all.length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
                sliced.feed(Arrays.copyOfRange(all, at, to));
                at = to;
                for (Optional<SipFrame> next = sliced.next(); next.isPresent(); next = sliced.next()) {
                    if (next.get().kind() == SipFrame.Kind.MESSAGE) {
                        messages.add(text(next.get()));
                    } else {
                        assertThat(next.get().kind()).isNotEqualTo(SipFrame.Kind.BROKEN);
                    }
                }
            }
            assertThat(messages).containsExactly(ONE, TWO, ONE, TWO, TWO, TWO);
            assertThat(sliced.pending()).isZero();
        }
    }

    @Test
    void twoLineEndsArePingAndOneIsPong() {
        assertThat(feed("\r\n\r\n")).extracting(SipFrame::kind).containsExactly(SipFrame.Kind.PING);
        assertThat(feed("\r\n")).extracting(SipFrame::kind).containsExactly(SipFrame.Kind.PONG);
        assertThat(feed("\r\n")).extracting(SipFrame::kind).containsExactly(SipFrame.Kind.PING);
        assertThat(feed(TWO + "\r\n\r\n" + TWO)).extracting(SipFramerTest::text).containsExactly(TWO, "PING", TWO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A sip:a SIP/2.0\r\n\r\n",
                "A sip:a SIP/2.0\r\nContent-Length: -1\r\n\r\n",
                "A sip:a SIP/2.0\r\nContent-Length: 5x\r\n\r\nhello",
                "A sip:a SIP/2.0\r\nContent-Length: 5\r\nl: 0\r\n\r\nhello",
                "A sip:a SIP/2.0\r\nContent-Length: 999999999\r\n\r\n",
                "A sip:a SIP/2.0\r\nContent-Length: 99999999999999999999\r\n\r\n"
            })
    void aStreamWhoseNextMessageNobodyCanFindIsOver(String lie) {
        List<SipFrame> frames = feed(lie + ONE);
        assertThat(frames).extracting(SipFrame::kind).containsExactly(SipFrame.Kind.BROKEN);
        assertThat(feed(ONE)).isEmpty();
        assertThat(framer.pending()).isZero();
    }

    @Test
    void aHeadWithoutAnEndIsNotWaitedForForEver() {
        String drip = "X: " + "y".repeat(1_000) + "\r\n";
        int fed = 0;
        List<SipFrame> frames = List.of();
        while (frames.isEmpty() && fed < 1_000) {
            frames = feed(drip);
            fed++;
        }
        assertThat(frames).extracting(SipFrame::kind).containsExactly(SipFrame.Kind.BROKEN);
        assertThat(fed * drip.length()).isLessThan(2 * SipLimits.STANDARD.headBytesMax());
    }
}

package org.uclab.protocol.bfcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sides of a call, and what strangers send to one of them. */
class FloorControlTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final FloorTerms ADAS = new FloorTerms(3, 7, 2);
    private static final FloorTerms BENS = new FloorTerms(4, 8, 2);

    private final FloorControl ada = new FloorControl(ADAS, Optional.of(BENS));
    private final FloorControl ben = new FloorControl(BENS, Optional.of(ADAS));

    /** Carries messages to the other side and its answers back, as octets. */
    private static void carry(List<BfcpMessage> messages, FloorControl from, FloorControl to) {
        for (BfcpMessage message : messages) {
            for (BfcpMessage answer :
                    to.heard(BfcpMessage.read(message.octets()).orElseThrow(), NOW)) {
                from.heard(BfcpMessage.read(answer.octets()).orElseThrow(), NOW);
            }
        }
    }

    @Test
    void aFloorIsAskedForGrantedAndGivenBack() {
        carry(ada.ask(NOW), ada, ben);
        assertThat(ada.state()).isEqualTo(FloorControl.State.GRANTED);
        assertThat(ben.otherHas()).isTrue();
        carry(ada.release(NOW), ada, ben);
        assertThat(ada.state()).isEqualTo(FloorControl.State.FREE);
        assertThat(ben.otherHas()).isFalse();
        assertThat(ada.wakeAt()).isEmpty();
    }

    @Test
    void whoHasTheFloorKeepsIt() {
        carry(ada.ask(NOW), ada, ben);
        carry(ben.ask(NOW), ben, ada);
        assertThat(ben.state()).isEqualTo(FloorControl.State.FREE);
        assertThat(ada.otherHas()).isFalse();
        carry(ada.release(NOW), ada, ben);
        carry(ben.ask(NOW), ben, ada);
        assertThat(ben.state()).isEqualTo(FloorControl.State.GRANTED);
    }

    @Test
    void theOctetsAreThoseOfTheDocument() {
        assertThat(HexFormat.of().formatHex(ada.ask(NOW).get(0).octets()))
                .isEqualTo("40" + "01" + "0001" + "00000004" + "0001" + "0008" + "0504" + "0002");
    }

    @Test
    void aRequestIsSentAgainThreeTimesAndThenGivenUp() {
        assertThat(ada.ask(NOW)).hasSize(1);
        Instant due = NOW;
        for (long wait : new long[] {500, 1_000, 2_000}) {
            due = due.plusMillis(wait);
            assertThat(ada.wakeAt()).contains(due);
            assertThat(ada.wake(due.minusMillis(1))).isEmpty();
            assertThat(ada.wake(due)).hasSize(1);
        }
        due = due.plus(Duration.ofSeconds(4));
        assertThat(ada.wake(due)).isEmpty();
        assertThat(ada.state()).isEqualTo(FloorControl.State.FREE);
        assertThat(ada.wakeAt()).isEmpty();
    }

    @Test
    void aRequestThatComesTwiceIsGrantedOnce() {
        List<BfcpMessage> asked = ada.ask(NOW);
        carry(asked, ada, ben);
        carry(asked, ada, ben);
        carry(ada.release(NOW), ada, ben);
        assertThat(ben.otherHas()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9,7,2,1", "3,9,2,2", "3,7,9,6"})
    void strangersAreToldWhatIsWrong(long conference, int user, int floor, int code) {
        FloorControl stranger = new FloorControl(BENS, Optional.of(new FloorTerms(conference, user, floor)));
        BfcpMessage answer = ada.heard(stranger.ask(NOW).get(0), NOW).get(0);
        assertThat(answer.primitive()).isEqualTo(Primitive.ERROR);
        assertThat(answer.octets()[answer.octets().length - 2]).isEqualTo((byte) code);
        assertThat(ada.otherHas()).isFalse();
        stranger.heard(answer, NOW);
        assertThat(stranger.state()).isEqualTo(FloorControl.State.FREE);
    }

    @Test
    void helloIsAnsweredAndWhatIsNotPlayedIsRefused() {
        assertThat(ada.heard(BfcpMessage.of(Primitive.HELLO, ADAS, 1), NOW)
                        .get(0)
                        .primitive())
                .isEqualTo(Primitive.HELLO_ACK);
        assertThat(ada.heard(BfcpMessage.of(Primitive.FLOOR_QUERY, ADAS, 2), NOW)
                        .get(0)
                        .primitive())
                .isEqualTo(Primitive.ERROR);
    }

    @Test
    void aHelloIsAnsweredWithWhatIsKnown() {
        BfcpMessage hello = ada.hello(NOW).get(0);
        BfcpMessage answer = ben.heard(hello, NOW).get(0);
        assertThat(HexFormat.of().formatHex(answer.octets()))
                .isEqualTo("500c0006" + "00000004" + "0001" + "0008" + "170b" + "0102040b0c0d0e1011" + "00" + "150b"
                        + "04060a0c14161e2224" + "00");
        assertThat(ada.heard(BfcpMessage.read(answer.octets()).orElseThrow(), NOW))
                .isEmpty();
        assertThat(ada.wakeAt()).isEmpty();
        assertThat(ada.state()).isEqualTo(FloorControl.State.FREE);
    }

    @Test
    void whoIsNotAnsweredSaysSoAndMayAskAgain() {
        ada.hello(NOW);
        ada.ask(NOW);
        Instant due = NOW;
        for (long wait : new long[] {500, 1_000, 2_000, 4_000}) {
            due = due.plusMillis(wait);
            ada.wake(due);
        }
        assertThat(ada.state()).isEqualTo(FloorControl.State.FREE);
        assertThat(ada.without()).isEqualTo(FloorControl.Without.NO_ANSWER);
        carry(ada.ask(due), ada, ben);
        assertThat(ada.state()).isEqualTo(FloorControl.State.GRANTED);
    }

    @Test
    void whoIsDeniedKnowsThatSomebodyElseHasIt() {
        carry(ada.ask(NOW), ada, ben);
        carry(ben.ask(NOW), ben, ada);
        assertThat(ben.without()).isEqualTo(FloorControl.Without.DENIED);
    }

    @Test
    void aFloorIsRevokedAndThatIsSentAgainUntilItIsAcknowledged() {
        carry(ada.ask(NOW), ada, ben);
        List<BfcpMessage> revoked = ben.revoke(NOW);
        assertThat(ben.otherHas()).isFalse();
        assertThat(ben.wake(NOW.plusMillis(500))).hasSize(1);
        carry(revoked, ben, ada);
        assertThat(ada.state()).isEqualTo(FloorControl.State.FREE);
        assertThat(ada.without()).isEqualTo(FloorControl.Without.REVOKED);
        assertThat(ben.wakeAt()).isEmpty();
        assertThat(ben.revoke(NOW)).isEmpty();
    }

    @Test
    void whoIsQueuedWaitsAWhileAndLeavesTheQueue() {
        BfcpMessage asked = ada.ask(NOW).get(0);
        ada.heard(status(asked, RequestStatus.PENDING), NOW);
        assertThat(ada.state()).isEqualTo(FloorControl.State.ASKING);
        Instant late = NOW.plus(FloorControl.QUEUE_MAX);
        assertThat(ada.wakeAt()).contains(late);
        BfcpMessage left = ada.wake(late).get(0);
        assertThat(left.primitive()).isEqualTo(Primitive.FLOOR_RELEASE);
        ada.heard(status(left, RequestStatus.CANCELLED), late);
        assertThat(ada.state()).isEqualTo(FloorControl.State.FREE);
        assertThat(ada.without()).isEqualTo(FloorControl.Without.DENIED);
        assertThat(ada.wakeAt()).isEmpty();
    }

    @Test
    void whoIsQueuedIsToldWhenItIsGranted() {
        BfcpMessage asked = ada.ask(NOW).get(0);
        ada.heard(status(asked, RequestStatus.PENDING), NOW);
        ada.heard(BfcpMessage.of(Primitive.FLOOR_REQUEST_STATUS, BENS, 9, standing(RequestStatus.GRANTED)), NOW);
        assertThat(ada.state()).isEqualTo(FloorControl.State.GRANTED);
        assertThat(ada.wakeAt()).isEmpty();
    }

    private static BfcpMessage status(BfcpMessage of, RequestStatus now) {
        return of.answer(Primitive.FLOOR_REQUEST_STATUS, standing(now));
    }

    private static Attribute standing(RequestStatus now) {
        return Attribute.group(
                Attribute.FLOOR_REQUEST_INFORMATION,
                5,
                Attribute.group(
                        Attribute.OVERALL_REQUEST_STATUS,
                        5,
                        Attribute.number(Attribute.REQUEST_STATUS, now.number() << 8)));
    }

    @Test
    void whoseOtherSideGrantsNothingDoesNotAsk() {
        FloorControl alone = new FloorControl(ADAS, Optional.empty());
        assertThat(alone.hello(NOW)).isEmpty();
        assertThat(alone.ask(NOW)).isEmpty();
        assertThat(alone.state()).isEqualTo(FloorControl.State.FREE);
    }

    @Test
    void aStrangerIsToldSoOnceAndWithoutAnAnswerToAnAnswer() {
        BfcpMessage stray = BfcpMessage.of(Primitive.HELLO, new FloorTerms(99, 1, 2), 1);
        assertThat(stray.refused(false).flatMap(BfcpMessage::error)).contains(ErrorCode.NO_CONFERENCE);
        assertThat(stray.refused(true).flatMap(BfcpMessage::error)).contains(ErrorCode.UNAUTHORIZED);
        assertThat(stray.answer(Primitive.HELLO_ACK).refused(false)).isEmpty();
    }

    @Test
    void malformedDatagramsAreNoMessages() {
        byte[] good = ada.ask(NOW).get(0).octets();
        for (int length = 0; length < good.length; length++) {
            assertThat(BfcpMessage.read(java.util.Arrays.copyOf(good, length))).isEmpty();
        }
        assertThat(BfcpMessage.read(new byte[BfcpMessage.OCTETS_MAX + 4])).isEmpty();
        byte[] reliable = good.clone();
        reliable[0] = 0x20;
        assertThat(BfcpMessage.read(reliable)).isEmpty();
        byte[] noLength = good.clone();
        noLength[13] = 0;
        assertThat(BfcpMessage.read(noLength)).isEmpty();
    }

    @Test
    void whateverComesIsAnsweredOrIgnored() {
        Random chance = new Random(8_855);
        byte[] good = ada.ask(NOW).get(0).octets();
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] spoilt = good.clone();
            for (int flips = chance.nextInt(3); flips >= 0; flips--) {
                spoilt[chance.nextInt(spoilt.length)] = (byte) chance.nextInt();
            }
            Optional<BfcpMessage> message = BfcpMessage.read(spoilt);
            read += message.isPresent() ? 1 : 0;
            message.ifPresent(one -> assertThat(ben.heard(one, NOW)).hasSizeLessThan(2));
        }
        assertThat(read).isPositive();
    }
}

package org.uclab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions and their exchange. */
class SessionDescriptionTest {

    private static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=Cisco-SIPUA 101 0 IN IP4 192.0.2.9",
            "s=SIP Call",
            "c=IN IP4 192.0.2.9",
            "b=AS:4064",
            "t=0 0",
            "a=cisco-mari:v1",
            "m=audio 16384 RTP/AVP 114 9 0 18 101",
            "a=rtpmap:114 opus/48000/2",
            "a=rtpmap:18 G729/8000",
            "a=fmtp:18 annexb=no",
            "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15",
            "a=sendrecv",
            "m=video 16386 RTP/AVP 126",
            "b=TIAS:4000000",
            "a=rtpmap:126 H264/90000",
            "a=recvonly",
            "");

    private static final Origin ORIGIN = new Origin("CiscoSystemsCCM-SIP", 5, 1, Connection.ip4("192.0.2.1"));
    private static final List<Codec> AUDIO = List.of(
            Codec.of(0, "PCMU", 8000),
            Codec.of(9, "G722", 8000),
            Codec.of(96, "telephone-event", 8000).with("0-15"));

    private static SessionDescription offer() {
        return SessionDescription.parse(OFFER).orElseThrow();
    }

    @Test
    void comesBackAsItWas() {
        assertThat(offer().text()).isEqualTo(OFFER);
    }

    @Test
    void knowsItsCodecsAndDirections() {
        MediaDescription audio = offer().first("audio").orElseThrow();
        assertThat(audio.codecs())
                .extracting(Codec::name)
                .containsExactly("opus", "G722", "PCMU", "G729", "telephone-event");
        assertThat(audio.codecs().get(3).parameters()).isEqualTo("annexb=no");
        assertThat(offer().directionOf(audio)).isEqualTo(Direction.SENDRECV);
        assertThat(offer().directionOf(offer().first("video").orElseThrow())).isEqualTo(Direction.RECVONLY);
        SessionDescription held = SessionDescription.parse(OFFER.replace("c=IN IP4 192.0.2.9", "c=IN IP4 0.0.0.0"))
                .orElseThrow();
        assertThat(held.directionOf(held.media().get(0))).isEqualTo(Direction.SENDONLY);
    }

    @Test
    void anAnswerTakesWhatIsCommonInItsPlaceAndRefusesTheRest() {
        SessionDescription answer = Answering.answer(
                offer(),
                ORIGIN,
                "SIP Call",
                List.of(new Answering.Ability("audio", 24_576, AUDIO, Direction.SENDRECV)),
                true);
        assertThat(answer.media()).hasSize(2);
        assertThat(answer.media().get(0).codecs())
                .containsExactly(
                        Codec.of(9, "G722", 8000),
                        Codec.of(101, "telephone-event", 8000).with("0-15"));
        assertThat(answer.media().get(0).port()).isEqualTo(24_576);
        assertThat(answer.media().get(1).off()).isTrue();
        assertThat(SessionDescription.parse(answer.text())).hasValue(answer);
    }

    @Test
    void holdIsAnsweredFromTheOtherSide() {
        assertThat(Direction.SENDRECV.answering(Direction.SENDONLY)).isEqualTo(Direction.RECVONLY);
        assertThat(Direction.SENDRECV.answering(Direction.INACTIVE)).isEqualTo(Direction.INACTIVE);
        assertThat(Direction.SENDONLY.answering(Direction.SENDONLY)).isEqualTo(Direction.INACTIVE);
        assertThat(Direction.SENDRECV.answering(Direction.SENDRECV)).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void offersAndAnswersTakeTurns() {
        OfferAnswer us = new OfferAnswer();
        assertThat(us.heard(offer(), false)).isEqualTo(OfferAnswer.Heard.OFFER);
        assertThat(us.heard(offer(), false)).isEqualTo(OfferAnswer.Heard.TOO_SOON);
        assertThatThrownBy(() -> us.offer(offer())).isInstanceOf(IllegalStateException.class);
        SessionDescription answer = Answering.answer(
                offer(), ORIGIN, "-", List.of(new Answering.Ability("audio", 2, AUDIO, Direction.SENDRECV)), false);
        assertThatThrownBy(() -> us.answer(answer.with(answer.media().subList(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        us.answer(answer);
        assertThat(us.local()).hasValue(answer);
        us.offer(answer.changed(answer.media()));
        assertThat(us.heard(offer(), false)).isEqualTo(OfferAnswer.Heard.GLARE);
        us.withdrawn();
        assertThat(us.local()).as("what held before holds").hasValue(answer);
        us.offer(answer);
        assertThat(us.heard(offer(), true)).isEqualTo(OfferAnswer.Heard.ANSWER);
        assertThat(us.heard(offer(), true)).isEqualTo(OfferAnswer.Heard.REPEATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=1",
                "v=0\r\ns=x\r\nt=0 0",
                "v=0\r\no=x 1 1 IN IP4 h\r\nt=0 0\r\nm=audio 1 RTP/AVP 0",
                "v=0\r\no=x 1 1 IN IP4 h\r\ns=-\r\nm=audio 1 RTP/AVP 0",
                "v=0\r\no=x 1 1 IN IP4 h\r\ns=-\r\nc=IN IP4 h\r\nm=audio 99999 RTP/AVP 0",
                "v=0\r\no=x 1 1 IN IP4 h\r\ns=-\r\nc=IN IP4 h\r\nm=audio x RTP/AVP 0",
                "v=0\r\no=x 1 1 IN IP4 h\r\ns=-\r\nc=IN IP4 h\r\nrubbish",
                "v=0\r\no=x 99999999999999999999 1 IN IP4 h\r\ns=-\r\nc=IN IP4 h"
            })
    void rubbishIsNone(String text) {
        assertThat(SessionDescription.parse(text)).isEmpty();
    }

    @Test
    void keepsItsLimits() {
        String media = "m=audio 1 RTP/AVP 0\r\n";
        assertThat(SessionDescription.parse(OFFER + media.repeat(SdpParser.MEDIA_MAX - 2)))
                .isPresent();
        assertThat(SessionDescription.parse(OFFER + media.repeat(SdpParser.MEDIA_MAX - 1)))
                .isEmpty();
        assertThat(SessionDescription.parse(OFFER + "a=x\r\n".repeat(SdpParser.LINES_MAX)))
                .isEmpty();
        assertThat(SessionDescription.parse(OFFER + "a=" + "x".repeat(SdpParser.TEXT_MAX)))
                .isEmpty();
        assertThat(SessionDescription.parse(OFFER + "m=audio 1 RTP/AVP" + " 0".repeat(SdpParser.FORMATS_MAX + 1)))
                .isEmpty();
    }
}

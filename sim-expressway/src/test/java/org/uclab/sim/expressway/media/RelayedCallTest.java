package org.uclab.sim.expressway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.srtp.CryptoAttribute;
import org.uclab.protocol.rtp.srtp.SrtpStreams;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

/** What each side is told of the other, and under which keys its packets come and go. */
class RelayedCallTest {

    private static final String EDGE = "198.51.100.30";
    private static final String CORE = "192.0.2.30";
    private static final String PHONE = "192.0.2.50";
    private static final String KEY_80 = "AES_CM_128_HMAC_SHA1_80 inline:" + "B".repeat(40);
    private static final String KEY_32 = "AES_CM_128_HMAC_SHA1_32 inline:" + "C".repeat(40);

    private final Random random = new Random(7);

    private RelayedCall call(boolean protects) {
        RelayedCall call = new RelayedCall(
                "c1",
                new RelayTerms(RelayTerms.Reach.exactly(EDGE), RelayTerms.Reach.described(), true, protects),
                length -> {
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    return bytes;
                });
        call.add(
                0,
                new RelayStream(
                        new RelayEnd(new Endpoint(CORE, 36_000), call.terms().outer()),
                        new RelayEnd(new Endpoint(CORE, 36_002), call.terms().inner()),
                        Instant.EPOCH));
        return call;
    }

    private static SessionDescription described(String address, int port, String protocol, String... cryptos) {
        StringBuilder text = new StringBuilder(
                "v=0\r\no=x 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port
                        + " " + protocol + " 0\r\na=candidate:1 1 UDP 1 10.0.0.1 9 typ host\r\n");
        for (String crypto : cryptos) {
            text.append("a=crypto:").append(crypto).append("\r\n");
        }
        return SessionDescription.parse(text.toString()).orElseThrow();
    }

    private static CryptoAttribute crypto(MediaDescription media) {
        return CryptoAttribute.read(media.attribute("crypto").orElseThrow()).orElseThrow();
    }

    @Test
    void anOfferOfOutsideIsInTheClearInsideWhereTheDeviceIsNotEncrypted() {
        RelayedCall call = call(false);
        SessionDescription offer = described(EDGE, 2776, "RTP/SAVP", "7 " + KEY_32, "8 " + KEY_80);
        RelayedOffer offered = call.offered(RelaySide.OUTER, offer).orElseThrow();
        MediaDescription inside = offered.onward().media().get(0);
        assertThat(inside.protocol()).isEqualTo("RTP/AVP");
        assertThat(inside.port()).isEqualTo(36_002);
        assertThat(inside.attribute("crypto")).isEmpty();
        assertThat(inside.attribute("candidate")).isEmpty();
        assertThat(offered.onward().origin().at().address()).isEqualTo(CORE);
        MediaDescription outside =
                offered.answered(described(PHONE, 17_000, "RTP/AVP")).media().get(0);
        assertThat(outside.protocol()).isEqualTo("RTP/SAVP");
        assertThat(outside.port()).isEqualTo(36_000);
        assertThat(crypto(outside).tag()).isEqualTo(7);
        assertThat(crypto(outside).key().suite())
                .isEqualTo(crypto(offer.media().get(0)).key().suite());
        assertThat(crypto(outside).key())
                .isNotEqualTo(crypto(offer.media().get(0)).key());
    }

    @Test
    void packetsChangeTheirKeysOnTheWay() {
        RelayedCall call = call(true);
        SessionDescription offer = described(EDGE, 2776, "RTP/SAVP", "1 " + KEY_80);
        RelayedOffer offered = call.offered(RelaySide.OUTER, offer).orElseThrow();
        CryptoAttribute inside = crypto(offered.onward().media().get(0));
        SessionDescription answer = described(PHONE, 17_000, "RTP/SAVP", "1 " + KEY_80.replace('B', 'D'));
        CryptoAttribute outside = crypto(offered.answered(answer).media().get(0));
        byte[] packet = new byte[172];
        packet[0] = (byte) 0x80;
        packet[3] = 1;
        byte[] came = new SrtpStreams(crypto(offer.media().get(0)).key())
                .protect(packet)
                .orElseThrow();
        RelayStream stream = call.stream(0);
        RelayStream.Parcel in = stream.came(RelaySide.OUTER, false, new Endpoint(EDGE, 2776), came, Instant.EPOCH)
                .orElseThrow();
        assertThat(in.to()).isEqualTo(new Endpoint(PHONE, 17_000));
        assertThat(new SrtpStreams(inside.key()).unprotect(in.packet())).contains(packet);
        byte[] back = new SrtpStreams(crypto(answer.media().get(0)).key())
                .protect(packet)
                .orElseThrow();
        RelayStream.Parcel out = stream.came(RelaySide.INNER, false, new Endpoint(PHONE, 17_000), back, Instant.EPOCH)
                .orElseThrow();
        assertThat(new SrtpStreams(outside.key()).unprotect(out.packet())).contains(packet);
        // The same once more is a replay, and what is not protected is forged.
        assertThat(stream.came(RelaySide.OUTER, false, new Endpoint(EDGE, 2776), came, Instant.EPOCH))
                .isEmpty();
        assertThat(stream.came(RelaySide.OUTER, false, new Endpoint(EDGE, 2776), packet, Instant.EPOCH))
                .isEmpty();
        assertThat(stream.forged()).isEqualTo(2);
    }

    @Test
    void anAnswerInTheClearToAnOfferOfKeysIsTakenInsideAlone() {
        RelayedCall call = call(true);
        RelayedOffer outward = call.offered(RelaySide.OUTER, described(EDGE, 2776, "RTP/SAVP", "1 " + KEY_80))
                .orElseThrow();
        MediaDescription back =
                outward.answered(described(PHONE, 17_000, "RTP/AVP")).media().get(0);
        assertThat(back.protocol()).isEqualTo("RTP/SAVP");
        RelayedOffer inward = call.offered(RelaySide.INNER, described(PHONE, 17_000, "RTP/AVP"))
                .orElseThrow();
        assertThat(inward.onward().media().get(0).protocol()).isEqualTo("RTP/SAVP");
        assertThat(inward.answered(described(EDGE, 2776, "RTP/AVP"))
                        .media()
                        .get(0)
                        .off())
                .isTrue();
        assertThat(inward.answered(described(EDGE, 2776, "RTP/SAVP", "2 " + KEY_80))
                        .media()
                        .get(0)
                        .off())
                .as("the tag of nobody")
                .isTrue();
        assertThat(inward.answered(described(EDGE, 2776, "RTP/SAVP", "1 " + KEY_32))
                        .media()
                        .get(0)
                        .off())
                .as("another suite")
                .isTrue();
    }

    @Test
    void anOfferThatIsRefusedChangesNothing() {
        RelayedCall call = call(false);
        call.offered(RelaySide.OUTER, described(EDGE, 2776, "RTP/SAVP", "1 " + KEY_80))
                .orElseThrow()
                .answered(described(PHONE, 17_000, "RTP/AVP"));
        assertThat(call.offered(RelaySide.INNER, described("192.0.2.77", 20_000, "RTP/AVP")))
                .isPresent();
        assertThat(call.stream(0).end(RelaySide.INNER).described()).contains(new Endpoint(PHONE, 17_000));
    }

    @Test
    void whoIsHeldStaysWhereHeWas() {
        RelayedCall call = call(false);
        call.offered(RelaySide.OUTER, described(EDGE, 2776, "RTP/SAVP", "1 " + KEY_80))
                .orElseThrow()
                .answered(described(PHONE, 17_000, "RTP/AVP"));
        RelayedOffer hold = call.offered(RelaySide.INNER, described("0.0.0.0", 17_000, "RTP/AVP"))
                .orElseThrow();
        assertThat(hold.onward()
                        .connectionOf(hold.onward().media().get(0))
                        .orElseThrow()
                        .hold())
                .isTrue();
        CryptoAttribute ours = crypto(hold.onward().media().get(0));
        hold.answered(described(EDGE, 2776, "RTP/SAVP", ours.tag() + " " + KEY_80));
        assertThat(call.stream(0).end(RelaySide.INNER).described()).contains(new Endpoint(PHONE, 17_000));
    }

    @Test
    void whatIsOutsideIsNeverInTheClear() {
        assertThat(call(true).offered(RelaySide.OUTER, described(EDGE, 2776, "RTP/AVP")))
                .isEqualTo(Optional.empty());
        assertThat(call(false).offered(RelaySide.OUTER, described(EDGE, 2776, "RTP/SAVP")))
                .isEqualTo(Optional.empty());
    }
}

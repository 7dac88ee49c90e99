package org.uclab.client.phone.call;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.uclab.protocol.rtp.srtp.CryptoAttribute;
import org.uclab.protocol.rtp.srtp.SrtpKey;
import org.uclab.protocol.rtp.srtp.SrtpSuite;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.shell.rtp.LegKeys;

/**
 * The keys of the streams of one call, RFC 4568. Who wants protection offers it, and takes an answer in clear, as
 * X-cisco-srtp-fallback says; who does not is asked for none.
 */
final class Protection {

    private static final String CLEAR = "RTP/AVP";
    private static final String PROTECTED = "RTP/SAVP";
    private static final String CRYPTO = "crypto";

    /** What is offered. ASSUMED(S4): the guide says that media are protected, and not how. */
    private static final SrtpSuite OFFERED = SrtpSuite.AES_CM_128_HMAC_SHA1_80;

    private static final int TAG = 1;

    private final boolean wanted;
    private final RandomGenerator chance;
    /** Of each stream, which keeps its key while the call lasts. */
    private final Map<String, Map<SrtpSuite, SrtpKey>> ours = new HashMap<>();

    /**
     * @param wanted whether it is offered
     */
    Protection(boolean wanted, RandomGenerator chance) {
        this.wanted = wanted;
        this.chance = chance;
    }

    private static String stream(MediaDescription media) {
        return media.kind() + VideoPlan.Content.of(media);
    }

    private SrtpKey key(MediaDescription media, SrtpSuite suite) {
        return ours.computeIfAbsent(stream(media), first -> new EnumMap<>(SrtpSuite.class))
                .computeIfAbsent(suite, first -> {
                    byte[] bytes = new byte[suite.keyBytes() + suite.saltBytes()];
                    chance.nextBytes(bytes);
                    return SrtpKey.of(suite, bytes).orElseThrow();
                });
    }

    /** As it is offered. */
    MediaDescription offered(MediaDescription plain) {
        return wanted && plain.protocol().equals(CLEAR) && !plain.off()
                ? with(plain, CryptoAttribute.of(TAG, key(plain, OFFERED)))
                : plain;
    }

    /** As it is answered: by the first suite of the offer that is known here; refused where there is none. */
    MediaDescription answered(MediaDescription plain, MediaDescription offer) {
        if (plain.off() || !secure(offer)) {
            return plain;
        }
        return cryptos(offer).stream()
                .filter(CryptoAttribute::acceptable)
                .findFirst()
                .map(theirs -> with(
                        plain,
                        CryptoAttribute.of(theirs.tag(), key(plain, theirs.key().suite()))))
                .orElseGet(plain::refused);
    }

    private static MediaDescription with(MediaDescription plain, CryptoAttribute crypto) {
        List<Attribute> attributes = new ArrayList<>(plain.attributes());
        attributes.add(new Attribute(CRYPTO, crypto.write()));
        return new MediaDescription(
                plain.kind(),
                plain.port(),
                plain.ports(),
                PROTECTED,
                plain.formats(),
                plain.connection(),
                plain.bandwidths(),
                attributes);
    }

    private static boolean secure(MediaDescription media) {
        return media.protocol().equals(PROTECTED);
    }

    private static List<CryptoAttribute> cryptos(MediaDescription media) {
        return media.attributes().stream()
                .filter(attribute -> attribute.name().equals(CRYPTO))
                .flatMap(attribute -> CryptoAttribute.read(attribute.value()).stream())
                .toList();
    }

    /** What follows from both descriptions of a stream; none where it goes in clear. */
    static Optional<LegKeys> keys(MediaDescription here, MediaDescription there) {
        if (!secure(here) || !secure(there)) {
            return Optional.empty();
        }
        return cryptos(here).stream()
                .flatMap(ours -> cryptos(there).stream()
                        .filter(theirs -> theirs.key().suite() == ours.key().suite())
                        .flatMap(theirs -> Stream.of(new LegKeys(ours.key(), theirs.key()))))
                .findFirst();
    }
}

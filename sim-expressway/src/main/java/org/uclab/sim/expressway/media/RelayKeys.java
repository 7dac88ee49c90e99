package org.uclab.sim.expressway.media;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.uclab.protocol.rtp.srtp.CryptoAttribute;
import org.uclab.protocol.rtp.srtp.SrtpKey;
import org.uclab.protocol.rtp.srtp.SrtpSuite;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.MediaDescription;

/** The keys of one call that its node has made: one for each stream, side and suite, as long as the call lasts. RFC 4568. */
final class RelayKeys {

    static final String PROTECTED = "RTP/SAVP";
    static final String CLEAR = "RTP/AVP";
    static final String CRYPTO = "crypto";

    /** What is offered. ASSUMED(expressway.md §5): that the legs have keys of their own is stated, and the suite is not. */
    static final SrtpSuite OFFERED = SrtpSuite.AES_CM_128_HMAC_SHA1_80;

    private static final int TAG = 1;

    private record Place(int stream, RelaySide side) {}

    private final IntFunction<byte[]> draws;
    private final Map<Place, Map<SrtpSuite, SrtpKey>> made = new HashMap<>();

    /**
     * @param draws so many bytes by lot
     */
    RelayKeys(IntFunction<byte[]> draws) {
        this.draws = draws;
    }

    private SrtpKey key(int stream, RelaySide side, SrtpSuite suite) {
        return made.computeIfAbsent(new Place(stream, side), first -> new EnumMap<>(SrtpSuite.class))
                .computeIfAbsent(
                        suite,
                        first -> SrtpKey.of(suite, draws.apply(suite.keyBytes() + suite.saltBytes()))
                                .orElseThrow());
    }

    /** What we offer to that side for a stream. */
    CryptoAttribute offer(int stream, RelaySide side) {
        return CryptoAttribute.of(TAG, key(stream, side, OFFERED));
    }

    /** What we answer to that one of that side. */
    CryptoAttribute answer(int stream, RelaySide side, CryptoAttribute theirs) {
        return CryptoAttribute.of(theirs.tag(), key(stream, side, theirs.key().suite()));
    }

    /** Whether a description wants protection. */
    static boolean secure(MediaDescription media) {
        return media.protocol().equals(PROTECTED);
    }

    /** The first one of a description that can be taken. */
    static Optional<CryptoAttribute> first(MediaDescription media) {
        return cryptos(media).stream().filter(CryptoAttribute::acceptable).findFirst();
    }

    /** The one that answers ours. */
    static Optional<CryptoAttribute> answering(MediaDescription media, CryptoAttribute ours) {
        return cryptos(media).stream()
                .filter(theirs -> theirs.acceptable()
                        && theirs.tag() == ours.tag()
                        && theirs.key().suite() == ours.key().suite())
                .findFirst();
    }

    private static List<CryptoAttribute> cryptos(MediaDescription media) {
        return media.attributes().stream()
                .filter(attribute -> attribute.name().equals(CRYPTO))
                .flatMap(attribute -> CryptoAttribute.read(attribute.value()).stream())
                .toList();
    }

    /** A description with that key, or in clear. */
    static MediaDescription written(MediaDescription media, Optional<CryptoAttribute> key) {
        List<Attribute> attributes = new ArrayList<>(media.attributes().stream()
                .filter(attribute -> !attribute.name().equals(CRYPTO))
                .toList());
        key.ifPresent(ours -> attributes.add(new Attribute(CRYPTO, ours.write())));
        return new MediaDescription(
                media.kind(),
                media.port(),
                media.ports(),
                key.isPresent() ? PROTECTED : CLEAR,
                media.formats(),
                media.connection(),
                media.bandwidths(),
                attributes);
    }
}

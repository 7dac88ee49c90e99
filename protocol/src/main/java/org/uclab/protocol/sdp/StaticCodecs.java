package org.uclab.protocol.sdp;

import java.util.List;
import java.util.Optional;

/** The encodings whose numbers need no map, RFC 3551 §6: those that telephones use. */
final class StaticCodecs {

    private static final List<Codec> ALL = List.of(
            Codec.of(0, "PCMU", 8000),
            Codec.of(3, "GSM", 8000),
            Codec.of(4, "G723", 8000),
            Codec.of(8, "PCMA", 8000),
            Codec.of(9, "G722", 8000),
            Codec.of(13, "CN", 8000),
            Codec.of(15, "G728", 8000),
            Codec.of(18, "G729", 8000),
            Codec.of(26, "JPEG", 90_000),
            Codec.of(31, "H261", 90_000),
            Codec.of(34, "H263", 90_000));

    private StaticCodecs() {}

    static Optional<Codec> of(int payloadType) {
        return ALL.stream().filter(codec -> codec.payloadType() == payloadType).findFirst();
    }
}

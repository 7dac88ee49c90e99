package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.MediaDescription;

/**
 * How a stream between two parties is protected: by the first suite of the one that the other has too, each with the other's
 * key (RFC 4568 §5.1.2); in clear where one of them offers it so, as phones allow with X-cisco-srtp-fallback.
 */
record Protection(String protocol, Optional<Attribute> forOne, Optional<Attribute> forOther) {

    private static final String CLEAR = "RTP/AVP";

    private record Key(String tag, String suite, String rest) {

        static Optional<Key> of(Attribute attribute) {
            String[] words = attribute.value().split(" ", 3);
            return words.length == 3 ? Optional.of(new Key(words[0], words[1], words[2])) : Optional.empty();
        }

        Attribute under(String otherTag) {
            return new Attribute("crypto", otherTag + " " + suite + " " + rest);
        }
    }

    /** None where both want protection, and have no suite in common. */
    static Optional<Protection> of(MediaDescription one, MediaDescription other) {
        if (!secure(one) || !secure(other)) {
            return Optional.of(new Protection(CLEAR, Optional.empty(), Optional.empty()));
        }
        for (Key ours : keys(one)) {
            for (Key theirs : keys(other)) {
                if (ours.suite().equals(theirs.suite())) {
                    return Optional.of(new Protection(
                            one.protocol(),
                            Optional.of(theirs.under(ours.tag())),
                            Optional.of(ours.under(theirs.tag()))));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean secure(MediaDescription media) {
        return media.protocol().contains("SAVP");
    }

    private static List<Key> keys(MediaDescription media) {
        return media.attributes().stream()
                .filter(attribute -> attribute.name().equals("crypto"))
                .flatMap(attribute -> Key.of(attribute).stream())
                .toList();
    }
}

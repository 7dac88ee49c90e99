package org.uclab.protocol.xmpp;

/**
 * What a peer may make a parser hold.
 *
 * @param stanzaBytesMax bytes of one child of the stream, or of the opening
 * @param depthMax       elements inside each other, the stanza being the first
 * @param attributesMax  attributes of one element
 * @param namesMax       different element and attribute names in one stream; the reader remembers each
 */
public record StreamLimits(int stanzaBytesMax, int depthMax, int attributesMax, int namesMax) {

    /** RFC 6120 §13.12 lets no server refuse a stanza of fewer bytes. */
    public static final int STANZA_BYTES_LEAST = 10_000;

    /** For a peer that has signed in; a stored picture fits. */
    public static final StreamLimits SIGNED_IN = new StreamLimits(262_144, 64, 64, 4_000);

    /** For a peer that has not. */
    public static final StreamLimits STRANGER = new StreamLimits(STANZA_BYTES_LEAST, 16, 32, 400);

    public StreamLimits {
        if (stanzaBytesMax < 1 || depthMax < 1 || attributesMax < 1 || namesMax < 1) {
            throw new IllegalArgumentException("stream limits are above zero");
        }
    }
}

package org.uclab.protocol.sip;

/**
 * What is read of a stranger's message, and not more.
 *
 * @param headBytesMax   start line and header fields, in bytes
 * @param bodyBytesMax   body, in bytes
 * @param headersMax     header fields
 * @param lineCharsMax   one header field, folds included, in characters
 * @param uriCharsMax    Request-URI, in characters
 * @param viasMax        steps of its way; there can be no more where Max-Forwards is kept
 */
public record SipLimits(
        int headBytesMax, int bodyBytesMax, int headersMax, int lineCharsMax, int uriCharsMax, int viasMax) {

    /** A choice of ours: the largest known messages of this kind have a head of 4 KiB and a body of 20 KiB. */
    public static final SipLimits STANDARD = new SipLimits(32_768, 262_144, 256, 8_192, 1_024, 71);
}

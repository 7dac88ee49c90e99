package org.uclab.protocol.socks5;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name under which both ends of a bytestream know it. */
public final class StreamKey {

    private StreamKey() {}

    /**
     * XEP-0065 §5.3.2: the SHA-1 of its id and of both full addresses, in hexadecimal digits.
     *
     * @param initiator who offers the stream
     */
    public static String of(String streamId, String initiator, String target) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest((streamId + initiator + target).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java platform has SHA-1", never);
        }
    }
}

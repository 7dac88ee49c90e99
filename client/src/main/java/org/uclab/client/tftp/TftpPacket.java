package org.uclab.client.tftp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A packet that a server sent (RFC 1350 §5, RFC 2347). Pure.
 *
 * @param number  block of {@code DATA}, code of {@code ERROR}; else 0
 * @param payload content of {@code DATA}
 * @param text    message of {@code ERROR}
 * @param options names in lower case and values of {@code OACK}
 */
record TftpPacket(Kind kind, int number, byte[] payload, String text, Map<String, String> options) {

    /** What it is. */
    enum Kind {
        DATA,
        ERROR,
        OPTIONS,
        /** Nothing that a server sends to a reader. */
        BROKEN
    }

    static final int FILE_NOT_FOUND = 1;
    static final int ACCESS_VIOLATION = 2;
    static final int DISK_FULL = 3;
    static final int ILLEGAL_OPERATION = 4;
    static final int UNKNOWN_TRANSFER_ID = 5;
    static final int OPTION_REFUSED = 8;

    /** Longest message of an error that is shown, in characters. */
    static final int TEXT_MAX_CHARS = 160;

    /** Most options in one acknowledgement. */
    static final int OPTIONS_MAX = 16;

    private static final int READ_REQUEST = 1;
    private static final int DATA = 3;
    private static final int ACKNOWLEDGEMENT = 4;
    private static final int ERROR = 5;
    private static final int OPTION_ACKNOWLEDGEMENT = 6;
    private static final int HEAD_BYTES = 4;
    private static final byte[] NOTHING = {};

    /** Reads a datagram; what is no packet is broken. */
    static TftpPacket read(byte[] datagram) {
        if (datagram.length < HEAD_BYTES) {
            return broken();
        }
        return switch (word(datagram, 0)) {
            case DATA ->
                new TftpPacket(
                        Kind.DATA,
                        word(datagram, 2),
                        Arrays.copyOfRange(datagram, HEAD_BYTES, datagram.length),
                        "",
                        Map.of());
            case ERROR -> new TftpPacket(Kind.ERROR, word(datagram, 2), NOTHING, message(datagram), Map.of());
            case OPTION_ACKNOWLEDGEMENT ->
                options(datagram)
                        .map(options -> new TftpPacket(Kind.OPTIONS, 0, NOTHING, "", options))
                        .orElseGet(TftpPacket::broken);
            default -> broken();
        };
    }

    private static TftpPacket broken() {
        return new TftpPacket(Kind.BROKEN, 0, NOTHING, "", Map.of());
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static String message(byte[] datagram) {
        int end = HEAD_BYTES;
        while (end < datagram.length && datagram[end] != 0 && end - HEAD_BYTES < TEXT_MAX_CHARS) {
            end++;
        }
        return new String(datagram, HEAD_BYTES, end - HEAD_BYTES, StandardCharsets.US_ASCII)
                .replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static Optional<Map<String, String>> options(byte[] datagram) {
        if (datagram[datagram.length - 1] != 0) {
            return Optional.empty();
        }
        String[] words = new String(datagram, 2, datagram.length - 3, StandardCharsets.US_ASCII).split("\0", -1);
        if (words.length % 2 != 0 || words.length / 2 > OPTIONS_MAX) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            options.put(words[i].toLowerCase(Locale.ROOT), words[i + 1]);
        }
        return Optional.of(options);
    }

    /** A request to read a file as it is, with those options. */
    static byte[] request(String file, Map<String, String> options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, READ_REQUEST});
        string(bytes, file);
        string(bytes, "octet");
        options.forEach((name, value) -> {
            string(bytes, name);
            string(bytes, value);
        });
        return bytes.toByteArray();
    }

    private static void string(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
    }

    static byte[] acknowledgement(int block) {
        return new byte[] {0, ACKNOWLEDGEMENT, (byte) (block >> 8), (byte) block};
    }

    static byte[] error(int code, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, ERROR, 0, (byte) code});
        string(bytes, text);
        return bytes.toByteArray();
    }
}

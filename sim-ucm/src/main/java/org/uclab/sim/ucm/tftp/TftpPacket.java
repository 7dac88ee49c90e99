package org.uclab.sim.ucm.tftp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.history.Facts;

/**
 * One datagram of RFC 1350 §5 or RFC 2347, read.
 *
 * @param number  the block of an acknowledgement, the code of an error; 0 for a request
 * @param texts   of a request: name, mode, and names and values of options in turn; of an error its message
 */
record TftpPacket(Kind kind, int number, List<String> texts) {

    /** Longest datagram read, in bytes: what RFC 2347 allows a request. */
    static final int REQUEST_MAX_BYTES = 512;

    static final int NOT_DEFINED = 0;
    static final int FILE_NOT_FOUND = 1;
    static final int ACCESS_VIOLATION = 2;
    static final int ILLEGAL_OPERATION = 4;
    static final int UNKNOWN_TRANSFER_ID = 5;

    private static final int RRQ = 1;
    private static final int WRQ = 2;
    private static final int DATA = 3;
    private static final int ACK = 4;
    private static final int ERROR = 5;
    private static final int OACK = 6;

    enum Kind {
        READ,
        WRITE,
        ACKNOWLEDGE,
        ERROR,
        /** What a client that reads has no reason to send. */
        OTHER,
        /** No packet of this protocol. */
        BROKEN
    }

    private static final TftpPacket BROKEN = new TftpPacket(Kind.BROKEN, 0, List.of());

    static TftpPacket read(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 0) {
            return BROKEN;
        }
        return switch (bytes[1]) {
            case RRQ -> request(Kind.READ, bytes);
            case WRQ -> request(Kind.WRITE, bytes);
            case ACK -> new TftpPacket(Kind.ACKNOWLEDGE, number(bytes), List.of());
            case ERROR -> new TftpPacket(Kind.ERROR, number(bytes), List.of(message(bytes)));
            case DATA, OACK -> new TftpPacket(Kind.OTHER, 0, List.of());
            default -> BROKEN;
        };
    }

    private static TftpPacket request(Kind kind, byte[] bytes) {
        if (bytes.length > REQUEST_MAX_BYTES || bytes[bytes.length - 1] != 0) {
            return BROKEN;
        }
        List<String> texts = new ArrayList<>();
        int start = 2;
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                texts.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return texts.size() < 2 || texts.size() % 2 != 0 ? BROKEN : new TftpPacket(kind, 0, List.copyOf(texts));
    }

    String name() {
        return texts.get(0);
    }

    /** In lower case: RFC 1350 §5 lets the mode be in any combination of cases. */
    String mode() {
        return texts.get(1).toLowerCase(Locale.ROOT);
    }

    /** Names in lower case; the first value counts, for RFC 2347 allows an option once. */
    Optional<String> option(String name) {
        for (int i = 2; i < texts.size(); i += 2) {
            if (texts.get(i).equalsIgnoreCase(name)) {
                return Optional.of(texts.get(i + 1));
            }
        }
        return Optional.empty();
    }

    static byte[] data(int block, byte[] file, int from, int length) {
        byte[] packet = new byte[4 + length];
        header(packet, DATA, block);
        System.arraycopy(file, from, packet, 4, length);
        return packet;
    }

    static byte[] error(int code, String message) {
        byte[] text = message.getBytes(StandardCharsets.US_ASCII);
        byte[] packet = new byte[4 + text.length + 1];
        header(packet, ERROR, code);
        System.arraycopy(text, 0, packet, 4, text.length);
        return packet;
    }

    static byte[] options(Map<String, String> agreed) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0);
        packet.write(OACK);
        new LinkedHashMap<>(agreed).forEach((name, value) -> {
            packet.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            packet.write(0);
            packet.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
            packet.write(0);
        });
        return packet.toByteArray();
    }

    /** What is certain of a packet that either side sent. */
    static Facts facts(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 0) {
            return Facts.none();
        }
        if (bytes[1] == DATA) {
            return Facts.with()
                    .and(TftpFacts.OPCODE, "DATA")
                    .and(TftpFacts.BLOCK, number(bytes))
                    .done();
        }
        if (bytes[1] == OACK) {
            return Facts.with()
                    .and(TftpFacts.OPCODE, "OACK")
                    .andAll(TftpFacts.OPTION, options(bytes))
                    .done();
        }
        TftpPacket packet = read(bytes);
        return switch (packet.kind()) {
            case READ -> request("RRQ", packet);
            case WRITE -> request("WRQ", packet);
            case ACKNOWLEDGE ->
                Facts.with()
                        .and(TftpFacts.OPCODE, "ACK")
                        .and(TftpFacts.BLOCK, packet.number())
                        .done();
            case ERROR ->
                Facts.with()
                        .and(TftpFacts.OPCODE, "ERROR")
                        .and(TftpFacts.ERROR, packet.number())
                        .and(TftpFacts.REASON, packet.texts().get(0))
                        .done();
            case OTHER, BROKEN -> Facts.none();
        };
    }

    private static Facts request(String opcode, TftpPacket packet) {
        List<String> texts = packet.texts();
        return Facts.with()
                .and(TftpFacts.OPCODE, opcode)
                .and(TftpFacts.FILE, packet.name())
                .and(TftpFacts.MODE, packet.mode())
                .andAll(TftpFacts.OPTION, texts.subList(2, texts.size()))
                .done();
    }

    private static List<String> options(byte[] bytes) {
        return List.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.US_ASCII).split("\0"));
    }

    private static String message(byte[] bytes) {
        int end = 4;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 4, end - 4, StandardCharsets.UTF_8);
    }

    private static int number(byte[] bytes) {
        return ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
    }

    private static void header(byte[] packet, int operation, int number) {
        packet[1] = (byte) operation;
        packet[2] = (byte) (number >> 8);
        packet[3] = (byte) number;
    }
}

package org.uclab.client.tftp;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reading one file, lock-step: every block is acknowledged, and one shorter than the others is the last. The server
 * answers from a port of its own, the transfer's id; what comes from another is told so and changes nothing. Pure.
 *
 * <pre>
 *   state    input                next       sent
 *   ASKED    OACK, block 1        READING    ACK 0, ACK 1: its port is the transfer's from now on
 *   READING  next block           READING    ACK of it; a short one: DONE
 *   READING  block known already  READING    its ACK again, for that was lost (RFC 1350 §2)
 *   READING  another port         READING    ERROR 5 to that port (RFC 1350 §4)
 *   any      ERROR                DONE       nothing (RFC 1350 §7)
 *   any      broken, unasked      DONE       ERROR 4; ERROR 8 for options nobody asked for (RFC 2347)
 *   any      file too long        DONE       ERROR 3
 *   any      silence              same       the last one again; DONE after SENDINGS_MAX
 * </pre>
 */
final class TftpRead {

    /** Largest file taken, in bytes. */
    static final int FILE_MAX_BYTES = 1 << 20;

    /** Times a packet is sent before the server is given up. */
    static final int SENDINGS_MAX = 5;

    /** Asked for: fits an Ethernet frame (RFC 2348). */
    static final int BLOCK_BYTES = 1428;

    /** Without options (RFC 1350 §5). */
    private static final int BLOCK_BYTES_PLAIN = 512;

    private static final int BLOCK_MIN_BYTES = 8;
    private static final int BLOCK_NUMBERS = 0x10000;

    /** Where the reading is. */
    enum State {
        ASKED,
        READING,
        DONE
    }

    /**
     * What is to be sent.
     *
     * @param port to that port of the server
     */
    record Send(int port, byte[] packet) {}

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private State state = State.ASKED;
    private int transferPort;
    private int blockBytes = BLOCK_BYTES_PLAIN;
    private long expected = 1;
    private Send last;
    private int sendings = 1;
    private long blocks;
    private TftpOutcome outcome;

    /**
     * @param serverPort where requests go
     */
    TftpRead(String file, int serverPort) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("blksize", Integer.toString(BLOCK_BYTES));
        options.put("tsize", "0");
        this.last = new Send(serverPort, TftpPacket.request(file, options));
    }

    State state() {
        return state;
    }

    /** Acknowledgements of something new so far. */
    long blocks() {
        return blocks;
    }

    /** The request. */
    Send first() {
        return last;
    }

    /** Empty until it is done. */
    Optional<TftpOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Takes a datagram of the server. */
    Optional<Send> take(int port, byte[] datagram) {
        if (state == State.DONE) {
            return Optional.empty();
        }
        if (state == State.READING && port != transferPort) {
            return Optional.of(
                    new Send(port, TftpPacket.error(TftpPacket.UNKNOWN_TRANSFER_ID, "not the port of this transfer")));
        }
        TftpPacket packet = TftpPacket.read(datagram);
        return switch (packet.kind()) {
            case ERROR -> done(new TftpOutcome.Refused(packet.number(), packet.text()), Optional.empty());
            case BROKEN -> refuse(port, TftpPacket.ILLEGAL_OPERATION, "neither data nor options nor an error");
            case OPTIONS -> options(port, packet);
            case DATA -> data(port, packet);
        };
    }

    /** Nothing came for a while. */
    Optional<Send> silence() {
        if (state == State.DONE) {
            return Optional.empty();
        }
        if (sendings == SENDINGS_MAX) {
            return done(new TftpOutcome.Lost("no answer to " + sendings + " packets"), Optional.empty());
        }
        sendings++;
        return Optional.of(last);
    }

    private Optional<Send> options(int port, TftpPacket packet) {
        if (state == State.READING) {
            return expected == 1 ? Optional.of(last) : Optional.empty();
        }
        for (Map.Entry<String, String> option : packet.options().entrySet()) {
            Optional<Integer> value = whole(option.getValue());
            boolean fits = switch (option.getKey()) {
                // RFC 2348: the server may answer with less than was asked for.
                case "blksize" ->
                    value.filter(size -> size >= BLOCK_MIN_BYTES && size <= BLOCK_BYTES)
                            .isPresent();
                case "tsize" -> value.isPresent();
                default -> false;
            };
            if (!fits) {
                return refuse(port, TftpPacket.OPTION_REFUSED, "not the options asked for");
            }
        }
        if (whole(packet.options().getOrDefault("tsize", "0")).orElse(0) > FILE_MAX_BYTES) {
            return tooLong(port);
        }
        whole(packet.options().getOrDefault("blksize", "")).ifPresent(size -> blockBytes = size);
        state = State.READING;
        transferPort = port;
        return acknowledge(0);
    }

    private Optional<Send> data(int port, TftpPacket packet) {
        if (state == State.ASKED) {
            // RFC 2347: a server that knows no options ignores them and begins with the first block.
            state = State.READING;
            transferPort = port;
        }
        if (packet.payload().length > blockBytes) {
            return refuse(port, TftpPacket.ILLEGAL_OPERATION, "a block longer than agreed");
        }
        if (packet.number() != expected % BLOCK_NUMBERS) {
            boolean before = packet.number() == (expected - 1) % BLOCK_NUMBERS && expected > 1;
            return before ? Optional.of(last) : Optional.empty();
        }
        if (content.size() + packet.payload().length > FILE_MAX_BYTES) {
            return tooLong(port);
        }
        content.writeBytes(packet.payload());
        Optional<Send> acknowledgement = acknowledge(packet.number());
        expected++;
        return packet.payload().length < blockBytes
                ? done(new TftpOutcome.File(content.toByteArray()), acknowledgement)
                : acknowledgement;
    }

    private Optional<Send> acknowledge(int block) {
        last = new Send(transferPort, TftpPacket.acknowledgement(block));
        sendings = 1;
        blocks++;
        return Optional.of(last);
    }

    private Optional<Send> tooLong(int port) {
        return refuse(port, TftpPacket.DISK_FULL, "more than " + FILE_MAX_BYTES + " bytes");
    }

    private Optional<Send> refuse(int port, int code, String why) {
        return done(new TftpOutcome.Lost(why), Optional.of(new Send(port, TftpPacket.error(code, why))));
    }

    private Optional<Send> done(TftpOutcome how, Optional<Send> lastWord) {
        state = State.DONE;
        outcome = how;
        return lastWord;
    }

    private static Optional<Integer> whole(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}

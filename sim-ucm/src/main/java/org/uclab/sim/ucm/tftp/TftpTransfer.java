package org.uclab.sim.ucm.tftp;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One file on its way to one client, lock-step: a block is sent when the one before it was acknowledged, and again when
 * no acknowledgement comes in time. An acknowledgement that came already sends nothing, or every later block would be
 * sent twice (RFC 1123 §4.2.3.1). The last block is shorter than the others, and may be empty.
 */
final class TftpTransfer {

    /** RFC 1350 §5. */
    static final int BLOCK_BYTES = 512;

    /** RFC 2348. */
    static final int BLOCK_MIN_BYTES = 8;

    static final int BLOCK_MAX_BYTES = 65_464;

    /** ASSUMED(no public source): how long the product waits for an acknowledgement; RFC 1350 leaves it open. */
    static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    /** Times a packet is sent before the client is given up. */
    static final int SENDINGS_MAX = 5;

    private static final int BLOCK_NUMBERS = 0x10000;

    /** Where a transfer is. */
    enum State {
        /** The agreed options wait for the acknowledgement of block 0. */
        OPTIONS,
        BLOCKS,
        DONE
    }

    private final byte[] file;
    private final Map<String, String> agreed = new LinkedHashMap<>();
    private int blockBytes = BLOCK_BYTES;
    private Duration retryDelay = RETRY_DELAY;
    private boolean delayAgreed;
    private State state;
    /** Number of the block under way, not folded to 16 bits. */
    private long block;

    private int sendings;

    /**
     * A transfer of the file that was asked for, in the mode and with the options of the request.
     */
    TftpTransfer(TftpPacket request, byte[] octets) {
        this.file = request.mode().equals("netascii") ? netascii(octets) : octets;
        request.option("blksize")
                .flatMap(text -> whole(text, BLOCK_MIN_BYTES, Integer.MAX_VALUE))
                .ifPresent(asked -> {
                    // RFC 2348: the value in the OACK must be less than or equal to the one asked for.
                    blockBytes = Math.min(asked, BLOCK_MAX_BYTES);
                    agreed.put("blksize", Integer.toString(blockBytes));
                });
        request.option("timeout").flatMap(text -> whole(text, 1, 255)).ifPresent(seconds -> {
            retryDelay = Duration.ofSeconds(seconds);
            delayAgreed = true;
            agreed.put("timeout", Integer.toString(seconds));
        });
        request.option("tsize").ifPresent(asked -> agreed.put("tsize", Integer.toString(file.length)));
        this.state = agreed.isEmpty() ? State.BLOCKS : State.OPTIONS;
        this.block = agreed.isEmpty() ? 1 : 0;
    }

    State state() {
        return state;
    }

    /** What is to be sent now: the first time, and again after {@link #retryDelay}. */
    byte[] packet() {
        sendings++;
        if (state == State.OPTIONS) {
            return TftpPacket.options(agreed);
        }
        long from = (block - 1) * blockBytes;
        int length = (int) Math.min(blockBytes, file.length - from);
        return TftpPacket.data((int) (block % BLOCK_NUMBERS), file, (int) from, length);
    }

    /** How long to wait for the acknowledgement of what was sent last; longer each time unless it was agreed. */
    Duration retryDelay() {
        return delayAgreed ? retryDelay : retryDelay.multipliedBy(1L << Math.max(0, sendings - 1));
    }

    /** Whether the client has not answered often enough. */
    boolean givenUp() {
        return sendings >= SENDINGS_MAX;
    }

    /** Takes an acknowledgement; true when {@link #packet} has something new to send. */
    boolean acknowledged(int number) {
        if (state == State.DONE || number != block % BLOCK_NUMBERS) {
            return false;
        }
        boolean last = state == State.BLOCKS && file.length - (block - 1) * blockBytes < blockBytes;
        block++;
        sendings = 0;
        state = last ? State.DONE : State.BLOCKS;
        return !last;
    }

    /** The number in that text; empty when it is none of the range. */
    private static Optional<Integer> whole(String text, int min, int max) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.valueOf(text)).filter(n -> n >= min && n <= max) : Optional.empty();
    }

    /** RFC 764's line ends: a line feed becomes CR LF, a carriage return CR NUL. */
    private static byte[] netascii(byte[] octets) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(octets.length + octets.length / 16);
        for (byte octet : octets) {
            if (octet == '\n') {
                text.write('\r');
            }
            text.write(octet);
            if (octet == '\r') {
                text.write(0);
            }
        }
        return text.toByteArray();
    }
}

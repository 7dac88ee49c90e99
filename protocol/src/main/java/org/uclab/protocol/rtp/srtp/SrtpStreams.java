package org.uclab.protocol.rtp.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.rtp.RtpHeader;
import org.uclab.protocol.rtp.RtpRead;

/**
 * One direction of an SRTP session: protects packets, or unprotects them, under one master key. Each source has its own
 * roll-over counter and replay window; there are at most {@link #SOURCES_MAX}, and only packets that are authentic make one.
 * Not for two threads at a time.
 */
public final class SrtpStreams {

    /** Sources under one key at most. */
    public static final int SOURCES_MAX = 16;

    /** Octets of an SRTCP packet in clear. RFC 3711 §3.4. */
    static final int CONTROL_HEAD_BYTES = 8;

    private static final int WORD_BYTES = 4;
    private static final int INDEX_BYTES = 4;
    private static final long ENCRYPTED = 0x80000000L;
    private static final int SEQUENCE_BITS = 16;
    private static final int SEQUENCES = 1 << SEQUENCE_BITS;
    private static final int PADDING_BIT = 0x20;
    private static final int SSRC_AT = 8;
    private static final int CONTROL_SSRC_AT = 4;

    /** Indices have 48 and 31 bits; beyond them a key is used up. RFC 3711 §9.2. */
    private static final long INDEX_MAX = 0xffffffffffffL;

    private static final long CONTROL_INDEX_MAX = 0x7fffffffL;

    private final SrtpSuite suite;
    private final Crypto rtp;
    private final Crypto rtcp;
    private final Map<Long, ReplayWindow> packets = new LinkedHashMap<>();
    private final Map<Long, ReplayWindow> reports = new LinkedHashMap<>();
    private long forged;
    private long replayed;

    /**
     * @throws IllegalStateException when the Java runtime lacks the cipher
     */
    public SrtpStreams(SrtpKey master) {
        this(master.suite(), () -> SessionKeys.rtp(master), () -> SessionKeys.rtcp(master));
    }

    /** With the keys of the session at hand. */
    SrtpStreams(SrtpSuite suite, Derivation packets, Derivation reports) {
        this.suite = suite;
        try {
            this.rtp = new Crypto(packets.keys(), suite.aead(), suite.tagBytes());
            this.rtcp = new Crypto(reports.keys(), suite.aead(), suite.controlTagBytes());
        } catch (GeneralSecurityException lacking) {
            throw new IllegalStateException(lacking);
        }
    }

    /** Where the keys of a session come from. */
    interface Derivation {
        SessionKeys keys() throws GeneralSecurityException;
    }

    /**
     * Protects an RTP packet.
     *
     * @return none where it is no RTP, or one of that number has been protected: no two packets may share an index
     */
    public Optional<byte[]> protect(byte[] packet) {
        int head = head(packet, packet.length);
        if (head < 0) {
            return Optional.empty();
        }
        return turned(packets, ssrc(packet, SSRC_AT), window -> {
            long index = index(window.highest(), sequence(packet));
            if (index > INDEX_MAX || !window.fresh(index)) {
                return Optional.empty();
            }
            byte[] sealed = rtp.sealed(work(packet, head, packet.length, index));
            window.note(index);
            return Optional.of(sealed);
        });
    }

    /**
     * Unprotects an SRTP packet.
     *
     * @return none where it is forged, repeated, too old or no SRTP
     */
    public Optional<byte[]> unprotect(byte[] packet) {
        int length = packet.length - suite.tagBytes();
        int head = length < RtpHeader.FIXED_BYTES ? -1 : head(packet, length);
        if (head < 0) {
            forged++;
            return Optional.empty();
        }
        return turned(packets, ssrc(packet, SSRC_AT), window -> {
            long index = index(window.highest(), sequence(packet));
            if (index > INDEX_MAX || !window.fresh(index)) {
                replayed++;
                return Optional.empty();
            }
            return authentic(rtp.opened(work(packet, head, length, index)), window, index);
        });
    }

    /** Octets in clear before what is or will be the cipher text, which is not looked at; −1 where it is no RTP. */
    private static int head(byte[] packet, int length) {
        byte[] visible = Arrays.copyOf(packet, length);
        if (length >= RtpHeader.FIXED_BYTES) {
            visible[0] &= ~PADDING_BIT; // its length is encrypted
            visible[1] = 0; // any type is as good as another
        }
        return RtpHeader.read(visible) instanceof RtpRead.Packet read
                ? read.header().payloadAt()
                : -1;
    }

    private static int sequence(byte[] packet) {
        return (packet[2] & 0xff) << 8 | (packet[3] & 0xff);
    }

    /** Protects an RTCP compound; none where it is too short for one, or the key is used up. */
    public Optional<byte[]> protectControl(byte[] compound) {
        if (compound.length < CONTROL_HEAD_BYTES) {
            return Optional.empty();
        }
        return turned(reports, ssrc(compound, CONTROL_SSRC_AT), window -> {
            long index = window.highest() + 1;
            if (index > CONTROL_INDEX_MAX) {
                return Optional.empty();
            }
            byte[] beside = word(ENCRYPTED | index);
            byte[] sealed = rtcp.sealed(control(compound, compound.length, index, beside));
            window.note(index);
            return Optional.of(behind(sealed, compound.length, beside));
        });
    }

    /** The index stands before the tag of RFC 3711 and behind that of RFC 7714. */
    private byte[] behind(byte[] sealed, int length, byte[] index) {
        int at = suite.aead() ? sealed.length : length;
        return ByteBuffer.allocate(sealed.length + INDEX_BYTES)
                .put(sealed, 0, at)
                .put(index)
                .put(sealed, at, sealed.length - at)
                .array();
    }

    /**
     * Unprotects an SRTCP packet.
     *
     * @return none where it is forged, not encrypted, repeated or too old
     */
    public Optional<byte[]> unprotectControl(byte[] packet) {
        int tag = suite.controlTagBytes();
        int length = packet.length - tag - INDEX_BYTES;
        if (length < CONTROL_HEAD_BYTES) {
            forged++;
            return Optional.empty();
        }
        int indexAt = suite.aead() ? packet.length - INDEX_BYTES : length;
        byte[] beside = Arrays.copyOfRange(packet, indexAt, indexAt + INDEX_BYTES);
        byte[] sealed = ByteBuffer.allocate(length + tag)
                .put(packet, 0, length)
                .put(packet, suite.aead() ? length : indexAt + INDEX_BYTES, tag)
                .array();
        long word = ByteBuffer.wrap(beside).getInt() & 0xffffffffL;
        if ((word & ENCRYPTED) == 0) {
            forged++;
            return Optional.empty();
        }
        return turned(reports, ssrc(packet, CONTROL_SSRC_AT), window -> {
            long index = word & ~ENCRYPTED;
            if (!window.fresh(index)) {
                replayed++;
                return Optional.empty();
            }
            return authentic(rtcp.opened(control(sealed, length, index, beside)), window, index);
        });
    }

    private Optional<byte[]> authentic(Optional<byte[]> opened, ReplayWindow window, long index) {
        if (opened.isEmpty()) {
            forged++;
        } else {
            window.note(index);
        }
        return opened;
    }

    private interface Turn {
        Optional<byte[]> by(ReplayWindow window) throws GeneralSecurityException;
    }

    /** A source is kept from its first packet that passes. */
    private static Optional<byte[]> turned(Map<Long, ReplayWindow> sources, long ssrc, Turn turn) {
        ReplayWindow known = sources.get(ssrc);
        if (known == null && sources.size() == SOURCES_MAX) {
            return Optional.empty();
        }
        ReplayWindow window = known == null ? new ReplayWindow() : known;
        try {
            Optional<byte[]> turned = turn.by(window);
            if (known == null && turned.isPresent()) {
                sources.put(ssrc, window);
            }
            return turned;
        } catch (GeneralSecurityException ours) {
            throw new IllegalStateException(ours);
        }
    }

    /** The index of a number: with the roll-over counter that brings it nearest to the highest. RFC 3711 §3.3.1. */
    static long index(long highest, int sequence) {
        if (highest < 0) {
            return sequence;
        }
        long rolls = highest >> SEQUENCE_BITS;
        int last = (int) (highest & SEQUENCES - 1);
        if (last < SEQUENCES / 2) {
            rolls -= sequence - last > SEQUENCES / 2 && rolls > 0 ? 1 : 0;
        } else {
            rolls += last - SEQUENCES / 2 > sequence ? 1 : 0;
        }
        return rolls << SEQUENCE_BITS | sequence;
    }

    private static Crypto.Work work(byte[] packet, int head, int length, long index) {
        return new Crypto.Work(packet, head, length, ssrc(packet, SSRC_AT), index, word(index >> SEQUENCE_BITS));
    }

    private static Crypto.Work control(byte[] packet, int length, long index, byte[] beside) {
        return new Crypto.Work(packet, CONTROL_HEAD_BYTES, length, ssrc(packet, CONTROL_SSRC_AT), index, beside);
    }

    private static long ssrc(byte[] packet, int at) {
        return ByteBuffer.wrap(packet).getInt(at) & 0xffffffffL;
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(WORD_BYTES).putInt((int) value).array();
    }

    /** Packets whose tag was wrong, or that were too short to have one. */
    public long forged() {
        return forged;
    }

    /** Packets that had been there, or were too old to know. */
    public long replayed() {
        return replayed;
    }
}

package org.uclab.protocol.rtp.rtcp;

/** How packets are laid out. RFC 3550 §6.4, §12.1. */
final class Layout {

    static final int VERSION = 2;
    static final int PADDING_BIT = 0x20;
    static final int COUNT_MAX = 0x1f;
    static final int WORD_BYTES = 4;
    static final int HEADER_BYTES = 4;

    /** Octets of a sender report before its blocks. */
    static final int SENDER_BYTES = 24;

    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;

    private Layout() {}
}

package org.uclab.shell.sip;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.sip.SipRequest;

/**
 * Tags of answers, RFC 3261 §19.3: what is answered has one that depends on what was asked and on a key drawn at the start, and not on
 * what else was asked before it, which over several connections is in no order that a seed could repeat.
 */
final class AnswerTags implements Function<SipRequest, String> {

    private static final int BYTES = 12;

    private final long key;

    AnswerTags(Draws draws) {
        this.key = ByteBuffer.wrap(draws.bytes(Long.BYTES)).getLong();
    }

    @Override
    public String apply(SipRequest request) {
        long dialog = (long) request.callId().hashCode() << Integer.SIZE
                ^ request.from().tag().hashCode();
        SplittableRandom first = new SplittableRandom(key ^ dialog);
        byte[] tag = new byte[BYTES];
        new SplittableRandom(first.nextLong() ^ request.cseq().hashCode()).nextBytes(tag);
        return HexFormat.of().formatHex(tag);
    }
}

package org.uclab.shell.sip;

import java.util.HexFormat;
import java.util.function.Function;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.sip.SipRequest;

/**
 * Tags of answers, RFC 3261 §19.3: what is answered has one that depends on what was asked and on a key drawn at the start, and not on
 * what else was asked before it, which over several connections is in no order that a seed could repeat.
 */
final class AnswerTags implements Function<SipRequest, String> {

    private static final int BYTES = 12;

    /** Odd, and with as many ones as noughts: requests of one call that follow each other are far apart. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long key;

    AnswerTags(Draws draws) {
        this.key = draws.number();
    }

    @Override
    public String apply(SipRequest request) {
        long dialog = (long) request.callId().hashCode() << Integer.SIZE
                ^ request.from().tag().hashCode();
        return HexFormat.of().formatHex(Draws.bytes(key, dialog ^ request.cseq().number() * STEP, BYTES));
    }
}

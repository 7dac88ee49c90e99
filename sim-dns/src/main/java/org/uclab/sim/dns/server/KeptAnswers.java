package org.uclab.sim.dns.server;

import org.uclab.lab.wire.QuickAnswer;

/**
 * Answers of one state of a view, encoded once. They depend on nothing but the question's name and type; id, RD, the
 * case of letters and EDNS are put in when one is used. Each has one place, which the next one takes over, so their
 * number is bounded. Safe for any thread, because what is kept never changes.
 */
final class KeptAnswers {

    /** Places; a power of two. */
    static final int PLACES = 2_048;

    /** Longest answer kept, in bytes: more than any datagram we send. */
    static final int ANSWER_MAX_BYTES = 4_096;

    private static final int OPT_BYTES = 11;

    /** Longest answer written, in bytes. */
    static final int WRITTEN_MAX_BYTES = ANSWER_MAX_BYTES + OPT_BYTES;

    private static final int TYPE_OPT = 41;
    private static final int DO_BIT = 0x80;
    private static final int RD = 0x01;
    private static final int SPREAD_BITS = 16;

    /** An answer without OPT record to a question that ends at that place. */
    private record Kept(byte[] answer, int questionEnd) {}

    private final Kept[] places = new Kept[PLACES];

    /** Keeps an answer that has no OPT record. */
    void keep(QuickQuestion question, byte[] answer) {
        if (answer.length <= ANSWER_MAX_BYTES) {
            places[place(question)] = new Kept(answer, question.end());
        }
    }

    /**
     * Writes the kept answer to the question.
     *
     * @param max           longest answer to the caller, in bytes
     * @param udpPayloadMax what the server offers by EDNS, in bytes
     * @return its length; {@link QuickAnswer#NOT_ANSWERED} when there is none, or it is longer than that
     */
    int write(QuickQuestion question, byte[] to, int at, int max, int udpPayloadMax) {
        Kept kept = places[place(question)];
        if (kept == null || !question.asksTheSame(kept.answer, kept.questionEnd)) {
            return QuickAnswer.NOT_ANSWERED;
        }
        byte[] answer = kept.answer;
        int length = answer.length + (question.edns() ? OPT_BYTES : 0);
        if (length > max || length > to.length - at) {
            return QuickAnswer.NOT_ANSWERED;
        }
        byte[] asked = question.message();
        System.arraycopy(answer, 0, to, at, answer.length);
        to[at] = asked[0];
        to[at + 1] = asked[1];
        to[at + 2] = (byte) ((answer[2] & ~RD) | (asked[2] & RD));
        System.arraycopy(
                asked,
                RawMessage.HEADER_BYTES,
                to,
                at + RawMessage.HEADER_BYTES,
                question.end() - RawMessage.HEADER_BYTES);
        if (question.edns()) {
            addOpt(to, at, at + answer.length, question.dnssec(), udpPayloadMax);
        }
        return length;
    }

    private static void addOpt(byte[] to, int message, int at, boolean dnssec, int udpPayloadMax) {
        int records = (((to[message + 10] & 0xFF) << 8) | (to[message + 11] & 0xFF)) + 1;
        to[message + 10] = (byte) (records >> 8);
        to[message + 11] = (byte) records;
        to[at] = 0;
        to[at + 1] = 0;
        to[at + 2] = TYPE_OPT;
        to[at + 3] = (byte) (udpPayloadMax >> 8);
        to[at + 4] = (byte) udpPayloadMax;
        to[at + 5] = 0;
        to[at + 6] = 0;
        to[at + 7] = (byte) (dnssec ? DO_BIT : 0);
        to[at + 8] = 0;
        to[at + 9] = 0;
        to[at + 10] = 0;
    }

    private static int place(QuickQuestion question) {
        int hash = question.hash();
        return (hash ^ hash >>> SPREAD_BITS) & (PLACES - 1);
    }
}

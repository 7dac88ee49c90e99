package org.uclab.sim.dns.server;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What came in, as far as it could be read. */
sealed interface Incoming {

    /** Longest question taken, in bytes: room for every name and every EDNS option in use. */
    int QUERY_MAX_BYTES = 4096;

    /** Most records beside the question; a question needs one (OPT), with a signature two. */
    int RECORDS_MAX = 8;

    /** The members, for switches without a default. */
    enum Kind {
        QUERY,
        REJECTED,
        IGNORED
    }

    Kind kind();

    /** A question. */
    record Query(byte[] wire, Message message, Record question) implements Incoming {
        @Override
        public Kind kind() {
            return Kind.QUERY;
        }

        Name name() {
            return question.getName();
        }

        int type() {
            return question.getType();
        }

        /** The caller's EDNS record; null without EDNS. */
        OPTRecord edns() {
            return message.getOPT();
        }

        /** The name as faults and people write it: lower case, no dot at the end. */
        String plainName() {
            return name().toString(true).toLowerCase(Locale.ROOT);
        }
    }

    /** Something that gets an error code without further thought. */
    record Rejected(byte[] wire, int rcode, String why) implements Incoming {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }

    /** Something that gets no answer, because an answer could start a quarrel between two servers. */
    record Ignored(String why) implements Incoming {
        @Override
        public Kind kind() {
            return Kind.IGNORED;
        }
    }

    /**
     * Reads a message; whatever the bytes are, the outcome is one of the three. Bits that have a meaning in responses only,
     * TC and AA and RA, count for nothing here (RFC 6895 §2.1): some callers begin with what they were told before.
     */
    static Incoming read(byte[] wire) {
        if (wire.length < RawMessage.HEADER_BYTES) {
            return new Ignored("shorter than a header");
        }
        if (RawMessage.isResponse(wire)) {
            return new Ignored("a response nobody asked for");
        }
        if (RawMessage.opcode(wire) != Opcode.QUERY) {
            return new Rejected(wire, Rcode.NOTIMP, "opcode " + RawMessage.opcode(wire));
        }
        if (wire.length > QUERY_MAX_BYTES) {
            return new Rejected(wire, Rcode.FORMERR, "longer than " + QUERY_MAX_BYTES + " bytes");
        }
        int others = RawMessage.count(wire, Section.ANSWER)
                + RawMessage.count(wire, Section.AUTHORITY)
                + RawMessage.count(wire, Section.ADDITIONAL);
        if (RawMessage.count(wire, Section.QUESTION) != 1 || others > RECORDS_MAX) {
            return new Rejected(wire, Rcode.FORMERR, "wrong number of records");
        }
        return parse(wire);
    }

    private static Incoming parse(byte[] wire) {
        Message message;
        try {
            message = new Message(RawMessage.whole(wire)); // with TC set it would be taken for read where it ends
        } catch (IOException unreadable) {
            return new Rejected(wire, Rcode.FORMERR, String.valueOf(unreadable.getMessage()));
        }
        Record question = message.getQuestion();
        List<Record> opt = message.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record.getType() == Type.OPT)
                .toList();
        boolean owned = opt.stream().anyMatch(record -> !record.getName().equals(Name.root));
        if (question.getType() == Type.OPT || opt.size() > 1 || owned) {
            // RFC 6891 §6.1.1: more than one OPT record MUST be answered with FORMERR; §6.1.2: its name MUST be the
            // root
            return new Rejected(wire, Rcode.FORMERR, "OPT out of place");
        }
        return new Query(wire, message, question);
    }
}

package org.uclab.sim.dns.server;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.uclab.lab.history.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Messages in the words of the history: one line as people talk, and the whole as {@code dig} prints it. */
final class DnsText {

    private static final String PROTOCOL = "DNS";

    private DnsText() {}

    /** The bytes are read again only when somebody looks. */
    static Message of(byte[] wire, long exchange) {
        return new Message(PROTOCOL, () -> line(wire), () -> dig(wire), wire.length, exchange);
    }

    private static String dig(byte[] wire) {
        try {
            return new org.xbill.DNS.Message(wire).toString();
        } catch (IOException unreadable) {
            return unreadable(wire) + ": " + unreadable.getMessage();
        }
    }

    private static String line(byte[] wire) {
        try {
            return line(wire, new org.xbill.DNS.Message(wire));
        } catch (IOException unreadable) {
            return unreadable(wire);
        }
    }

    private static String line(byte[] wire, org.xbill.DNS.Message message) {
        Record question = message.getQuestion();
        String asked = question == null
                ? "(no question)"
                : Type.string(question.getType()) + " " + question.getName().toString(true);
        if (!RawMessage.isResponse(wire)) {
            return asked;
        }
        List<Record> answer = message.getSection(Section.ANSWER);
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR) {
            return Rcode.string(rcode) + " " + asked;
        }
        if (RawMessage.truncated(wire)) {
            return "truncated " + asked;
        }
        if (answer.isEmpty()) {
            boolean referral =
                    message.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == Type.NS);
            return (referral ? "referral " : "NODATA ") + asked;
        }
        return answer.stream().map(DnsText::data).collect(Collectors.joining(", "));
    }

    private static String data(Record record) {
        if (record instanceof SRVRecord srv) {
            return srv.getPriority() + " " + srv.getWeight() + " " + srv.getPort() + " "
                    + srv.getTarget().toString(true);
        }
        String text = record.rdataToString();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String unreadable(byte[] wire) {
        return "unreadable, " + wire.length + " bytes";
    }
}

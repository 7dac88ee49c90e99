package org.uclab.sim.dns.server;

import java.io.IOException;
import java.util.List;
import org.uclab.lab.history.Facts;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A message as the history keeps it: its bytes, which are read again only when somebody looks. */
record DnsContent(byte[] bytes) implements org.uclab.lab.history.Message.Content {

    @Override
    public int size() {
        return bytes.length;
    }

    /** Nothing is certain of what cannot be read. */
    @Override
    public Facts facts() {
        try {
            return facts(new Message(bytes));
        } catch (IOException unreadable) {
            return Facts.none();
        }
    }

    private Facts facts(Message message) {
        Facts.Builder facts = Facts.with();
        Record question = message.getQuestion();
        if (question != null) {
            facts.and(DnsFacts.QTYPE, Type.string(question.getType()))
                    .and(DnsFacts.QNAME, question.getName().toString(true));
        }
        if (!RawMessage.isResponse(bytes)) {
            return facts.done();
        }
        List<Record> answer = message.getSection(Section.ANSWER);
        boolean names = message.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == Type.NS);
        facts.and(DnsFacts.RCODE, Rcode.string(message.getRcode()))
                .and(DnsFacts.TRUNCATED, RawMessage.truncated(bytes))
                .and(DnsFacts.REFERRAL, answer.isEmpty() && names && message.getRcode() == Rcode.NOERROR);
        for (Record record : answer) {
            facts.and(DnsFacts.ANSWER, data(record));
            if (record instanceof SRVRecord srv) {
                facts.and(DnsFacts.TARGET, srv.getTarget().toString(true));
            }
        }
        return facts.done();
    }

    private static String data(Record record) {
        if (record instanceof SRVRecord srv) {
            return srv.getPriority() + " " + srv.getWeight() + " " + srv.getPort() + " "
                    + srv.getTarget().toString(true);
        }
        String text = record.rdataToString();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}

package org.uclab.client.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A message that asks. The library's own way to make one would choose the identification by itself. */
final class Question {

    /** Identifications are from 0 to one below this (RFC 1035 §4.1.1). */
    static final int ID_BOUND = 1 << 16;

    private Question() {}

    /** With recursion desired. */
    static Message of(int id, Name name, int type) {
        Header header = new Header(id);
        header.setFlag(Flags.RD);
        Message question = new Message();
        question.setHeader(header);
        question.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        return question;
    }
}

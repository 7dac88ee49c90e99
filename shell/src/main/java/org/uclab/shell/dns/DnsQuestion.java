package org.uclab.shell.dns;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/** A question, RFC 1035 §4.1.2, class IN, for a name in lower case. */
record DnsQuestion(Record record) {

    /** The question for that name, with or without its last dot; empty where no such name can be asked for. */
    static Optional<DnsQuestion> of(String name, int type) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        String absolute = name.endsWith(".") ? name : name + ".";
        if (!ascii || absolute.startsWith(".")) {
            return Optional.empty();
        }
        try {
            // A backslash is a character like any other here: names come from addresses, not from zone files.
            String literal = absolute.toLowerCase(Locale.ROOT).replace("\\", "\\\\");
            return Optional.of(new DnsQuestion(Record.newRecord(Name.fromString(literal), type, DClass.IN)));
        } catch (TextParseException noName) {
            return Optional.empty();
        }
    }

    /** The name, without its last dot. */
    String name() {
        return record.getName().toString(true);
    }

    /** The message that asks, with recursion desired. */
    byte[] wire(int id) {
        Header header = new Header(id);
        header.setFlag(Flags.RD);
        Message message = new Message();
        message.setHeader(header);
        message.addRecord(record, Section.QUESTION);
        return message.toWire();
    }
}

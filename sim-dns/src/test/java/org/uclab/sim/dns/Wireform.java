package org.uclab.sim.dns;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Messages to and from bytes, for the tests. */
final class Wireform {

    private Wireform() {}

    static Message query(String name, String type) {
        Name owner = Records.name(name);
        return Message.newQuery(Record.newRecord(owner, Type.value(type), DClass.IN));
    }

    static Message read(byte[] wire) {
        try {
            return new Message(wire);
        } catch (IOException unreadable) {
            throw new AssertionError("unreadable reply", unreadable);
        }
    }
}

package org.uclab.sim.dns.server;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Messages to and from bytes, for the tests. */
public final class Wireform {

    private Wireform() {}

    public static Message query(String name, String type) {
        return Message.newQuery(Record.newRecord(owner(name), Type.value(type), DClass.IN));
    }

    static Name owner(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException unusable) {
            throw new AssertionError(name, unusable);
        }
    }

    public static Message read(byte[] wire) {
        try {
            return new Message(wire);
        } catch (IOException unreadable) {
            throw new AssertionError("unreadable reply", unreadable);
        }
    }
}

package org.uclab.sim.expressway.https;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.uclab.lab.wire.HttpFields;

/** What belongs to one hop, and what each hop adds. */
final class HopFields {

    /** RFC 9110 §7.6.1, and the framing, which each hop makes anew. */
    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "expect");

    private HopFields() {}

    /**
     * The fields that go on. RFC 9110 §7.6.1: "Intermediaries MUST parse a received Connection header field before a
     * message is forwarded and, for each connection-option in this field, remove any header or trailer field(s) from
     * the message with the same name".
     */
    static HttpFields endToEnd(HttpFields fields) {
        Set<String> dropped = new HashSet<>(OF_ONE_HOP);
        for (String value : fields.all("Connection")) {
            for (String option : value.split(",")) {
                dropped.add(option.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new HttpFields(fields.fields().stream()
                .filter(field -> !dropped.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    /** The field with one more member at its end; where it was repeated, one line is left. */
    static HttpFields appended(HttpFields fields, String name, String member) {
        List<String> before = fields.all(name);
        String all = before.isEmpty() ? member : String.join(", ", before) + ", " + member;
        return fields.without(name).with(name, all);
    }

    /** The same fields with that value in the place of the first of the name, or at the end. */
    static HttpFields replaced(HttpFields fields, String name, String value) {
        HttpFields made = HttpFields.none();
        boolean done = false;
        for (HttpFields.Field field : fields.fields()) {
            if (!field.name().equalsIgnoreCase(name)) {
                made = made.with(field.name(), field.value());
            } else if (!done) {
                made = made.with(name, value);
                done = true;
            }
        }
        return done ? made : made.with(name, value);
    }

    /** The pseudonym of a node: its IPv4 address in eight hexadecimal digits, as releases up to X8 write it. */
    static String pseudonym(String address) {
        StringBuilder hex = new StringBuilder("vcs[");
        for (String octet : address.split("\\.")) {
            hex.append(String.format(Locale.ROOT, "%02X", Integer.parseInt(octet)));
        }
        return hex.append("] (ATS)").toString();
    }
}

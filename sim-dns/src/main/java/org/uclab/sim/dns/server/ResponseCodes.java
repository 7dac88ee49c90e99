package org.uclab.sim.dns.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Response codes by their names in RFC 1035 §4.1.1, RFC 2136 §2.2, RFC 6891 §9 and RFC 8945 §3. */
final class ResponseCodes {

    private static final Map<String, Integer> CODES = codes();

    private ResponseCodes() {}

    /**
     * The number of that name, 0 to 23.
     *
     * @throws IllegalArgumentException when there is no such code; the message has those there are
     */
    static int of(String name) {
        Integer code = CODES.get(name);
        if (code == null) {
            throw new IllegalArgumentException(
                    "there is no response code '" + name + "'; known: " + String.join(", ", CODES.keySet()));
        }
        return code;
    }

    private static Map<String, Integer> codes() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        String[] header = {
            "NOERROR",
            "FORMERR",
            "SERVFAIL",
            "NXDOMAIN",
            "NOTIMP",
            "REFUSED",
            "YXDOMAIN",
            "YXRRSET",
            "NXRRSET",
            "NOTAUTH",
            "NOTZONE"
        };
        for (String name : header) {
            codes.put(name, codes.size());
        }
        String[] extended = {"BADVERS", "BADKEY", "BADTIME", "BADMODE", "BADNAME", "BADALG", "BADTRUNC", "BADCOOKIE"};
        int first = 16;
        for (int i = 0; i < extended.length; i++) {
            codes.put(extended[i], first + i);
        }
        return codes;
    }
}

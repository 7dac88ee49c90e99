package org.uclab.client.soap;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.uclab.client.http.Credentials;

/** Writes SOAP 1.2 envelopes in the shape that public samples show (reference imp-cms §1.2). */
final class Envelope {

    /** Namespace of SOAP 1.2. */
    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    /** Namespace of the service. */
    static final String EPAS = "urn:cisco:epas:soap";

    private static final Map<Character, String> ESCAPED = Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;", '"', "&quot;");

    private Envelope() {}

    /**
     * A log-in.
     *
     * @param client type and version of the client application
     */
    static byte[] login(Credentials credentials, Client client) {
        return envelope(
                "",
                "<e:login client-type=\"" + escaped(client.type()) + "\" client-version=\"" + escaped(client.version())
                        + "\" force=\"true\"><e:username>" + escaped(credentials.user()) + "</e:username><e:password>"
                        + escaped(credentials.password()) + "</e:password></e:login>");
    }

    /** What the client application calls itself. */
    record Client(String type, String version) {}

    /** The configuration, all that this client reads of it. */
    static byte[] configuration(String key) {
        return envelope(
                key,
                "<e:get-all-config><e:system-config/><e:user-config/><e:cluster-info/><e:service-profile/>"
                        + "</e:get-all-config>");
    }

    /** The user wants to be shown to be in a meeting, by the calendar, or not. */
    static byte[] chooseMeetings(String key, boolean wanted) {
        return envelope(
                key,
                "<e:set-user-config><e:property name=\"" + Configuration.INCLUDE_CALENDAR + "\">" + wanted
                        + "</e:property></e:set-user-config>");
    }

    /** A one-time password. */
    static byte[] oneTimePassword(String key) {
        return envelope(key, "<e:get-onetime-password/>");
    }

    private static byte[] envelope(String key, String body) {
        String header =
                key.isEmpty() ? "" : "<env:Header><e:session-key>" + escaped(key) + "</e:session-key></env:Header>";
        return ("<env:Envelope xmlns:env=\"" + SOAP + "\" xmlns:e=\"" + EPAS + "\">" + header + "<env:Body>" + body
                        + "</env:Body></env:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** XML 1.0 §2.4; what §2.2 does not allow in a document becomes U+FFFD. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean allowed = (point >= 0x20 && point < Character.MIN_SURROGATE)
                    || (point > Character.MAX_SURROGATE && point <= 0xFFFD)
                    || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT
                    || point == '\t';
            String escape = point <= Character.MAX_VALUE ? ESCAPED.get((char) point) : null;
            if (escape != null) {
                safe.append(escape);
            } else {
                safe.appendCodePoint(allowed ? point : 0xFFFD);
            }
        });
        return safe.toString();
    }
}

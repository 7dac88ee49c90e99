package org.uclab.lab.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of a request under RFC 9112 and 9110, strictly: where the documents leave a choice between taking and refusing
 * something that another server on the way may read differently, it is refused. Two liberties are kept, as the product's web
 * server takes them: a line may end with LF alone (RFC 9112 §2.2), and the query of a target may have broken percent escapes.
 *
 * @param body     how its body ends
 * @param length   bytes of the body where its length is told
 * @param expects  whether the sender waits for 100 before it sends the body (RFC 9110 §10.1.1)
 * @param normal   the head as the decoder behind shall read it
 */
record HttpHead(Body body, long length, boolean expects, byte[] normal) {

    /** How the body of a request ends (RFC 9112 §6.3). */
    enum Body {
        LENGTH,
        CHUNKED
    }

    /** Fields taken at most. ASSUMED(the product's web server): its default. */
    static final int FIELDS_MAX = 100;

    /** A method longer than any is not implemented (RFC 9112 §3). */
    static final int METHOD_MAX = 20;

    static final int PORT_MAX = 65_535;
    private static final String CHUNKED = "chunked";

    /** The rule that a head broke. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Broken(int status, String why) {
            super(why, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private record Field(String name, String value) {
        boolean named(String wanted) {
            return name.equalsIgnoreCase(wanted);
        }
    }

    /**
     * Reads a head.
     *
     * @param head from the request line to the empty line that ends it, both with their line ends
     */
    static HttpHead of(byte[] head) throws Broken {
        Optional<HttpHead> plain = PlainHead.of(head);
        return plain.isPresent() ? plain.get() : judged(head);
    }

    /** The same for every head, line by line. */
    static HttpHead judged(byte[] head) throws Broken {
        List<String> lines = lines(head);
        String[] words = lines.get(0).split(" ", -1);
        if (words.length != 3) {
            throw new Broken(400, "not a request line (RFC 9112 §3)");
        }
        method(words[0]);
        int minor = minor(words[2]);
        List<Field> fields = fields(lines.subList(1, lines.size()));
        boolean named = target(words[0], words[1]);
        host(fields, minor, named);
        boolean chunked = transfer(fields, minor);
        long length = length(fields, chunked);
        boolean expects = expects(fields, minor);
        return new HttpHead(chunked ? Body.CHUNKED : Body.LENGTH, length, expects, normal(words, minor, fields));
    }

    /** RFC 9112 §2.2: a recipient may take a single LF for the end of a line; a CR anywhere else is invalid. */
    private static List<String> lines(byte[] head) throws Broken {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < head.length; at++) {
            if (head[at] == '\n') {
                int end = at > from && head[at - 1] == '\r' ? at - 1 : at;
                String line = new String(head, from, end - from, StandardCharsets.ISO_8859_1);
                if (line.indexOf('\r') >= 0) {
                    throw new Broken(400, "a CR inside a line (RFC 9112 §2.2)");
                }
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line);
                from = at + 1;
            }
        }
        return lines;
    }

    private static void method(String method) throws Broken {
        if (!token(method)) {
            throw new Broken(400, "a method is a token (RFC 9110 §9.1)");
        }
        if (method.length() > METHOD_MAX) {
            throw new Broken(501, "no such method (RFC 9112 §3)");
        }
    }

    /** The minor version; one above those known is the highest known (RFC 9110 §2.5). */
    private static int minor(String version) throws Broken {
        if (version.length() != 8
                || !version.startsWith("HTTP/")
                || !digit(version.charAt(5))
                || version.charAt(6) != '.'
                || !digit(version.charAt(7))) {
            throw new Broken(400, "not a version (RFC 9112 §2.3)");
        }
        if (version.charAt(5) != '1') {
            throw new Broken(505, "another major version (RFC 9110 §15.6.6)");
        }
        return version.charAt(7) == '0' ? 0 : 1;
    }

    private static List<Field> fields(List<String> lines) throws Broken {
        if (lines.size() > FIELDS_MAX) {
            throw new Broken(431, "more than " + FIELDS_MAX + " fields (RFC 6585 §5)");
        }
        List<Field> fields = new ArrayList<>(lines.size());
        for (String line : lines) {
            fields.add(field(line));
        }
        return fields;
    }

    /** Checks a field line, of a trailer too. */
    static void check(String line) throws Broken {
        field(line);
    }

    private static Field field(String line) throws Broken {
        char first = line.charAt(0);
        if (first == ' ' || first == '\t') {
            throw new Broken(400, "a line that begins with white space (RFC 9112 §2.2, §5.2)");
        }
        int colon = line.indexOf(':');
        if (colon < 0 || !token(line.substring(0, colon))) {
            throw new Broken(400, "not a field line (RFC 9112 §5, §5.1)");
        }
        String value = trimmed(line.substring(colon + 1));
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw new Broken(400, "a control character in a field (RFC 9110 §5.5)");
            }
        }
        return new Field(line.substring(0, colon), value);
    }

    /** RFC 9112 §3.2. Whether the target names the host itself (absolute-form). */
    private static boolean target(String method, String target) throws Broken {
        boolean connect = method.equals("CONNECT");
        boolean named = false;
        if (target.startsWith("/")) {
            path(target);
        } else if (target.equals("*")) {
            if (!method.equals("OPTIONS")) {
                throw new Broken(400, "asterisk-form is for OPTIONS (RFC 9112 §3.2.4)");
            }
        } else if (!connect) {
            named = absolute(target);
        }
        if (connect) {
            if (!authority(target, true)) {
                throw new Broken(400, "CONNECT wants host and port (RFC 9112 §3.2.3)");
            }
            throw new Broken(501, "no tunnels here (RFC 9110 §9.3.6)");
        }
        return named;
    }

    private static boolean absolute(String target) throws Broken {
        String lower = target.toLowerCase(Locale.ROOT);
        int from = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
        if (from < 0) {
            throw new Broken(400, "a target of no form (RFC 9112 §3.2)");
        }
        int end = from;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        // RFC 9110 §4.2.1: an empty host MUST be rejected; §4.2.4: user information is an error.
        if (!authority(target.substring(from, end), false)) {
            throw new Broken(400, "a target with an invalid host (RFC 9110 §4.2)");
        }
        path(target.substring(end));
        return true;
    }

    /** The characters of RFC 3986 §3.3 and §3.4; escapes must be whole in the path. */
    private static void path(String text) throws Broken {
        boolean query = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            query |= c == '?';
            if (c <= ' ' || c >= 0x7f || PlainHead.NOT_OF_TARGET.indexOf(c) >= 0) {
                throw new Broken(400, "a character that no target has (RFC 9112 §3.2, RFC 3986 §3.3)");
            }
            if (c == '%' && !query && !(i + 2 < text.length() && hex(text.charAt(i + 1)) && hex(text.charAt(i + 2)))) {
                throw new Broken(400, "a broken percent escape (RFC 3986 §2.1)");
            }
        }
    }

    /**
     * RFC 9112 §3.2: "A server MUST respond with a 400 (Bad Request) status code to any HTTP/1.1 request message that lacks a
     * Host header field and to any request message that contains more than one Host header field line or a Host header field
     * with an invalid field value." An empty one names no host of an http URI (§3.3), unless the target does.
     */
    private static void host(List<Field> fields, int minor, boolean named) throws Broken {
        List<String> hosts = values(fields, "Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && minor > 0)) {
            throw new Broken(400, hosts.isEmpty() ? "no Host (RFC 9112 §3.2)" : "several Hosts (RFC 9112 §3.2)");
        }
        if (!hosts.isEmpty()
                && !authority(hosts.get(0), false)
                && !(named && hosts.get(0).isEmpty())) {
            throw new Broken(400, "an invalid Host (RFC 9112 §3.2)");
        }
    }

    /** {@code uri-host [ ":" port ]} with a host that is not empty. */
    private static boolean authority(String text, boolean portNeeded) {
        int end;
        if (text.startsWith("[")) {
            end = text.indexOf(']') + 1;
            if (end < 4 || !text.substring(1, end - 1).matches("[0-9A-Fa-f:.]{2,45}")) {
                return false;
            }
        } else {
            end = 0;
            while (end < text.length() && text.charAt(end) != ':') {
                char c = text.charAt(end);
                boolean escape =
                        c == '%' && end + 2 < text.length() && hex(text.charAt(end + 1)) && hex(text.charAt(end + 2));
                if (!escape && !letterOrDigit(c) && "-._~!$&'()*+,;=".indexOf(c) < 0) {
                    return false;
                }
                end++;
            }
        }
        if (end == 0 || end == text.length()) {
            return end > 0 && !portNeeded;
        }
        String port = text.substring(end + 1);
        return text.charAt(end) == ':'
                && port.length() <= 5
                && port.chars().allMatch(c -> digit((char) c))
                && (port.isEmpty() ? !portNeeded : Integer.parseInt(port) <= PORT_MAX);
    }

    /**
     * Whether the body is chunked. Where chunked is not the last coding nobody can tell where the body ends: 400, and the
     * connection closes (RFC 9112 §6.3).
     */
    private static boolean transfer(List<Field> fields, int minor) throws Broken {
        List<String> lines = values(fields, "Transfer-Encoding");
        if (lines.isEmpty()) {
            return false;
        }
        if (minor == 0) {
            throw new Broken(400, "a transfer coding in HTTP/1.0 (RFC 9112 §6.1)");
        }
        List<String> codings = new ArrayList<>();
        for (String each : String.join(",", lines).split(",", -1)) {
            if (!trimmed(each).isEmpty()) {
                codings.add(trimmed(each).toLowerCase(Locale.ROOT));
            }
        }
        if (codings.isEmpty() || !codings.get(codings.size() - 1).equals(CHUNKED)) {
            throw new Broken(400, "chunked is not the final transfer coding (RFC 9112 §6.3)");
        }
        if (codings.indexOf(CHUNKED) < codings.size() - 1) {
            throw new Broken(400, "chunked twice (RFC 9112 §7.1)");
        }
        if (codings.size() > 1) {
            throw new Broken(501, "an unknown transfer coding (RFC 9112 §6.1)");
        }
        return true;
    }

    /** RFC 9110 §8.6, and RFC 9112 §6.3 for a length beside a transfer coding, which is refused. */
    private static long length(List<Field> fields, boolean chunked) throws Broken {
        List<String> lengths = values(fields, "Content-Length");
        if (lengths.isEmpty()) {
            return 0;
        }
        if (chunked) {
            throw new Broken(400, "a length beside a transfer coding (RFC 9112 §6.3)");
        }
        String length = lengths.get(0);
        if (lengths.size() > 1 || length.isEmpty() || !length.chars().allMatch(c -> digit((char) c))) {
            throw new Broken(400, "an invalid Content-Length (RFC 9112 §6.3)");
        }
        String significant = length.replaceFirst("^0+", "");
        return significant.length() > 18 ? Long.MAX_VALUE : significant.isEmpty() ? 0 : Long.parseLong(significant);
    }

    private static boolean expects(List<Field> fields, int minor) throws Broken {
        boolean expects = false;
        for (String value : values(fields, "Expect")) {
            // RFC 9110 §10.1.1: 1.0 cannot wait for 100, and its expectation is ignored.
            if (minor > 0 && !value.equalsIgnoreCase("100-continue")) {
                throw new Broken(417, "an unknown expectation (RFC 9110 §10.1.1)");
            }
            expects |= minor > 0;
        }
        return expects;
    }

    /** In one spelling: line ends, version and the transfer coding cannot be read differently behind. */
    private static byte[] normal(String[] words, int minor, List<Field> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        line(out, words[0] + " " + words[1] + " HTTP/1." + minor);
        boolean told = false;
        for (Field field : fields) {
            if (field.named("Connection")) {
                // RFC 9110 §7.6.1: a list of options; one to a line is found behind wherever it stood.
                for (String option : field.value().split(",")) {
                    line(out, field.name() + ": " + trimmed(option));
                }
            } else if (!field.named("Transfer-Encoding")) {
                line(out, field.name() + ": " + field.value());
            } else if (!told) {
                line(out, field.name() + ": " + CHUNKED);
                told = true;
            }
        }
        line(out, "");
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        out.write('\r');
        out.write('\n');
    }

    private static List<String> values(List<Field> fields, String name) {
        List<String> values = List.of();
        for (Field field : fields) {
            if (field.named(name)) {
                values = values.isEmpty() ? new ArrayList<>(2) : values;
                values.add(field.value());
            }
        }
        return values;
    }

    /** Without the white space of RFC 9110 §5.6.3, and no other. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return text.substring(from, to);
    }

    /** RFC 9110 §5.6.2. */
    private static boolean token(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!letterOrDigit(text.charAt(i)) && PlainHead.TOKEN_MARKS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean letterOrDigit(char c) {
        return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean hex(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}

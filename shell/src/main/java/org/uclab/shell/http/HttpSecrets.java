package org.uclab.shell.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.wire.HttpFields;

/**
 * What is secret in a message: credentials and cookies in its header, and what stands under the name of a secret in its
 * target, its fields and its body, be that XML, a form or JSON. It errs on the side of too much.
 */
final class HttpSecrets {

    /** Names of secrets: whole ones, and endings. */
    private static final String NAME =
            "(?:pin|cred(?:ential)?|[\\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|digest"
                    + "|session[-_]?(?:key|id)|client[-_]?id|auth[-_]?(?:string|code)|authenticationstring|api[-_]?key))";

    /** Each such name has one of these in it. To look for them costs little, and most texts have none. */
    private static final List<String> STEMS = List.of(
            "pin",
            "cred",
            "passw",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "digest",
            "session",
            "clientid",
            "client-id",
            "client_id",
            "auth",
            "api");

    /** The pairs of letters that they begin with. */
    private static final boolean[] BEGINNINGS = new boolean[1024];

    static {
        STEMS.forEach(stem -> BEGINNINGS[pair(stem.charAt(0), stem.charAt(1))] = true);
    }

    private static final String PREFIX = "(?:[\\w.-]+:)?";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    /** What stands in an element, up to its end or that of the document. */
    private static final Pattern ELEMENT = Pattern.compile(
            "<" + PREFIX + "(" + NAME + ")(?:\\s[^>]*)?(?<!/)>(.*?)(?=</" + PREFIX + "\\1\\s*>|\\z)", FLAGS);

    private static final Pattern CDATA = Pattern.compile("\\s*<!\\[CDATA\\[(.*)]]>\\s*", FLAGS);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("[\\s<]" + PREFIX + NAME + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", FLAGS);
    private static final Pattern PARAMETER = Pattern.compile("(?:^|[?&;,\\s])" + NAME + "=([^&;,\\s\"'<>]+)", FLAGS);
    private static final Pattern MEMBER = Pattern.compile("\"" + NAME + "\"\\s*:\\s*(\"|[\\w.+-]+)", FLAGS);
    private static final Pattern FIELD = Pattern.compile("(?:x-)?" + NAME, FLAGS);

    /** Schemes whose name may stand (RFC 9110 §16.4.1); without one everything is a secret. */
    private static final Pattern SCHEME =
            Pattern.compile("\\s*(?:Basic|Bearer|Digest|Negotiate|NTLM|OAuth|Token)\\s+(.*)", FLAGS);

    /** Switches that have such a name say nothing. */
    private static final Set<String> HARMLESS = Set.of("true", "false", "yes", "no", "null");

    private final Set<String> found = new LinkedHashSet<>();

    private HttpSecrets() {}

    /**
     * The secrets of a message.
     *
     * @param body as much of it as is shown
     */
    static Set<String> of(HttpFields headers, String body) {
        HttpSecrets secrets = new HttpSecrets();
        headers.fields().forEach(field -> secrets.field(field.name(), field.value()));
        secrets.text(body);
        return secrets.found;
    }

    /** The secrets in a request target. */
    static Set<String> of(String target) {
        HttpSecrets secrets = new HttpSecrets();
        secrets.parameters(target);
        return secrets.found;
    }

    private void field(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization", "proxy-authorization" -> {
                Matcher scheme = SCHEME.matcher(value);
                add(scheme.matches() ? scheme.group(1) : value);
            }
            case "cookie" -> {
                for (String pair : value.split(";")) {
                    cookie(pair);
                }
            }
            case "set-cookie" -> cookie(value.split(";", 2)[0]);
            default -> {
                if (hasStem(name) && FIELD.matcher(name).matches()) {
                    add(value);
                } else {
                    parameters(value);
                }
            }
        }
    }

    /** RFC 6265 §4.1.1; what has no name is all value. */
    private void cookie(String pair) {
        String value = pair.substring(pair.indexOf('=') + 1).strip();
        add(
                value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                        ? value.substring(1, value.length() - 1)
                        : value);
    }

    /** Whether a name of a secret can be in it. */
    private static boolean hasStem(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (BEGINNINGS[pair(before, at)] && stem(text, i - 1)) {
                return true;
            }
            before = at;
        }
        return false;
    }

    private static boolean stem(String text, int at) {
        for (String stem : STEMS) {
            if (text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    /** Two letters as a number, the same in either case. */
    private static int pair(char first, char second) {
        return (first & 31) << 5 | (second & 31);
    }

    private void text(String body) {
        if (!hasStem(body)) {
            return;
        }
        for (Matcher element = ELEMENT.matcher(body); element.find(); ) {
            add(element.group(2));
            Matcher literal = CDATA.matcher(element.group(2));
            if (literal.matches()) {
                add(literal.group(1));
            }
        }
        for (Matcher attribute = ATTRIBUTE.matcher(body); attribute.find(); ) {
            add(attribute.group(1));
            add(attribute.group(2));
        }
        for (Matcher member = MEMBER.matcher(body); member.find(); ) {
            add(member.group(1).equals("\"") ? quoted(body, member.end()) : member.group(1));
        }
        parameters(body);
    }

    /** What stands from there to the end of its quotes; an escaped character is never that end (RFC 8259 §7). */
    private static String quoted(String body, int from) {
        int end = from;
        while (end < body.length() && body.charAt(end) != '"') {
            end += body.charAt(end) == '\\' ? 2 : 1;
        }
        return body.substring(from, Math.min(end, body.length()));
    }

    private void parameters(String text) {
        if (!hasStem(text)) {
            return;
        }
        for (Matcher parameter = PARAMETER.matcher(text); parameter.find(); ) {
            add(parameter.group(1));
            add(decoded(parameter.group(1)));
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return value;
        }
    }

    private void add(String secret) {
        if (secret != null
                && !secret.isBlank()
                && !HARMLESS.contains(secret.strip().toLowerCase(Locale.ROOT))) {
            found.add(secret.strip());
        }
    }
}

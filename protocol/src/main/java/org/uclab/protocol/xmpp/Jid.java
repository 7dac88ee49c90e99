package org.uclab.protocol.xmpp;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An XMPP address, RFC 7622 §3. Parts are stored enforced: local part and domain part in lower case and all parts in
 * normalisation form C, so that equal addresses are equal records. An absent part is the empty string, which no
 * present part can be. The directionality rule and the tables of unassigned code points are not applied.
 */
public record Jid(String local, String domain, String resource) {

    /** Longest part, in UTF-8 bytes, RFC 7622 §3.1. */
    public static final int PART_BYTES_MAX = 1023;

    /** Longest label of a domain name, in characters, RFC 1035 §2.3.4. */
    private static final int LABEL_MAX = 63;

    private static final int ADDRESS_MAX = 3 * PART_BYTES_MAX + 2;
    /** RFC 7622 §3.3.1. */
    private static final String LOCAL_FORBIDDEN = "\"&'/:<>@";

    /** The address written like that, or empty when it is none. */
    public static Optional<Jid> parse(String text) {
        if (text.length() > ADDRESS_MAX) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        if (at == 0 || slash == text.length() - 1) {
            return Optional.empty();
        }
        return of(
                at < 0 ? "" : bare.substring(0, at),
                bare.substring(at + 1),
                slash < 0 ? "" : text.substring(slash + 1));
    }

    /** The address of those parts, or empty when one of them is not allowed. Empty means absent, but for the domain. */
    public static Optional<Jid> of(String local, String domain, String resource) {
        Optional<String> user = local.isEmpty() ? Optional.of("") : localPart(local);
        Optional<String> host = domainPart(domain);
        Optional<String> thing = resource.isEmpty() ? Optional.of("") : resourcePart(resource);
        return user.isEmpty() || host.isEmpty() || thing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jid(user.get(), host.get(), thing.get()));
    }

    /**
     * The address written like that, for addresses that our own side wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Jid valid(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an XMPP address: " + text));
    }

    /** Without the resource. */
    public Jid bare() {
        return resource.isEmpty() ? this : new Jid(local, domain, "");
    }

    /** The domain alone. */
    public Jid server() {
        return new Jid("", domain, "");
    }

    /** With that resource, or empty when it is not allowed. */
    public Optional<Jid> full(String wanted) {
        return resourcePart(wanted).map(part -> new Jid(local, domain, part));
    }

    public boolean isFull() {
        return !resource.isEmpty();
    }

    public boolean hasLocal() {
        return !local.isEmpty();
    }

    @Override
    public String toString() {
        return (local.isEmpty() ? "" : local + "@") + domain + (resource.isEmpty() ? "" : "/" + resource);
    }

    private static Optional<String> localPart(String raw) {
        if (!raw.codePoints().allMatch(Jid::allowedInLocal)) {
            return Optional.empty();
        }
        // Width mapping (full and half width forms) before case mapping, RFC 8265 §3.3.1.
        return sized(Normalizer.normalize(narrowed(raw).toLowerCase(Locale.ROOT), Normalizer.Form.NFC))
                .filter(part -> part.codePoints().allMatch(Jid::allowedInLocal));
    }

    private static Optional<String> resourcePart(String raw) {
        if (raw.isEmpty() || raw.codePoints().anyMatch(Jid::refused)) {
            return Optional.empty();
        }
        StringBuilder spaced = new StringBuilder(raw.length());
        raw.codePoints()
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(spaced::appendCodePoint);
        return sized(Normalizer.normalize(spaced, Normalizer.Form.NFC));
    }

    private static Optional<String> domainPart(String raw) {
        // RFC 7622 §3.2: a final dot is stripped before any other step.
        String name = raw.endsWith(".") ? raw.substring(0, raw.length() - 1) : raw;
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1).matches("[0-9A-Fa-f:.]{2,45}")
                    ? Optional.of(name.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
        if (name.isEmpty()
                || !name.codePoints()
                        .allMatch(c -> c == '.'
                                || c == '-'
                                || Character.isLetterOrDigit(c)
                                || c == '_'
                                || (c > 0x7F && isMark(c)))) {
            return Optional.empty();
        }
        String folded = Normalizer.normalize(narrowed(name).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        for (String label : folded.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LABEL_MAX || label.startsWith("-") || label.endsWith("-")) {
                return Optional.empty();
            }
        }
        return sized(folded);
    }

    private static boolean allowedInLocal(int c) {
        return !refused(c) && LOCAL_FORBIDDEN.indexOf(c) < 0 && !Character.isSpaceChar(c) && !Character.isWhitespace(c);
    }

    private static boolean refused(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static String narrowed(String raw) {
        StringBuilder narrow = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            boolean wide = c >= 0xFF01 && c <= 0xFFEF;
            String one = Character.toString(c);
            narrow.append(wide ? Normalizer.normalize(one, Normalizer.Form.NFKC) : one);
        });
        return narrow.toString();
    }

    private static Optional<String> sized(String part) {
        int bytes = part.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= 1 && bytes <= PART_BYTES_MAX ? Optional.of(part) : Optional.empty();
    }
}

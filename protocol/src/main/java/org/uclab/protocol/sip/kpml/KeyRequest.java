package org.uclab.protocol.sip.kpml;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;

/**
 * Which keys somebody wants to be told of, RFC 4730 §5.1.
 *
 * @param persist  how often
 * @param regexes  patterns, the first of those that fit counts
 * @param between  longest pause between two keys of a pattern that is not complete
 * @param critical the same where it is, and a longer one may follow
 * @param enter    key that ends what is typed; empty for none
 * @param flush    whether keys that were pressed before are thrown away
 */
public record KeyRequest(
        Persist persist, List<Regex> regexes, Duration between, Duration critical, String enter, boolean flush) {

    public static final String TYPE = "application/kpml-request+xml";

    /** Event package. */
    public static final String EVENT = "kpml";

    private static final int REGEXES_MAX = 8;
    private static final Duration BETWEEN = Duration.ofSeconds(4);
    private static final Duration CRITICAL = Duration.ofSeconds(1);
    private static final int MS_MAX = 600_000;

    /** How often is told. */
    public enum Persist {
        ONE_SHOT("one-shot"),
        PERSIST("persist"),
        /** Once, and what follows is kept for the next request. */
        SINGLE_NOTIFY("single-notify");

        private final String word;

        Persist(String word) {
            this.word = word;
        }

        private static Optional<Persist> of(String word) {
            for (Persist one : values()) {
                if (one.word.equals(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A pattern.
     *
     * @param tag what it is called in a report; empty for nothing
     */
    public record Regex(String pattern, String tag) {}

    public KeyRequest {
        regexes = List.copyOf(regexes);
    }

    /** Every key by itself, as UCM wants it of phones. ASSUMED(Cisco IOS DTMF trace): as gateways are asked. */
    public static KeyRequest everyKey() {
        return new KeyRequest(Persist.PERSIST, List.of(new Regex("[x*#ABCD]", "dtmf")), BETWEEN, CRITICAL, "", false);
    }

    /** None where the document is no such request, or more than is followed. */
    public static Optional<KeyRequest> read(String document) {
        return XmlInput.read(document.getBytes(StandardCharsets.UTF_8))
                .filter(root -> root.name().equals("kpml-request"))
                .flatMap(root -> root.child("pattern"))
                .flatMap(KeyRequest::pattern);
    }

    private static Optional<KeyRequest> pattern(XmlElement pattern) {
        List<Regex> regexes = new ArrayList<>();
        for (XmlElement child : pattern.children()) {
            if (child.name().equals("regex")) {
                regexes.add(new Regex(child.text(), child.attributes().getOrDefault("tag", "")));
            }
        }
        boolean good = !regexes.isEmpty()
                && regexes.size() <= REGEXES_MAX
                && regexes.stream()
                        .allMatch(regex -> DigitMap.parse(regex.pattern()).isPresent());
        Optional<Persist> persist = Persist.of(pattern.attributes().getOrDefault("persist", Persist.ONE_SHOT.word));
        Optional<Duration> between = ms(pattern, "interdigittimer", BETWEEN);
        Optional<Duration> critical = ms(pattern, "criticaldigittimer", CRITICAL);
        return good && persist.isPresent() && between.isPresent() && critical.isPresent()
                ? Optional.of(new KeyRequest(
                        persist.get(),
                        regexes,
                        between.get(),
                        critical.get(),
                        pattern.attributes().getOrDefault("enterkey", ""),
                        pattern.childText("flush")
                                .filter("yes"::equalsIgnoreCase)
                                .isPresent()))
                : Optional.empty();
    }

    private static Optional<Duration> ms(XmlElement pattern, String name, Duration otherwise) {
        String text = pattern.attributes().get(name);
        if (text == null) {
            return Optional.of(otherwise);
        }
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,6}") && Integer.parseInt(digits) <= MS_MAX)
                .map(digits -> Duration.ofMillis(Integer.parseInt(digits)));
    }

    /** The document; for requests of our own, whose patterns have nothing to escape. */
    public String text() {
        StringBuilder text = new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                + "<kpml-request xmlns=\"urn:ietf:params:xml:ns:kpml-request\" version=\"1.0\">\n<pattern persist=\"")
                .append(persist.word)
                .append("\">\n");
        regexes.forEach(regex -> text.append("<regex tag=\"")
                .append(regex.tag())
                .append("\">")
                .append(regex.pattern())
                .append("</regex>\n"));
        return text.append("</pattern>\n</kpml-request>\n").toString();
    }
}

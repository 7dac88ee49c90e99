package org.uclab.sim.ucm.capf;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.protocol.capf.CapfKind;

/** Tells CAPF: {@code auth-request}, {@code auth-response CSFADA}, {@code end-session 7}. */
final class CapfTeller implements Teller {

    /** The one there is. */
    public static final CapfTeller CAPF = new CapfTeller();

    private static final Pattern WORDS = Pattern.compile("([a-z-]+)(?: (\\S+))?");

    private CapfTeller() {}

    @Override
    public String protocol() {
        return "CAPF";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        StringBuilder line = new StringBuilder(facts.first(CapfFacts.KIND).orElse("?"));
        facts.first(CapfFacts.DEVICE).ifPresent(device -> line.append(' ').append(device));
        if (!facts.has(CapfFacts.DEVICE)) {
            facts.first(CapfFacts.REASON).ifPresent(reason -> line.append(' ').append(reason));
        }
        return line.toString();
    }

    /** The line, and the authentication string where one came along. */
    @Override
    public String detail(Message message) {
        return line(message)
                + message.facts()
                        .first(CapfFacts.PASSWORD)
                        .map(password -> "\nauthentication string " + password)
                        .orElse("");
    }

    /** A kind of message alone, or with the device or the reason in it. */
    @Override
    public Optional<Meaning> reads(String words) {
        Matcher matcher = WORDS.matcher(words);
        Optional<CapfKind> kind = matcher.matches() ? CapfKind.of(matcher.group(1)) : Optional.empty();
        return kind.map(known -> {
            Predicate<String> about = Meaning.like(matcher.group(2) == null ? "…" : matcher.group(2));
            Predicate<Facts> means = facts -> facts.is(CapfFacts.KIND, known.word())
                    && about.test(facts.first(CapfFacts.DEVICE)
                            .or(() -> facts.first(CapfFacts.REASON).map(String::valueOf))
                            .orElse(""));
            return switch (known.side()) {
                case DEVICE -> Meaning.question(means);
                case SERVER -> Meaning.answer(means);
            };
        });
    }

    @Override
    public List<String> forms() {
        return List.of("auth-response DEVICE", "key-response", "store-response REASON", "end-session REASON");
    }
}

package org.uclab.sim.ucm.cti;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.protocol.cti.CtiKind;

/** Tells CTI: {@code cti-open mac.donald}, {@code cti-call SEP001122334455}, {@code cti-refused}. */
final class CtiTeller implements Teller {

    /** The one there is. */
    static final CtiTeller CTI = new CtiTeller();

    private static final String PREFIX = "cti-";
    private static final Pattern WORDS = Pattern.compile(PREFIX + "([a-z-]+)(?: (.+))?");

    private CtiTeller() {}

    @Override
    public String protocol() {
        return "CTI";
    }

    @Override
    public String line(Message message) {
        String about = message.facts().first(CtiFacts.ABOUT).orElse("");
        return PREFIX + message.facts().first(CtiFacts.KIND).orElse("?") + (about.isEmpty() ? "" : " " + about);
    }

    @Override
    public String detail(Message message) {
        String rest = message.facts().first(CtiFacts.REST).orElse("");
        return rest.isEmpty() ? line(message) : line(message) + "\n" + rest;
    }

    /** A kind of message alone, or with the user, the device or the reason in it. */
    @Override
    public Optional<Meaning> reads(String words) {
        Matcher matcher = WORDS.matcher(words);
        Optional<CtiKind> kind = matcher.matches() ? CtiKind.of(matcher.group(1)) : Optional.empty();
        return kind.map(known -> {
            Predicate<String> about = Meaning.like(matcher.group(2) == null ? "…" : matcher.group(2));
            Predicate<Facts> means = facts -> facts.is(CtiFacts.KIND, known.word())
                    && about.test(facts.first(CtiFacts.ABOUT).orElse(""));
            return switch (known.side()) {
                case APPLICATION -> Meaning.question(means);
                case SERVICE -> Meaning.answer(means);
            };
        });
    }

    @Override
    public List<String> forms() {
        return List.of("cti-open USER", "cti-watch DEVICE", "cti-call DEVICE", "cti-answer DEVICE", "cti-refused WHY");
    }
}

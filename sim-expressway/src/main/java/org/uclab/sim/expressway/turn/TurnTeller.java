package org.uclab.sim.expressway.turn;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/** Tells TURN: {@code Allocate request}, {@code Allocate error 401}, {@code ChannelBind success}. */
final class TurnTeller implements Teller {

    /** The one there is. */
    static final TurnTeller TURN = new TurnTeller();

    private static final Pattern WORDS = Pattern.compile(
            "(Binding|Allocate|Refresh|CreatePermission|ChannelBind) (request|success|error)(?: (\\d{3}))?");

    private TurnTeller() {}

    @Override
    public String protocol() {
        return "TURN";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        if (facts.first(TurnFacts.METHOD).isEmpty()) {
            return "not TURN, " + message.size() + " bytes";
        }
        StringBuilder line = new StringBuilder(facts.first(TurnFacts.METHOD).orElse(""));
        for (Fact<?> fact :
                List.of(TurnFacts.KIND, TurnFacts.ERROR, TurnFacts.REASON, TurnFacts.RELAY, TurnFacts.PEER)) {
            facts.all(fact).forEach(value -> line.append(' ').append(value));
        }
        return line.toString();
    }

    /** The line, and what else is certain. */
    @Override
    public String detail(Message message) {
        Facts facts = message.facts();
        return line(message)
                + List.of(TurnFacts.USER, TurnFacts.LIFETIME).stream()
                        .flatMap(fact -> facts.all(fact).stream().map(value -> "\n" + fact.name() + ": " + value))
                        .collect(Collectors.joining());
    }

    @Override
    public Optional<Meaning> reads(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Predicate<Facts> means = facts -> facts.is(TurnFacts.METHOD, matcher.group(1))
                && facts.is(TurnFacts.KIND, matcher.group(2))
                && (matcher.group(3) == null || facts.is(TurnFacts.ERROR, Integer.valueOf(matcher.group(3))));
        return Optional.of(matcher.group(2).equals("request") ? Meaning.question(means) : Meaning.answer(means));
    }

    @Override
    public List<String> forms() {
        return List.of("Allocate request", "Refresh success", "CreatePermission error CODE", "ChannelBind request");
    }
}

package org.uclab.sim.expressway.turn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.core.Spoiler;
import org.uclab.lab.fault.Occasion;

/** How {@link TurnFault}s act. The occasion is a request. */
final class TurnSpoiler implements Spoiler<TurnInput, TurnAction, TurnFault> {

    private final LongTermKey key;

    TurnSpoiler(LongTermKey key) {
        this.key = key;
    }

    @Override
    public Class<TurnFault> family() {
        return TurnFault.class;
    }

    @Override
    public Optional<Occasion> occasion(TurnInput input, Instant now) {
        if (!(input instanceof TurnInput.Heard heard) || heard.message().kind() != StunMessage.Kind.REQUEST) {
            return Optional.empty();
        }
        return StunMethod.of(heard.message().method())
                .map(method -> new Occasion(now, heard.client().at().toString(), Map.of("method", method.words())));
    }

    @Override
    public List<TurnAction> spoilt(TurnFault fault, TurnInput input, List<TurnAction> actions, Instant now) {
        Stream<TurnAction> kept = actions.stream().filter(action -> action.kind() != TurnAction.Kind.ANSWER);
        return switch (fault.kind()) {
            case NO_REPLY -> kept.toList();
            case REFUSED -> {
                TurnInput.Heard heard = (TurnInput.Heard) input;
                Refusal why = Refusal.of(((TurnFault.Refused) fault).code()).orElseThrow();
                byte[] refused = StunWriter.answer(heard.message(), StunMessage.Kind.ERROR)
                        .error(why.code(), why.reason())
                        .bytes(Optional.of(key));
                yield Stream.concat(kept, Stream.of(new TurnAction.Answer(heard.client(), refused)))
                        .toList();
            }
        };
    }
}

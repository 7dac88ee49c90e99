package org.uclab.sim.expressway.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;

/** What faults make of the answers to requests. */
class TurnSpoilerTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final TurnClient ADA = new TurnClient(Transport.UDP, new Endpoint("127.9.2.100", 5000));
    private static final Endpoint RELAY = new Endpoint("127.9.2.30", 24_000);

    private final LongTermKey key = new LongTermKey("turn", "edge", "secret");
    private final TurnSpoiler spoiler = new TurnSpoiler(key);
    private final List<TurnAction> done =
            List.of(new TurnAction.Close(RELAY), new TurnAction.Answer(ADA, new byte[] {1}));

    private static TurnInput.Heard heard(StunMessage.Kind kind, StunMethod method) {
        byte[] bytes =
                new StunWriter(kind, method.code(), new byte[StunMessage.TRANSACTION_BYTES]).bytes(Optional.empty());
        return new TurnInput.Heard(ADA, StunMessage.read(bytes).orElseThrow());
    }

    @Test
    void requestsAreOccasionsAndNothingElseIs() {
        assertThat(spoiler.occasion(heard(StunMessage.Kind.REQUEST, StunMethod.ALLOCATE), NOW))
                .hasValueSatisfying(occasion -> {
                    assertThat(occasion.peer()).isEqualTo("127.9.2.100:5000");
                    assertThat(occasion.attributes()).isEqualTo(Map.of("method", "Allocate"));
                });
        assertThat(spoiler.occasion(heard(StunMessage.Kind.INDICATION, StunMethod.SEND), NOW))
                .isEmpty();
        assertThat(spoiler.occasion(new TurnInput.Gone(ADA), NOW)).isEmpty();
    }

    @Test
    void anErrorStandsInPlaceOfTheAnswer() {
        TurnInput.Heard refresh = heard(StunMessage.Kind.REQUEST, StunMethod.REFRESH);
        List<TurnAction> spoilt = spoiler.spoilt(new TurnFault.Refused(508), refresh, done, NOW);
        assertThat(spoilt).hasSize(2).startsWith(new TurnAction.Close(RELAY));
        StunMessage answer =
                StunMessage.read(((TurnAction.Answer) spoilt.get(1)).message()).orElseThrow();
        assertThat(TurnFacts.of(answer).first(TurnFacts.ERROR)).contains(508);
        assertThat(TurnFacts.of(answer).first(TurnFacts.METHOD)).contains("Refresh");
        assertThat(key.signed(answer)).isTrue();
    }

    @Test
    void anAnswerIsLostAndWhatWasDoneIsDone() {
        TurnInput.Heard refresh = heard(StunMessage.Kind.REQUEST, StunMethod.REFRESH);
        assertThat(spoiler.spoilt(new TurnFault.NoReply(), refresh, done, NOW))
                .containsExactly(new TurnAction.Close(RELAY));
    }

    @Test
    void aCodeThatNoneOfTheRfcsHasIsNone() {
        assertThatThrownBy(() -> new TurnFault.Refused(503)).hasMessageContaining("turn-error takes one of 400");
    }
}

package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places<String> places = new Places<>(4);

    private Places.Turn<String> take(String who) {
        return places.take(who.substring(0, 1), who);
    }

    @Test
    void whileThereIsRoomOneAddressMayHaveAll() {
        for (String who : new String[] {"a1", "a2", "a3", "a4"}) {
            assertThat(take(who)).isEqualTo(new Places.Turn<>(true, Optional.empty()));
        }
        assertThat(places.taken()).isEqualTo(4);
    }

    @Test
    void theStrangerLongestThereOfWhoHasMostLeaves() {
        take("b1");
        take("a1");
        take("a2");
        take("a3");
        assertThat(take("c1").leaves()).hasValue("a1");
        assertThat(take("c2").leaves()).hasValue("a2");
        assertThat(places.taken()).isEqualTo(4);
    }

    @Test
    void aCrowdMakesRoomForItselfAndForNobodyElseToLeave() {
        take("b1");
        take("a1");
        take("a2");
        take("a3");
        for (int i = 4; i < 100; i++) {
            assertThat(take("a" + i).leaves()).hasValue("a" + (i - 3));
        }
        assertThat(places.leave("b1")).as("still there").isTrue();
    }

    @Test
    void whoIsKnownStaysUnlessItsAddressHasMoreThanHalf() {
        for (String who : new String[] {"a1", "a2", "a3", "b1"}) {
            take(who);
            places.known(who);
        }
        assertThat(take("c1").leaves()).as("a has three of four").hasValue("a1");
        places.known("c1");
        assertThat(take("d1")).as("nobody has more than half").isEqualTo(new Places.Turn<>(false, Optional.empty()));
        assertThat(take("a4").taken()).as("no more for who has most").isFalse();
    }

    @Test
    void aPlaceGivenUpCanBeTaken() {
        for (String who : new String[] {"a1", "a2", "a3", "a4"}) {
            take(who);
            places.known(who);
        }
        assertThat(take("a5").taken()).isFalse();
        assertThat(places.leave("a2")).isTrue();
        assertThat(places.leave("a2")).isFalse();
        assertThat(take("a5").taken()).isTrue();
    }
}

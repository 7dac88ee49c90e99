package org.uclab.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {

    private final Marks marks = new Marks();

    @Test
    void everythingCountsBeforeAnybodyIsThere() {
        assertThat(marks.of(Optional.empty())).isZero();
        assertThat(marks.of(Optional.of("a stranger inside"))).isZero();
        assertThat(marks.earliest()).isZero();
    }

    @Test
    void oneSignInDoesNotHideWhatAnotherProved() {
        marks.launched("ada", 10);
        marks.launched("bob", 20);
        assertThat(marks.of(Optional.of("ada"))).isEqualTo(10);
        assertThat(marks.of(Optional.of("bob"))).isEqualTo(20);
        assertThat(marks.earliest()).isEqualTo(10);
    }

    @Test
    void whoSignsInOnceMoreBeginsAnew() {
        marks.launched("ada", 10);
        marks.launched("bob", 20);
        marks.launched("ada", 30);
        assertThat(marks.of(Optional.of("ada"))).isEqualTo(30);
        assertThat(marks.earliest()).isEqualTo(20);
    }

    @Test
    void whatIsNoUsersCountsFromTheLatestLaunch() {
        marks.launched("ada", 10);
        marks.launched("bob", 20);
        assertThat(marks.of(Optional.empty())).isEqualTo(20);
        marks.launched("ada", 40);
        assertThat(marks.of(Optional.empty())).isEqualTo(40);
        assertThat(marks.of(Optional.of("a stranger inside"))).isEqualTo(40);
    }
}

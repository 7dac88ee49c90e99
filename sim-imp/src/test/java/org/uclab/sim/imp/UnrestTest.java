package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories drawn by seeds, {@code -Dunrest.seeds} of them from {@code -Dunrest.first} on; and that what judges them sees what
 * is wrong, and only that.
 */
class UnrestTest {

    private static final int MESSAGES = 1_000;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("unrest.seeds", 20)).map(i -> i + Long.getLong("unrest.first", 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsAcknowledgedArrivesOnce(long seed) throws Exception {
        Unrest.play(seed, MESSAGES);
    }

    private final UnrestRecord record = new UnrestRecord();
    private final UnrestRecord.Session ada = record.begins("ada", TestCluster.PUB);
    private final UnrestRecord.Session bob = record.begins("bob", TestCluster.SUB);

    private String acknowledged(String to) {
        String id = record.says(ada, to);
        record.acknowledged(ada, record.now());
        return id;
    }

    private String reflected() {
        String id = record.says(ada, "");
        record.hears(ada, id, false);
        return id;
    }

    private void bothInTheRoom() {
        record.enters(ada);
        record.enters(bob);
    }

    @Test
    void anAcknowledgedMessageThatDoesNotArriveIsLost() {
        String lost = acknowledged("bob");
        record.says(ada, "bob"); // nobody has acknowledged this one
        assertThat(record.complaints())
                .hasSize(1)
                .first()
                .asString()
                .contains(lost)
                .contains("lost");
    }

    @Test
    void whatArrivedCameBackOrHadNoReceiverIsNotLost() {
        record.hears(bob, acknowledged("bob"), false);
        record.returned(acknowledged("bob"));
        acknowledged("nobody");
        acknowledged("bob");
        record.ends(bob);
        record.settle();
        assertThat(record.complaints()).isEmpty();
    }

    @Test
    void whatANodeWithoutPowerHadTakenIsExcusedUntilAllIsWell() {
        acknowledged("bob");
        record.outage(TestCluster.PUB);
        record.settle();
        assertThat(record.complaints()).isEmpty();
        acknowledged("bob");
        record.settle();
        record.outage(TestCluster.PUB);
        assertThat(record.complaints()).hasSize(1);
    }

    @Test
    void whatComesTwiceOrBeforeItsTimeOrFromNowhereIsSeen() {
        String first = acknowledged("bob");
        String second = acknowledged("bob");
        record.hears(bob, second, false);
        record.hears(bob, first, false);
        record.hears(bob, first, false);
        record.hears(bob, "x", false);
        assertThat(record.complaints())
                .contains(first + " came twice to bob", "x was never said")
                .anyMatch(complaint -> complaint.startsWith(first + " overtaken"));
    }

    @Test
    void aRoomIsHeardByAllWhoAreInItAndByNobodyTwice() {
        bothInTheRoom();
        String lost = reflected();
        assertThat(record.complaints()).hasSize(1).first().asString().contains(lost + " of ada");
        record.hears(bob, lost, false);
        assertThat(record.complaints()).isEmpty();
        record.hears(bob, lost, true); // as history
        assertThat(record.complaints()).isEmpty();
        record.hears(bob, lost, false);
        assertThat(record.complaints()).containsExactly(lost + " came twice to bob");
    }

    @Test
    void whoeverIsPutOutOfARoomMissesWhatIsSaid() {
        bothInTheRoom();
        reflected();
        record.leaves(bob);
        record.settle();
        assertThat(record.complaints()).isEmpty();
    }

    @Test
    void aRoomIsTheSameToAllUnlessANodeLosesItsPower() {
        bothInTheRoom();
        crossing();
        assertThat(record.complaints()).hasSize(1).first().asString().startsWith("the room is not the same");
        record.outage(TestCluster.PUB);
        assertThat(record.complaints()).isEmpty();
        record.settle();
        crossing();
        record.settle();
        record.outage(TestCluster.PUB);
        assertThat(record.complaints()).hasSize(1);
    }

    /** Ada and Bob hear two messages in the room, each the own one first. */
    private void crossing() {
        String one = reflected();
        String other = record.says(bob, "");
        record.hears(bob, other, false);
        record.hears(bob, one, false);
        record.hears(ada, other, false);
    }

    @Test
    void aRoomKeepsWhatItHasSaid() {
        bothInTheRoom();
        String one = reflected();
        record.hears(bob, one, false);
        record.kept(List.of(one), record.now());
        assertThat(record.complaints()).isEmpty();
        String later = reflected();
        record.hears(bob, later, false);
        record.kept(List.of(one), record.now() - 3);
        assertThat(record.complaints()).isEmpty();
        record.kept(List.of(later), record.now());
        assertThat(record.complaints()).containsExactly(one + " was said in the room, and the room does not keep it");
    }
}

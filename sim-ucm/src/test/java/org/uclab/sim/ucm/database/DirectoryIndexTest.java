package org.uclab.sim.ucm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.DirectoryIndex.Column;

class DirectoryIndexTest {

    private static final List<String> NAMES =
            List.of("", "a", "A", "Ab", "ab c", "abc", "Äb", "b", "B\uFFFFx", "\uD83D\uDE00", "zz");

    /** The index against looking at everybody. */
    @Test
    void findsWhatLookingAtEverybodyFinds() {
        List<EndUser> users = users();
        DirectoryIndex index = new DirectoryIndex(users);
        for (Column column : Column.values()) {
            for (String wanted : List.of("a", "AB", "ab c", "ä", "b\uFFFF", "zzz", "1", "21", "\uD83D")) {
                String lower = wanted.toLowerCase(Locale.ROOT);
                assertThat(index.beginning(column, wanted).stream())
                        .as(column + " " + wanted)
                        .containsExactlyElementsOf(IntStream.range(0, users.size())
                                .filter(i -> column.key(users.get(i)).startsWith(lower))
                                .boxed()
                                .toList());
                assertThat(index.equal(column, wanted).stream())
                        .containsExactlyElementsOf(IntStream.range(0, users.size())
                                .filter(i -> column.key(users.get(i)).equals(lower))
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void whatChangesIsFoundAnewAndTheRestIsKept() {
        List<EndUser> users = users();
        DirectoryIndex before = new DirectoryIndex(users);
        before.beginning(Column.DISPLAY_NAME, "x");
        before.beginning(Column.FIRST_NAME, "a");
        List<EndUser> changed = new ArrayList<>(users);
        changed.set(3, users.get(3).with(DirectoryField.DISPLAY_NAME, "Xaver"));
        DirectoryIndex after = before.of(List.copyOf(changed));
        assertThat(after.beginning(Column.DISPLAY_NAME, "x").stream()).containsExactly(3);
        assertThat(after.user(3).directory(DirectoryField.DISPLAY_NAME)).isEqualTo("Xaver");
        assertThat(after.beginning(Column.FIRST_NAME, "a")).isEqualTo(before.beginning(Column.FIRST_NAME, "a"));
        changed.remove(0);
        assertThat(after.of(changed).beginning(Column.DISPLAY_NAME, "x").stream())
                .containsExactly(2);
    }

    private static List<EndUser> users() {
        List<EndUser> users = new ArrayList<>();
        for (String first : NAMES) {
            for (String last : NAMES) {
                String id = "u" + users.size();
                users.add(new EndUser(
                        id, "p", first, last, "+1 (2) " + users.size(), last, true, "", List.of(), Map.of()));
            }
        }
        return users;
    }

    @Test
    void aLargeDirectoryIsSortedBeforeTheFirstSearch() {
        List<EndUser> crowd = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            crowd.add(new EndUser("u" + i, "p", "First" + i, "Last", "8" + i, "", true, "", List.of(), Map.of()));
        }
        assertThat(TraceCompany.database("12.5.1").state().directory().sortedColumns())
                .isZero();
        UcmDatabase large = new UcmDatabase(TraceCompany.cluster("12.5.1", UcmSettings.usual()), crowd);
        large.ready().join();
        assertThat(large.state().directory().sortedColumns()).isEqualTo(DirectoryIndex.Column.values().length);
        assertThat(large.state()
                        .directory()
                        .beginning(DirectoryIndex.Column.FIRST_NAME, "first499")
                        .cardinality())
                .isEqualTo(11);
    }
}

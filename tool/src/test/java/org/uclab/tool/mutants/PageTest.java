package org.uclab.tool.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    private static final Mutant A = mutant("a-one", "no | at all");
    private static final Mutant B = mutant("b-two", "b is wrong");
    private static final Mutant C = mutant("c-three", "c is wrong");

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void aPageWithoutRows() throws IOException {
        page = Files.writeString(folder.resolve("page.md"), "before\n" + Page.BEGIN + "\n" + Page.END + "\nafter\n");
    }

    private static Mutant mutant(String name, String says) {
        return new Mutant(name, "DISC-01", "A.java", says, List.of());
    }

    private String table() throws IOException {
        String text = Files.readString(page);
        return text.substring(text.indexOf(Page.BEGIN) + Page.BEGIN.length(), text.indexOf(Page.END))
                .strip();
    }

    @Test
    void rowsStandInTheOrderOfTheMutantsWithTheScoreAbove() throws Exception {
        Page.write(page, List.of(A, B), Map.of(B, false, A, true));
        assertEquals("""
                1 of 2 mutants are seen.

                | id | mutant | what is broken | seen |
                |---|---|---|---|
                | DISC-01 | a-one | no \\| at all | yes |
                | DISC-01 | b-two | b is wrong | **no** |""", table());
        assertEquals("before", Files.readString(page).lines().findFirst().orElse(""));
        assertEquals("after", Files.readString(page).lines().reduce("", (one, next) -> next));
    }

    @Test
    void whatIsTriedLaterTakesThePlaceOfItsRowAlone() throws Exception {
        Page.write(page, List.of(A, B, C), Map.of(A, true, B, false));
        Page.write(page, List.of(A, B, C), Map.of(B, true));
        assertEquals("""
                2 of 2 mutants are seen; 1 have not been tried.

                | id | mutant | what is broken | seen |
                |---|---|---|---|
                | DISC-01 | a-one | no \\| at all | yes |
                | DISC-01 | b-two | b is wrong | yes |""", table());
    }

    @Test
    void aMutantThatIsGoneOrAnotherNowHasNoRow() throws Exception {
        Page.write(page, List.of(A, B), Map.of(A, true, B, true));
        Page.write(page, List.of(mutant("b-two", "b is wrong in another way"), C), Map.of(C, false));
        assertEquals("""
                0 of 1 mutants are seen; 1 have not been tried.

                | id | mutant | what is broken | seen |
                |---|---|---|---|
                | DISC-01 | c-three | c is wrong | **no** |""", table());
    }

    @Test
    void aPageWithoutAPlaceForMutantsStaysAsItIs() throws Exception {
        Files.writeString(page, "nothing here\n");
        assertThrows(IOException.class, () -> Page.write(page, List.of(A), Map.of(A, true)));
        assertEquals("nothing here\n", Files.readString(page));
    }
}

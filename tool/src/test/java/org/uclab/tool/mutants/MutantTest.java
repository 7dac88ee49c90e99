package org.uclab.tool.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final String HEAD = "id: DNS-14a\nplace: a/B.java\nsays: nothing\n\n";

    @TempDir
    private Path folder;

    @Test
    void linesAreReplacedHoweverTheyAreIndented() throws Exception {
        Mutant mutant = mutant(HEAD + " if (a) {\n-  b();\n+c();\n@@\n-d();\n");
        assertEquals("DNS-14a", mutant.id());
        assertEquals("x\nif (a) {\nc();\n}\n", mutant.applied("x\n    if (a) {\n        b();\n}\n    d();\n"));
    }

    @Test
    void linesThatStandTwiceOrNotAtAllAreNoPlace() throws Exception {
        Mutant mutant = mutant(HEAD + "-b();\n+c();\n");
        assertThrows(Mutant.Unfit.class, () -> mutant.applied("b();\n  b();\n"));
        assertThrows(Mutant.Unfit.class, () -> mutant.applied("bb();\n"));
    }

    @Test
    void whatIsNoMutantIsRefused() {
        for (String text : List.of(
                "",
                "id: A-1\n\n-a\n",
                HEAD,
                HEAD + "+c();\n",
                HEAD + " a\n",
                HEAD + "-a\n+a\n",
                HEAD + "*a\n",
                "colour: red\n" + HEAD + "-a\n+b\n")) {
            assertThrows(Mutant.Unfit.class, () -> mutant(text), text);
        }
    }

    @Test
    void everyMutantFitsTheHouse() throws Exception {
        try (Stream<Path> files = Files.list(HOUSE.resolve("tool/mutants"))) {
            List<Path> mutants = files.filter(file -> file.toString().endsWith(Mutant.ENDING))
                    .toList();
            assertFalse(mutants.isEmpty());
            for (Path file : mutants) {
                Mutant mutant = Mutant.read(file);
                String source = Files.readString(HOUSE.resolve(mutant.place()));
                assertFalse(mutant.applied(source).equals(source), file.toString());
                assertTrue(
                        mutant.name().startsWith(mutant.id().toLowerCase(java.util.Locale.ROOT) + "-"),
                        file.toString());
            }
        }
    }

    private Mutant mutant(String text) throws IOException, Mutant.Unfit {
        return Mutant.read(Files.writeString(folder.resolve("m.mutant"), text));
    }
}

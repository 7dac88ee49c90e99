package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run prints how well the lines of its calls are heard, of scenarios that are green and of those that are not. */
class FiguresTest {

    private static final String FIGURES =
            "        the line of mac.donald: PCMU, lost \\d+ of \\d+ packets \\((\\d+\\.\\d) %\\), jitter \\d+\\.\\d ms, "
                    + "round trip (?:\\d+\\.\\d ms|unknown), own voice (\\d\\.\\d\\d), MOS \\d\\.\\d";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aLineThatLosesIsToldWithWhatItLosesAndFailsWhoeverDemandsAGoodOne() throws Exception {
        Path feature = folder.resolve("lines.feature");
        String call = """
                    Given the world "uclab" where 1 lab seconds pass in a second
                    And mac.donald has a client with:
                      | setting | value |
                      | codecs  | PCMU  |
                    When mac.donald signs in from inside
                    And mac.donald dials "9901"
                    Then the call of mac.donald is connected
                """;
        String loss = """
                    When the fault "rtp-lost" at rtp of uclabcucm-pub, in 5 % with seed 3
                """;
        Files.writeString(feature, """
                Feature: lines
                  Scenario: good
                %1$s    And mac.donald hears the own voice come back
                    And the line of mac.donald is good
                  Scenario: five percent are lost
                %1$s%2$s    Then the line of mac.donald loses about 5 percent
                    When all faults are healed
                    Then mac.donald hears the own voice come back
                  Scenario: none may be lost
                %1$s%2$s    Then the line of mac.donald loses about 5 percent
                    And the line of mac.donald is good
                    When all faults are healed
                    Then mac.donald hears the own voice come back
                """.formatted(call, loss));
        assertThat(Uclab.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "run",
                        feature.toString(),
                        "--out",
                        folder.resolve("r").toString()))
                .as("%s%s", out, err)
                .isOne();
        assertThat(out.toString()).contains("2 passed, 1 failed, 0 skipped");
        assertThat(figures("passed .*: good")).as("%s", out).singleElement().satisfies(line -> {
            assertThat(percent(line)).isLessThan(1);
            assertThat(Double.parseDouble(line.replaceFirst(FIGURES, "$2"))).isGreaterThan(0.9);
        });
        assertThat(figures("passed .*: five percent are lost"))
                .singleElement()
                .satisfies(line -> assertThat(percent(line)).isBetween(2.5, 10.0));
        assertThat(figures("failed .*: none may be lost"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(percent(line)).isBetween(1.0, 10.0));
        assertThat(out.toString()).containsPattern("FAILED .*: none may be lost\n" + FIGURES);
    }

    private static double percent(String line) {
        return Double.parseDouble(line.replaceFirst(FIGURES, "$1"));
    }

    /** What was printed of the scenario that is told of so. */
    private List<String> figures(String scenario) {
        return out.toString()
                .lines()
                .dropWhile(line -> !line.matches(scenario))
                .skip(1)
                .takeWhile(line -> line.matches(FIGURES))
                .toList();
    }
}

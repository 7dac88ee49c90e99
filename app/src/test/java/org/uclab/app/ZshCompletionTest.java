package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.tool.Tool;

/** A real zsh at a terminal completes our words. */
@Timeout(120)
class ZshCompletionTest {

    /** Types each line at the prompt of an inner shell, a tab for each bar, and prints what the command is given. */
    private static final String TYPES = """
            zmodload zsh/zpty
            zpty inner zsh -f -i
            zpty -w inner "PS1='#>'; HOME=$1; source $1/_uclab; uclab() { print -r -- \\"<\\$*>\\" };\\
             zstyle ':completion:*' insert-tab false; print rea''dy"
            zpty -r inner out '*ready*#>'
            tab=$'\\t'
            for typed in "${@[2,-1]}"; do
              zpty -w -n inner "uclab ${typed//|/$tab}"$'\\n'
              zpty -r inner out '*<*>*#>'
              print -r -- ${${out##*\\<}%%\\>*}
            done
            zpty -d inner
            """;

    @TempDir
    private Path folder;

    @Test
    void wordsOptionsAndValuesAreCompleted() throws Exception {
        StringWriter out = new StringWriter();
        PrintWriter print = new PrintWriter(out);
        assertThat(Uclab.run(print, print, "completion", "zsh")).isZero();
        Files.writeString(folder.resolve("_uclab"), out.toString());
        Path script = Files.writeString(folder.resolve("types.zsh"), TYPES);
        Tool.Said said = Tool.named("zsh")
                .run(
                        "-f",
                        script.toString(),
                        folder.toString(),
                        "comp| zs|",
                        "sign-in a --fr|ins|",
                        "fault ad| x --ho| h",
                        "host h power-of|",
                        "up --control of|",
                        "nothing su|");
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text().lines().map(String::strip))
                .containsExactly(
                        "completion zsh",
                        "sign-in a --from inside",
                        "fault add x --host h",
                        "host h power-off",
                        "up --control off",
                        "nothing su");
    }
}

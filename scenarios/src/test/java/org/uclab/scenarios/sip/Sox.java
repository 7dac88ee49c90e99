package org.uclab.scenarios.sip;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.tool.Tool;

/** Sounds that sox makes, and what it measures of those that were recorded. */
final class Sox {

    private static final Pattern RMS = Pattern.compile("RMS +amplitude: +([0-9.]+)");
    private static final Pattern PITCH = Pattern.compile("Rough +frequency: +(-?[0-9]+)");

    /**
     * What it measures.
     *
     * @param rms       1 is full scale
     * @param frequency Hz
     */
    record Measured(double rms, int frequency) {}

    private final Tool tool = Tool.named("sox");

    /** Half a minute of a pure tone at half of full scale, as G.711 has it. */
    Path tone(int hertz, Path folder) {
        Path file = folder.resolve("tone" + hertz + ".wav");
        said(
                "-n",
                "-r",
                "8000",
                "-c",
                "1",
                "-b",
                "16",
                file.toString(),
                "synth",
                "30",
                "sine",
                "" + hertz,
                "vol",
                "0.5");
        return file;
    }

    /** A second of it, which begins after half a second. */
    Measured measured(Path recording) {
        String said = said("--ignore-length", recording.toString(), "-n", "trim", "0.5", "1.0", "stat");
        return new Measured(Double.parseDouble(first(RMS, said)), Integer.parseInt(first(PITCH, said)));
    }

    private static String first(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new AssertionError("sox measures nothing: " + said);
        }
        return matcher.group(1);
    }

    private String said(String... arguments) {
        Tool.Said said = tool.run(arguments);
        if (said.exit() != 0) {
            throw new AssertionError("sox: " + said.text());
        }
        return said.text();
    }
}

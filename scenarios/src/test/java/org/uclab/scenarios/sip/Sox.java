package org.uclab.scenarios.sip;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        return measured(List.of("--ignore-length"), recording, "trim", "0.5", "1.0");
    }

    private Measured measured(List<String> as, Path recording, String... part) {
        List<String> arguments = new ArrayList<>(as);
        arguments.addAll(List.of(recording.toString(), "-n"));
        arguments.addAll(List.of(part));
        arguments.add("stat");
        String said = said(arguments.toArray(String[]::new));
        return new Measured(Double.parseDouble(first(RMS, said)), Integer.parseInt(first(PITCH, said)));
    }

    /**
     * A second of what somebody is still writing down, from a while after the first sound in it: samples of G.711 behind a head that
     * is not made yet.
     */
    Measured heard(Path recording) {
        List<String> samples = List.of("-t", "raw", "-r", "8000", "-c", "1", "-b", "16", "-e", "signed-integer");
        return measured(samples, recording, "silence", "1", "0.1", "2%", "trim", "0.3", "1.0");
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

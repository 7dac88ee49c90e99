package org.uclab.scenarios.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.tool.Tool;

/** Sounds that sox makes, and what it measures of those that were recorded. */
final class Sox {

    private static final Pattern RMS = Pattern.compile("RMS +amplitude: +([0-9.]+)");
    private static final Pattern PITCH = Pattern.compile("Rough +frequency: +([0-9]+)");

    /**
     * What it measures.
     *
     * @param rms       1 is full scale
     * @param frequency Hz
     */
    record Measured(double rms, int frequency) {}

    /** Bytes before the samples of a WAV file, an even number. */
    private static final int HEADER = 44;

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

    /** The newest second of a recording of 8000 samples a second that goes on. */
    Measured lately(Path recording) throws IOException {
        Path file = Files.createTempFile("uclab-sox", ".raw");
        try {
            byte[] all = Files.readAllBytes(recording);
            int second = 2 * 8000;
            int from = Math.max(HEADER, (all.length - second) & ~1);
            Files.write(file, Arrays.copyOfRange(all, from, Math.max(from, all.length & ~1)));
            String said = said(
                    "-t", "raw", "-r", "8000", "-e", "signed", "-b", "16", "-c", "1", file.toString(), "-n", "stat");
            return new Measured(Double.parseDouble(first(RMS, said)), Integer.parseInt(first(PITCH, said)));
        } finally {
            Files.delete(file);
        }
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

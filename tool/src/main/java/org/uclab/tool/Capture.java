package org.uclab.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What passes between addresses of this machine while it is open: tcpdump writes it down, and tshark takes it apart. */
public final class Capture implements AutoCloseable {

    /** Its number for an error. */
    private static final String ERROR = "8388608";

    private static final int FIELDS = 3;

    /**
     * A packet.
     *
     * @param protocols that it is made of, the lowest first, with colons between them
     * @param source    address that it comes from
     * @param worst     how bad what is to be said of it is, by tshark's numbers; empty for nothing
     */
    public record Frame(String protocols, String source, String worst) {

        /** Whether it is of that protocol. */
        public boolean has(String protocol) {
            return (":" + protocols + ":").contains(":" + protocol + ":");
        }

        /** Whether it is not as its protocol has it. */
        public boolean malformed() {
            return protocols.contains("malformed") || worst.contains(ERROR);
        }
    }

    private final Tool tshark;
    private final Path file;
    private final Running tcpdump;

    private Capture(Tool tshark, Path file, Running tcpdump) {
        this.tshark = tshark;
        this.file = file;
        this.tcpdump = tcpdump;
    }

    /**
     * Begins. The test is skipped where nobody may look at packets, or fails with {@code CI=true}, as for a program that is not
     * there.
     *
     * @param file  what is written
     * @param which packets, as tcpdump has it
     */
    public static Capture to(Path file, String which) {
        Tool tshark = Tool.named("tshark");
        Running tcpdump = Tool.named("tcpdump")
                .start(List.of("-i", "lo", "-U", "-Z", "root", "-w", file.toString(), which), Map.of());
        tcpdump.until(
                "listening",
                text -> text.contains("listening on") || text.contains("ermission") || text.contains("permitted"));
        if (!tcpdump.text().contains("listening on")) {
            tcpdump.close();
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail("tcpdump may not look at packets here, and CI skips nothing");
            }
            Assumptions.abort("tcpdump may not look at packets here");
        }
        return new Capture(tshark, file, tcpdump);
    }

    /**
     * Ends, and tells what has passed.
     *
     * @param which    as tshark filters for display
     * @param meanings of ports, as tshark has it: {@code udp.port==5070,bfcp}
     */
    public List<Frame> frames(String which, String... meanings) {
        tcpdump.close();
        List<String> arguments = new ArrayList<>(List.of("-r", file.toString(), "-n", "-Y", which, "-T", "fields"));
        for (String field : List.of("frame.protocols", "ip.src", "_ws.expert.severity")) {
            arguments.addAll(List.of("-e", field));
        }
        for (String meaning : meanings) {
            arguments.addAll(List.of("-d", meaning));
        }
        Tool.Said said = tshark.run(arguments);
        if (said.exit() != 0) {
            throw new AssertionError("tshark: " + said.text());
        }
        return said.text()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == FIELDS)
                .map(fields -> new Frame(fields[0], fields[1], fields[2]))
                .toList();
    }

    @Override
    public void close() {
        tcpdump.close();
    }
}

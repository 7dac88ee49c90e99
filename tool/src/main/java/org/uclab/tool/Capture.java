package org.uclab.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What passes between addresses of this machine while it is open: tcpdump writes it down, and tshark takes it apart. */
public final class Capture implements AutoCloseable {

    /** Its number for an error. */
    private static final String ERROR = "8388608";

    private static final int FIELDS = 3;

    private static final int FILE_HEAD = 24;
    private static final int PACKET_HEAD = 16;
    private static final int IP_HEAD = 20;
    private static final int UDP_HEAD = 8;

    /** What follows the head of a packet is IP. */
    private static final int LINK_IP = 101;

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
        return frames(tshark, file, which, meanings);
    }

    /** Ends, and tells what was in the datagrams. */
    public List<byte[]> datagrams(String which) {
        tcpdump.close();
        return said(tshark, List.of("-r", file.toString(), "-n", "-Y", which, "-T", "fields", "-e", "udp.payload"))
                .filter(line -> line.matches("[0-9a-f]+"))
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    /** What tshark makes of such datagrams at that port. */
    public static List<Frame> frames(List<byte[]> datagrams, int port, Path file, String which, String... meanings) {
        try {
            Files.write(file, written(datagrams, port));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return frames(Tool.named("tshark"), file, which, meanings);
    }

    /** Packets of IP in a file of libpcap, each from and to that port of one host. */
    private static byte[] written(List<byte[]> datagrams, int port) {
        int size = datagrams.stream().mapToInt(one -> one.length).sum();
        ByteBuffer all = ByteBuffer.allocate(FILE_HEAD + datagrams.size() * (PACKET_HEAD + IP_HEAD + UDP_HEAD) + size)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(0xa1b2c3d4)
                .putInt(0x00020004)
                .putLong(0)
                .putInt(0xffff)
                .putInt(LINK_IP);
        for (byte[] datagram : datagrams) {
            int udp = UDP_HEAD + datagram.length;
            int ip = IP_HEAD + udp;
            all.putLong(0).putInt(ip).putInt(ip);
            all.putShort((short) 0x4500).putShort((short) ip).putInt(0).putInt(0x4011_0000);
            all.putInt(0x7f000001).putInt(0x7f000001);
            all.putShort((short) port)
                    .putShort((short) port)
                    .putShort((short) udp)
                    .putShort((short) 0);
            all.put(datagram);
        }
        return all.array();
    }

    private static List<Frame> frames(Tool tshark, Path file, String which, String... meanings) {
        List<String> arguments = new ArrayList<>(List.of("-r", file.toString(), "-n", "-Y", which, "-T", "fields"));
        for (String field : List.of("frame.protocols", "ip.src", "_ws.expert.severity")) {
            arguments.addAll(List.of("-e", field));
        }
        for (String meaning : meanings) {
            arguments.addAll(List.of("-d", meaning));
        }
        return said(tshark, arguments)
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == FIELDS)
                .map(fields -> new Frame(fields[0], fields[1], fields[2]))
                .toList();
    }

    private static Stream<String> said(Tool tshark, List<String> arguments) {
        Tool.Said said = tshark.run(arguments);
        if (said.exit() != 0) {
            throw new AssertionError("tshark: " + said.text());
        }
        return said.text().lines();
    }

    @Override
    public void close() {
        tcpdump.close();
    }
}

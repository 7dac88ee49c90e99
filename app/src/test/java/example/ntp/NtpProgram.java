package example.ntp;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.UdpSocket;

/** Answers questions for the time with lab time (RFC 5905 §7.3). */
final class NtpProgram implements Program {

    private static final int PACKET_BYTES = 48;
    private static final int CLIENT = 3;
    private static final int SERVER = 4;
    private static final long SECONDS_TO_1970 = 2_208_988_800L;
    private static final int TRANSMIT = 40;

    @Override
    public Future<?> start(NodeContext node) {
        return node.udp("ntp", socket -> socket.onDatagram(question -> answer(node, socket, question)));
    }

    private static void answer(NodeContext node, UdpSocket socket, UdpSocket.Datagram question) {
        byte[] asked = question.data().getBytes();
        if (asked.length < PACKET_BYTES || (asked[0] & 7) != CLIENT) {
            return;
        }
        Hop hop = Hop.between(
                Hop.Over.UDP, socket.local().toString(), question.sender().toString());
        long exchange = node.recorder().nextExchange();
        node.recorder().received("ntp", NtpTeller.NTP.told(hop, exchange, "time?", asked));
        Optional<NtpFault> kiss =
                node.faults("ntp").bite(NtpFault.class, Occasion.of(node.clock().now(), hop.peer()));
        byte[] answer = packet(asked, node.clock().now(), kiss);
        String says = kiss.map(fault -> "kiss " + fault.code()).orElse("time");
        node.recorder().sent("ntp", NtpTeller.NTP.told(hop, exchange, says, answer));
        socket.send(question.sender(), Buffer.buffer(answer));
    }

    private static byte[] packet(byte[] asked, Instant now, Optional<NtpFault> kiss) {
        ByteBuffer packet = ByteBuffer.allocate(PACKET_BYTES);
        packet.put((byte) ((asked[0] & 0x38) | SERVER)); // the version of the question
        packet.put((byte) (kiss.isPresent() ? 0 : 1));
        packet.put(12, kiss.map(NtpFault::code).orElse("LOCL").getBytes(StandardCharsets.US_ASCII));
        packet.put(24, asked, TRANSMIT, 8);
        for (int at : new int[] {16, 32, TRANSMIT}) {
            packet.putInt(at, (int) (now.getEpochSecond() + SECONDS_TO_1970));
            packet.putInt(at + 4, (int) ((long) now.getNano() * (1L << 32) / 1_000_000_000L));
        }
        return packet.array();
    }
}

package org.uclab.sim.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What call control is told of waiting messages: two servers of it, played by hand over real sockets; lab time runs fast. */
@Timeout(120)
class MessageWaitingTest {

    private static final int LAB = 224;
    private static final String HOSTS = """
              - {name: ucm1.example.com, zone: inside, address: 10, runs: call-control}
              - {name: ucm2.example.com, zone: inside, address: 11, runs: call-control}
            voicemail:
            """;

    private static final String WORLD = RunningPair.WORLD
            .replace("voicemail:\n", HOSTS)
            .replace("    sendQuota:", "    callControl: [ucm1.example.com, ucm2.example.com]\n    sendQuota:");

    private static final Pattern ID = Pattern.compile("<MsgId>0:([^<]+)</MsgId>");

    /** A server of call control that answers as it is told. */
    private static final class Server {

        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final ServerSocket listening;
        private final Thread accepting;
        private final List<Socket> open = new CopyOnWriteArrayList<>();
        volatile int status = 200;

        Server(String address) {
            try {
                listening = new ServerSocket(5060, 50, InetAddress.getByName(address));
            } catch (IOException taken) {
                throw new UncheckedIOException(taken);
            }
            accepting = new Thread(this::accept, "call control");
            accepting.start();
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    open.add(socket);
                    new Thread(() -> talk(socket), "a connection of call control").start();
                }
            } catch (IOException closed) {
                heard.clear(); // nobody waits for it any more
            }
        }

        private void talk(Socket socket) {
            try {
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                for (String first = reader.readLine(); first != null; first = reader.readLine()) {
                    answer(socket, first, reader);
                }
            } catch (IOException closed) {
                open.remove(socket);
            }
        }

        private void answer(Socket socket, String first, BufferedReader reader) throws IOException {
            StringBuilder back = new StringBuilder("SIP/2.0 " + status + " Told\r\n");
            int length = 0;
            for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
                String name = line.split(":")[0].toLowerCase(Locale.ROOT);
                if (name.equals("to")) {
                    back.append(line).append(";tag=there\r\n");
                } else if (List.of("via", "from", "call-id", "cseq").contains(name)) {
                    back.append(line).append("\r\n");
                } else if (name.equals("content-length")) {
                    length = Integer.parseInt(line.split(":")[1].strip());
                }
            }
            char[] body = new char[length];
            for (int read = 0; read < length; ) {
                read += reader.read(body, read, length - read);
            }
            heard.add(first.replaceAll("@.*", "") + " " + new String(body).split("\r\n")[0]);
            socket.getOutputStream()
                    .write(back.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
        }

        String next() throws InterruptedException {
            String one = heard.poll(60, TimeUnit.SECONDS);
            assertThat(one).as("nothing came in a minute").isNotNull();
            return one;
        }

        void close() throws IOException, InterruptedException {
            listening.close();
            accepting.join(); // the port is free when nobody waits at it any more
            for (Socket socket : List.copyOf(open)) {
                socket.close();
            }
        }
    }

    private Server first;
    private Server second;
    private RunningPair pair;

    @BeforeEach
    void begin() {
        first = new Server("127." + LAB + ".1.10");
        second = new Server("127." + LAB + ".1.11");
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        pair.close();
        first.close();
        second.close();
    }

    private void reads(String of) {
        Matcher id = ID.matcher(pair.get("/vmrest/mailbox/folders/inbox/messages", RunningPair.grace()));
        assertThat(id.find()).isTrue();
        assertThat(pair.call(
                                "PUT",
                                RunningPair.BACKUP,
                                "/vmrest/messages/0:" + id.group(1),
                                RunningPair.grace("Content-Type", "application/xml"),
                                ("<Message><Read>" + of + "</Read></Message>").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isLessThan(300);
    }

    private void begun() throws InterruptedException {
        pair = new RunningPair(LAB, 20, WORLD);
        assertThat(List.of(first.next(), first.next()))
                .containsExactlyInAnyOrder(
                        "NOTIFY sip:5003 Messages-Waiting: yes", "NOTIFY sip:5004 Messages-Waiting: yes");
    }

    @Test
    void whatDiffersFromBeforeIsToldOnceAndByOneServerOfThePair() throws InterruptedException {
        begun();
        reads("true");
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: no");
        reads("false");
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: yes");
        assertThat(first.heard).isEmpty();
        assertThat(second.heard).isEmpty();
    }

    @Test
    void theSecondServerOfThePairGoesOnWhereTheFirstEnded() throws InterruptedException {
        begun();
        RunningPair.await(pair.node(RunningPair.PRIMARY).stop("power cut"));
        Matcher id = ID.matcher(RunningPair.text(pair.call(
                "GET",
                RunningPair.BACKUP,
                "/vmrest/mailbox/folders/inbox/messages",
                RunningPair.grace(),
                new byte[0])));
        assertThat(id.find()).isTrue();
        pair.call("DELETE", RunningPair.BACKUP, "/vmrest/messages/0:" + id.group(1), RunningPair.grace(), new byte[0]);
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: no");
        assertThat(first.heard).isEmpty();
        RunningPair.await(pair.node(RunningPair.PRIMARY).start());
    }

    @Test
    void aServerThatDoesNotTakeItIsPassedOverAndAllAreTriedAgain() throws InterruptedException {
        begun();
        first.status = 503;
        reads("true");
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: no");
        assertThat(second.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: no");
        second.status = 500;
        reads("false");
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: yes");
        assertThat(second.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: yes");
        first.status = 200;
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: yes"); // half a minute later
        assertThat(second.heard).isEmpty();
    }

    @Test
    void whoHearsItAndWantsNoneOfItIsNotToldTheSameAgain() throws InterruptedException {
        begun();
        first.status = 403;
        reads("true");
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: no");
        reads("false");
        assertThat(first.next()).isEqualTo("NOTIFY sip:5004 Messages-Waiting: yes");
        assertThat(second.heard).isEmpty();
    }
}

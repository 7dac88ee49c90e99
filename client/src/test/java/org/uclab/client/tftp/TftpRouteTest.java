package org.uclab.client.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.client.TinyLab;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.ResolverCache;
import org.uclab.client.dns.ResolverSettings;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.WireReasons;

/** Files by datagrams from a server of a few lines, over real sockets. */
class TftpRouteTest {

    private static final String HOST = "tftp.example.com";
    private static final int LAST = 77;

    private final TinyLab lab = new TinyLab(10);
    private final List<String> askedByHttp = new ArrayList<>();
    private final TinyTftpServer server = new TinyTftpServer();
    private Dialler dialler;
    private boolean httpAnswers = true;

    @BeforeEach
    void start() {
        lab.start(
                HOST, LAST, List.of(lab.port(HOST, "tftp", Transport.UDP, LAST, TftpRoute.PORT, false)), () -> server);
        dialler = lab.dialler(50);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void aFileComesInBlocksAndAnAbsentOneIs404() throws Exception {
        Fetched.Answered file = (Fetched.Answered) get(FileTransport.TFTP, "/a/big.xml");
        assertThat(file.status()).isEqualTo(200);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(TinyTftpServer.BIG);
        assertThat(((Fetched.Answered) get(FileTransport.TFTP, "/none.xml")).status())
                .isEqualTo(404);
        assertThat(askedByHttp).isEmpty();
    }

    @Test
    void datagramsThatGetLostAreRepeated() throws Exception {
        server.loses = 2;
        assertThat(((Fetched.Answered) get(FileTransport.TFTP, "/a/big.xml")).status())
                .isEqualTo(200);
    }

    @Test
    void aServerThatIsSilentIsNoAnswer() throws Exception {
        server.loses = Integer.MAX_VALUE;
        assertThat(get(FileTransport.TFTP, "/a/big.xml"))
                .isInstanceOfSatisfying(
                        Fetched.NoAnswer.class,
                        lost -> assertThat(lost.because().text()).contains("no answer to 5 packets"));
    }

    @Test
    void httpComesFirstWhereItAnswers() throws Exception {
        assertThat(((Fetched.Answered) get(FileTransport.HTTP_THEN_TFTP, "/a/big.xml")).status())
                .isEqualTo(299);
        httpAnswers = false;
        assertThat(((Fetched.Answered) get(FileTransport.HTTP_THEN_TFTP, "/a/big.xml")).status())
                .isEqualTo(200);
        assertThat(get(FileTransport.HTTP, "/a/big.xml")).isInstanceOf(Fetched.NoAnswer.class);
    }

    @Test
    void whatIsNoFileGoesAsBefore() throws Exception {
        Fetched fetched = route(FileTransport.TFTP).get(new ServerUrl("https", HOST, 8443, "/x"), Optional.empty());
        assertThat(((Fetched.Answered) fetched).status()).isEqualTo(299);
    }

    private Fetched get(FileTransport transport, String file) throws RouteLost, Stopped {
        return route(transport).get(new ServerUrl("http", lab.address(LAST), 6970, file), Optional.empty());
    }

    private Route route(FileTransport transport) {
        Endpoint nobody = new Endpoint(lab.address(2), 5300);
        HostLookup hosts = new HostLookup(
                new StubResolver(
                        dialler,
                        nobody,
                        ResolverSettings.desktop(),
                        new ResolverCache(ResolverSettings.desktop()),
                        Seed.of(1).draws("ids")),
                "");
        Journal journal = new Journal(lab.history.recorder("client"));
        return new TftpRoute(
                new Around(),
                transport,
                new TftpRoute.Equipment(hosts, new TftpReader(dialler), journal),
                new Patience(dialler.clock(), Duration.ofSeconds(60)));
    }

    private final class Around implements Route {

        @Override
        public boolean throughEdge() {
            return false;
        }

        @Override
        public Fetched get(ServerUrl url, Optional<Credentials> credentials) {
            askedByHttp.add(url.toString());
            return httpAnswers
                    ? new Fetched.Answered(299, HttpFields.none(), new byte[0])
                    : new Fetched.NoAnswer(WireReasons.of(new IOException("connection refused")));
        }

        @Override
        public Fetched post(ServerUrl url, Posted document, Optional<Credentials> credentials) {
            return get(url, credentials);
        }

        @Override
        public Fetched send(
                String method, ServerUrl url, Optional<Posted> document, Optional<Credentials> credentials) {
            return get(url, credentials);
        }

        @Override
        public Route within(Patience patience) {
            return this;
        }

        @Override
        public Route within(Patience patience, Duration limit) {
            return this;
        }
    }

    /** Serves {@code a/big.xml} from the port asked, in blocks of 512 bytes, and knows no options. */
    private static final class TinyTftpServer implements Program {

        static final String BIG = "<x>" + "0123456789".repeat(130) + "</x>";

        private static final int BLOCK = 512;
        int loses;

        @Override
        public Future<?> start(NodeContext node) {
            return node.udp("tftp", socket -> socket.onDatagram(datagram -> answer(socket, datagram)));
        }

        private void answer(UdpSocket socket, UdpSocket.Datagram asked) {
            if (loses > 0) {
                loses--;
                return;
            }
            int code = asked.data().getByte(1);
            String text = asked.data().toString(StandardCharsets.ISO_8859_1);
            if (code == 1 && !text.startsWith("a/big.xml\0octet\0", 2)) {
                socket.send(asked.sender(), Buffer.buffer("\0\5\0\1no\0"));
            } else if (code == 1 || code == 4) {
                int next = code == 1 ? 1 : asked.data().getUnsignedShort(2) + 1;
                int from = (next - 1) * BLOCK;
                if (from <= BIG.length()) {
                    socket.send(
                            asked.sender(),
                            Buffer.buffer()
                                    .appendShort((short) 3)
                                    .appendShort((short) next)
                                    .appendString(BIG.substring(from, Math.min(BIG.length(), from + BLOCK))));
                }
            }
        }
    }
}

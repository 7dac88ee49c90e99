package org.uclab.shell.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;

/** What is written in one turn of a node goes over TLS as one record, seen by who stands between. */
class SipRecordsTest {

    private static final String SERVER = "cucm.example.com";
    private static final Endpoint AT = new Endpoint("127.206.2.10", 15061);
    private static final int APPLICATION_DATA = 23;
    private static final int WAIT_MS = 60_000;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, LabCa.create("sip test", clock));
    private final Node node = new Node(
            new NodeSpec(
                    SERVER,
                    AT.address(),
                    List.of(new Port(SERVER, "sips", "sip", Transport.TCP, AT, true)),
                    CertificateProfile.server(SERVER)),
            lab,
            Answering::new);
    private final AtomicInteger records = new AtomicInteger();

    /** Says that it tries, and that all is well. */
    private static final class Answering implements Program, SipUser {

        private SipServing sip;
        private Agenda agenda;

        @Override
        public Future<?> start(NodeContext context) {
            agenda = Agenda.here(context.clock(), context.recorder()::failed);
            sip = SipServing.at(context, agenda, SipSettings.STANDARD, this);
            return sip.tcp("sips");
        }

        @Override
        public void asked(Asked asked) {
            sip.answer(asked, asked.request().response(100));
            sip.answer(asked, asked.request().response(200));
        }

        @Override
        public void acked(Asked asked, SipRequest ack) {}

        @Override
        public void stop() {
            agenda.close();
        }
    }

    @BeforeEach
    void start() {
        get(node.start());
    }

    @AfterEach
    void stop() {
        get(node.stop("over"));
        get(wire.close());
        clock.close();
    }

    @Test
    void theAnswersToSeveralRequestsAreOneRecord() throws Exception {
        try (ServerSocket between = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread passing = new Thread(() -> pass(between));
            passing.start();
            try (SSLSocket caller = (SSLSocket)
                    trusting().getSocketFactory().createSocket(between.getInetAddress(), between.getLocalPort())) {
                caller.setSoTimeout(WAIT_MS);
                ask(caller, 1, 1); // behind it no record of the handshake is left
                int before = records.get();
                ask(caller, 2, 3);
                assertThat(records.get() - before).isEqualTo(1);
            }
            passing.join(WAIT_MS);
        }
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    /** Sends requests with those numbers as one, and reads until the answer to the last of them. */
    private static void ask(SSLSocket caller, int first, int last) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int number = first; number <= last; number++) {
            all.append("OPTIONS sip:cucm.example.com SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1:1;branch=z9hG4bK")
                    .append(number)
                    .append("\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: ")
                    .append(number)
                    .append("\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        }
        caller.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
        StringBuilder came = new StringBuilder();
        while (answers(came) < 2L * (last - first + 1)) {
            int next = caller.getInputStream().read();
            assertThat(next).isNotNegative();
            came.append((char) next);
        }
    }

    private static long answers(StringBuilder came) {
        return came.indexOf("\r\n\r\n") < 0 ? 0 : came.toString().split("\r\n\r\n", -1).length - 1;
    }

    /** Passes one connection on, and counts what the node says. */
    private void pass(ServerSocket between) {
        try (Socket caller = between.accept();
                Socket server = new Socket(AT.address(), AT.port())) {
            Thread there = new Thread(() -> copy(caller, server));
            there.start();
            DataInputStream said = new DataInputStream(server.getInputStream());
            OutputStream on = caller.getOutputStream();
            for (int type = said.read(); type >= 0; type = said.read()) {
                byte[] rest = new byte[4];
                said.readFully(rest);
                byte[] record = new byte[((rest[2] & 0xff) << 8) | (rest[3] & 0xff)];
                said.readFully(record);
                records.addAndGet(type == APPLICATION_DATA ? 1 : 0);
                on.write(type);
                on.write(rest);
                on.write(record);
            }
            there.join(WAIT_MS);
        } catch (IOException ended) {
            return; // as the caller has
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream said = from.getInputStream()) {
            said.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            closed(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException unusual) {
            throw new UncheckedIOException(unusual);
        }
    }

    /** Who is between is nobody to be known by a certificate. */
    private static SSLContext trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        return context;
    }

    private static final class Trusting extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(
                java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(
                java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }

    private static void get(Future<?> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}

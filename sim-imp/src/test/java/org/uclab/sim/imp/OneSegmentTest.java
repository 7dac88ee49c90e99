package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.uclab.sim.imp.cluster.ImpConfig;

/** A client whose last word of the handshake and first word of its stream come in one segment. */
class OneSegmentTest {

    private static final String HEADER = "<stream:stream to='uclab.com' version='1.0' xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams'>";
    private static final int ROOM = 64 * 1024;

    @Test
    void theStreamBehindTheHandshakeIsHeard() throws Exception {
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual());
                Socket socket = cluster.dialler.socketFactory().createSocket(cluster.pub.address(), 5222)) {
            socket.setSoTimeout((int) TestCluster.PATIENCE.toMillis());
            socket.getOutputStream()
                    .write((HEADER + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
                            .getBytes(StandardCharsets.UTF_8));
            String clear = "";
            byte[] piece = new byte[ROOM];
            while (!clear.contains("<proceed")) {
                clear += new String(piece, 0, socket.getInputStream().read(piece), StandardCharsets.UTF_8);
            }
            assertThat(spoken(cluster, socket)).contains("mechanisms");
        }
    }

    private static String spoken(TestCluster cluster, Socket socket) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {cluster.trust()}, null);
        SSLEngine engine = tls.createSSLEngine(TestCluster.DOMAIN, 5222);
        engine.setUseClientMode(true);
        ByteBuffer in = ByteBuffer.allocate(ROOM).flip();
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        ByteBuffer plain = ByteBuffer.allocate(ROOM);
        ByteBuffer said = ByteBuffer.wrap(HEADER.getBytes(StandardCharsets.UTF_8));
        engine.beginHandshake();
        while (plain.position() == 0 || !text(plain).contains("</stream:features>")) {
            SSLEngineResult.HandshakeStatus status = engine.getHandshakeStatus();
            switch (status) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
                default -> {
                    boolean up = status == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
                    if (up && said.hasRemaining()) {
                        engine.wrap(said, out); // behind what is left of the handshake
                    }
                    if (out.position() > 0) {
                        socket.getOutputStream().write(out.array(), 0, out.position());
                        out.clear();
                    }
                    SSLEngineResult got = engine.unwrap(in, plain);
                    if (got.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        in.compact();
                        int n = socket.getInputStream().read(in.array(), in.position(), in.remaining());
                        assertThat(n).isPositive();
                        in.position(in.position() + n).flip();
                    }
                }
            }
        }
        return text(plain);
    }

    private static String text(ByteBuffer plain) {
        return new String(plain.array(), 0, plain.position(), StandardCharsets.UTF_8);
    }
}

package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.scenarios.Bench;
import org.uclab.tool.tls.OneCa;

/** Somebody who says secrets to services byte for byte. Each waits until it is answered, so that it is in the history. */
final class SecretTeller {

    private final Bench bench;

    SecretTeller(Bench bench) {
        this.bench = bench;
    }

    /** A request of HTTP with those fields. */
    void ask(String host, String service, String question, List<String> headers, String body) throws IOException {
        try (Socket socket = connected(host, service)) {
            StringBuilder request = new StringBuilder(question)
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(host)
                    .append("\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            request.append("Content-Type: application/xml\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).as(question).isEqualTo('H');
        }
    }

    /** A simple bind, RFC 4511 §4.2. */
    void bind(String host, String service, String name, String password) throws IOException {
        try (Socket socket = connected(host, service)) {
            byte[] who = tagged(0x04, name.getBytes(StandardCharsets.UTF_8));
            byte[] proof = tagged(0x80, password.getBytes(StandardCharsets.UTF_8));
            byte[] bind = tagged(0x60, joined(new byte[] {2, 1, 3}, who, proof));
            socket.getOutputStream().write(tagged(0x30, joined(new byte[] {2, 1, 1}, bind)));
            assertThat(socket.getInputStream().read()).isEqualTo(0x30);
        }
    }

    /** A log-in to CTI. */
    void open(String host, String user, String password) throws IOException {
        try (Socket socket = connected(host, "cti")) {
            byte[] fields = joined(new byte[] {0, 0, 0, 1}, field(user), field(password), field("canary"));
            byte[] head = {(byte) 0xC1, 1, (byte) (fields.length >> 8), (byte) fields.length};
            socket.getOutputStream().write(joined(head, fields));
            assertThat(socket.getInputStream().read()).isEqualTo(0xC1);
        }
    }

    /** A call whose offer has the key of its media (RFC 4568 §9.2), and which proves itself by a token. */
    void invite(String host, String mediaKey, String token) throws IOException {
        String offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio 20000 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + mediaKey + "\r\n";
        String invite = "INVITE sip:9901@" + host + " SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKcanary\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:canary@" + host + ">;tag=1\r\nTo: <sip:9901@" + host + ">\r\n"
                + "Call-ID: canary\r\nCSeq: 1 INVITE\r\nContact: <sip:canary@127.0.0.1>\r\n"
                + "Authorization: Bearer " + token + "\r\nContent-Type: application/sdp\r\nContent-Length: "
                + offer.length() + "\r\n\r\n" + offer;
        try (Socket socket = connected(host, "sip")) {
            socket.getOutputStream().write(invite.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('S');
        }
    }

    private Socket connected(String host, String service) throws IOException {
        Port port = bench.node(host).ports().stream()
                .filter(each -> each.service().equals(service) && each.transport() == Transport.TCP)
                .findFirst()
                .orElseThrow();
        Endpoint at = bench.addressPlan().actual(Transport.TCP, port.published());
        Socket socket = new Socket();
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(at.address(), at.port()), 60_000);
        return port.tls()
                ? OneCa.trusted(bench.ca().pem()).getSocketFactory().createSocket(socket, host, at.port(), true)
                : socket;
    }

    private static byte[] field(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return joined(new byte[] {(byte) (octets.length >> 8), (byte) octets.length}, octets);
    }

    private static byte[] tagged(int tag, byte[] content) {
        return joined(new byte[] {(byte) tag, (byte) content.length}, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** What {@code Authorization} says of a user by Basic. */
    static String basic(String user, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}

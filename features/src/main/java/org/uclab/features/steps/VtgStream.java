package org.uclab.features.steps;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.uclab.lab.wire.Endpoint;

/**
 * A stream up to the answer to a one-time password, RFC 6120 §4 to §6: as a public test script writes it (G-TOOL), which
 * knows no more of XMPP than this.
 */
final class VtgStream {

    private static final int ANSWER_MAX_BYTES = 64 * 1024;
    private static final int PATIENCE_WALL_MILLIS = 20_000;
    private static final String TLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

    private VtgStream() {}

    /**
     * The beginning of what the server says to the password, as far as it decides.
     *
     * @param address of the user
     */
    static String answer(
            SocketFactory sockets, X509TrustManager trust, Endpoint server, String address, String oneTimePassword) {
        String header = "<stream:stream to='" + address.substring(address.indexOf('@') + 1)
                + "' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
        String token = Base64.getEncoder()
                .encodeToString(("userid=" + address + "\0token=" + oneTimePassword).getBytes(StandardCharsets.UTF_8));
        try (Socket plain = sockets.createSocket(server.address(), server.port())) {
            plain.setSoTimeout(PATIENCE_WALL_MILLIS);
            ask(plain, header, "</stream:features>");
            ask(plain, TLS, "/>", "</proceed>");
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            try (Socket secure =
                    context.getSocketFactory().createSocket(plain, server.address(), server.port(), true)) {
                ask(secure, header, "</stream:features>");
                return ask(
                        secure,
                        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='CISCO-VTG-TOKEN'>" + token
                                + "</auth>",
                        "/>",
                        "</success>");
            }
        } catch (IOException | GeneralSecurityException broken) {
            throw new AssertionError("no stream with " + server, broken);
        }
    }

    private static String ask(Socket socket, String words, String... ends) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (answer.length() < ANSWER_MAX_BYTES) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
            for (String end : ends) {
                if (answer.toString().endsWith(end)) {
                    return answer.toString();
                }
            }
        }
        throw new IOException("the server said only: " + answer);
    }
}

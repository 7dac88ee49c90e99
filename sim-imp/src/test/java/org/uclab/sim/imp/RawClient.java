package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.uclab.lab.node.Node;

/** A client that says what the test says, on a stream with TLS. */
final class RawClient implements AutoCloseable {

    private static final String HEADER = "<stream:stream to='uclab.com' version='1.0' xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams'>";
    private static final int XMPP_PORT = 5222;

    private final Socket tcp;
    private Socket socket;
    private final StringBuilder heard = new StringBuilder();

    /** Signs in, as far as the features that offer a resource. */
    RawClient(TestCluster cluster, Node node, String user, String password) throws Exception {
        tcp = cluster.dialler.socketFactory().createSocket(node.address(), XMPP_PORT);
        tcp.setSoTimeout((int) TestCluster.PATIENCE.toMillis());
        socket = tcp;
        says(HEADER);
        hears("</stream:features>");
        says("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        hears("<proceed");
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {cluster.trust()}, null);
        socket = tls.getSocketFactory().createSocket(tcp, TestCluster.DOMAIN, XMPP_PORT, true);
        says(HEADER);
        hears("</stream:features>");
        String secret =
                Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
        says("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + secret + "</auth>");
        hears("<success");
        says(HEADER);
        hears("</stream:features>");
    }

    void says(String xml) throws IOException {
        socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Reads on until that has come; all that came up to its end. */
    String hears(String words) throws IOException {
        byte[] piece = new byte[8192];
        int at = heard.indexOf(words);
        while (at < 0) {
            int n = socket.getInputStream().read(piece);
            assertThat(n).as("the end instead of %s after %s", words, heard).isPositive();
            heard.append(new String(piece, 0, n, StandardCharsets.UTF_8));
            at = heard.indexOf(words);
        }
        int end = heard.indexOf(">", at + words.length() - 1) + 1;
        String until = heard.substring(0, end == 0 ? at + words.length() : end);
        heard.delete(0, until.length());
        return until;
    }

    /** The value of the attribute in what was heard. */
    static String attribute(String name, String heard) {
        int at = heard.lastIndexOf(" " + name + "='") + name.length() + 3;
        return heard.substring(at, heard.indexOf('\'', at));
    }

    void binds(String resource) throws IOException {
        says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + resource
                + "</resource></bind></iq>");
        hears("</iq>");
    }

    /** Has the stream managed; the id by which it goes on. */
    String enables() throws IOException {
        says("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        return attribute("id", hears("<enabled"));
    }

    /** The connection is gone without a word of the stream. */
    void loses() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
    }
}

package org.uclab.sim.imp;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import org.uclab.lab.node.Node;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;

/** Posts envelopes to the nodes of a test cluster. */
final class SoapCaller {

    static final String SERVICE = "/EPASSoap/service";
    static final String TYPE = "application/soap+xml; charset=utf-8";
    static final String LOGIN = login("mac.donald", "ilikeMRA1", "true");

    private final HttpDialler http;

    SoapCaller(TestCluster cluster) {
        http = cluster.dialler.http(new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(new PeerTrust(cluster.ca)))
                .setHostnameVerificationAlgorithm("HTTPS"));
    }

    static String login(String user, String password, String force) {
        return envelope(
                "",
                "<e:login client-type='CUPC' client-version='9.7.0.1' force='" + force + "'><e:username>" + user
                        + "</e:username><e:password>" + password + "</e:password></e:login>");
    }

    static String envelope(String key, String body) {
        return "<env:Envelope xmlns:env='http://www.w3.org/2003/05/soap-envelope' xmlns:e='urn:cisco:epas:soap'>"
                + (key.isEmpty() ? "" : "<env:Header><e:session-key>" + key + "</e:session-key></env:Header>")
                + "<env:Body>" + body + "</env:Body></env:Envelope>";
    }

    HttpReply post(Node node, String target, String type, String body) {
        return call(node, "POST", target, type, body);
    }

    HttpReply call(Node node, String method, String target, String type, String body) {
        return TestCluster.await(http.call(new HttpCall(
                method,
                "https",
                node.name(),
                new Endpoint(node.address(), TestCluster.SOAP_PORT),
                target,
                type.isEmpty() ? HttpFields.none() : HttpFields.of("Content-Type", type),
                body.getBytes(StandardCharsets.UTF_8),
                TestCluster.PATIENCE)));
    }

    /** The answer to a call. */
    String ask(Node node, String body) {
        return post(node, SERVICE, TYPE, body).text();
    }

    /** The key of a new session. */
    String key(Node node, String login) {
        return between(ask(node, login), "<session-key>", "</session-key>");
    }

    String oneTimePassword(Node node, String key) {
        return between(ask(node, envelope(key, "<e:get-onetime-password/>")), "<password>", "</password>");
    }

    static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        if (from < 0) {
            throw new AssertionError("no " + begin + " in " + text);
        }
        return text.substring(from + begin.length(), text.indexOf(end, from));
    }
}

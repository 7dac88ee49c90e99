package org.uclab.sim.expressway;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpQuestion.Credentials;
import org.uclab.shell.http.HttpServing;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;

/** As much of a UCM node as an edge sees: users with passwords, a cluster, files, a registrar that takes everybody. */
final class FakeUcm implements Program {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    private final String home;
    private final List<String> cluster;
    private final Map<String, String> passwords;
    private final Map<String, String> files;
    private Runnable stopping = () -> {};

    FakeUcm(String home, List<String> cluster, Map<String, String> passwords, Map<String, String> files) {
        this.home = home;
        this.cluster = cluster;
        this.passwords = passwords;
        this.files = files;
    }

    @Override
    public Future<?> start(NodeContext node) {
        Agenda loop = Agenda.here(node.clock(), node.recorder()::failed);
        SipServing[] sip = new SipServing[1];
        sip[0] = SipServing.at(node, loop, SipSettings.STANDARD, asked -> {
            SipRequest request = asked.request();
            SipResponse ok = request.response(200)
                    .with("Expires", request.header("Expires").orElse("120"));
            if (request.is(SipRequest.INVITE)) {
                SipResponse answer = ok.with("Contact", "<sip:5003@" + node.address() + ":5060;transport=tcp>");
                sip[0].answer(
                        asked,
                        request.body().isEmpty()
                                ? answer
                                : answer.withBody("application/sdp", SipBody.of(description(node.address()))));
            } else {
                sip[0].answer(
                        asked, ok.with("Contact", request.header("Contact").orElse("<sip:none@invalid>")));
            }
        });
        stopping = loop::close;
        return Future.all(
                HttpServing.serve(node, "uds", this::uds),
                HttpServing.serve(node, "tftp-http", this::file),
                sip[0].tcp("sip"));
    }

    private static String description(String address) {
        return "v=0\r\no=ucm 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address
                + "\r\nt=0 0\r\nm=audio 24000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
    }

    @Override
    public void stop() {
        stopping.run();
    }

    private Future<HttpAnswer> uds(HttpQuestion question, Instant now) {
        String path = question.path();
        if (path.equals("/cucm-uds/version")) {
            return xml("<versionInformation version=\"9.1.2\"/>");
        } else if (path.equals("/cucm-uds/servers")) {
            StringBuilder list = new StringBuilder("<servers version=\"9.1.2\">");
            cluster.forEach(host -> list.append("<server>").append(host).append("</server>"));
            return xml(list.append("</servers>").toString());
        } else if (path.equals("/cucm-uds/clusterUser")) {
            String email = question.only("email").orElse("");
            boolean byEmail = email.endsWith("@uclab.com");
            boolean known = passwords.containsKey(
                    byEmail
                            ? email.substring(0, email.indexOf('@'))
                            : question.only("username").orElse(""));
            boolean sso = byEmail && email.startsWith("sso.");
            return xml("<clusterUser version=\"9.1.2\"><result found=\"" + known + "\"/>"
                    + (known
                            ? "<homeCluster serversUri=\"https://" + home + ":8443/cucm-uds/servers\">" + home
                                    + "</homeCluster>"
                            : "")
                    + (sso ? "<ssoEnabled>true</ssoEnabled>" : "")
                    + "</clusterUser>");
        } else if (path.startsWith("/cucm-uds/user/")) {
            return user(question, path.substring("/cucm-uds/user/".length()).split("/")[0]);
        }
        return Future.succeededFuture(HttpAnswer.empty(404));
    }

    private Future<HttpAnswer> user(HttpQuestion question, String user) {
        boolean right = question.basic()
                .filter(given -> given.equals(new Credentials(user, passwords.getOrDefault(user, "\0"))))
                .isPresent();
        if (!right) {
            return Future.succeededFuture(
                    HttpAnswer.empty(401).with("WWW-Authenticate", "Basic realm=\"Cisco Web Services Realm\""));
        }
        return Future.succeededFuture(HttpAnswer.of(
                        200,
                        "application/xml",
                        XML + "<devices version=\"9.1.2\"><device><name>MDonald</name></device></devices>")
                .with("Set-Cookie", "JSESSIONIDSSO=0A; Path=/; Secure; HttpOnly")
                .with("Set-Cookie", "JSESSIONID=0B; Path=/cucm-uds/; Secure; HttpOnly")
                .with("X-Peer", question.peerAddress())
                .with("Server", ""));
    }

    private Future<HttpAnswer> file(HttpQuestion question, Instant now) {
        String text = files.get(question.path());
        return Future.succeededFuture(
                text == null
                        ? HttpAnswer.of(404, "text/html", "no such file")
                        : new HttpAnswer(
                                200,
                                HttpFields.of("Content-Type", "text/xml", "Keep-Alive", "timeout=5", "X-Hop", "secret")
                                        .with("Connection", "X-Hop"),
                                text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Future<HttpAnswer> xml(String body) {
        return Future.succeededFuture(HttpAnswer.of(200, "application/xml", XML + body)
                .with("X-Frame-Options", "SAMEORIGIN")
                .with("Server", ""));
    }
}

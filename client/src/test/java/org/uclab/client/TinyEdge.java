package org.uclab.client;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpServing;

/** An edge server and the core behind it in one: gives the edge configuration and serves what is inside by cookie. */
final class TinyEdge implements Program {

    private static final String TOKEN = "d7be94ee-6f59-40d9-9614-1557e87bb122";

    private final TinyCompany company;
    private final String host;
    Node node;
    String cookie = "X-Auth=" + TOKEN + "; Expires=Sun, 01 Jan 2034 10:00:00 GMT; Domain=.example.com; Path=/; Secure";
    String udsService = server("cucm-sub.example.com", 0) + server("cucm-pub.example.com", 1);
    int status = 200;
    boolean carriesNothing;

    TinyEdge(TinyCompany company, String host) {
        this.company = company;
        this.host = host;
    }

    static String server(String address, int priority) {
        return "<server><priority>" + priority + "</priority><weight>0</weight><port>8443</port><address>" + address
                + "</address></server>";
    }

    @Override
    public Future<?> start(NodeContext context) {
        TinyPresenceServer presence =
                new TinyPresenceServer(TinyCompany.DOMAIN, java.util.Map.of("mac.donald", TinyCompany.PASSWORD), "");
        return HttpServing.serve(context, "edge-https", this::answer).compose(up -> presence.start(context));
    }

    private Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        String[] parts = question.path().split("/", 3);
        String place = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        HttpQuestion inside = new HttpQuestion(
                question.method(),
                question.target(),
                "/" + parts[2],
                question.query(),
                question.headers(),
                question.body(),
                question.authority(),
                question.hop(),
                question.exchange());
        company.note(host + " " + place, inside);
        return Future.succeededFuture(
                place.equals(TinyCompany.DOMAIN) ? configuration(inside) : behind(place.split("/"), inside));
    }

    private HttpAnswer behind(String[] place, HttpQuestion inside) {
        if (!inside.headers().get("Cookie").equals(Optional.of("X-Auth=" + TOKEN))) {
            return HttpAnswer.empty(401);
        }
        if (carriesNothing) {
            return HttpAnswer.empty(502);
        }
        return place[1].equals("http")
                ? company.files.getOrDefault(inside.path(), HttpAnswer.empty(404))
                : company.document(inside);
    }

    private HttpAnswer configuration(HttpQuestion question) {
        if (status != 200) {
            return HttpAnswer.empty(status);
        }
        if (!question.basic().equals(Optional.of(new HttpQuestion.Credentials("mac.donald", TinyCompany.PASSWORD)))) {
            return HttpAnswer.empty(401);
        }
        return TinyCompany.xml("<?xml version='1.0' encoding='UTF-8'?><getEdgeConfigResponse version=\"1.0\">"
                        + "<serviceConfig><service><name>_cisco-phone-tftp</name><error>NameError</error></service>"
                        + "<service><name>_cuplogin</name><error>NameError</error></service>"
                        + "<service><name>_cisco-uds</name>" + udsService + "</service>"
                        + "<service><name>tftpServer</name><address></address><address></address></service></serviceConfig>"
                        + "<edgeConfig><sipEdgeServer><server><address>" + host
                        + "</address><tlsPort>5061</tlsPort></server></sipEdgeServer>"
                        + "<sipRequest><route>&lt;sip:192.0.2.85:5061;transport=tls;lr&gt;</route></sipRequest>"
                        + "<xmppEdgeServer><server><address>expe1.example.com</address><tlsPort>5222</tlsPort></server>"
                        + "<server><address>expe2.example.com</address><tlsPort>5222</tlsPort></server></xmppEdgeServer>"
                        + "<httpEdgeServer/><turnEdgeServer/>"
                        + "<userUdsServer><server><address>cucm-pub</address><tlsPort>8443</tlsPort></server></userUdsServer>"
                        + "</edgeConfig></getEdgeConfigResponse>")
                .with("Set-Cookie", cookie);
    }
}

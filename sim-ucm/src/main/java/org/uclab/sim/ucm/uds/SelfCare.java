package org.uclab.sim.ucm.uds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;

/**
 * The self-care portal: a page for people, who sign in by a form and see their phones. ASSUMED(choice): what the product's page
 * shows is not public; the address is that of S4's "user page", the form that of its servlet container.
 */
final class SelfCare {

    private static final String ROOT = "/ucmuser";
    private static final String HOME = ROOT + "/";
    private static final String CHECK = HOME + "j_security_check";
    private static final String HTML = "text/html;charset=utf-8";

    /** Longest form taken, in bytes. */
    private static final int FORM_MAX = 4096;

    private final Doorman doorman;

    SelfCare(Doorman doorman) {
        this.doorman = doorman;
    }

    /** Whether that path is one of its own. */
    static boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(HOME);
    }

    HttpAnswer answer(HttpQuestion question, ClusterState cluster, Instant now) {
        return switch (question.path()) {
            case ROOT -> found(List.of());
            case HOME -> page(question, cluster, now);
            case CHECK -> question.method().equals("POST") ? entered(question, cluster, now) : other("POST");
            default -> HttpAnswer.empty(404);
        };
    }

    private HttpAnswer page(HttpQuestion question, ClusterState cluster, Instant now) {
        if (!question.method().equals("GET") && !question.method().equals("HEAD")) {
            return other("GET, HEAD");
        }
        return doorman.known(question, now)
                .flatMap(cluster::user)
                .map(user -> html(200, phones(user)))
                .orElseGet(() -> html(200, form("")));
    }

    private HttpAnswer entered(HttpQuestion question, ClusterState cluster, Instant now) {
        Optional<Sessions.Opened> opened = question.body().length > FORM_MAX
                ? Optional.empty()
                : doorman.entered(
                        field(question, "j_username"),
                        field(question, "j_password"),
                        cluster,
                        now,
                        question.peerAddress());
        return opened.map(session -> found(List.of(new Field(
                        "Set-Cookie", Doorman.SSO_COOKIE + "=" + session.sso() + "; Path=/; Secure; HttpOnly"))))
                .orElseGet(() -> html(200, form("<p>The user name or password is not correct</p>")));
    }

    private static String field(HttpQuestion question, String name) {
        for (String pair : new String(question.body(), StandardCharsets.UTF_8).split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException malformed) {
                    return "";
                }
            }
        }
        return "";
    }

    private static String form(String note) {
        return note + "<form method=\"post\" action=\"j_security_check\"><input name=\"j_username\"/>"
                + "<input name=\"j_password\" type=\"password\"/></form>";
    }

    private static String phones(EndUser user) {
        StringBuilder list = new StringBuilder("<ul>");
        for (Device device : user.devices()) {
            list.append("<li>").append(escaped(device.name())).append("</li>");
        }
        return "<p>Phones of " + escaped(user.id()) + "</p>" + list + "</ul>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static HttpAnswer html(int status, String body) {
        String whole = "<html><head><title>Unified Communications Self Care Portal</title></head><body>" + body
                + "</body></html>";
        return new HttpAnswer(status, HttpFields.of("Content-Type", HTML), whole.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer found(List<Field> more) {
        List<Field> fields = new ArrayList<>(more);
        fields.add(new Field("Location", HOME));
        return new HttpAnswer(302, new HttpFields(fields), new byte[0]);
    }

    private static HttpAnswer other(String allowed) {
        return HttpAnswer.empty(405).with("Allow", allowed);
    }
}

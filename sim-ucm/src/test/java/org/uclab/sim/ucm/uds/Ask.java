package org.uclab.sim.ucm.uds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.QueryText;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.WrongDocuments;

/** Asks a core as the shell would, without sockets. */
final class Ask {

    /** The second at which the trace has its devices. */
    static final Instant NOON = Instant.parse("2014-09-01T20:59:14Z");

    static final String DEVICES = "/cucm-uds/user/mac.donald/devices";
    static final String HOST = "uclabcucm-sub:8443";

    final UcmDatabase database;
    private final Uds uds;
    private int keys;

    /** A node of the cluster with that database. */
    Ask(UcmDatabase database) {
        this.database = database;
        this.uds = new Uds(
                database,
                new UdsNode("uclabcucm-sub", 8443, 6970),
                ClusterLookup.alone(),
                WrongDocuments.none(),
                () -> String.format("%032X", ++keys));
    }

    static Ask traced() {
        return new Ask(TraceCompany.database("9.1.2"));
    }

    HttpAnswer get(String target) {
        return ask("GET", target, HttpFields.of("Host", HOST), NOON);
    }

    HttpAnswer get(String target, HttpFields more) {
        return ask("GET", target, HttpFields.of("Host", HOST).with(more), NOON);
    }

    HttpAnswer ask(String method, String target, HttpFields headers, Instant now) {
        return ask(method, target, headers, new byte[0], now);
    }

    /** Sends a document with the credentials of mac.donald. */
    HttpAnswer send(String method, String target, String body) {
        HttpFields headers =
                HttpFields.of("Host", HOST, "Content-Type", "application/xml").with(macDonald());
        return ask(method, target, headers, body.getBytes(StandardCharsets.UTF_8), NOON);
    }

    HttpAnswer ask(String method, String target, HttpFields headers, byte[] body, Instant now) {
        int mark = target.indexOf('?');
        HttpQuestion question = new HttpQuestion(
                method,
                target,
                mark < 0 ? target : target.substring(0, mark),
                QueryText.parse(mark < 0 ? null : target.substring(mark + 1)),
                headers,
                body,
                headers.get("Host").orElse(""),
                Hop.between(Hop.Over.TCP, "127.0.0.2:8443", "127.0.0.1:40000"),
                1);
        return uds.answer(question, now).result();
    }

    static HttpFields basic(String user, String password) {
        String pair = user + ":" + password;
        return HttpFields.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    static HttpFields macDonald() {
        return basic("mac.donald", "ilikeMRA1");
    }

    static HttpFields cookie(String value) {
        return HttpFields.of("Cookie", value);
    }

    static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

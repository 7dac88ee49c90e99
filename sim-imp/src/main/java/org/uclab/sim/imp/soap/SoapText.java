package org.uclab.sim.imp.soap;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.uclab.lab.history.Message;
import org.uclab.protocol.xmpp.Element;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpText;

/** How calls and answers read in the history: with the operation and whom it is about. Passwords are masked. */
final class SoapText {

    private static final String PROTOCOL = "HTTP";

    /** What stands in an element called password, up to its end or that of the document. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(<(?:[\\w.-]+:)?password(?:\\s[^>]*)?(?<!/)>).*?(?=</(?:[\\w.-]+:)?password|\\z)", Pattern.DOTALL);

    private SoapText() {}

    static Message request(HttpQuestion question) {
        String line = question.method() + " " + question.target();
        return new Message(
                PROTOCOL,
                () -> line + called(question.body()),
                () -> HttpText.request(
                                question.method(),
                                question.target(),
                                question.headers(),
                                masked(question.body()),
                                question.exchange())
                        .detail()
                        .get(),
                question.body().length,
                question.exchange());
    }

    static Message response(HttpQuestion question, HttpAnswer answer) {
        Message plain = HttpText.response(answer.status(), answer.headers(), answer.body(), question.exchange());
        return new Message(
                PROTOCOL,
                () -> answered(answer).orElseGet(plain.summary()),
                () -> HttpText.response(answer.status(), answer.headers(), masked(answer.body()), question.exchange())
                        .detail()
                        .get(),
                answer.body().length,
                question.exchange());
    }

    private static String called(byte[] body) {
        Received received = EnvelopeReader.read(body);
        if (received.kind() == Received.Kind.FAULT) {
            return "";
        }
        Element operation = ((Received.Call) received).operation();
        return " " + operation.name()
                + operation
                        .child("username")
                        .map(user -> " " + user.text().strip())
                        .orElse("");
    }

    /** {@code 200 login-resp success, cup1 then cup2}; empty for what is no envelope. */
    private static Optional<String> answered(HttpAnswer answer) {
        return XmlDocument.read(answer.body())
                .filter(root -> root.is(Soap.ENVELOPE, "Envelope"))
                .flatMap(root -> root.child("Body"))
                .flatMap(Element::child)
                .map(body -> answer.status() + " " + content(body));
    }

    private static String content(Element body) {
        if (body.is(Soap.ENVELOPE, "Fault")) {
            return "fault: "
                    + body.child("Reason")
                            .flatMap(reason -> reason.child("Text"))
                            .map(Element::text)
                            .orElse("");
        }
        StringJoiner parts = new StringJoiner(", ", body.name() + " ", "");
        body.child("failure").ifPresent(failure -> parts.add("failure: " + failure.attribute("text", "")));
        body.child("success").ifPresent(success -> parts.add("success" + servers(success)));
        body.children().stream()
                .filter(section -> section.name().endsWith("-resp"))
                .forEach(section -> parts.add(section.name() + servers(section)));
        return parts.toString();
    }

    private static String servers(Element holder) {
        StringJoiner servers = new StringJoiner(" then ", " ", "").setEmptyValue("");
        holder.children(Soap.EPAS, "server").forEach(server -> servers.add(server.attribute("host", "")));
        return servers.toString();
    }

    private static byte[] masked(byte[] body) {
        return PASSWORD.matcher(new String(body, StandardCharsets.UTF_8))
                .replaceAll("$1****")
                .getBytes(StandardCharsets.UTF_8);
    }
}

package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uclab.control.live.HostView;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;

/**
 * Requests that somebody makes by hand, with any method and body, with credentials or with cookies; and what came back
 * last. A request is its method and its target: {@code "PUT /cucm-uds/user/…"}.
 */
public final class RequestSteps {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String LATEST = "whoever asked last";

    private final Stage stage;

    /** Those that an answer has set, as they are sent. */
    private record Cookies(String field) {}

    public RequestSteps(Stage stage) {
        this.stage = stage;
    }

    /** With the password that the world gives the user. */
    @When("{user} sends {string} from {zone} to {service} of {host}")
    public void sends(String user, String request, Zone zone, String service, HostView host) {
        send(zone, service, host, request, basic(user, stage.passwordOf(user)), "");
    }

    /** The same with a document of XML. */
    @When("{user} sends {string} from {zone} to {service} of {host} with:")
    public void sendsWith(String user, String request, Zone zone, String service, HostView host, String body) {
        send(zone, service, host, request, basic(user, stage.passwordOf(user)), body);
    }

    @When("a stranger {zone} sends {string} to {service} of {host} as {string} with the password {string}")
    public void sendsAs(Zone zone, String request, String service, HostView host, String user, String password) {
        send(zone, service, host, request, basic(user, password), "");
    }

    @When("a stranger {zone} sends {string} to {service} of {host} with the cookie {string}")
    public void sendsCookie(Zone zone, String request, String service, HostView host, String cookie) {
        send(zone, service, host, request, HttpFields.of("Cookie", cookie), "");
    }

    /** With those that were set last, by whatever answer. */
    @When("a stranger {zone} sends {string} to {service} of {host} with the cookies set last")
    public void sendsCookiesSetLast(Zone zone, String request, String service, HostView host) {
        Cookies cookies = stage.kept().get(Cookies.class, LATEST, "nobody has set cookies");
        send(zone, service, host, request, HttpFields.of("Cookie", cookies.field()), "");
    }

    @Then("the answer is {int}")
    public void answerIs(int status) {
        HttpReply reply = answered();
        if (reply.status() != status) {
            throw new AssertionError("wanted " + status + ", got " + reply.status() + " " + reply.text());
        }
    }

    @Then("the answer reads {string}")
    public void answerReads(String text) {
        HttpReply reply = answered();
        String wanted = stage.addressed(text);
        if (!reply.text().contains(wanted)) {
            throw new AssertionError("wanted '" + wanted + "', got " + reply.status() + " " + reply.text());
        }
    }

    @Then("the answer does not read {string}")
    public void answerReadsNot(String text) {
        HttpReply reply = answered();
        if (reply.text().contains(stage.addressed(text))) {
            throw new AssertionError("got " + reply.status() + " " + reply.text());
        }
    }

    /** The whole body; line ends of the text and blanks around its lines do not count. */
    @Then("the answer is the document:")
    public void answerIsTheDocument(String document) {
        HttpReply reply = answered();
        String wanted = document.lines().map(String::strip).collect(Collectors.joining());
        if (!reply.text().equals(wanted)) {
            throw new AssertionError("wanted " + wanted + ", got " + reply.status() + " " + reply.text());
        }
    }

    /** Each field of that name, in order, like its line; patterns for whole values. */
    @Then("the answer has these headers {string}:")
    public void answerHasHeaders(String name, String patterns) {
        String wanted = patterns.strip();
        String got = String.join("\n", answered().headers().all(name));
        boolean there = answered().headers().get(name).isPresent();
        if (!there || !Pattern.matches(wanted, got)) {
            throw new AssertionError("wanted " + name + " like '" + wanted + "', got '" + got + "'");
        }
    }

    /** All of them, by name and in order. */
    @Then("the answer has the headers {string}")
    public void answerHasTheHeaders(String names) {
        String got = answered().headers().fields().stream()
                .map(HttpFields.Field::name)
                .collect(Collectors.joining(", "));
        if (!got.equals(names)) {
            throw new AssertionError("wanted the headers " + names + ", got " + got);
        }
    }

    private HttpReply answered() {
        return stage.kept().get(HttpReply.class, LATEST, "nobody has sent a request by hand");
    }

    private void send(Zone zone, String service, HostView host, String request, HttpFields headers, String body) {
        Dialler dialler = stage.stranger(zone.name());
        Port port = stage.names().port(host, service);
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(stage.trust()));
        String[] words = request.split(" ", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException("'" + request + "' is no request; write a method and a target");
        }
        HttpFields all = body.isEmpty() ? headers : headers.with(HttpFields.of("Content-Type", "application/xml"));
        HttpCall call = new HttpCall(
                words[0],
                port.tls() ? "https" : "http",
                port.host(),
                port.published(),
                stage.addressed(words[1]),
                all,
                body.getBytes(StandardCharsets.UTF_8),
                LIMIT);
        HttpReply answer = dialler.http(tls)
                .call(call)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        String set = answer.headers().all("Set-Cookie").stream()
                .map(field -> field.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        stage.kept().keep(HttpReply.class, LATEST, answer);
        if (!set.isEmpty()) {
            stage.kept().keep(Cookies.class, LATEST, new Cookies(set));
        }
    }

    private static HttpFields basic(String user, String password) {
        String pair = user + ":" + password;
        return HttpFields.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}

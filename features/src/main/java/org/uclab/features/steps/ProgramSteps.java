package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.HostView;
import org.uclab.lab.model.User;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;

/**
 * Programs of others, inside: they log in by SOAP, or at the presence web service, keep the session key, and do one thing at a time with it. They are no
 * clients, so that what a session or a one-time password is good for shows by itself.
 */
public final class ProgramSteps {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Lab time between two looks. */
    private static final Duration LOOKING = Duration.ofSeconds(1);

    private static final int OK = 200;
    private static final Pattern KEY = Pattern.compile("<session-key>([^<]+)</session-key>");
    private static final Pattern WEB_KEY = Pattern.compile("<sessionKey>([^<]+)</sessionKey>");
    private static final Pattern PASSWORD = Pattern.compile("<password>([^<]+)</password>");

    private static final String PROGRAM = "that program";

    private final Stage stage;

    /** Where a program runs. */
    private record Home(String zone) {}

    /** What it was given for a user. */
    private record Session(String key) {}

    /** What it was given for a user by the presence web service. */
    private record WebSession(String key) {}

    /** What it has taken for the user of that address. */
    private record OneTimePassword(String address, String password) {}

    public ProgramSteps(Stage stage) {
        this.stage = stage;
    }

    @When("a program {zone} logs {string} in by SOAP at {host} with the password {string}")
    public void logsIn(Zone where, String id, HostView host, String password) {
        runsIn(where);
        opened(id, login(host, id, "password", password));
    }

    @Then("a program {zone} that logs {string} in by SOAP at {host} with the password {string} is refused")
    public void isRefused(Zone where, String id, HostView host, String password) {
        runsIn(where);
        refused(login(host, id, "password", password), "Invalid user name or password");
    }

    @When("that program logs {string} in by SOAP at {host} for {string}")
    public void logsInFor(String application, HostView host, String id) {
        opened(id, login(host, id, "app-session-id", session(application)));
    }

    @Then("the SOAP session of {string} is open at {host}")
    public void isOpen(String id, HostView host) {
        String answer = configuration(host, session(id));
        if (!answer.contains("'Presence.Domain'")) {
            throw new AssertionError("wanted the configuration, got " + answer);
        }
    }

    @Then("the SOAP session of {string} is over at {host}")
    public void isOver(String id, HostView host) {
        refused(configuration(host, session(id)), "no such session");
    }

    @Then("a SOAP session that a program {zone} has invented is refused at {host}")
    public void invented(Zone where, HostView host) {
        runsIn(where);
        refused(configuration(host, "00000000-0000-4000-8000-000000000000"), "no such session");
    }

    @When("that program logs {string} out by SOAP at {host}")
    public void logsOut(String id, HostView host) {
        String answer = call(host, session(id), "<e:logout/>");
        if (!answer.contains("<success/>")) {
            throw new AssertionError("wanted success, got " + answer);
        }
    }

    @When("that program puts {user} on the contact list of {string} at {host}, in the group {string}")
    public void puts(String contact, String id, HostView host, String group) {
        User who = stage.names().person(contact);
        String answer = call(
                host,
                session(id),
                "<e:add-contact><e:group name='" + group + "'><e:persona-id domain='" + who.domain() + "'>" + who.id()
                        + "</e:persona-id></e:group></e:add-contact>");
        if (!answer.contains("<success/>")) {
            throw new AssertionError("wanted success, got " + answer);
        }
    }

    @When("a program {zone} logs {string} in at the presence web service of {host} with the password {string}")
    public void logsInToWeb(Zone where, String id, HostView host, String password) {
        runsIn(where);
        web(id, host, "", "<session><password>" + password + "</password></session>");
    }

    @When("that program logs {string} in at the presence web service of {host} for {string}")
    public void logsInToWebFor(String application, HostView host, String id) {
        web(id, host, webSession(application), "");
    }

    @When("that program sets the presence of {string} to {string} at the presence web service of {host}")
    public void setsPresence(String id, String state, HostView host) {
        HttpReply reply = web(
                host, "PUT", "users/" + id + "/presence/basic", webSession(id), "<presence>" + state + "</presence>");
        if (reply.status() != OK) {
            throw new AssertionError("wanted 200, got " + reply.status() + " " + reply.text());
        }
    }

    /** Looks until it is so. */
    @Then("that program sees for {string} at the presence web service of {host} that {user} is {string}")
    public void seesPresence(String id, HostView host, String contact, String state) {
        String path = "users/" + id + "/presence/basic/contacts/"
                + stage.names().person(contact).address();
        Duration left = stage.limit(LIMIT);
        HttpReply reply = web(host, "GET", path, webSession(id), "");
        while (!reply.text().contains("<presence>" + state + "</presence>")) {
            if (left.isNegative() || reply.status() != OK) {
                throw new AssertionError("wanted " + state + ", got " + reply.status() + " " + reply.text());
            }
            stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, (double) LOOKING.toSeconds());
            left = left.minus(LOOKING);
            reply = web(host, "GET", path, webSession(id), "");
        }
    }

    private void web(String id, HostView host, String key, String body) {
        HttpReply reply = web(host, "POST", "users/" + id + "/sessions", key, body);
        Matcher found = WEB_KEY.matcher(reply.text());
        if (!found.find()) {
            throw new AssertionError(id + " got no session: " + reply.status() + " " + reply.text());
        }
        stage.kept().keep(WebSession.class, id, new WebSession(found.group(1)));
    }

    private String webSession(String id) {
        return stage.kept()
                .get(WebSession.class, id, id + " has not been logged in at a presence web service")
                .key();
    }

    private HttpReply web(HostView host, String method, String path, String key, String body) {
        HttpFields type = HttpFields.of("Content-Type", "text/xml");
        return sent(
                host,
                "presence-service",
                method,
                "/presence-service/" + path,
                key.isEmpty() ? type : type.with("Presence-Session-Key", key),
                body);
    }

    @When("that program takes a one-time password of {user} at {host}")
    public void takesPassword(String user, HostView host) {
        Matcher password = PASSWORD.matcher(call(host, session(user), "<e:get-onetime-password/>"));
        if (!password.find()) {
            throw new AssertionError("no one-time password for " + user);
        }
        stage.kept()
                .keep(
                        OneTimePassword.class,
                        PROGRAM,
                        new OneTimePassword(stage.names().person(user).address(), password.group(1)));
    }

    @Then("that one-time password opens a stream at {host}")
    public void opens(HostView host) {
        String answer = stream(host);
        if (!answer.startsWith("<success")) {
            throw new AssertionError("wanted success, got " + answer);
        }
    }

    @Then("that one-time password is refused at {host}")
    public void passwordRefused(HostView host) {
        String answer = stream(host);
        if (!answer.contains("<not-authorized")) {
            throw new AssertionError("wanted not-authorized, got " + answer);
        }
    }

    @When("that program sets In a meeting of {user} to {string} at {host}")
    public void setsMeetings(String user, String value, HostView host) {
        String answer = call(
                host,
                session(user),
                "<e:set-user-config><e:property name='User.IncludeCalendar'>" + value
                        + "</e:property></e:set-user-config>");
        if (!answer.contains("<success/>")) {
            throw new AssertionError("wanted success, got " + answer);
        }
    }

    @Then("that program reads {string} for In a meeting of {user} at {host}")
    public void readsMeetings(String value, String user, HostView host) {
        String answer = call(host, session(user), "<e:get-all-config><e:user-config/></e:get-all-config>");
        if (!answer.contains("<property name='User.IncludeCalendar'>" + value + "</property>")) {
            throw new AssertionError("wanted " + value + ", got " + answer);
        }
    }

    private String stream(HostView host) {
        Port port = stage.names().port(host, "xmpp");
        OneTimePassword taken =
                stage.kept().get(OneTimePassword.class, PROGRAM, "that program has taken no one-time password");
        return VtgStream.answer(
                stage.stranger(zone()).socketFactory(),
                stage.trust(),
                port.published(),
                taken.address(),
                taken.password());
    }

    private String session(String id) {
        return stage.kept()
                .get(Session.class, id, id + " has not been logged in by SOAP")
                .key();
    }

    private void runsIn(Zone zone) {
        stage.kept().keep(Home.class, PROGRAM, new Home(zone.name()));
    }

    private String zone() {
        return stage.kept()
                .get(Home.class, PROGRAM, "no program has done anything yet")
                .zone();
    }

    private void opened(String id, String answer) {
        Matcher key = KEY.matcher(answer);
        if (!key.find()) {
            throw new AssertionError(id + " got no session: " + answer);
        }
        stage.kept().keep(Session.class, id, new Session(key.group(1)));
    }

    private static void refused(String answer, String reason) {
        if (answer.contains("success") || !answer.contains("<failure") || !answer.contains(reason)) {
            throw new AssertionError("wanted a failure with '" + reason + "', got " + answer);
        }
    }

    private String login(HostView host, String id, String proof, String secret) {
        return call(
                host,
                "",
                "<e:login client-type='thirdparty'><e:username>" + id + "</e:username><e:" + proof + ">" + secret
                        + "</e:" + proof + "></e:login>");
    }

    private String configuration(HostView host, String key) {
        return call(host, key, "<e:get-all-config><e:system-config/></e:get-all-config>");
    }

    private String call(HostView host, String key, String body) {
        String header = key.isEmpty() ? "" : "<s:Header><e:session-key>" + key + "</e:session-key></s:Header>";
        String envelope = "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns:e='urn:cisco:epas:soap'>"
                + header + "<s:Body>" + body + "</s:Body></s:Envelope>";
        return sent(
                        host,
                        "soap",
                        "POST",
                        "/EPASSoap/service",
                        HttpFields.of("Content-Type", "application/soap+xml; charset=utf-8"),
                        envelope)
                .text();
    }

    private HttpReply sent(HostView host, String service, String method, String path, HttpFields headers, String body) {
        Port port = stage.names().port(host, service);
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(stage.trust()));
        return stage.stranger(zone())
                .http(tls)
                .call(new HttpCall(
                        method,
                        "https",
                        port.host(),
                        port.published(),
                        path,
                        headers,
                        body.getBytes(StandardCharsets.UTF_8),
                        stage.limit(LIMIT)))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}

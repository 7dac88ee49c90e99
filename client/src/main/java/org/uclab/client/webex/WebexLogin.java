package org.uclab.client.webex;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.XmlAnswers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;
import tools.jackson.databind.JsonNode;

/**
 * Logs in at the cloud (reference presence-edge §7): a token for the password at {@code /cas/auth.do}, a credential for the token at
 * {@code /op.do} of the server that is named with it, and there what is set for the organisation. ASSUMED(WBX): a script of others does
 * it so; that the product's client does, and where in the answers policies and servers stand, is not public.
 */
public final class WebexLogin {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ROOT = "wbxapi";
    private static final int HTTPS = 443;
    private static final int SERVERS_MAX = 10;
    private static final int BRIEF_CHARS = 160;

    private final Caller caller;
    private final XmlAnswers answers;
    private final Journal journal;
    private final String host;

    /**
     * @param host of the log-in
     */
    public WebexLogin(Caller caller, XmlDocuments xml, Journal journal, String host) {
        this.caller = caller;
        this.answers = new XmlAnswers(xml);
        this.journal = journal;
        this.host = host;
    }

    /**
     * Logs in.
     *
     * @param credentials with the whole address as user
     * @throws Stopped when the cloud refuses the password, or is of no use
     */
    public WebexAccount account(Credentials credentials) throws Stopped {
        journal.step(WebexDecisions.LOGIN.wording().toString());
        JsonNode granted = granted(credentials);
        ServerUrl service = service(granted);
        String token = text(granted, "token");
        JsonNode login = asked(service, fields("login", "username", credentials.user(), "isp", "wbx", "token", token));
        String cred = text(login, "cred");
        JsonNode organisation = asked(service, fields("get", "type", "org", "id", "current", "cred", cred));
        JsonNode services = asked(service, fields("get", "type", "ois", "cred", cred));
        WebexAccount account = account(token, organisation, services);
        if (account.xmppServer().isEmpty()) {
            throw useless(WebexDecisions.NO_XMPP.of(service.host()));
        }
        journal.decided(
                WebexDecisions.LOGIN.of(),
                WebexDecisions.LOGGED_IN.of(host),
                WebexDecisions.TOKEN.of(credentials.user()));
        told(account, WebexDecisions.TELLS.of(service.host()));
        return account;
    }

    private void told(WebexAccount account, Phrase because) {
        journal.decided(
                WebexDecisions.ENCODING.of(),
                WebexDecisions.POLICIES.of(account.supportAes(), account.supportNoEncoding()),
                because);
        Map<String, String> parameters = account.configuration().parameters();
        journal.decided(
                WebexDecisions.CONFIGURATION.of(),
                parameters.isEmpty()
                        ? WebexDecisions.NOTHING.of()
                        : WebexDecisions.PARAMETERS.of(new TreeMap<>(parameters)
                                .entrySet().stream()
                                        .map(each -> each.getKey() + " " + brief(each.getValue()))
                                        .collect(Collectors.joining(", "))),
                because);
        journal.decided(
                WebexDecisions.UC_SERVICES.of(),
                account.hasCallControl()
                        ? WebexDecisions.SERVERS.of(
                                String.join(", ", account.tftpServers()), String.join(", ", account.ccmcipServers()))
                        : WebexDecisions.NOTHING.of(),
                because);
    }

    /** The answer to the password. A refusal is the user's business, everything else the cloud's. */
    private JsonNode granted(Credentials credentials) throws Stopped {
        ServerUrl url = new ServerUrl("https", host, HTTPS, "/cas/auth.do");
        JsonNode answer = answer(
                url,
                fields(
                        "getwebextoken",
                        "username",
                        credentials.user(),
                        "password",
                        credentials.password(),
                        "isp",
                        "wbx"));
        if (!succeeded(answer)) {
            Phrase said = HttpDecisions.SERVER_ANSWERED.of(host, reason(answer));
            journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.REFUSED.of(), said);
            throw new Stopped(Stopped.Way.WRONG_CREDENTIALS, said);
        }
        return answer;
    }

    private ServerUrl service(JsonNode granted) throws Stopped {
        String named = text(granted, "serviceurl");
        return ServerUrl.parse("https://" + named + "/op.do")
                .orElseThrow(
                        () -> useless(WebexDecisions.USELESS.of(host, "its service is at '" + brief(named) + "'")));
    }

    private JsonNode asked(ServerUrl url, Map<String, String> form) throws Stopped {
        JsonNode answer = answer(url, form);
        if (!succeeded(answer)) {
            throw useless(WebexDecisions.SAYS.of(url.host(), reason(answer)));
        }
        return answer;
    }

    private JsonNode answer(ServerUrl url, Map<String, String> form) throws Stopped {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Fetched fetched = caller.post(url, FORM, body.getBytes(StandardCharsets.UTF_8));
        if (!(fetched instanceof Fetched.Answered answered)) {
            throw useless(WebexDecisions.USELESS.of(url.host(), fetched.because()));
        }
        Document<JsonNode> document = answers.tree(answered, ROOT);
        if (document.value().isEmpty()) {
            throw useless(WebexDecisions.USELESS.of(url.host(), document.because()));
        }
        return document.value().get().path("response");
    }

    private Stopped useless(Phrase why) {
        journal.decided(WebexDecisions.LOGIN.of(), HttpDecisions.NONE.of(), why);
        return new Stopped(Stopped.Way.NO_SERVER, why);
    }

    private static WebexAccount account(String token, JsonNode organisation, JsonNode services) {
        JsonNode wbx = organisation.path("org").path("ext").path("WBX");
        JsonNode integration = services.path("orgIntgServ").path("ext").path("cupcIntegration");
        JsonNode file = wbx.path("config");
        return new WebexAccount(
                token,
                text(wbx, "xmppServer"),
                yes(wbx, "supportAESEncodingForIM_B"),
                yes(wbx, "supportNoEncodingForIM_B"),
                file.isObject() ? JabberConfig.of(file) : new JabberConfig(Map.of()),
                texts(integration.path("TFTPServer")),
                texts(integration.path("CCMCIPServer")));
    }

    private static Map<String, String> fields(String command, String... namesAndValues) {
        Map<String, String> fields = new TreeMap<>(Map.of("cmd", command));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static boolean succeeded(JsonNode answer) {
        return text(answer, "result").toLowerCase(Locale.ROOT).equals("success");
    }

    private static String reason(JsonNode answer) {
        String id = text(answer, "exceptionID");
        return brief(id.isEmpty() ? text(answer, "reason") : id);
    }

    private static boolean yes(JsonNode node, String name) {
        return text(node, name).equalsIgnoreCase("true");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
    }

    private static List<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(each -> each.asString("").strip())
                .filter(text -> !text.isEmpty())
                .limit(SERVERS_MAX)
                .toList();
    }

    private static String brief(String text) {
        return text.length() <= BRIEF_CHARS ? text : text.substring(0, BRIEF_CHARS);
    }
}

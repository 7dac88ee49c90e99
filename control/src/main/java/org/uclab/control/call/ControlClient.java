package org.uclab.control.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.uclab.control.json.RecordJson;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Shape;
import org.uclab.control.verb.Verb;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Says verbs to a lab of another process. Safe for any thread; holds nothing that would have to be closed. */
public final class ControlClient {

    /** Wall milliseconds to connect on loopback. */
    private static final int CONNECT_MAX_MS = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final String token;
    private final Optional<SSLSocketFactory> tls;

    private ControlClient(String url, String token, Optional<SSLSocketFactory> tls) {
        this.url = url;
        this.token = token;
        this.tls = tls;
    }

    /**
     * For the lab of that ports file.
     *
     * @throws Refused when that lab takes no commands
     */
    public static ControlClient of(PortsFile ports) {
        if (ports.api() == null) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "the lab of world " + ports.world() + " takes no commands; start it without '--control off'");
        }
        return at(ports.api());
    }

    /** For the lab at that root. */
    public static ControlClient at(String url, String token) {
        return new ControlClient(url, token, Optional.empty());
    }

    /**
     * For the lab there. Where it speaks TLS, it must show a certificate of the CA that is named with it.
     *
     * @throws Refused when that CA is none
     */
    public static ControlClient at(PortsFile.ApiAt api) {
        return new ControlClient(
                api.url(), api.token(), api.ca().isEmpty() ? Optional.empty() : Optional.of(TrustedTls.of(api.ca())));
    }

    /**
     * Says a verb, and waits until it is done.
     *
     * @param parametersAndValues in turn
     * @throws Refused as the lab refuses it, or when no lab answers
     */
    public <R> R perform(Verb<?, R> verb, Object... parametersAndValues) {
        return given(verb, text(verb, Said.words(parametersAndValues)));
    }

    /** What a verb gives, as it was answered by {@link #text}. */
    public static <R> R given(Verb<?, R> verb, String text) {
        @SuppressWarnings("unchecked") // a verb gives what its shape says
        R given = (R)
                (verb.shape().kind() == Shape.Kind.TEXT ? text : verb.shape().read(value(text)));
        return given;
    }

    /** The same with what the lab answers as it came: JSON or plain text. */
    public String text(Verb<?, ?> verb, Map<String, ?> words) {
        try {
            HttpURLConnection call = call(verb, words);
            try (InputStream body = answer(call)) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    /**
     * Follows what flows, and waits until it ends.
     *
     * @param each one line of JSON; false ends it
     * @return why the lab ended it; empty when we did
     */
    public String follow(Verb<?, ?> verb, Map<String, ?> words, Predicate<String> each) {
        try {
            HttpURLConnection call = call(verb, words);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer(call), StandardCharsets.UTF_8))) {
                return followed(lines, each);
            } finally {
                call.disconnect();
            }
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    private static String followed(BufferedReader lines, Predicate<String> each) throws IOException {
        String event = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                String data = line.substring("data: ".length());
                if (event.isEmpty() ? !each.test(data) : !event.equals("gap")) {
                    return event.isEmpty() ? "" : String.valueOf(((Map<?, ?>) value(data)).get("detail"));
                }
            } else if (line.isEmpty()) {
                event = "";
            }
        }
        return "the lab is gone";
    }

    /** JSON as maps, lists, texts and numbers. */
    public static Object value(String json) {
        return JSON.readValue(json, Object.class);
    }

    private HttpURLConnection call(Verb<?, ?> verb, Map<String, ?> words) throws IOException {
        String path = verb.path();
        Map<String, Object> others = new LinkedHashMap<>(words);
        for (Parameter<?> parameter : verb.parameters()) {
            if (verb.inPath(parameter)) {
                Object value = others.remove(parameter.name());
                if (value == null) {
                    throw new Refused(Refused.Why.UNREADABLE, "'" + parameter.name() + "' is missing");
                }
                path = path.replace("{" + parameter.name() + "}", encoded(value));
            }
        }
        boolean body = verb.method().hasBody();
        String query = body || others.isEmpty() ? "" : "?" + query(others);
        HttpURLConnection call =
                (HttpURLConnection) URI.create(url + path + query).toURL().openConnection(Proxy.NO_PROXY);
        if (call instanceof HttpsURLConnection secure) {
            tls.ifPresent(secure::setSSLSocketFactory);
        }
        call.setConnectTimeout(CONNECT_MAX_MS);
        call.setRequestMethod(verb.method().name());
        call.setRequestProperty("Authorization", "Bearer " + token);
        if (body) {
            call.setRequestProperty("Content-Type", "application/json");
            call.setDoOutput(true);
            try (OutputStream out = call.getOutputStream()) {
                out.write(json(others).getBytes(StandardCharsets.UTF_8));
            }
        }
        return call;
    }

    private static String query(Map<String, Object> words) {
        StringJoiner query = new StringJoiner("&");
        words.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        return query.toString();
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Map<String, Object> words) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            RecordJson.write(json, words);
        }
        return text.toString();
    }

    private static InputStream answer(HttpURLConnection call) throws IOException {
        int status = call.getResponseCode();
        if (status == 200) {
            return call.getInputStream();
        }
        try (InputStream body = call.getErrorStream()) {
            String problem = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            throw refused(status, problem);
        }
    }

    private static Refused refused(int status, String problem) {
        Refused.Why why = Arrays.stream(Refused.Why.values())
                .filter(one -> one.status() == status)
                .findFirst()
                .orElse(Refused.Why.OURS);
        try {
            Map<?, ?> members = (Map<?, ?>) value(problem);
            List<String> known = members.get("known") instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
            return new Refused(why, String.valueOf(members.get("detail")), known);
        } catch (JacksonException | ClassCastException none) {
            return new Refused(why, "the lab answered " + status + " " + problem);
        }
    }

    private Refused gone(IOException gone) {
        String problem = gone instanceof SSLException
                ? "who answers at " + url + " is not known by the CA of the ports file: " + gone.getMessage()
                        + "\n    remedy: take the ports file of the lab that runs there now, and a name that it says"
                : "no lab answers at " + url + ": " + gone.getMessage()
                        + "\n    remedy: has it ended? './uclab lab list' tells which run";
        Refused refused = new Refused(Refused.Why.UNAVAILABLE, problem);
        refused.initCause(gone);
        return refused;
    }
}

package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import tools.jackson.databind.json.JsonMapper;

/** The API answers as its own document says: every operation of the document, with right and with wrong input. */
class ConformanceTest {

    /** One right input for each operation, in an order in which they can be done; one that is new fails until it has one. */
    private static final Map<String, Map<String, Object>> RIGHT = new LinkedHashMap<>();

    /** Those that end something others need, and those that never end, are done by tests of their own. */
    private static final List<String> APART = List.of("lab-down", "history-follow");

    static {
        Map<String, Object> host = Map.of("host", "cimp-sub");
        Map<String, Object> service = Map.of("host", "cimp-sub", "service", "soap");
        Map<String, Object> records =
                Map.of("host", "ns-inside", "name", "new.uclab.com", "type", "A", "data", List.of("127.9.9.9"));
        Map<String, Object> client = Map.of("client", "c1");
        RIGHT.put("lab-show", Map.of());
        RIGHT.put("hosts", Map.of());
        RIGHT.put("lab-revocations", Map.of());
        RIGHT.put("host-pause", host);
        RIGHT.put("host-resume", host);
        RIGHT.put("host-stop", service);
        RIGHT.put("host-start", service);
        RIGHT.put("host-power-off", host);
        RIGHT.put("host-power-on", host);
        RIGHT.put("records-set", records);
        RIGHT.put("records-show", Map.of("host", "ns-inside", "name", "new.uclab.com", "type", "A"));
        RIGHT.put("records-remove", Map.of("host", "ns-inside", "name", "new.uclab.com", "type", "A"));
        RIGHT.put("user-list", Map.of());
        RIGHT.put("user-add", Map.of("user", "new.comer", "password", "secret", "like", "mac.donald"));
        RIGHT.put("user-show", Map.of("user", "new.comer"));
        RIGHT.put("user-password", Map.of("user", "new.comer", "password", "other"));
        RIGHT.put("device-add", Map.of("user", "new.comer", "device", "CSFNEWCOMER"));
        RIGHT.put("device-remove", Map.of("user", "new.comer", "device", "CSFNEWCOMER"));
        RIGHT.put("device-reset", Map.of("user", "mac.donald", "device", "MDonald"));
        RIGHT.put("user-remove", Map.of("user", "new.comer"));
        RIGHT.put("fault-catalogue", Map.of());
        RIGHT.put("fault-add", Map.of("fault", "delay 1ms", "host", "cimp-pub", "service", "soap", "when", "for 60 s"));
        RIGHT.put("fault-list", Map.of());
        RIGHT.put("fault-heal", Map.of("id", 0));
        RIGHT.put("fault-heal-all", Map.of());
        RIGHT.put("clock-show", Map.of());
        RIGHT.put("clock-scale", Map.of("scale", 2));
        RIGHT.put("clock-pause", Map.of());
        RIGHT.put("clock-step", Map.of("seconds", 0.5));
        RIGHT.put("clock-resume", Map.of());
        RIGHT.put("clock-wait", Map.of("seconds", 0.1));
        RIGHT.put(
                "client-launch",
                Map.of("user", "mac.donald", "from", "inside", "name", "c1", "settings", Map.of("release", "R12")));
        RIGHT.put("client-launch-again", Map.of("client", "c1", "from", "inside"));
        RIGHT.put("client-list", Map.of());
        RIGHT.put("client-show", client);
        RIGHT.put("client-plug-in", Map.of("client", "c1", "device", "CSFGHOPPER", "files", "uclabcucm-pub"));
        RIGHT.put("client-sign-in", client);
        RIGHT.put("client-chat", Map.of("client", "c1", "to", "ada@uclab.com", "text", "hello"));
        Map<String, Object> ada = Map.of("client", "c1", "who", "ada@uclab.com");
        Map<String, Object> adaSoon = Map.of("client", "c1", "who", "ada@uclab.com", "within", 0);
        RIGHT.put("client-read", adaSoon);
        RIGHT.put("client-undelivered", adaSoon);
        RIGHT.put("client-ask-to-see", ada);
        RIGHT.put("client-let-see", ada);
        RIGHT.put("client-join-room", Map.of("client", "c1", "room", "tea"));
        RIGHT.put("client-make-room", Map.of("client", "c1", "room", "club"));
        RIGHT.put("client-invite", Map.of("client", "c1", "room", "tea", "who", "ada.byron"));
        RIGHT.put("client-invited", adaSoon);
        RIGHT.put("client-say", Map.of("client", "c1", "room", "tea", "text", "hello"));
        RIGHT.put("client-hear", Map.of("client", "c1", "room", "tea", "nick", "ada", "within", 0));
        RIGHT.put("client-chat-history", ada);
        RIGHT.put("client-close-chat", ada);
        RIGHT.put("client-im-share", Map.of("client", "c1", "to", "ada.byron"));
        RIGHT.put("client-im-shown", Map.of("client", "c1", "to", "ada.byron", "within", 0));
        RIGHT.put("client-im-look", adaSoon);
        RIGHT.put("client-im-share-end", Map.of("client", "c1", "to", "ada.byron"));
        RIGHT.put("client-topic", Map.of("client", "c1", "room", "tea", "within", 0));
        Map<String, Object> file = Map.of("client", "c1", "who", "ada.byron", "file", "plan.pdf", "within", 0);
        RIGHT.put("client-send-file", Map.of("client", "c1", "to", "ada.byron", "file", "plan.pdf", "octets", 100));
        RIGHT.put("client-send-capture", Map.of("client", "c1", "to", "ada.byron"));
        RIGHT.put("client-file-sent", Map.of("client", "c1", "to", "ada.byron", "file", "plan.pdf", "within", 0));
        RIGHT.put("client-take-file", file);
        RIGHT.put("client-decline-file", file);
        RIGHT.put("client-leave-room", Map.of("client", "c1", "room", "tea"));
        RIGHT.put("client-asked", adaSoon);
        RIGHT.put("client-sees", ada);
        RIGHT.put("client-sees-available", adaSoon);
        RIGHT.put("client-sees-gone", adaSoon);
        RIGHT.put("client-await", Map.of("client", "c1", "states", List.of("signed-in", "given-up")));
        RIGHT.put("client-look-up", Map.of("client", "c1", "id", "mac.donald"));
        RIGHT.put("client-who-is", Map.of("client", "c1", "contact", "mac.donald@uclab.com"));
        RIGHT.put("client-caller", Map.of("client", "c1", "number", "1001"));
        RIGHT.put("client-picture", Map.of("client", "c1", "id", "mac.donald"));
        RIGHT.put("client-takes", Map.of("client", "c1", "parameter", "DirectoryServerType"));
        RIGHT.put("client-keeps", client);
        RIGHT.put("client-dialled", Map.of("client", "c1", "typed", "1001"));
        RIGHT.put("client-search", Map.of("client", "c1", "text", "mac"));
        RIGHT.put("client-await-phone", Map.of("client", "c1", "states", List.of("registered", "idle"), "within", 0));
        RIGHT.put("client-call", Map.of("client", "c1", "number", "5003"));
        RIGHT.put(
                "client-await-call",
                Map.of("client", "c1", "states", List.of("connected"), "marks", List.of("muted"), "within", 0));
        RIGHT.put("client-sound", Map.of("client", "c1", "of", "c1", "after", 8000));
        RIGHT.put("client-call-via-office", Map.of("client", "c1", "number", "5003"));
        RIGHT.put("client-await-line", Map.of("client", "c1", "elsewhere", "free", "within", 0));
        RIGHT.put("client-heard-early", Map.of("client", "c1", "hertz", 425, "within", 0));
        RIGHT.put("client-open", Map.of("client", "c1", "uri", "IM:ada.byron@uclab.com?message;body=hello"));
        RIGHT.put("client-chat-windows", client);
        RIGHT.put("client-send-window", Map.of("client", "c1", "to", "ada.byron"));
        RIGHT.put("client-other-handler", Map.of("client", "c1", "scheme", "xmpp", "application", "other"));
        RIGHT.put("client-tabs", client);
        RIGHT.put("client-report-problem", Map.of("client", "c1", "problem", "silence"));
        RIGHT.put("client-save-report", client);
        RIGHT.put("client-join-meeting", Map.of("client", "c1", "meeting", "https://meetings.uclab.com/77"));
        RIGHT.put("client-open-ports", client);
        RIGHT.put("client-lock", Map.of("client", "c1", "with", "ada.byron"));
        RIGHT.put("client-press", Map.of("client", "c1", "keys", "1"));
        RIGHT.put("client-transfer", Map.of("client", "c1", "number", "5004"));
        Pattern.compile(" ")
                .splitAsStream("answer decline hold resume mute unmute complete-transfer conference park divert take-up"
                        + " share stop-share low-bandwidth normal-bandwidth media send-to-mobile hang-up"
                        + " choose-meetings unchoose-meetings meet part")
                .forEach(deed -> RIGHT.put("client-" + deed, client));
        Map<String, Object> device = Map.of("application", "application", "device", "MDonald");
        RIGHT.put("application-sign-in", Map.of("user", "mac.donald", "host", "uclabcucm-sub", "from", "inside"));
        RIGHT.put("application-list", Map.of());
        RIGHT.put("application-call", Map.of("application", "application", "device", "MDonald", "number", "5003"));
        RIGHT.put("application-answer", device);
        RIGHT.put("application-hang-up", device);
        RIGHT.put("application-end", Map.of("application", "application"));
        RIGHT.put("voicemail-leave", Map.of("to", "mac.donald", "caller", "5559", "seconds", 1, "codec", "gsm610"));
        RIGHT.put("voicemail-list", client);
        RIGHT.put("voicemail-await", Map.of("client", "c1", "unread", 2, "read", 0, "from", "5559", "within", 0));
        Map<String, Object> message = Map.of("client", "c1", "message", "hello");
        RIGHT.put("voicemail-play", message);
        RIGHT.put("voicemail-mark-read", message);
        RIGHT.put("voicemail-delete", message);
        RIGHT.put("client-move", Map.of("client", "c1", "zone", "outside"));
        RIGHT.put("client-lose-network", client);
        RIGHT.put("client-sign-out", client);
        RIGHT.put("client-credentials", Map.of("client", "c1", "password", "secret"));
        RIGHT.put("client-phone-credentials", Map.of("client", "c1", "password", "secret"));
        RIGHT.put("client-end", client);
        RIGHT.put("history", Map.of("limit", 5, "kind", "message-sent", "protocol", "HTTP"));
        RIGHT.put("ladder", Map.of("limit", 5, "format", "mermaid"));
        RIGHT.put("metrics", Map.of());
        RIGHT.put("lab-restore", Map.of());
    }

    private static Bench bench;
    private static LiveLab lab;
    private static ControlApi<LiveLab> api;
    private static Caller caller;
    private static Map<?, ?> document;

    /** An operation of the document. */
    private record Operation(String method, String path, Map<?, ?> said) {

        String id() {
            return String.valueOf(said.get("operationId"));
        }

        List<Map<?, ?>> elsewhere() {
            return said.get("parameters") instanceof List<?> all
                    ? all.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList()
                    : List.of();
        }

        Map<?, ?> members() {
            if (!(said.get("requestBody") instanceof Map<?, ?> body)) {
                return Map.of();
            }
            return (Map<?, ?>) dug(body, "content", "application/json", "schema", "properties");
        }
    }

    @BeforeAll
    static void start() throws IOException, WorldException {
        bench = Bench.start(Worlds.parse("uclab.yaml", withCtiAndVoicemail(), Library.EMPTY), BenchOptions.standard());
        lab = new LiveLab(bench, () -> {});
        api = ControlApi.start(
                bench.wire(),
                new Endpoint("127.0.0.1", 0),
                lab,
                Verbs::all,
                bench.history().recorder("control")::failed);
        caller = new Caller(api.url(), api.token());
        document = caller.get("/openapi.json").members();
    }

    /** The usual world, with CTI, and a voicemail node that its service profile names. */
    private static String withCtiAndVoicemail() throws IOException {
        String presence = "      presenceServers: [cimp-pub.uclab.com, cimp-sub.uclab.com]\n";
        try (InputStream world = Worlds.class.getResourceAsStream("/worlds/uclab.yaml")) {
            return new String(world.readAllBytes(), StandardCharsets.UTF_8)
                            .replace(
                                    "\nhosts:\n",
                                    "\nhosts:\n  - {name: cuc1.uclab.com, zone: inside, address: 40, runs: voicemail}\n")
                            .replace("    deviceCop: 14123\n", "    deviceCop: 14123\n    cti: lab\n")
                            .replace(presence, presence + "      services: {Voicemail: [{address: cuc1.uclab.com}]}\n")
                    + "\nvoicemail:\n  - id: cuc\n    servers: [cuc1.uclab.com]\n"
                    + "    messages: [{to: mac.donald, from: ada.byron, subject: hello}]\n";
        }
    }

    @AfterAll
    static void end() {
        api.close();
        lab.close();
        bench.close(); // fails where a verb was a mistake of ours
    }

    private static Object dug(Object from, String... way) {
        Object found = from;
        for (String name : way) {
            found = ((Map<?, ?>) found).get(name);
        }
        return found;
    }

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        ((Map<?, ?>) document.get("paths"))
                .forEach((path, methods) -> ((Map<?, ?>) methods)
                        .forEach((method, said) -> all.add(new Operation(
                                String.valueOf(method).toUpperCase(java.util.Locale.ROOT),
                                String.valueOf(path),
                                (Map<?, ?>) said))));
        return all;
    }

    private static Caller.Answer call(Operation operation, Map<String, Object> words) {
        Map<String, Object> left = new LinkedHashMap<>(words);
        String path = operation.path();
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (Map<?, ?> parameter : operation.elsewhere()) {
            String name = String.valueOf(parameter.get("name"));
            Object value = left.remove(name);
            if (value != null && parameter.get("in").equals("path")) {
                path = path.replace("{" + name + "}", encoded(value));
            } else if (value != null && parameter.get("in").equals("header")) {
                headers.addAll(List.of(name, String.valueOf(value)));
            } else if (value != null) {
                query.add(name + "=" + encoded(value));
            }
        }
        boolean body = operation.method().equals("POST") || operation.method().equals("PUT");
        if (!body) {
            left.forEach((name, value) -> query.add(name + "=" + encoded(value)));
        }
        return caller.call(
                operation.method(),
                path + (query.isEmpty() ? "" : "?" + String.join("&", query)),
                body ? JsonMapper.shared().writeValueAsString(left) : null,
                headers.toArray(String[]::new));
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    @Test
    void everyOperationAnswersAsTheDocumentSays() {
        Map<String, Operation> all =
                operations().stream().collect(Collectors.toMap(Operation::id, operation -> operation));
        assertThat(all.keySet())
                .hasSize(RIGHT.size() + APART.size())
                .containsAll(RIGHT.keySet())
                .containsAll(APART);
        RIGHT.forEach((id, words) -> {
            Map<String, Object> said = new LinkedHashMap<>(words);
            if (id.equals("fault-heal")) {
                List<?> armed = (List<?>) caller.get("/faults").json();
                said.put("id", ((Map<?, ?>) armed.get(0)).get("id"));
            }
            Caller.Answer answer = call(all.get(id), said);
            assertThat(answer.status())
                    .as(id + " " + said + ": " + answer.body())
                    .isEqualTo(200);
            Map<?, ?> content = (Map<?, ?>) dug(all.get(id).said(), "responses", "200", "content");
            String type = answer.type().split(";")[0];
            assertThat(content.keySet().stream().map(String::valueOf)).as(id).containsExactly(type);
            if (type.equals("application/json")) {
                assertThat(new Schema(document).faults(answer.json(), dug(content, type, "schema")))
                        .as(id)
                        .isEmpty();
            }
        });
    }

    @Test
    void whatIsMissingOrUnknownOrOfAnotherTypeIsAProblemOnEveryOperation() {
        for (Operation operation : operations()) {
            Map<String, Object> right = right(operation);
            Map<String, Object> more = new LinkedHashMap<>(right);
            more.put("nonsense", "1");
            problem(operation, more, 400);
            for (Map<?, ?> parameter : operation.elsewhere()) {
                String type = String.valueOf(dug(parameter, "schema", "type"));
                if (type.equals("integer")) {
                    wrong(operation, right, String.valueOf(parameter.get("name")), "minus one");
                }
            }
            operation.members().forEach((name, schema) -> {
                Object other = dug(schema, "type").equals("object") ? "no object" : Map.of("no", "such type");
                wrong(operation, right, String.valueOf(name), other);
            });
            if (dug(operation.said(), "requestBody") instanceof Map<?, ?> body
                    && dug(body, "content", "application/json", "schema", "required") instanceof List<?> required) {
                for (Object name : required) {
                    Map<String, Object> less = new LinkedHashMap<>(right);
                    less.remove(name);
                    problem(operation, less, 400);
                }
            }
        }
    }

    private static Map<String, Object> right(Operation operation) {
        return RIGHT.getOrDefault(operation.id(), Map.of());
    }

    private static void wrong(Operation operation, Map<String, Object> right, String name, Object value) {
        Map<String, Object> words = new LinkedHashMap<>(right);
        words.put(name, value);
        problem(operation, words, 400);
    }

    private static void problem(Operation operation, Map<String, Object> words, int status) {
        Caller.Answer answer = call(operation, words);
        assertThat(answer.status())
                .as(operation.id() + " " + words + ": " + answer.body())
                .isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(new Schema(document).faults(answer.json(), dug(document, "components", "schemas", "Problem")))
                .isEmpty();
    }

    @Test
    void namesThatThereAreNotAreToldWithThoseThatThereAre() {
        for (Operation operation : operations()) {
            for (String name : List.of("host", "client", "service", "application")) {
                boolean has = operation.elsewhere().stream()
                        .anyMatch(one ->
                                one.get("name").equals(name) && one.get("in").equals("path"));
                if (has) {
                    Map<String, Object> words = new LinkedHashMap<>(right(operation));
                    words.put(name, "cimp-bub");
                    Caller.Answer answer = call(operation, words);
                    assertThat(answer.status())
                            .as(operation.id() + answer.body())
                            .isEqualTo(404);
                    assertThat(String.valueOf(answer.members().get("detail"))).contains("cimp-bub");
                }
            }
        }
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsToldWithThoseItTakes() {
        Caller.Answer answer = caller.call("PUT", "/faults", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.members().get("known")).isEqualTo(List.of("GET", "POST", "DELETE"));
        assertThat(caller.get("/nothing").status()).isEqualTo(404);
    }
}

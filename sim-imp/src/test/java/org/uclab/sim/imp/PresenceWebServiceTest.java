package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.TestCluster.PATIENCE;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.tool.Tool;

/** The Presence Web Service as curl sees it, with a program that is told, and users who are there by XMPP. */
class PresenceWebServiceTest {

    private static final Pattern KEY = Pattern.compile("<sessionKey>([^<]+)</sessionKey>");
    private static final Pattern PLACE = Pattern.compile("(?im)^location: (\\S+)");
    private static final String SESSION = "<session><password>opensDoors1</password></session>";

    @TempDir
    private Path folder;

    private TestCluster cluster;
    private Path ca;
    private HttpServer program;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void up() throws IOException {
        start(1, 1_000);
        program = HttpServer.create(new InetSocketAddress(TestCluster.NET + "90", 0), 0);
        program.createContext("/pws", exchange -> {
            told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        program.start();
    }

    private void start(double scale, int sessionsMax) throws IOException {
        cluster = new TestCluster(TestCluster.web(sessionsMax), scale);
        ca = Files.writeString(folder.resolve("ca.pem"), cluster.ca.pem());
    }

    @AfterEach
    void down() {
        cluster.close();
        program.stop(0);
    }

    private record Answer(int status, String text) {

        private String found(Pattern what) {
            Matcher matcher = what.matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }
    }

    /** What that request brings, with the key of a session unless that is empty. */
    private Answer asked(String method, String path, String key, String body, String... headers) {
        List<String> arguments = new ArrayList<>(List.of(
                "-sS",
                "-i",
                "--cacert",
                ca.toString(),
                "--resolve",
                TestCluster.PUB + ":" + TestCluster.WEB_PORT + ":" + cluster.pub.address(),
                "-X",
                method,
                "-H",
                "Content-Type: text/xml"));
        if (!key.isEmpty()) {
            arguments.addAll(List.of("-H", "Presence-Session-Key: " + key));
        }
        if (!body.isEmpty()) {
            arguments.addAll(List.of("--data-binary", body));
        }
        for (String header : headers) {
            arguments.addAll(List.of("-H", header));
        }
        arguments.add("https://" + TestCluster.PUB + ":" + TestCluster.WEB_PORT + "/presence-service/" + path);
        Tool.Said said = Tool.named("curl").run(arguments);
        assertThat(said.exit()).as(said.text()).isZero();
        return new Answer(Integer.parseInt(said.text().split(" ")[1]), said.text());
    }

    private String application() {
        return asked("POST", "users/Portal/sessions", "", SESSION).found(KEY);
    }

    private String user(String id, String application) {
        return asked("POST", "users/" + id + "/sessions", application, "").found(KEY);
    }

    private String endpoint() {
        return "<endpoint><url>http://" + TestCluster.NET + "90:"
                + program.getAddress().getPort() + "/pws</url></endpoint>";
    }

    private static String subscription(String contact, String endpoint) {
        return "<subscription><contactsList><contact contactURI=\"" + contact + "\"/></contactsList>"
                + "<subscriptionType>PRESENCE_NOTIFICATION</subscriptionType><endPointID>" + endpoint
                + "</endPointID></subscription>";
    }

    private void isTold(String number) throws InterruptedException {
        assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("GET /pws?id=" + number + "&eventType=PRESENCE_NOTIFICATION");
    }

    @Test
    void aProgramWatchesAContactOfAUserWhoseClientIsOnTheOtherNode() throws Exception {
        String application = application();
        String mac = user("mac.donald", application);
        Answer named = asked("POST", "endpoints", application, endpoint(), "Presence-Expiry: 3600");
        assertThat(named.status()).isEqualTo(201);
        assertThat(named.found(PLACE)).isEqualTo("/presence-service/endpoints/1");
        Answer watched = asked(
                "POST",
                "users/mac.donald/subscriptions",
                mac,
                subscription("ada.byron@uclab.com", "1"),
                "Presence-Expiry: 3600");
        assertThat(watched.found(PLACE)).isEqualTo("/presence-service/users/mac.donald/subscriptions/1");
        String look = "users/mac.donald/presence/basic/subscriptions/1";
        assertThat(asked("GET", look, mac, "").text())
                .contains("<contact contactURI='ada.byron@uclab.com'><presence>UNAVAILABLE</presence></contact>");

        XMPPTCPConnection ada = cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "desk");
        isTold("1");
        assertThat(asked("GET", look, mac, "").text()).contains("<presence>AVAILABLE</presence>");
        assertThat(asked("GET", "users/mac.donald/presence/rich/contacts/ada.byron@uclab.com", mac, "")
                        .text())
                .contains("<client name='desk'><presence>AVAILABLE</presence></client>");
        ada.disconnect();
        isTold("1");
        assertThat(asked("GET", look, mac, "").text()).contains("<presence>UNAVAILABLE</presence>");

        assertThat(asked("DELETE", "users/mac.donald/subscriptions/1", mac, "").status())
                .isEqualTo(200);
        assertThat(asked("GET", look, mac, "").status()).isEqualTo(404);
        assertThat(asked("DELETE", "endpoints/1", application, "").status()).isEqualTo(200);
    }

    @Test
    void aChangeIsToldOnceUntilSomebodyHasLooked() throws Exception {
        String application = application();
        String mac = user("mac.donald", application);
        asked("POST", "endpoints", application, endpoint());
        asked("POST", "users/mac.donald/subscriptions", mac, subscription("mac.donald@uclab.com", "1"));
        for (String state : List.of("AWAY", "DND", "BUSY")) {
            set(mac, state, "true");
        }
        isTold("1");
        assertThat(asked("GET", "users/mac.donald/presence/basic/subscriptions/1", mac, "")
                        .text())
                .contains("<presence>BUSY</presence>");
        set(mac, "VACATION", "true");
        isTold("1");
        assertThat(told).as("and no more than that").isEmpty();
    }

    private void set(String key, String state, String override) {
        Answer answer = asked(
                "PUT",
                "users/mac.donald/presence/basic",
                key,
                "<presence>" + state + "</presence>",
                "Presence-Expiry: 3600",
                "Presence-Override: " + override);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void whatIsSetShowsToContactsByXmppUntilItIsOver() throws Exception {
        String mac = user("mac.donald", application());
        XMPPConnection ada = cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "desk");
        BlockingQueue<Presence> seen = new LinkedBlockingQueue<>();
        ada.addSyncStanzaListener(
                stanza -> {
                    if (String.valueOf(stanza.getFrom()).startsWith("mac.donald")) {
                        seen.add((Presence) stanza);
                    }
                },
                StanzaTypeFilter.PRESENCE);
        set(mac, "DND", "true");
        Presence shown = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(shown.getMode()).isEqualTo(Presence.Mode.dnd);
        assertThat(shown.getPriority()).as("it takes no messages").isEqualTo(-1);
        set(mac, "UNAVAILABLE", "false");
        assertThat(seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS).getType()).isEqualTo(Presence.Type.unavailable);
        assertThat(asked("GET", "users/mac.donald/presence/basic/contacts/mac.donald@uclab.com", mac, "")
                        .text())
                .contains("<presence>UNAVAILABLE</presence>");
    }

    @Test
    void whatIsSetEndsWithItsTime() throws Exception {
        cluster.close();
        start(1_000, 1_000);
        String application = application();
        String mac = user("mac.donald", application);
        asked("POST", "endpoints", application, endpoint(), "Presence-Expiry: 86400");
        asked(
                "POST",
                "users/mac.donald/subscriptions",
                mac,
                subscription("mac.donald@uclab.com", "1"),
                "Presence-Expiry: 86400");
        set(mac, "AWAY", "false");
        isTold("1");
        asked("GET", "users/mac.donald/presence/basic/subscriptions/1", mac, "");
        isTold("1");
        assertThat(asked("GET", "users/mac.donald/presence/basic/subscriptions/1", mac, "")
                        .text())
                .contains("<presence>UNAVAILABLE</presence>");
    }

    @Test
    void aUserOfAnotherNodeIsSentThere() {
        Answer answer = asked("PUT", "users/ada.byron/session", application(), "");
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.found(PLACE))
                .isEqualTo("https://" + TestCluster.SUB + ":8083/presence-service/users/ada.byron/session");
        assertThat(answer.text())
                .contains("<redirect primaryServer='" + TestCluster.SUB + "' backupServer='" + TestCluster.PUB + "'/>");
    }

    @Test
    void keysGoOnUnlessANewOneIsForcedAndEndWithWhomTheyDependOn() {
        String application = application();
        assertThat(application()).isEqualTo(application);
        String mac = user("mac.donald", application);
        assertThat(user("mac.donald", application)).isEqualTo(mac);
        String other = asked("PUT", "users/mac.donald/session", application, "").found(KEY);
        assertThat(other).isNotEqualTo(mac);
        assertThat(own(mac)).as("the old one").isEqualTo(401);
        assertThat(own(other)).isEqualTo(200);
        assertThat(asked("DELETE", "users/Portal/session", application, "").status())
                .isEqualTo(200);
        assertThat(own(other)).as("who was logged in by whom has gone").isEqualTo(401);
    }

    private int own(String key) {
        return asked("GET", "users/mac.donald/presence/basic/contacts/mac.donald@uclab.com", key, "")
                .status();
    }

    @Test
    void sessionsAreBoundedAndTheOneNotUsedForLongestMakesWay() throws IOException {
        cluster.close();
        start(1, 2);
        String application = application();
        String mac = user("mac.donald", application);
        assertThat(own(mac)).isEqualTo(200);
        String grace = user("grace.hopper", application);
        assertThat(own(mac)).as("there is room for two").isEqualTo(401);
        assertThat(asked("DELETE", "users/grace.hopper/session", grace, "").status())
                .isEqualTo(200);
    }

    @Test
    void nobodySeesWhomThatUserMayNotSee() throws Exception {
        String mac = user("mac.donald", application());
        cluster.signIn(cluster.pub, "grace.hopper", "NanoSecond1", "desk");
        assertThat(asked("GET", "users/mac.donald/presence/basic/contacts/grace.hopper@uclab.com", mac, "")
                        .text())
                .contains("<presence>UNAVAILABLE</presence>");
    }

    @Test
    void whatIsWrongIsRefusedWithACode() {
        String application = application();
        String mac = user("mac.donald", application);
        Map<Answer, Integer> wrong = new LinkedHashMap<>();
        wrong.put(asked("POST", "users/Portal/sessions", "", "<session><password>no</password></session>"), 100);
        wrong.put(asked("POST", "users/nobody/sessions", "", SESSION), 100);
        wrong.put(asked("POST", "users/mac.donald/sessions", "none", ""), 101);
        wrong.put(asked("POST", "users/grace.hopper/sessions", mac, ""), 102);
        wrong.put(asked("POST", "endpoints", mac, endpoint()), 102);
        wrong.put(asked("GET", "users/grace.hopper/presence/basic/contacts/ada.byron@uclab.com", mac, ""), 103);
        wrong.put(asked("POST", "users/Portal/sessions", "", "<session>"), 110);
        wrong.put(asked("PUT", "users/mac.donald/presence/basic", mac, "<presence>ASLEEP</presence>"), 110);
        wrong.put(asked("GET", "users/mac.donald/presence/basic/contacts/%40%40", mac, ""), 110);
        for (String time : List.of("3599", "86401", "soon", "-1")) {
            wrong.put(asked("POST", "endpoints", application, endpoint(), "Presence-Expiry: " + time), 111);
        }
        for (String url : List.of("ftp://a.b/c", "http://u:p@a.b/", "http://", "nothing", "http://a.b/#c")) {
            wrong.put(asked("POST", "endpoints", application, "<endpoint><url>" + url + "</url></endpoint>"), 112);
        }
        wrong.put(asked("POST", "endpoints", application, endpoint(), "Transfer-Encoding: chunked"), 113);
        wrong.put(asked("POST", "users/nobody/sessions", application, ""), 120);
        wrong.put(asked("DELETE", "endpoints/7", application, ""), 121);
        wrong.put(asked("POST", "users/mac.donald/subscriptions", mac, subscription("ada.byron@uclab.com", "7")), 121);
        wrong.put(asked("POST", "users/mac.donald/subscriptions", mac, subscription("@@", "7")), 110);
        wrong.put(asked("DELETE", "users/mac.donald/subscriptions/1", mac, ""), 122);
        wrong.put(asked("GET", "users/mac.donald/weather", mac, ""), 123);
        wrong.put(asked("PATCH", "endpoints", application, ""), 123);
        wrong.forEach((answer, code) -> assertThat(answer.text()).contains("<error><code>" + code + "</code>"));
    }
}

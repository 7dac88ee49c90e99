package org.uclab.client;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.uclab.client.dns.TinyNameServer;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpServing;

/** A company as small as a sign-in allows: name server, two UCM nodes, two presence servers, two edge servers. */
final class TinyCompany implements AutoCloseable {

    static final String DOMAIN = "example.com";
    static final String PASSWORD = "secret";
    static final int INSIDE = 2;
    static final int OUTSIDE = 3;
    private static final int DNS = 5300;

    final TinyLab lab;
    final TinyNameServer names = new TinyNameServer();

    /** What is asked outside: it knows the edge servers alone. */
    final TinyNameServer outsideNames = new TinyNameServer();

    final Map<String, HttpAnswer> files = new ConcurrentHashMap<>();
    /** {@code host method path} of every request, and whether it carried credentials or a cookie. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** User of every request that carried Basic credentials. */
    final List<String> users = new CopyOnWriteArrayList<>();

    final TinyPresenceServer presence = new TinyPresenceServer(DOMAIN, Map.of("mac.donald", PASSWORD), "");
    final Node pub;
    final Node sub;
    final Node imp1;
    private final Node imp2;

    TinyCompany() {
        this(1);
    }

    TinyCompany(double timeScale) {
        lab = new TinyLab(timeScale);
        nameServer("ns.example.com", INSIDE, names);
        nameServer("ns-outside.example.com", OUTSIDE, outsideNames);
        pub = ucm("cucm-pub", 10);
        sub = ucm("cucm-sub", 11);
        imp1 = imp("imp1.example.com", 20, new TinyPresenceServer(DOMAIN, Map.of(), "imp2.example.com"));
        imp2 = imp("imp2.example.com", 21, presence);
        imp("imp3.example.com", 22, new TinyPresenceServer(DOMAIN, Map.of("mac.donald", PASSWORD), "imp2.example.com"));
        file(
                "MDonald.cnf.xml",
                "<device xsi:type=\"axl:XIPPhone\"><userId serviceProfileFile=\"SP1.cnf.xml\">mac.donald"
                        + "</userId></device>");
        file(
                "SP1.cnf.xml",
                "<serviceProfile><IMandPresence><ProductType>Unified CM (IM and Presence)</ProductType>"
                        + "<Primary><Address>imp2.example.com</Address></Primary><Backup1><Address/></Backup1></IMandPresence>"
                        + "</serviceProfile>");
        file(
                "CUPC/AppDialRules.xml",
                "<DialRules><DialRule BeginsWith=\"+1\" NumDigits=\"12\" DigitsToRemove=\"1\""
                        + " PrefixWith=\"9\"/></DialRules>");
        file("CUPC/DirLookupDialRules.xml", "<DialRules></DialRules>");
    }

    private void nameServer(String host, int last, TinyNameServer server) {
        lab.start(
                host,
                last,
                List.of(
                        lab.port(host, "dns", Transport.UDP, last, DNS, false),
                        lab.port(host, "dns", Transport.TCP, last, DNS, false)),
                () -> server);
    }

    void stopPresence() {
        TinyLab.await(imp2.stop("power cut"));
    }

    void startPresence() {
        TinyLab.await(imp2.start());
    }

    void file(String name, String content) {
        files.put("/" + name, HttpAnswer.of(200, "*/*", content));
    }

    TinyCompany inside() {
        names.srv("_cisco-uds._tcp.example.com", 0, 0, 8443, "cucm-pub.example.com")
                .srv("_cisco-uds._tcp.example.com", 1, 0, 8443, "cucm-sub.example.com");
        return this;
    }

    TinyEdge edge(int number, int priority) {
        String host = "expe" + number + ".example.com";
        TinyEdge edge = new TinyEdge(this, host);
        for (TinyNameServer server : List.of(names, outsideNames)) {
            server.a(host, lab.address(30 + number)).srv("_collab-edge._tls.example.com", priority, 10, 8443, host);
        }
        edge.node = lab.start(
                host,
                30 + number,
                List.of(
                        lab.port(host, "edge-https", Transport.TCP, 30 + number, 8443, true),
                        lab.port(host, "xmpp", Transport.TCP, 30 + number, 5222, false)),
                () -> edge);
        return edge;
    }

    void webex(HttpAnswer answer) {
        webex(path -> answer);
    }

    /** The cloud, which answers by path. */
    void webex(Function<String, HttpAnswer> answers) {
        String host = "loginp.webexconnect.com";
        names.a(host, lab.address(40));
        lab.start(
                host,
                40,
                List.of(lab.port(host, "cas", Transport.TCP, 40, 443, true)),
                () -> node -> HttpServing.serve(node, "cas", (question, now) -> {
                    requests.add("webex " + question.target());
                    return Future.succeededFuture(answers.apply(question.path()));
                }));
    }

    /** What DHCP tells a host of that number, whose name server is that one. */
    Lease lease(int last, int nameServer, String searchDomain) {
        return new Lease(lab.address(last), new Endpoint(lab.address(nameServer), DNS), searchDomain);
    }

    /** One that remembers that. */
    UcClient client(ClientSettings settings, String searchDomain, Memory memory) {
        Lease lease = lease(50, INSIDE, searchDomain);
        return UcClient.create(settings, lease, lab.trust(), lab.dialler(50), lab.history.recorder("client"), memory);
    }

    UcClient client(ClientSettings settings, String searchDomain) {
        Lease lease = lease(50, INSIDE, searchDomain);
        return UcClient.create(settings, lease, lab.trust(), lab.dialler(50), lab.history.recorder("client"));
    }

    private Node imp(String host, int last, Program program) {
        names.a(host, lab.address(last));
        return lab.start(
                host,
                last,
                List.of(
                        lab.port(host, "soap", Transport.TCP, last, 8443, true),
                        lab.port(host, "xmpp", Transport.TCP, last, 5222, false)),
                () -> program);
    }

    private Node ucm(String shortName, int last) {
        String host = shortName + ".example.com";
        names.a(host, lab.address(last));
        return lab.start(
                host,
                last,
                List.of(
                        lab.port(host, "uds", Transport.TCP, last, 8443, true),
                        lab.port(host, "tftp", Transport.TCP, last, 6970, false)),
                () -> new Ucm(shortName));
    }

    @Override
    public void close() {
        lab.close();
    }

    private final class Ucm implements Program {

        private final String shortName;

        Ucm(String shortName) {
            this.shortName = shortName;
        }

        @Override
        public Future<?> start(NodeContext node) {
            return HttpServing.serve(node, "uds", this::uds).compose(up -> HttpServing.serve(node, "tftp", this::tftp));
        }

        private Future<HttpAnswer> tftp(HttpQuestion question, Instant now) {
            note(question);
            return Future.succeededFuture(files.getOrDefault(question.path(), HttpAnswer.empty(404)));
        }

        private Future<HttpAnswer> uds(HttpQuestion question, Instant now) {
            note(question);
            return Future.succeededFuture(document(question));
        }

        private void note(HttpQuestion question) {
            TinyCompany.this.note(shortName, question);
        }
    }

    void note(String where, HttpQuestion question) {
        question.basic().ifPresent(sent -> users.add(sent.user()));
        requests.add(where + " " + question.path()
                + (question.headers().get("Authorization").isPresent() ? " +credentials" : "")
                + question.headers().get("Cookie").map(cookie -> " +" + cookie).orElse(""));
    }

    HttpAnswer document(HttpQuestion question) {
        if (files.containsKey(question.path())) {
            return files.get(question.path());
        }
        return switch (question.path()) {
            case "/cucm-uds/version" ->
                xml("<versionInformation version=\"9.1.2\"><version>9.1.2</version></versionInformation>");
            case "/cucm-uds/clusterUser" ->
                xml(
                        "<clusterUser><result found=\""
                                + question.only("username").equals(java.util.Optional.of("mac.donald"))
                                + "\" uri=\"https://cucm-pub:8443/cucm-uds/user/mac.donald\"/>"
                                + "<homeCluster serversUri=\"https://cucm-pub:8443/cucm-uds/servers\">cucm-pub</homeCluster></clusterUser>");
            case "/cucm-uds/servers" -> xml("<servers><server>cucm-pub</server><server>cucm-sub</server></servers>");
            case "/cucm-uds/user/mac.donald/devices" -> devices(question);
            case "/ccmcip/Personalization" ->
                xml("<devices><device><name>MDonald</name><description/></device></devices>");
            default -> HttpAnswer.empty(404);
        };
    }

    private HttpAnswer devices(HttpQuestion question) {
        if (!question.basic().equals(java.util.Optional.of(new HttpQuestion.Credentials("mac.donald", PASSWORD)))) {
            return HttpAnswer.empty(401);
        }
        return xml("<devices><device><name>TCTMAC</name><model>Cisco Dual Mode for iPhone</model></device>"
                        + "<device><name>MDonald</name><model>Cisco Unified Client Services Framework</model><provision>"
                        + "<uri>http://cucm-pub:6970/MDonald.cnf.xml</uri><uri>http://cucm-sub:6970/MDonald.cnf.xml</uri>"
                        + "</provision></device></devices>")
                .with("Set-Cookie", "JSESSIONID=1; Path=/cucm-uds/; Secure; HttpOnly");
    }

    static HttpAnswer xml(String document) {
        return new HttpAnswer(
                200,
                org.uclab.lab.wire.HttpFields.of("Content-Type", "application/xml"),
                document.getBytes(StandardCharsets.UTF_8));
    }
}

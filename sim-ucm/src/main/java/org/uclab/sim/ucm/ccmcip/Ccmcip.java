package org.uclab.sim.ucm.ccmcip;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.protocol.xml.XmlText;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * CCMCIP of one node, on the port of UDS. The list of devices is asked for as the product's own client does (CSF): a
 * {@code POST} of {@code getDevices} to {@code Personalization}, with Basic. Phone pages want no credentials.
 */
public final class Ccmcip implements HttpResponder {

    /** Every path of the service begins so. */
    public static final String ROOT = "/ccmcip/";

    static final String PERSONALIZATION = ROOT + "Personalization";
    private static final String AUTHENTICATE = ROOT + "authenticate.jsp";
    private static final String REQUEST = "getDevices";
    private static final byte[] NOTHING = {};

    private final UcmDatabase database;
    private final Predicate<ClusterState> lists;
    private final Doorman doorman;
    private final String base;

    /**
     * @param lists whether the node has what it takes to list devices
     * @param base  address of the service, which pages name; a slash at its end
     */
    public Ccmcip(UcmDatabase database, Predicate<ClusterState> lists, String base) {
        this.database = database;
        this.lists = lists;
        this.doorman = new Doorman(database);
        this.base = base;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answered(question, now));
    }

    @Override
    public boolean manyAtOnce() {
        return true;
    }

    private HttpAnswer answered(HttpQuestion question, Instant now) {
        if (question.path().equals(PERSONALIZATION)) {
            return question.method().equals("POST")
                    ? personalization(question, now)
                    : respond(405, NOTHING, new Field("Allow", "POST"));
        }
        boolean authenticate = question.path().equals(AUTHENTICATE);
        Optional<byte[]> page = authenticate ? Optional.of(NOTHING) : page(question);
        if (page.isEmpty()) {
            return respond(404, NOTHING);
        }
        if (!question.method().equals("GET") && !question.method().equals("HEAD")) {
            return respond(405, NOTHING, new Field("Allow", "GET, HEAD"));
        }
        return authenticate
                ? respond(200, authenticated(question, now), new Field("Content-Type", "text/plain;charset=utf-8"))
                : respond(200, page.get(), new Field("Content-Type", "text/xml;charset=utf-8"));
    }

    private HttpAnswer personalization(HttpQuestion question, Instant now) {
        // ASSUMED(S3): that there is no list without it is public, with which answer is not.
        if (!lists.test(database.state())) {
            return respond(503, NOTHING);
        }
        Optional<EndUser> caller = question.basic()
                .flatMap(sent -> doorman.check(sent.user(), sent.password(), now, question.peerAddress()));
        if (caller.isEmpty()) {
            return refused();
        }
        Optional<XmlElement> request =
                XmlInput.read(question.body()).filter(root -> root.name().equals(REQUEST));
        if (request.isEmpty()) {
            return respond(400, NOTHING); // ASSUMED(no public source)
        }
        // ASSUMED(no public source): whose devices are asked for is said twice; somebody else's are refused.
        boolean own = request.get()
                .childText("user")
                .map(Doorman::userPart)
                .map(name -> Spelling.USER_ID.same(caller.get().id(), name))
                .orElse(true);
        return own
                ? respond(200, devices(caller.get()), new Field("Content-Type", "text/xml;charset=utf-8"))
                : refused();
    }

    /**
     * 401 in the status, or, before 8.6, in a page that comes with 200: HTML of 7.x, XHTML of 8.5 (CSF).
     */
    private HttpAnswer refused() {
        Release release = database.state().release();
        String line = release.atLeast(8, 5) ? "<br/>" : "<br>";
        byte[] page = ("<html><head><title>Error report</title></head><body><h1>HTTP Status 401 - </h1>" + line
                        + "<p>This request requires HTTP authentication.</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        Field type = new Field("Content-Type", "text/html;charset=utf-8");
        return release.atLeast(8, 6)
                ? respond(401, page, type, new Field("WWW-Authenticate", "Basic realm=\"Cisco Web Services Realm\""))
                : respond(200, page, type);
    }

    private static byte[] devices(EndUser user) {
        XmlText text =
                XmlText.onOneLine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").open("devices");
        for (Device device : user.devices()) {
            text.open("device")
                    .element("name", device.name())
                    .element("description", device.description())
                    .element("model", device.model())
                    .close();
        }
        return text.bytes();
    }

    private Optional<byte[]> page(HttpQuestion question) {
        ClusterState cluster = database.state();
        return Optional.ofNullable(
                switch (question.path()
                        .substring(Math.min(ROOT.length(), question.path().length()))) {
                    case "xmldirectorylist.jsp" -> list(question).bytes(cluster, base);
                    case "xmldirectoryinput.jsp" -> PhonePages.search(base);
                    case "xmldirectory.jsp" -> PhonePages.directories(base);
                    case "getservicesmenu.jsp" -> PhonePages.services(cluster, value(question, "name"));
                    case "GetTelecasterHelpText.jsp" -> PhonePages.help();
                    default -> null;
                });
    }

    private static DirectoryPage list(HttpQuestion question) {
        String start = value(question, "start");
        int from = start.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(start) : 1;
        return new DirectoryPage(value(question, "f"), value(question, "l"), value(question, "n"), from);
    }

    /** What phones ask before they let somebody control them. A device that is named has to be the user's. */
    private byte[] authenticated(HttpQuestion question, Instant now) {
        String device = value(question, "devicename");
        boolean authorized = doorman.check(
                        value(question, "UserID"), value(question, "Password"), now, question.peerAddress())
                .filter(user -> device.isEmpty()
                        || user.devices().stream().anyMatch(own -> Spelling.DEVICE_NAME.same(own.name(), device)))
                .isPresent();
        return (authorized ? "AUTHORIZED" : "UN-AUTHORIZED").getBytes(StandardCharsets.US_ASCII);
    }

    /** The first value of that name, whatever its case; empty when there is none. */
    private static String value(HttpQuestion question, String name) {
        return question.query().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .findFirst()
                .orElse("");
    }

    private static HttpAnswer respond(int status, byte[] body, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(more));
        fields.add(new Field("Content-Length", Integer.toString(body.length)));
        return new HttpAnswer(status, new HttpFields(fields), body);
    }
}

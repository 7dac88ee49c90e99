package org.uclab.sim.ucm.ccmcip;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.protocol.xml.XmlText;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpQuestion.Credentials;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * CCMCIP of one node, on the port of UDS. Credentials count by their user part: {@code ada@example.com} is {@code ada}.
 * ASSUMED(no public source): the path; {@code /ccmcip/} is the public root of the service, the page is the lab's choice.
 */
public final class Ccmcip implements HttpResponder {

    /** Every path of the service begins so. */
    public static final String ROOT = "/ccmcip/";

    static final String DEVICES = ROOT + "devices";
    private static final byte[] NOTHING = {};

    private final UcmDatabase database;
    private final Predicate<ClusterState> lists;

    /**
     * @param lists whether the node has what it takes to list devices
     */
    public Ccmcip(UcmDatabase database, Predicate<ClusterState> lists) {
        this.database = database;
        this.lists = lists;
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
        if (!question.path().equals(DEVICES)) {
            return respond(404, NOTHING);
        }
        if (!question.method().equals("GET") && !question.method().equals("HEAD")) {
            return respond(405, NOTHING, new Field("Allow", "GET, HEAD"));
        }
        // ASSUMED(S3): that there is no list without it is public, with which answer is not.
        if (!lists.test(database.state())) {
            return respond(503, NOTHING);
        }
        return caller(question, now)
                .map(user -> respond(200, devices(user), new Field("Content-Type", "application/xml")))
                .orElseGet(() -> respond(
                        401, NOTHING, new Field("WWW-Authenticate", "Basic realm=\"Cisco Web Services Realm\"")));
    }

    private Optional<EndUser> caller(HttpQuestion question, Instant now) {
        ClusterState cluster = database.state();
        Optional<Credentials> sent = question.basic();
        Optional<EndUser> user =
                sent.map(Credentials::user).map(Ccmcip::userPart).flatMap(cluster::user);
        boolean right = user.filter(known -> known.password().equals(sent.get().password()))
                .isPresent();
        if (right) {
            database.logins().succeeded(user.get().id(), now, question.peerAddress());
        } else {
            user.ifPresent(known -> database.logins().failed(known.id()));
        }
        return right ? user : Optional.empty();
    }

    private static String userPart(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
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

    private static HttpAnswer respond(int status, byte[] body, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(more));
        fields.add(new Field("Content-Length", Integer.toString(body.length)));
        return new HttpAnswer(status, new HttpFields(fields), body);
    }
}

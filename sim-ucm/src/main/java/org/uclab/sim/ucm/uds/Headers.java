package org.uclab.sim.ucm.uds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.lab.wire.Shared;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.cluster.Release;

/**
 * The headers of one answer, in the order of the trace. Expressway moves {@code Content-Length} to the end; where a
 * node itself was traced it stands before {@code Date}.
 */
final class Headers {

    static final String REALM = "Cisco Web Services Realm";

    private static final List<Field> NOT_FOR_CACHES =
            List.of(new Field("Cache-Control", "private"), new Field("Expires", "Thu, 01 Jan 1970 00:00:00 GMT+00:00"));

    private static final Field SAME_FRAME = new Field("X-Frame-Options", "SAMEORIGIN");
    private static final Field NO_SERVER = new Field("Server", "");

    private final Release release;
    private final Field date;
    private final Shared<Field> shared;

    /**
     * @param date   the {@code Date}
     * @param shared fields that many answers have
     */
    Headers(Release release, Field date, Shared<Field> shared) {
        this.release = release;
        this.date = date;
        this.shared = shared;
    }

    /** The answer to somebody whose credentials were not asked for. */
    HttpAnswer open(Reply reply) {
        List<Field> fields = new ArrayList<>();
        // ASSUMED(CAMELOT): a 10.5.0 answer to clusterUser had them, answers of 9.1.2 did not; taken for all resources.
        if (release.atLeast(10, 5)) {
            fields.addAll(NOT_FOR_CACHES);
        }
        return rest(fields, reply);
    }

    /** The answer to somebody with credentials or a session. */
    HttpAnswer admitted(Reply reply, Optional<Sessions.Opened> opened) {
        List<Field> fields = new ArrayList<>(NOT_FOR_CACHES);
        opened.ifPresent(session -> {
            fields.add(cookie(Doorman.SSO_COOKIE, session.sso(), "/"));
            fields.add(cookie(Doorman.COOKIE, session.id(), UdsCall.ROOT + "/"));
        });
        return rest(fields, reply);
    }

    /** The refusal of credentials. */
    HttpAnswer challenge() {
        List<Field> fields = new ArrayList<>(NOT_FOR_CACHES);
        fields.add(new Field("WWW-Authenticate", "Basic realm=\"" + REALM + "\""));
        return rest(fields, Reply.challenge());
    }

    private HttpAnswer rest(List<Field> fields, Reply reply) {
        fields.addAll(reply.more());
        fields.add(SAME_FRAME);
        // RFC 9110 §8.6: a server MUST NOT send Content-Length in a response with the status 204.
        if (reply.status() != 204) {
            if (!reply.contentType().isEmpty()) {
                fields.add(shared.of(new Field("Content-Type", reply.contentType())));
            }
            fields.add(shared.of(new Field("Content-Length", Integer.toString(reply.body().length))));
        }
        fields.add(date);
        fields.add(NO_SERVER);
        return new HttpAnswer(reply.status(), new HttpFields(fields), reply.body());
    }

    private static Field cookie(String name, String value, String path) {
        return new Field("Set-Cookie", name + "=" + value + "; Path=" + path + "; Secure; HttpOnly");
    }
}

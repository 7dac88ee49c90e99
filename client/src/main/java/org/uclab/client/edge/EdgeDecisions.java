package org.uclab.client.edge;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.xml.DocumentReasons;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on edge servers. */
public final class EdgeDecisions {

    static final Outcome SERVER = Outcome.chosen("server", "{server}");
    static final Reason OPENED = Reason.named("edge-opened", "it gave the edge configuration and a usable cookie");

    static final Reason NO_COOKIE = Reason.named("no-cookie", "no {cookie} cookie was set");
    static final Reason FOREIGN_COOKIE = Reason.named(
            "cookie-of-other-domain", "{cookie} cookie dropped: {host} is not inside its domain {domain...}");
    static final Reason NO_EXPIRY =
            Reason.named("cookie-without-expiry", "{cookie} cookie expiration time is invalid or not available");
    static final Reason EXPIRED = Reason.named("cookie-expired", "{cookie} cookie has expired at {expired}");
    static final Reason CONFIGURATION = Reason.named("edge-configuration-unusable", "edge configuration: {problem...}");

    /** An edge server that failed a while ago is not asked. */
    public static final Reason RECENTLY_FAILED = Reason.named("recently-failed", "it has recently failed");

    public static final Reason ADDRESS_WITHOUT_COOKIE =
            Reason.named("address-without-cookie", "an address can have no cookie; the record must name a host");

    /** It fails now. */
    public static final Reason FAILED =
            Reason.named("edge-failed", "{problem...}; it is on the recently failed list now");

    public static final Subject EDGE_SERVER = Subject.named("edge-server", "edge server")
            .decides(SERVER, HttpDecisions.NOT)
            .because(OPENED, RECENTLY_FAILED, FAILED);

    /** What {@link #FAILED} hands on. */
    static final List<Reason> PROBLEMS = Stream.concat(
                    Stream.of(NO_COOKIE, FOREIGN_COOKIE, NO_EXPIRY, EXPIRED, CONFIGURATION, ADDRESS_WITHOUT_COOKIE),
                    Stream.concat(HttpDecisions.FETCHED.stream(), DocumentReasons.ALL.stream()))
            .toList();

    private EdgeDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(EDGE_SERVER);
    }
}

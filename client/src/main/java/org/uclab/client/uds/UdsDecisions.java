package org.uclab.client.uds;

import java.util.List;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on its way through UDS. */
public final class UdsDecisions {

    static final Outcome SERVER = Outcome.chosen("server", "{server}");
    static final Reason IT_ANSWERED = Reason.named("it-answered", "it answered; UCM {release}");

    /** The inside has no records of UDS servers. */
    public static final Reason NO_RECORDS =
            Reason.named("inside-without-uds", "the inside has no {records}: {error...}");

    public static final Subject UDS_SERVER = Subject.named("uds-server", "UDS server")
            .decides(SERVER, HttpDecisions.NOT, HttpDecisions.NONE)
            .because(IT_ANSWERED, NO_RECORDS)
            .because(HttpDecisions.PROBLEMS);

    static final Outcome SERVERS = Outcome.chosen("servers", "{servers...}");
    static final Reason NAMED_BY = Reason.named("named-by", "named by {server}");
    static final Subject UDS_SERVERS =
            Subject.named("uds-servers", "UDS servers").decides(SERVERS).because(NAMED_BY);

    static final Outcome UNSUPPORTED = Outcome.refused("unsupported", "unsupported");
    static final Reason TOO_OLD =
            Reason.named("release-too-old", "{server} is UCM {release}; clients outside need 9.1(2) or later");
    static final Subject RELEASE =
            Subject.named("ucm-release", "UCM release").decides(UNSUPPORTED).because(TOO_OLD);

    static final Outcome HOME = Outcome.chosen("home", "{server}");
    static final Outcome ASKING = Outcome.noted("asking", "asking {server}");
    static final Outcome USER_NOT_FOUND = Outcome.none("user-not-found", "user not found");
    static final Outcome LOOP = Outcome.none("loop", "loop");
    static final Outcome WRONG = Outcome.none("wrong", "wrong");
    static final Reason DISCOVERED = Reason.named("discovered-cluster", "it is the cluster that discovery led to");
    static final Reason SAYS_SO = Reason.named("says-so-itself", "it says so itself");
    static final Reason NAMED_HOME = Reason.named("named-as-home", "named by {server} as the home of {user...}");
    static final Reason NO_USER = Reason.named("no-such-user", "UCM knows no user '{user...}' on any cluster");
    static final Reason FOREIGN = Reason.named(
            "home-without-user", "{server} was named as the home of '{user...}', but does not know the user");
    static final Reason CIRCLE =
            Reason.named("clusters-in-a-circle", "{server} names {home} as the home, which named it in turn");
    static final Reason TOO_FAR =
            Reason.named("too-many-clusters", "after {clusters} clusters none is the home of '{user...}'");
    static final Subject HOME_CLUSTER = Subject.named("home-cluster", "home cluster")
            .decides(HOME, ASKING, USER_NOT_FOUND, LOOP, WRONG)
            .because(DISCOVERED, SAYS_SO, NAMED_HOME, NO_USER, FOREIGN, CIRCLE, TOO_FAR);

    public static final Outcome DEVICE_TAKEN = Outcome.chosen("device", "{device}");
    public static final Reason FIRST_OF_KIND = Reason.named("first-of-kind", "the first {kind} device of {devices}");
    public static final Reason NONE_OF_KIND =
            Reason.named("none-of-kind", "of {devices} devices none is a {kind} device");
    public static final Subject DEVICE = Subject.named("device", "device")
            .decides(DEVICE_TAKEN, HttpDecisions.NONE)
            .because(FIRST_OF_KIND, NONE_OF_KIND);

    private UdsDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(UDS_SERVER, UDS_SERVERS, RELEASE, HOME_CLUSTER, DEVICE);
    }
}

package org.uclab.client.xmpp;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.dns.DnsReasons;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on presence servers. */
public final class XmppDecisions {

    static final Outcome SERVER = Outcome.chosen("server", "{server}");
    static final Outcome NONE_FOUND = Outcome.none("none-found", "none found");
    static final Reason SIGNED_IN = Reason.named("signed-in-as", "signed in as {address...}");
    static final Reason REDIRECTED = Reason.named("redirected", "it is not the user's server, {target} is");
    static final Reason FAILED = Reason.named("xmpp-failed", "XMPP: {error...}");
    static final Reason NONE_LEFT = Reason.named("no-presence-server-left", "all failed: {failures...}");

    static final Subject PRESENCE_SERVER = Subject.named("presence-server", "presence server")
            .decides(SERVER, HttpDecisions.NOT, NONE_FOUND)
            .because(Stream.concat(
                            Stream.of(SIGNED_IN, REDIRECTED, HttpDecisions.SERVER_ANSWERED, FAILED, NONE_LEFT),
                            DnsReasons.HOSTS.stream())
                    .toList());

    static final Outcome SUITE = Outcome.chosen("suite", "{suite}");
    static final Reason BOTH_HAVE_IT = Reason.named("both-have-it", "it is what both sides have");

    static final Subject ENCRYPTION = Subject.named("presence-encryption", "presence encryption")
            .decides(SUITE)
            .because(BOTH_HAVE_IT);

    private XmppDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(PRESENCE_SERVER, ENCRYPTION);
    }
}

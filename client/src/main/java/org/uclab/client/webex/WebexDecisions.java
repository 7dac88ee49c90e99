package org.uclab.client.webex;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides at the log-in to the cloud. */
public final class WebexDecisions {

    static final Outcome LOGGED_IN = Outcome.chosen("webex-logged-in", "{server}");
    static final Reason TOKEN = Reason.named("webex-token", "it gave a token for the password of {user}");
    static final Reason SAYS = Reason.named("webex-says", "{server} said {reason...}");
    static final Reason USELESS = Reason.named("webex-useless", "{server}: {problem...}");
    static final Reason NO_XMPP = Reason.named("webex-without-xmpp", "{server} names no XMPP server");

    static final Subject LOGIN = Subject.named("webex-log-in", "Webex log-in")
            .decides(LOGGED_IN, HttpDecisions.NONE)
            .because(TOKEN, SAYS, USELESS, NO_XMPP);

    static final Outcome POLICIES = Outcome.chosen("webex-policies", "AES {aes}, no encoding {plain}");
    static final Reason TELLS = Reason.named("webex-tells", "{server} tells it of the organisation");
    static final Subject ENCODING =
            Subject.named("webex-encoding", "encoding for IM").decides(POLICIES).because(TELLS);

    static final Outcome PARAMETERS = Outcome.chosen("webex-parameters", "{parameters...}");
    static final Outcome NOTHING = Outcome.none("webex-nothing", "nothing");
    static final Subject CONFIGURATION = Subject.named("webex-configuration", "Webex configuration")
            .decides(PARAMETERS, NOTHING)
            .because(TELLS);

    static final Outcome SERVERS = Outcome.chosen("webex-uc-services", "TFTP {tftp...}; CCMCIP {ccmcip...}");
    static final Subject UC_SERVICES = Subject.named("webex-uc-services", "UC services")
            .decides(SERVERS, NOTHING)
            .because(TELLS);

    private WebexDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return Stream.of(LOGIN, ENCODING, CONFIGURATION, UC_SERVICES).toList();
    }
}

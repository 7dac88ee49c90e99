package org.uclab.sim.ucm.sip;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * Waiting messages, as a voicemail system tells of them over its trunk: a NOTIFY that nobody has subscribed to (RFC 3842), for
 * the line in its Request-URI. Whose word is taken is a matter of the trunk ("Accept unsolicited notification"). What is told
 * goes into the database, and each node tells the phones of that line which are registered with it.
 */
final class MessageWaiting {

    static final String EVENT = "message-summary";
    static final String TYPE = "application/simple-message-summary";

    /** RFC 3842 §5.2: the status comes first. */
    private static final Pattern STATUS = Pattern.compile(
            "\\AMessages-Waiting[ \\t]*:[ \\t]*(yes|no)[ \\t]*(?:\\r?\\n|\\z)", Pattern.CASE_INSENSITIVE);

    private final Desk desk;
    private final UcmDatabase database;
    private final Phones phones;
    private final ClusterPhones cluster;
    private final Welcome welcome;

    MessageWaiting(Desk desk, UcmDatabase database, Phones phones, ClusterPhones cluster, Welcome welcome) {
        this.desk = desk;
        this.database = database;
        this.phones = phones;
        this.cluster = cluster;
        this.welcome = welcome;
    }

    /** Whether a NOTIFY is of that kind. */
    static boolean is(SipRequest request) {
        return request.header("Event")
                .map(event -> event.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(EVENT::equals)
                .isPresent();
    }

    /** Somebody tells of messages. */
    void told(Asked asked) {
        SipRequest request = asked.request();
        Optional<String> notifier = notifier(asked.flow());
        if (notifier.isEmpty()) {
            desk.answer(asked, 403);
            return;
        }
        if (!request.contentType().equals(TYPE)) {
            desk.answer(asked, request.response(415).with("Accept", TYPE));
            return;
        }
        Matcher status = STATUS.matcher(request.body().text());
        String line = ClusterState.digits(request.sipUri().map(SipUri::user).orElse(""));
        if (!status.find()) {
            desk.answer(asked, 400);
        } else if (database.state().line(line).isEmpty()) {
            desk.answer(asked, 404);
        } else {
            desk.answer(asked, 200);
            boolean wait = status.group(1).equalsIgnoreCase("yes");
            if (database.messagesWait(line, wait)) {
                desk.decided(
                        SipDecisions.MESSAGES.of(Words.one(line)),
                        (wait ? SipDecisions.WAIT : SipDecisions.NONE_WAIT).of(),
                        SipDecisions.TOLD_BY.of(notifier.get()));
            }
        }
    }

    private Optional<String> notifier(Flow flow) {
        return database.state().config().settings().calls().voicemail().notifiers().stream()
                .filter(host -> cluster.endpoint(host)
                        .filter(at -> at.address().equals(flow.host()))
                        .isPresent())
                .findFirst();
    }

    /** It is otherwise than before at that line. */
    void changed(String line) {
        phones.line(line).forEach(welcome::messages);
    }
}

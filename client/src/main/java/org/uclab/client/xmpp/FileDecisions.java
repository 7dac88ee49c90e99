package org.uclab.client.xmpp;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on files that go from user to user. */
public final class FileDecisions {

    static final Outcome SENT = Outcome.chosen("file-sent", "sent to {peer}");
    static final Outcome NOT_SENT = Outcome.refused("file-not-sent", "not sent to {peer}");
    static final Outcome TAKEN = Outcome.chosen("file-taken", "taken from {peer}");
    static final Outcome NOT_TAKEN = Outcome.refused("file-not-taken", "not taken from {peer}");

    static final Reason WHOLE = Reason.named("file-whole", "all {octets} octets went through {way}");
    static final Reason EDGE = Reason.named("file-edge", "no file goes from peer to peer through Expressway");
    static final Reason MOBILE = Reason.named("file-mobile", "a mobile client has no peer-to-peer file transfer");
    static final Reason MOBILE_CAPTURE = Reason.named("file-mobile-capture", "a mobile client sends no screen capture");
    static final Reason NOBODY = Reason.named("file-nobody", "no client of {peer} is available");
    static final Reason TOO_LARGE = Reason.named("file-too-large", "it has more than {most} octets");
    static final Reason DECLINED = Reason.named("file-declined", "the other side declines it");
    static final Reason OURS = Reason.named("file-we-decline", "the user declines it");
    static final Reason REFUSED = Reason.named("file-refused", "the answer is {condition}");
    static final Reason NO_METHOD = Reason.named("file-no-method", "the other side names no way that both have");
    static final Reason NO_PORT = Reason.named("file-no-port", "no port is free for it");
    static final Reason NOT_REACHED = Reason.named("file-not-reached", "the other side does not reach {endpoint}");
    static final Reason UNREACHED = Reason.named("file-unreached", "no stream host answers: {failures...}");
    static final Reason BROKEN = Reason.named("file-broken", "it ended after {some} of {octets} octets");
    static final Reason SERVER = Reason.named("file-server", "the file server does not do it: {answer}");
    static final Reason SILENT = Reason.named("file-silent", "nothing has come for {seconds} s");

    static final Subject FILE = Subject.named("file", "file {name}")
            .decides(SENT, NOT_SENT, TAKEN, NOT_TAKEN)
            .because(
                    WHOLE,
                    EDGE,
                    MOBILE,
                    MOBILE_CAPTURE,
                    NOBODY,
                    TOO_LARGE,
                    DECLINED,
                    OURS,
                    REFUSED,
                    NO_METHOD,
                    NO_PORT,
                    NOT_REACHED,
                    UNREACHED,
                    BROKEN,
                    SERVER,
                    SILENT);

    private FileDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(FILE);
    }
}

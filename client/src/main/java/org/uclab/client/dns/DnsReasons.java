package org.uclab.client.dns;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.history.Reason;
import org.uclab.lab.wire.WireReasons;

/** What becomes of questions to the name server, and of looking a host up, for those who hand it on. */
public final class DnsReasons {

    static final Reason RECORD = Reason.named("one-record", "1 record");
    static final Reason RECORDS = Reason.named("records-found", "{records} records");
    static final Reason NO_NAME = Reason.named("name-does-not-exist", "the name does not exist");
    static final Reason NO_RECORD = Reason.named("no-such-record", "the name has no such record");
    static final Reason SERVER_ANSWERED = Reason.named("name-server-answered", "the name server answered {rcode...}");
    static final Reason SILENT =
            Reason.named("name-server-silent", "no answer from the name server after {tries} questions");
    static final Reason UNUSABLE = Reason.named(
            "name-server-unusable",
            "no answer from the name server after {tries} questions, {ignored} unusable replies ignored");
    static final Reason TRUNCATED =
            Reason.named("answer-truncated", "the answer is truncated, and this platform asks over UDP only");
    static final Reason NOT_TO_THE_QUESTION =
            Reason.named("tcp-not-to-the-question", "the name server's answer over TCP is not to the question");
    static final Reason TCP_CLOSED =
            Reason.named("tcp-closed", "the name server closed the TCP connection without an answer");
    static final Reason TCP_SILENT = Reason.named("tcp-silent", "no answer from the name server over TCP");
    static final Reason NO_HOST_NAME = Reason.named("no-host-name", "'{host...}' is no host name");
    static final Reason HOST_NOT_FOUND = Reason.named("host-not-found", "{host}: {problem...}");
    static final Reason SHORT_NAME = Reason.named(
            "short-name-without-domain",
            "'{host}' is a short name and the network gave no search domain: it cannot be resolved");

    /** What becomes of a question. */
    public static final List<Reason> ANSWERS = Stream.concat(
                    Stream.of(
                            RECORD,
                            RECORDS,
                            NO_NAME,
                            NO_RECORD,
                            SERVER_ANSWERED,
                            SILENT,
                            UNUSABLE,
                            TRUNCATED,
                            NOT_TO_THE_QUESTION,
                            TCP_CLOSED,
                            TCP_SILENT,
                            NO_HOST_NAME),
                    WireReasons.ALL.stream())
            .toList();

    /** Why a host is not found. */
    public static final List<Reason> HOSTS = List.of(HOST_NOT_FOUND, SHORT_NAME, NO_HOST_NAME);

    private DnsReasons() {}
}

package org.uclab.shell.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** An answer message, as far as a stub needs it. */
final class DnsReply {

    /** Records taken of one message; one that says it has more is none. */
    static final int RECORDS_MAX = 512;

    /** Nothing is kept longer than a week, whatever its TTL says (RFC 8767 §4). */
    private static final long TTL_MAX = Duration.ofDays(7).toSeconds();

    /** Longest CNAME chain followed. */
    private static final int ALIASES_MAX = 8;

    /** Where the header says that it is an answer, RFC 1035 §4.1.1. */
    private static final int RESPONSE_BYTE = 2;

    private static final int RESPONSE_BIT = 0x80;

    private final Message message;

    private DnsReply(Message message) {
        this.message = message;
    }

    /** Loads what reads answers before anybody waits for one: a try may be short where lab time passes quickly. */
    static void ahead() {
        byte[] answer = DnsQuestion.of("localhost", Type.SRV).orElseThrow().wire(0);
        answer[RESPONSE_BYTE] |= (byte) RESPONSE_BIT;
        read(answer).ifPresent(DnsReply::answer);
    }

    /** The answer, or nothing when the bytes are none. */
    static Optional<DnsReply> read(byte[] bytes) {
        try {
            Header header = new Header(bytes);
            boolean answers = header.getFlag(Flags.QR)
                    && header.getOpcode() == Opcode.QUERY
                    && header.getCount(Section.QUESTION) == 1
                    && header.getCount(Section.ANSWER) <= RECORDS_MAX;
            if (!answers) {
                return Optional.empty();
            }
            // What was cut off may end in the middle of a record; dnsjava lets that pass, and it is fetched again
            // anyway.
            Message message = new Message(bytes);
            return message.getQuestion() == null ? Optional.empty() : Optional.of(new DnsReply(message));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    int id() {
        return message.getHeader().getID();
    }

    /** RFC 5452 §9.1: what does not repeat the question is not its answer. */
    boolean repeats(DnsQuestion question) {
        return message.getQuestion().equals(question.record());
    }

    /** Whether the rest must be fetched over TCP (RFC 1035 §4.2.1). */
    boolean truncated() {
        return message.getHeader().getFlag(Flags.TC);
    }

    /** The code in the header: 0 no error, 3 no such name. */
    int rcode() {
        return message.getHeader().getRcode();
    }

    /** What it says about the name asked for, aliases followed. */
    DnsAnswer answer() {
        Name name = message.getQuestion().getName();
        long life = TTL_MAX;
        for (int i = 0; i < ALIASES_MAX; i++) {
            Optional<CNAMERecord> alias = alias(name);
            if (alias.isEmpty()) {
                break;
            }
            life = Math.min(life, alias.get().getTTL());
            name = alias.get().getTarget();
        }
        List<DnsAnswer.Srv> servers = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (Record record : of(name)) {
            life = Math.min(life, record.getTTL());
            if (record instanceof SRVRecord srv) {
                servers.add(
                        new DnsAnswer.Srv(srv.getPriority(), srv.getWeight(), srv.getPort(), text(srv.getTarget())));
            } else if (record instanceof ARecord a) {
                addresses.add(a.getAddress().getHostAddress());
            }
        }
        boolean found = message.getQuestion().getType() == Type.SRV ? !servers.isEmpty() : !addresses.isEmpty();
        return found ? new DnsAnswer(true, servers, addresses, Duration.ofSeconds(life)) : DnsAnswer.NOTHING;
    }

    private Optional<CNAMERecord> alias(Name name) {
        return of(name).stream()
                .filter(CNAMERecord.class::isInstance)
                .map(CNAMERecord.class::cast)
                .findFirst();
    }

    private List<Record> of(Name owner) {
        return message.getSection(Section.ANSWER).stream()
                .filter(record ->
                        record.getDClass() == DClass.IN && record.getName().equals(owner))
                .toList();
    }

    /** In lower case without the last dot. */
    private static String text(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }
}

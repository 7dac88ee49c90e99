package org.uclab.client.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;

/** Pure reading of replies: does this answer my question, and what does it say. */
final class DnsReply {

    /** Most records taken from one reply. */
    static final int RECORDS_MAX = 100;

    /** Longest chain of aliases followed. */
    static final int ALIASES_MAX = 8;

    private DnsReply() {}

    /** The reply, when it is one to that question (RFC 5452 §9.1: identification and question section). */
    static Optional<Message> to(Message question, byte[] data) {
        try {
            Message reply = new Message(data);
            boolean ours = reply.getHeader().getFlag(Flags.QR)
                    && reply.getHeader().getID() == question.getHeader().getID()
                    && reply.getHeader().getOpcode() == Opcode.QUERY
                    && reply.getQuestion() != null
                    && reply.getQuestion().equals(question.getQuestion());
            return ours ? Optional.of(reply) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    static boolean truncated(Message reply) {
        return reply.getHeader().getFlag(Flags.TC);
    }

    /** The servers that the reply names. A lone target "." says that there are none (RFC 2782). */
    static DnsResult<SrvRecord> servers(Message reply) {
        List<SrvRecord> found = new ArrayList<>();
        Name owner = end(reply);
        for (Record record : answers(reply)) {
            if (record instanceof SRVRecord srv
                    && srv.getName().equals(owner)
                    && !srv.getTarget().equals(Name.root)) {
                found.add(new SrvRecord(
                        srv.getPriority(),
                        srv.getWeight(),
                        srv.getPort(),
                        srv.getTarget().toString(true)));
            }
        }
        return found.isEmpty() ? nothing(reply) : new DnsResult.Found<>(found, keep(reply));
    }

    /** The addresses of the name asked for, or of what it is an alias of. */
    static DnsResult<String> addresses(Message reply) {
        List<String> found = new ArrayList<>();
        Name owner = end(reply);
        for (Record record : answers(reply)) {
            if (record instanceof ARecord a && a.getName().equals(owner)) {
                found.add(a.getAddress().getHostAddress());
            }
        }
        return found.isEmpty() ? nothing(reply) : new DnsResult.Found<>(found, keep(reply));
    }

    /** The alias at which the reply ends without saying what it leads to: the next name to ask. */
    static Optional<Name> unfinishedAlias(Message reply) {
        Name end = end(reply);
        boolean alias = !end.equals(reply.getQuestion().getName());
        boolean settled = reply.getRcode() != Rcode.NOERROR
                || answers(reply).stream()
                        .anyMatch(record -> record.getName().equals(end)
                                && record.getType() == reply.getQuestion().getType());
        return alias && !settled ? Optional.of(end) : Optional.empty();
    }

    private static Name end(Message reply) {
        Name at = reply.getQuestion().getName();
        for (int i = 0; i < ALIASES_MAX; i++) {
            Name from = at;
            Optional<Name> next = answers(reply).stream()
                    .filter(record ->
                            record instanceof CNAMERecord && record.getName().equals(from))
                    .map(record -> ((CNAMERecord) record).getTarget())
                    .findFirst();
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    private static List<Record> answers(Message reply) {
        List<Record> all = reply.getSection(Section.ANSWER);
        return all.subList(0, Math.min(all.size(), RECORDS_MAX));
    }

    /** An answer may be kept as long as the record of it that may be kept shortest. */
    static Duration keep(Message reply) {
        return Duration.ofSeconds(
                answers(reply).stream().mapToLong(DnsReply::seconds).min().orElse(0));
    }

    /**
     * RFC 2308 §5: "the TTL of this record is set from the minimum of the MINIMUM field of the SOA record and the TTL
     * of the SOA itself". An answer without SOA SHOULD NOT be kept; how the alias leads there counts too.
     */
    private static Duration keepNothing(Message reply) {
        long soa = reply.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .mapToLong(record -> Math.min(seconds(record), ((SOARecord) record).getMinimum()))
                .min()
                .orElse(0);
        long aliases =
                answers(reply).stream().mapToLong(DnsReply::seconds).min().orElse(Long.MAX_VALUE);
        return Duration.ofSeconds(Math.min(soa, aliases));
    }

    /** RFC 2181 §8: "treat TTL values received with the most significant bit set as if the entire value was zero". */
    private static long seconds(Record record) {
        return record.getTTL() > Integer.MAX_VALUE ? 0 : record.getTTL();
    }

    private static <T> DnsResult<T> nothing(Message reply) {
        return switch (reply.getRcode()) {
            case Rcode.NOERROR -> new DnsResult.NoData<>(keepNothing(reply));
            case Rcode.NXDOMAIN -> new DnsResult.NameError<>(keepNothing(reply));
            default -> new DnsResult.ServerFailed<>(Rcode.string(reply.getRcode()));
        };
    }
}

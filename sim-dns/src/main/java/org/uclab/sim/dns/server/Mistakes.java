package org.uclab.sim.dns.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.seed.Seed;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Wrong answers made of right ones. A right answer that cannot be read is passed on as it is. */
final class Mistakes {

    private static final int[] SECTIONS = {Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL};
    private static final int HEADER_FLAGS_END = 4;
    private static final int SPOILING_TRIES_MAX = 64;
    private static final int SPOILT_BYTES_MAX = 8;
    private static final int TYPE_AND_CLASS_BYTES = 4;
    private static final int TXT_STRING_MAX_BYTES = 255;
    private static final int ROOT_RECORD_BYTES = 11;
    private static final int MESSAGE_MAX_BYTES = 65_535;

    private Mistakes() {}

    /** Another id than the question's. */
    static byte[] wrongId(byte[] right) {
        return RawMessage.withId(right, RawMessage.id(right) ^ 0xFFFF);
    }

    /** No record, and no claim to be an authority. */
    static byte[] lame(byte[] right) {
        return remade(right, MESSAGE_MAX_BYTES, message -> {
            for (int section : SECTIONS) {
                drop(message, section, record -> record.getType() != Type.OPT);
            }
            message.getHeader().unsetFlag(Flags.AA);
            message.getHeader().setRcode(Rcode.NOERROR);
        });
    }

    /** No record, but the word that there is more. */
    static byte[] truncated(byte[] right) {
        return remade(right, MESSAGE_MAX_BYTES, message -> {
            for (int section : SECTIONS) {
                drop(message, section, record -> record.getType() != Type.OPT);
            }
            message.getHeader().setFlag(Flags.TC);
        });
    }

    /** Without the addresses of the name servers it tells. */
    static byte[] withoutGlue(byte[] right) {
        return remade(right, MESSAGE_MAX_BYTES, message -> {
            Set<Name> servers = new HashSet<>();
            for (int section : SECTIONS) {
                for (Record record : message.getSection(section)) {
                    if (record instanceof NSRecord server) {
                        servers.add(server.getTarget());
                    }
                }
            }
            drop(message, Section.ADDITIONAL, record -> servers.contains(record.getName()));
        });
    }

    static byte[] withoutAdditional(byte[] right) {
        return remade(
                right,
                MESSAGE_MAX_BYTES,
                message -> drop(message, Section.ADDITIONAL, record -> record.getType() != Type.OPT));
    }

    /** Without addresses: no additional section, and to a question for one the answer that there is none. */
    static byte[] withoutAddress(byte[] right, Optional<Record> soa) {
        return remade(right, MESSAGE_MAX_BYTES, message -> {
            drop(message, Section.ADDITIONAL, record -> record.getType() != Type.OPT);
            int dropped = message.getSection(Section.ANSWER).size();
            drop(message, Section.ANSWER, Mistakes::isAddress);
            if (message.getSection(Section.ANSWER).size() < dropped) {
                soa.ifPresent(record -> message.addRecord(record, Section.AUTHORITY));
            }
        });
    }

    /** The hosts that the SRV and other records of the answer lead to. */
    static Set<Name> targets(byte[] right) {
        Set<Name> targets = new HashSet<>();
        try {
            for (Record record : new Message(right).getSection(Section.ANSWER)) {
                if (record.getAdditionalName() != null) {
                    targets.add(record.getAdditionalName());
                }
            }
        } catch (IOException unreadable) {
            targets.clear();
        }
        return targets;
    }

    /** Each SRV record with the priority of the one that many places on. */
    static byte[] priorities(byte[] right, int by, int max) {
        return permuted(right, by, max, SRVRecord::getPriority, (srv, priority) -> srv(srv, priority, srv.getWeight()));
    }

    /** Each SRV record with the weight of the one that many places on. */
    static byte[] weights(byte[] right, int by, int max) {
        return permuted(right, by, max, SRVRecord::getWeight, (srv, weight) -> srv(srv, srv.getPriority(), weight));
    }

    static byte[] living(byte[] right, int seconds, int max) {
        return remade(right, max, message -> {
            for (int section : SECTIONS) {
                replace(message, section, record -> record.getType() == Type.OPT ? record : living(record, seconds));
            }
        });
    }

    /** Padded with text at the root up to that length. */
    static byte[] oversized(byte[] right, int bytes) {
        return remade(right, MESSAGE_MAX_BYTES, message -> {
            int room = bytes - message.toWire(MESSAGE_MAX_BYTES).length - ROOT_RECORD_BYTES;
            if (room > 0) {
                List<String> padding = new ArrayList<>();
                for (; room > 0; room -= TXT_STRING_MAX_BYTES + 1) {
                    padding.add("x".repeat(Math.min(room - 1, TXT_STRING_MAX_BYTES)));
                }
                message.addRecord(new TXTRecord(Name.root, DClass.IN, 0, padding), Section.ADDITIONAL);
            }
        });
    }

    /** Spoilt so that it cannot be read. Id and flags stay, so that the caller takes it for the answer. */
    static byte[] malformed(byte[] right, int seed) {
        Draws random = Seed.of(seed).draws("spoilt bytes");
        for (int i = 0; i < SPOILING_TRIES_MAX; i++) {
            byte[] spoilt = right.clone();
            for (int n = random.below(SPOILT_BYTES_MAX) + 1; n > 0; n--) {
                spoilt[HEADER_FLAGS_END + random.below(right.length - HEADER_FLAGS_END)] = (byte) random.number();
            }
            if (!readable(spoilt)) {
                return spoilt;
            }
        }
        return Arrays.copyOf(right, RawMessage.HEADER_BYTES + 1); // its question ends in the first label
    }

    private static boolean readable(byte[] wire) {
        try {
            new Message(wire);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static byte[] permuted(
            byte[] right,
            int by,
            int max,
            ToIntFunction<SRVRecord> number,
            BiFunction<SRVRecord, Integer, SRVRecord> withNumber) {
        return remade(right, max, message -> {
            List<SRVRecord> services = new ArrayList<>();
            for (Record record : message.getSection(Section.ANSWER)) {
                if (record instanceof SRVRecord service) {
                    services.add(service);
                }
            }
            replace(message, Section.ANSWER, record -> {
                int place = services.indexOf(record);
                if (place < 0) {
                    return record;
                }
                SRVRecord other = services.get((place + by) % services.size());
                return withNumber.apply(services.get(place), number.applyAsInt(other));
            });
        });
    }

    private static SRVRecord srv(SRVRecord srv, int priority, int weight) {
        return new SRVRecord(
                srv.getName(), srv.getDClass(), srv.getTTL(), priority, weight, srv.getPort(), srv.getTarget());
    }

    /** The time is patched in the wire form, because a record cannot be told to change it. */
    private static Record living(Record record, int seconds) {
        byte[] wire = record.toWire(Section.ANSWER);
        int at = record.getName().length() + TYPE_AND_CLASS_BYTES;
        for (int i = 0; i < Integer.BYTES; i++) {
            wire[at + i] = (byte) (seconds >> (Byte.SIZE * (Integer.BYTES - 1 - i)));
        }
        try {
            return Record.fromWire(wire, Section.ANSWER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isAddress(Record record) {
        return record.getType() == Type.A || record.getType() == Type.AAAA;
    }

    private static void drop(Message message, int section, Predicate<Record> which) {
        for (Record record : List.copyOf(message.getSection(section))) {
            if (which.test(record)) {
                message.removeRecord(record, section);
            }
        }
    }

    private static void replace(Message message, int section, UnaryOperator<Record> change) {
        List<Record> before = List.copyOf(message.getSection(section));
        message.removeAllRecords(section);
        before.forEach(record -> message.addRecord(change.apply(record), section));
    }

    private interface Change {
        void make(Message message);
    }

    private static byte[] remade(byte[] right, int max, Change change) {
        try {
            Message message = new Message(right);
            change.make(message);
            return message.toWire(max);
        } catch (IOException unreadable) {
            return right;
        }
    }
}

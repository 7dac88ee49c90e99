package org.uclab.client.dns;

import java.time.Duration;
import java.util.List;
import org.uclab.lab.history.Phrase;

/**
 * What became of a question.
 *
 * @param <T> what the records hold
 */
public sealed interface DnsResult<T> {

    /** The members, for switches without a default. */
    enum Kind {
        FOUND,
        NAME_ERROR,
        NO_DATA,
        SERVER_FAILED,
        TIMED_OUT,
        UNREACHABLE
    }

    Kind kind();

    /** The records; empty unless found. */
    default List<T> records() {
        return List.of();
    }

    /** What became of it, as the reason of whatever is decided then. */
    Phrase because();

    /** For people. */
    default String text() {
        return because().text();
    }

    /** How long it may be kept, lab time; zero forbids it. */
    default Duration keep() {
        return Duration.ZERO;
    }

    /** The same with less time left. What may not be kept stays as it is. */
    default DnsResult<T> keeping(Duration left) {
        return this;
    }

    /** Records, at least one. */
    record Found<T>(List<T> records, Duration keep) implements DnsResult<T> {

        public Found {
            records = List.copyOf(records);
        }

        @Override
        public DnsResult<T> keeping(Duration left) {
            return new Found<>(records, left);
        }

        @Override
        public Kind kind() {
            return Kind.FOUND;
        }

        @Override
        public Phrase because() {
            return records.size() == 1 ? DnsReasons.RECORD.of() : DnsReasons.RECORDS.of(records.size());
        }
    }

    /** The name does not exist (RFC 1035 §4.1.1, RCODE 3). */
    record NameError<T>(Duration keep) implements DnsResult<T> {

        @Override
        public DnsResult<T> keeping(Duration left) {
            return new NameError<>(left);
        }

        @Override
        public Kind kind() {
            return Kind.NAME_ERROR;
        }

        @Override
        public Phrase because() {
            return DnsReasons.NO_NAME.of();
        }
    }

    /** The name exists, but has no record of that type (RFC 2308 §2.2). */
    record NoData<T>(Duration keep) implements DnsResult<T> {

        @Override
        public DnsResult<T> keeping(Duration left) {
            return new NoData<>(left);
        }

        @Override
        public Kind kind() {
            return Kind.NO_DATA;
        }

        @Override
        public Phrase because() {
            return DnsReasons.NO_RECORD.of();
        }
    }

    /** The name server answered with an error. {@code rcode} is its name. */
    record ServerFailed<T>(String rcode) implements DnsResult<T> {
        @Override
        public Kind kind() {
            return Kind.SERVER_FAILED;
        }

        @Override
        public Phrase because() {
            return DnsReasons.SERVER_ANSWERED.of(rcode);
        }
    }

    /**
     * The name server did not answer.
     *
     * @param tries   questions sent
     * @param ignored datagrams that came, but were no answer to the question
     */
    record TimedOut<T>(int tries, int ignored) implements DnsResult<T> {
        @Override
        public Kind kind() {
            return Kind.TIMED_OUT;
        }

        @Override
        public Phrase because() {
            return ignored == 0 ? DnsReasons.SILENT.of(tries) : DnsReasons.UNUSABLE.of(tries, ignored);
        }
    }

    /** The question could not be put: no socket, no connection for a truncated answer, a name that is none. */
    record Unreachable<T>(Phrase because) implements DnsResult<T> {
        @Override
        public Kind kind() {
            return Kind.UNREACHABLE;
        }
    }
}

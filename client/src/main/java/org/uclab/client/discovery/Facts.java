package org.uclab.client.discovery;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is known. */
interface Facts {

    boolean knows(Fact fact);

    /**
     * Whether what is known of a fact is one of these.
     *
     * @param bits a set of findings
     */
    boolean isOne(Fact fact, long bits);

    /** The same, knowing more. */
    Facts with(Fact fact, Finding finding);

    /** What one client knows. */
    record Known(Map<Fact, Finding> values) implements Facts {

        public Known {
            Map<Fact, Finding> copy = new EnumMap<>(Fact.class);
            copy.putAll(values);
            values = Collections.unmodifiableMap(copy);
        }

        /** Knows nothing. */
        static Known nothing() {
            return new Known(Map.of());
        }

        Optional<Finding> get(Fact fact) {
            return Optional.ofNullable(values.get(fact));
        }

        boolean is(Fact fact, Finding finding) {
            return values.get(fact) == finding;
        }

        @Override
        public boolean knows(Fact fact) {
            return values.containsKey(fact);
        }

        @Override
        public boolean isOne(Fact fact, long bits) {
            return (values.get(fact).bit() & bits) != 0;
        }

        @Override
        public Known with(Fact fact, Finding finding) {
            if (!fact.findings().contains(finding)) {
                throw new IllegalArgumentException(fact + " cannot be " + finding);
            }
            Map<Fact, Finding> more = new EnumMap<>(Fact.class);
            more.putAll(values);
            more.put(fact, finding);
            return new Known(more);
        }
    }
}

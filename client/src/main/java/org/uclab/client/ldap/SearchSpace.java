package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.List;

/**
 * Where people are searched for, and how long.
 *
 * @param bases     names to search below; empty when the server is to say
 * @param recursive whether below means all the way down, or one level
 * @param timeout   lab time for one query, whole seconds
 */
record SearchSpace(List<String> bases, boolean recursive, Duration timeout) {

    SearchSpace {
        bases = List.copyOf(bases);
    }

    SearchScope scope() {
        return recursive ? SearchScope.SUB : SearchScope.ONE;
    }
}

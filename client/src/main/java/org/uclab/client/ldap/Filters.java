package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.history.Phrase;

/**
 * What the client searches for: the base filter that every entry must fit, and the question put beside it.
 *
 * @param base       complete
 * @param predictive attributes that may begin with what the user types
 * @param because    what was done to the base filter as it was told; says nothing when it was usable
 */
record Filters(Filter base, List<String> predictive, Phrase because) {

    /** ASSUMED(Jabber guides): the base filter is {@code (&(objectCategory=person)}, which the client completes. */
    private static final Filter BASE = Filter.createEqualityFilter("objectCategory", "person");

    /** ASSUMED(Jabber guides): predictive search is ambiguous name resolution unless told otherwise. */
    private static final List<String> PREDICTIVE = List.of("anr");

    private static final List<String> NUMBERS = List.of("telephoneNumber", "mobile", "homePhone", "otherTelephone");
    private static final int FILTER_MAX_CHARS = 2048;

    Filters {
        predictive = List.copyOf(predictive);
    }

    /**
     * Takes filters as printed. The documents print base filters that lack brackets (S4, "Use Anonymous Binds"); such a
     * one is completed.
     *
     * @param base       empty for the usual one
     * @param predictive attribute names with commas between; empty for the usual one
     */
    static Filters of(String base, String predictive) {
        List<String> attributes = Arrays.stream(predictive.split(","))
                .map(String::strip)
                .filter(name -> name.matches("[A-Za-z][A-Za-z0-9-]{0,127}"))
                .toList();
        List<String> asked = attributes.isEmpty() ? PREDICTIVE : attributes;
        if (base.isBlank()) {
            return new Filters(BASE, asked, Phrase.none());
        }
        for (String attempt : completions(base.strip())) {
            Optional<Filter> filter = parsed(attempt);
            if (filter.isPresent()) {
                boolean asTold = attempt.equals(base.strip());
                return new Filters(filter.get(), asked, asTold ? Phrase.none() : LdapDecisions.COMPLETED.of(base));
            }
        }
        return new Filters(BASE, asked, LdapDecisions.NO_FILTER.of(base));
    }

    private static Optional<Filter> parsed(String text) {
        try {
            return Optional.of(Filter.create(text));
        } catch (LDAPException unusable) {
            return Optional.empty();
        }
    }

    private static List<String> completions(String text) {
        if (text.length() > FILTER_MAX_CHARS) {
            return List.of();
        }
        List<String> attempts = new ArrayList<>(List.of(text));
        if (text.startsWith("(&") && !text.startsWith("(&(")) {
            attempts.add("(" + text.substring(2)); // (&a=b)
            attempts.add("(" + text.substring(2) + ")"); // (&a=b
        }
        attempts.add(text + ")"); // (&(a=b)
        return attempts;
    }

    /** People whose names begin like that. */
    Filter beginning(String text) {
        List<Filter> ways = predictive.stream()
                .map(name -> name.equals("anr")
                        ? Filter.createEqualityFilter(name, text)
                        : Filter.createSubInitialFilter(name, text))
                .toList();
        return both(any(ways));
    }

    /** The person with that user id. */
    Filter account(List<String> attributes, String id) {
        return both(any(attributes.stream()
                .map(name -> Filter.createEqualityFilter(name, id))
                .toList()));
    }

    /** The person whose contact id that may be: by account, principal name, mail, numbers or address for calls. */
    Filter contactId(List<String> accounts, String id) {
        String name = id.split("@", 2)[0];
        List<Filter> ways = new ArrayList<>();
        accounts.forEach(attribute -> ways.add(Filter.createEqualityFilter(attribute, name)));
        ways.add(Filter.createEqualityFilter("employeeNumber", name));
        ways.add(Filter.createEqualityFilter("telephoneNumber", name));
        ways.add(Filter.createEqualityFilter("userPrincipalName", id));
        ways.add(Filter.createEqualityFilter("mail", id));
        ways.add(Filter.createEqualityFilter("msRTCSIP-PrimaryUserAddress", "sip:" + id));
        return both(Filter.createORFilter(ways));
    }

    /**
     * The people with that number.
     *
     * @param same   as it is
     * @param ending its last digits; empty where the whole number decides
     */
    Filter number(String same, String ending) {
        Stream<Filter> ways = NUMBERS.stream()
                .map(name -> ending.isEmpty()
                        ? Filter.createEqualityFilter(name, same)
                        : Filter.createSubFinalFilter(name, ending));
        return both(any(ways.toList()));
    }

    private Filter both(Filter question) {
        return Filter.createANDFilter(base, question);
    }

    private static Filter any(List<Filter> ways) {
        return ways.size() == 1 ? ways.get(0) : Filter.createORFilter(ways);
    }
}

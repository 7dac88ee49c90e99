package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The filters that only Microsoft's directories understand, in terms of those that everybody does: ambiguous name
 * resolution ({@code anr}), the short names of {@code objectCategory}, and the bit rules on {@code userAccountControl}.
 */
final class MicrosoftFilters {

    private static final String BIT_AND = "1.2.840.113556.1.4.803";
    private static final String BIT_OR = "1.2.840.113556.1.4.804";

    // ASSUMED(Microsoft, ANR): attributes may be added in the schema; these are those of them that the lab's users
    // have.
    private static final List<String> ANR = List.of(
            "displayName", "givenName", "sn", "cn", "name", "sAMAccountName", "mail", "physicalDeliveryOfficeName");

    private final String personCategory;

    MicrosoftFilters(String forestRoot) {
        this.personCategory = Entries.personCategory(forestRoot);
    }

    /** How deep filters are is limited where messages are read. */
    Filter rewritten(Filter filter) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> Filter.createANDFilter(all(filter.getComponents()));
            case Filter.FILTER_TYPE_OR -> Filter.createORFilter(all(filter.getComponents()));
            case Filter.FILTER_TYPE_NOT -> Filter.createNOTFilter(rewritten(filter.getNOTComponent()));
            case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_APPROXIMATE_MATCH -> equality(filter);
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH -> extensible(filter);
            default -> filter;
        };
    }

    private List<Filter> all(Filter[] parts) {
        return Arrays.stream(parts).map(this::rewritten).toList();
    }

    private Filter equality(Filter filter) {
        String value = filter.getAssertionValue();
        return switch (filter.getAttributeName().toLowerCase(Locale.ROOT)) {
            case "anr" -> anr(value.strip());
            case "objectcategory" ->
                value.equalsIgnoreCase("person") || value.equalsIgnoreCase("user")
                        ? Filter.createEqualityFilter("objectCategory", personCategory)
                        : filter;
            default -> filter;
        };
    }

    private static Filter anr(String value) {
        List<Filter> ways = new ArrayList<>();
        ANR.forEach(attribute -> ways.add(Filter.createSubInitialFilter(attribute, value)));
        String[] words = value.split(" +", 2);
        if (words.length == 2) {
            ways.add(names(words[0], words[1]));
            ways.add(names(words[1], words[0]));
        }
        return Filter.createORFilter(ways);
    }

    private static Filter names(String given, String family) {
        return Filter.createANDFilter(
                Filter.createSubInitialFilter("givenName", given), Filter.createSubInitialFilter("sn", family));
    }

    /** Every account here has the same bits, so the rule is decided at once. */
    private static Filter extensible(Filter filter) {
        String rule = String.valueOf(filter.getMatchingRuleID());
        if (!"userAccountControl".equalsIgnoreCase(filter.getAttributeName())
                || !(rule.equals(BIT_AND) || rule.equals(BIT_OR))) {
            return filter;
        }
        String value = filter.getAssertionValue();
        int bits = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
        int common = bits & Entries.NORMAL_ACCOUNT;
        boolean matches = rule.equals(BIT_AND) ? common == bits : common != 0;
        return matches ? Filter.createPresenceFilter("userAccountControl") : Filter.createORFilter();
    }
}

package org.uclab.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Rules that change a number, from {@code AppDialRules.xml} and {@code DirLookupDialRules.xml}. First match wins. */
public record DialRules(List<Rule> rules) {

    /**
     * One rule.
     *
     * @param beginsWith     how the number begins
     * @param numDigits      its length in characters, a leading plus included; 0 for any
     * @param digitsToRemove from its beginning
     * @param prefixWith     put in front then
     */
    public record Rule(String beginsWith, int numDigits, int digitsToRemove, String prefixWith) {

        /** The number with this rule applied. */
        public String apply(String number) {
            return prefixWith + number.substring(digitsToRemove);
        }

        @Override
        public String toString() {
            return "'" + beginsWith + "'" + (numDigits == 0 ? "" : " with " + numDigits + " digits") + ": "
                    + digitsToRemove + " removed, '" + prefixWith + "' before";
        }

        boolean fits(String number) {
            return number.startsWith(beginsWith)
                    && (numDigits == 0 || number.length() == numDigits)
                    && digitsToRemove <= number.length();
        }
    }

    private static final int DIGITS_MAX = 100;

    public DialRules {
        rules = List.copyOf(rules);
    }

    static DialRules none() {
        return new DialRules(List.of());
    }

    /** How many rules a document has, good or bad. */
    static int written(JsonNode document) {
        return Nodes.each(document.path("DialRule")).size();
    }

    /** Reads the rules; one whose numbers are none is left out. */
    static DialRules of(JsonNode document) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : Nodes.each(document.path("DialRule"))) {
            int numDigits = number(rule.path("NumDigits"));
            int digitsToRemove = number(rule.path("DigitsToRemove"));
            if (rule.isObject() && numDigits >= 0 && digitsToRemove >= 0) {
                rules.add(new Rule(
                        rule.path("BeginsWith").asString(""),
                        numDigits,
                        digitsToRemove,
                        rule.path("PrefixWith").asString("")));
            }
        }
        return new DialRules(rules);
    }

    private static int number(JsonNode node) {
        String text = node.asString("").strip();
        if (text.isEmpty()) {
            return 0;
        }
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= DIGITS_MAX ? Integer.parseInt(text) : -1;
    }

    /** The rule that fits that number, if any does. */
    public Optional<Rule> ruleFor(String number) {
        return rules.stream().filter(rule -> rule.fits(number)).findFirst();
    }

    /** The number as it is dialled or looked up. */
    public String apply(String number) {
        return ruleFor(number).map(rule -> rule.apply(number)).orElse(number);
    }
}

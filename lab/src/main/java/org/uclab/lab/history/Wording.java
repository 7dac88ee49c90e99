package org.uclab.lab.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with places: {@code certificate of {host}}. A place takes one word; one whose name ends with three dots, as
 * {@code {error...}}, takes any text.
 */
public final class Wording {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)(\\.\\.\\.)?\\}");

    private final String text;
    private final List<String> places = new ArrayList<>();
    private final Pattern pattern;
    private final int own;

    private Wording(String text) {
        this.text = text;
        StringBuilder regex = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        int letters = 0;
        while (place.find()) {
            regex.append(Pattern.quote(text.substring(end, place.start())));
            regex.append(place.group(2) == null ? "(\\S+)" : "(.*)");
            letters += place.start() - end;
            places.add(place.group(1));
            end = place.end();
        }
        this.own = letters + text.length() - end;
        this.pattern = Pattern.compile(regex + Pattern.quote(text.substring(end)), Pattern.DOTALL);
        if (places.stream().distinct().count() != places.size()) {
            throw new IllegalArgumentException("'" + text + "' has a place twice");
        }
    }

    public static Wording of(String text) {
        return new Wording(text);
    }

    /** The names of the places, in their order. */
    public List<String> places() {
        return List.copyOf(places);
    }

    /** How many characters are its own and no place's: of two wordings that fit, the one with more says more. */
    public int own() {
        return own;
    }

    /** The words with the values in the places; a place without a value stays as it is. */
    public String filled(Map<String, Value> values) {
        if (places.isEmpty()) {
            return text;
        }
        return PLACE.matcher(text).replaceAll(place -> {
            Value value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : value.text());
        });
    }

    /** What stands in the places of a text that is made of these words; empty for any other text. */
    public Optional<Map<String, String>> fit(String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            values.put(places.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wording wording && wording.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}

package org.uclab.client.sources;

import java.util.Arrays;
import java.util.Locale;

/** What a client runs on. Where the documents name a platform, it decides. */
public enum Platform {
    WINDOWS("W"),
    MAC("M"),
    ANDROID("A"),
    /** iPhone and iPad. */
    IOS("I");

    private final String letter;

    Platform(String letter) {
        this.letter = letter;
    }

    /** The letter that the catalogue has for it. */
    public String letter() {
        return letter;
    }

    /**
     * The platform of that name, or of that letter of the catalogue; case does not matter.
     *
     * @throws IllegalArgumentException when there is none such
     */
    public static Platform named(String word) {
        return Arrays.stream(values())
                .filter(platform -> platform.letter.equalsIgnoreCase(word)
                        || platform.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no platform"));
    }
}

package org.uclab.client.media;

import java.util.Locale;

/** What a client runs on, as far as media differ (S4). */
public enum MediaPlatform {
    WINDOWS,
    MAC,
    ANDROID,
    /** iPhone and iPad. */
    IOS;

    public boolean desktop() {
        return this == WINDOWS || this == MAC;
    }

    /** Whether it sends what is on its screen (S4: the others receive it). */
    public boolean shares() {
        return desktop();
    }

    /** As people write it. */
    public String text() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}

package org.uclab.client.discovery;

/** What a {@link Fact} can be. Which of them, the fact says. */
enum Finding {
    R96,
    R11,
    R12,
    WINDOWS,
    MAC,
    ANDROID,
    IOS,
    WITH_DOMAIN,
    WITHOUT_DOMAIN,
    MALFORMED,
    GIVEN,
    NONE,
    PRESENCE,
    PHONE,
    CLOUD,
    YES,
    NO,
    TYPED,
    URL,
    MANAGED,
    BOOTSTRAP,
    KEPT,
    INSIDE,
    PRESENCE_SERVER,
    OUTSIDE,
    NOTHING,
    KNOWN,
    KNOWN_WITH_SSO,
    UNKNOWN,
    NO_ANSWER,
    FOUND,
    ABSENT,
    SERVED,
    UNREACHED,
    REFUSED,
    USER_UNKNOWN,
    UNSUPPORTED,
    IM_AND_PRESENCE,
    WEBEX,
    NOT_SET,
    NO_PROFILE;

    /** The bit of this one in a set of findings. */
    @SuppressWarnings("EnumOrdinal")
    long bit() {
        return 1L << ordinal();
    }

    /** As tables print it: {@code im-and-presence}. */
    String word() {
        return Fact.wordOf(this);
    }
}

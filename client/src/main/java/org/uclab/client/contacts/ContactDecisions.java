package org.uclab.client.contacts;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on looking people up. */
public final class ContactDecisions {

    public static final Outcome SOURCE = Outcome.chosen("source", "{source}");
    static final Reason OUTSIDE = Reason.named("outside-uds-serves", "outside, UDS serves whatever {parameter} says");
    static final Reason PROFILE = Reason.named("profile-says-so", "the service profile says so");
    static final Reason FILE = Reason.named("file-says-so", "{parameter} in jabber-config.xml says so");
    static final Reason NOBODY = Reason.named("nobody-says", "nobody says anything else on this platform");
    static final Reason UNKNOWN =
            Reason.named("unknown-source", "{parameter} says '{value...}', which this client does not know");

    /** Which contact source serves. */
    public static final Subject CONTACT_SOURCE = Subject.named("contact-source", "contact source")
            .decides(SOURCE)
            .because(OUTSIDE, PROFILE, FILE, NOBODY, UNKNOWN);

    static final Outcome IGNORED = Outcome.none("ignored", "ignored");
    static final Reason NO_NUMBER = Reason.named("no-number-of-characters", "'{value...}' is no number of characters");
    static final Subject MINIMUM = Subject.named("minimum-character-query", "MinimumCharacterQuery")
            .decides(IGNORED)
            .because(NO_NUMBER);

    /** There is no contact source that could be asked. */
    public static final Outcome NOT_POSSIBLE = Outcome.none("not-possible", "not possible");

    static final Outcome NOT_YET = Outcome.noted("not-yet", "not yet");
    static final Reason TYPED = Reason.named("too-few-characters", "{typed} of {wanted} characters are typed");
    public static final Reason NO_DIRECTORY = Reason.named(
            "no-directory-named", "neither service profile nor jabber-config.xml names a directory server");
    public static final Reason BY_HAND =
            Reason.named("servers-by-hand", "the servers were named by hand, and jabber-config.xml has no {parameter}");
    public static final Reason WITHOUT_UDS = Reason.named(
            "signed-in-without-uds",
            "a presence server let the user in, no UDS, and jabber-config.xml has no {parameter}");
    public static final Reason RELEASE =
            Reason.named("release-without-contacts", "Unified CM {release} is no contact source; 9.1(2) is the first");

    /** Whether people can be looked up. */
    public static final Subject SEARCH = Subject.named("contact-search", "contact search")
            .decides(NOT_POSSIBLE, NOT_YET)
            .because(TYPED, NO_DIRECTORY, BY_HAND, WITHOUT_UDS, RELEASE);

    private ContactDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CONTACT_SOURCE, MINIMUM, SEARCH);
    }
}

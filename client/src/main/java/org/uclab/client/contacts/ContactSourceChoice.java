package org.uclab.client.contacts;

import java.util.Optional;
import org.uclab.client.config.Configuration;
import org.uclab.lab.history.Phrase;

/**
 * Which contact source serves (S4, "Contact Sources"), the first row that fits:
 *
 * <pre>
 *   outside, through Expressway                UDS, whatever DirectoryServerType says
 *   service profile says UseUDS                UDS
 *   configuration file has DirectoryServerType that one
 *   otherwise                                  the one of the platform
 * </pre>
 *
 * @param because why
 */
public record ContactSourceChoice(ContactSourceType type, Phrase because) {

    private static final String PARAMETER = "DirectoryServerType";

    /**
     * Chooses.
     *
     * @param byDefault what the platform takes when nobody says anything
     */
    public static ContactSourceChoice of(boolean outside, Configuration files, ContactSourceType byDefault) {
        if (outside) {
            return new ContactSourceChoice(ContactSourceType.UDS, ContactDecisions.OUTSIDE.of(PARAMETER));
        }
        // ASSUMED(JTT): the profile's check box is the element UseUDS; as everywhere, the profile beats the file (S3).
        if (files.profile().directory().useUds()) {
            return new ContactSourceChoice(ContactSourceType.UDS, ContactDecisions.PROFILE.of());
        }
        String told = files.jabberConfig().get(PARAMETER);
        Optional<ContactSourceType> known = ContactSourceType.of(told);
        if (known.isPresent()) {
            return new ContactSourceChoice(known.get(), ContactDecisions.FILE.of(PARAMETER));
        }
        return new ContactSourceChoice(
                byDefault,
                told.isEmpty() ? ContactDecisions.NOBODY.of() : ContactDecisions.UNKNOWN.of(PARAMETER, told));
    }
}

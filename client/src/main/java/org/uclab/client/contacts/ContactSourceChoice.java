package org.uclab.client.contacts;

import java.util.Optional;
import org.uclab.client.config.Configuration;

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
 * @param reason in words a trainer understands
 */
public record ContactSourceChoice(ContactSourceType type, String reason) {

    private static final String PARAMETER = "DirectoryServerType";

    /**
     * Chooses.
     *
     * @param byDefault what the platform takes when nobody says anything
     */
    public static ContactSourceChoice of(boolean outside, Configuration files, ContactSourceType byDefault) {
        if (outside) {
            return new ContactSourceChoice(
                    ContactSourceType.UDS, "outside, UDS serves whatever " + PARAMETER + " says");
        }
        // ASSUMED(JTT): the profile's check box is the element UseUDS; as everywhere, the profile beats the file (S3).
        if (files.profile().directory().useUds()) {
            return new ContactSourceChoice(ContactSourceType.UDS, "the service profile says so");
        }
        String told = files.jabberConfig().get(PARAMETER);
        Optional<ContactSourceType> known = ContactSourceType.of(told);
        if (known.isPresent()) {
            return new ContactSourceChoice(known.get(), PARAMETER + " in jabber-config.xml says so");
        }
        return new ContactSourceChoice(
                byDefault,
                told.isEmpty()
                        ? "nobody says anything else on this platform"
                        : PARAMETER + " says '" + told + "', which this client does not know");
    }
}

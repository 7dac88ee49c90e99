package org.uclab.client.config;

/**
 * Service profile against configuration file, for one parameter (S3, "Prioritization"):
 *
 * <pre>
 *   profile   file     taken
 *   set       set      profile
 *   set       -        profile
 *   -         set      file
 *   -         -        the profile's default
 * </pre>
 */
final class PrecedenceRules {

    private PrecedenceRules() {}

    /** The value that counts; blank means not set. */
    static String choose(String profile, String file, String byDefault) {
        if (!profile.isBlank()) {
            return profile;
        }
        return file.isBlank() ? byDefault : file;
    }
}

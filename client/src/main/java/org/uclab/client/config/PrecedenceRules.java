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
    static Choice choose(String profile, String file, String byDefault) {
        if (!profile.isBlank()) {
            return new Choice(profile, Choice.Source.SERVICE_PROFILE);
        }
        return file.isBlank()
                ? new Choice(byDefault, Choice.Source.DEFAULT)
                : new Choice(file, Choice.Source.CONFIGURATION_FILE);
    }
}

package org.uclab.client.config;

/**
 * The value of a parameter and who set it.
 *
 * @param value empty when nobody did and there is no default
 */
public record Choice(String value, Source source) {

    /** Who set it. */
    public enum Source {
        SERVICE_PROFILE("the service profile"),
        CONFIGURATION_FILE("the configuration file"),
        DEFAULT("nobody, so it is the default");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }
}

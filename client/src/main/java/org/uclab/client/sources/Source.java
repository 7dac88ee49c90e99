package org.uclab.client.sources;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one source says, read.
 *
 * @param values     what it sets
 * @param complaints what it says and nobody takes, each a sentence for who wrote it
 */
public record Source(Map<Setting, String> values, List<String> complaints) {

    /** Longest text of a source that is read, in characters; one more and nothing of it counts. */
    public static final int TEXT_MAX = 4096;

    /** Where a value comes from. */
    public enum Origin {
        TYPED("the typed address"),
        URL("the configuration URL"),
        MANAGED("managed app configuration"),
        BOOTSTRAP("the bootstrap file"),
        SETTINGS("the client's settings"),
        CONFIGURATION_FILE("jabber-config.xml, at an earlier sign-in"),
        KEPT("what an earlier launch has kept"),
        DEFAULT("the default");

        private final String says;

        Origin(String says) {
            this.says = says;
        }

        /** For people. */
        public String says() {
            return says;
        }
    }

    /** What a source may set. */
    public enum Setting {
        SERVICES_DOMAIN("ServicesDomain", "SERVICES_DOMAIN"),
        VOICE_SERVICES_DOMAIN("VoiceServicesDomain", "VOICE_SERVICES_DOMAIN"),
        EXCLUDED_SERVICES("ServiceDiscoveryExcludedServices", "EXCLUDED_SERVICES"),
        SSO_EMAIL_PROMPT("ServicesDomainSsoEmailPrompt", "SERVICES_DOMAIN_SSO_EMAIL_PROMPT"),
        TELEPHONY_ENABLED("Telephony_Enabled", ""),
        FORCE_LAUNCH_BROWSER("ForceLaunchBrowser", ""),
        AUTHENTICATOR("", "AUTHENTICATOR"),
        PRESENCE_ADDRESS("", "CUP_ADDRESS"),
        TFTP("", "TFTP"),
        CCMCIP("", "CCMCIP"),
        CTI("", "CTI"),
        PRODUCT_MODE("", "PRODUCT_MODE"),
        SSO_ORG_DOMAIN("", "SSO_ORG_DOMAIN");

        private final String parameter;
        private final String installerSwitch;

        Setting(String parameter, String installerSwitch) {
            this.parameter = parameter;
            this.installerSwitch = installerSwitch;
        }

        /** Its name in URLs and managed configuration; empty where they do not have it. */
        public String parameter() {
            return parameter;
        }

        /** Its switch of the installer; empty where there is none. */
        public String installerSwitch() {
            return installerSwitch;
        }

        static Optional<Setting> ofParameter(String name) {
            return Arrays.stream(values())
                    .filter(key -> !name.isEmpty() && key.parameter.equals(name))
                    .findFirst();
        }

        /** S3 prints {@code Voice_Services_Domain} too: letters of any case. */
        static Optional<Setting> ofSwitch(String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(key -> !upper.isEmpty() && key.installerSwitch.equals(upper))
                    .findFirst();
        }
    }

    /** A service that discovery can leave out. */
    public enum Service {
        WEBEX,
        CUCM,
        CUP
    }

    private static final Source NOTHING = new Source(Map.of(), List.of());

    public Source {
        Map<Setting, String> copy = new EnumMap<>(Setting.class);
        copy.putAll(values);
        values = java.util.Collections.unmodifiableMap(copy);
        complaints = List.copyOf(complaints);
    }

    /** A source that is not there. */
    public static Source nothing() {
        return NOTHING;
    }

    /** Reads a configuration URL. One without a services domain sets nothing. */
    public static Source ofUrl(String url) {
        return ConfigurationUrl.read(url);
    }

    /** Reads managed app configuration: a line a value, {@code Key=Value}. ASSUMED(S3 S4): they name keys, and no form. */
    public static Source managed(String text) {
        return SourceLines.managed(text);
    }

    /** Reads the file of installer switches: a line a switch, {@code SWITCH=value}. ASSUMED(S3 S4): they do not print the file. */
    public static Source bootstrap(String text) {
        return SourceLines.bootstrap(text);
    }

    public Optional<String> get(Setting key) {
        return Optional.ofNullable(values.get(key));
    }

    /** What it sets, as a file of installer switches; what has no switch is left out. */
    public String switches() {
        StringBuilder lines = new StringBuilder();
        values.forEach((key, value) -> {
            if (!key.installerSwitch().isEmpty()) {
                lines.append(key.installerSwitch()).append('=').append(value).append('\n');
            }
        });
        return lines.toString();
    }

    /** The services that it leaves out. */
    public Set<Service> excluded() {
        Set<Service> excluded = EnumSet.noneOf(Service.class);
        get(Setting.EXCLUDED_SERVICES)
                .ifPresent(list -> Arrays.stream(list.split(","))
                        .map(String::strip)
                        .map(Service::valueOf)
                        .forEach(excluded::add));
        return excluded;
    }
}

package org.uclab.client.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.client.sources.Source.Setting;

/** Values of a source as they are read, with the complaints. */
final class SourceValues {

    private static final int SHOWN_MAX = 60;
    private static final int COMPLAINTS_MAX = 20;

    /** A host by name or address, or several with commas. */
    private static final Pattern HOSTS = Pattern.compile("[A-Za-z0-9.-]{1,253}(?:, *[A-Za-z0-9.-]{1,253}){0,9}");

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final List<String> complaints = new ArrayList<>();

    /** Takes a value, or complains of it. */
    void take(String name, Setting key, String value) {
        if (values.containsKey(key)) {
            complain("'" + name + "' is there more than once: the first one counts");
            return;
        }
        Optional<String> read = read(key, value);
        if (read.isEmpty()) {
            complain("'" + name + "' does not take '" + shown(value) + "': " + wants(key));
            return;
        }
        values.put(key, read.get());
    }

    void complain(String sentence) {
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(sentence);
        }
    }

    boolean has(Setting key) {
        return values.containsKey(key);
    }

    Source source() {
        return new Source(values, complaints);
    }

    /** Nothing of it counts. */
    Source refused() {
        return new Source(Map.of(), complaints);
    }

    /** For a complaint: short, and without what would break a line or a terminal. */
    static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= SHOWN_MAX ? clean : clean.substring(0, SHOWN_MAX) + "…";
    }

    private static Optional<String> read(Setting key, String value) {
        return switch (key) {
            case SERVICES_DOMAIN, VOICE_SERVICES_DOMAIN, SSO_ORG_DOMAIN -> DomainName.read(value);
            case EXCLUDED_SERVICES -> services(value);
            case SSO_EMAIL_PROMPT -> oneOf(value, "ON", "OFF");
            case TELEPHONY_ENABLED, FORCE_LAUNCH_BROWSER -> oneOf(value.toLowerCase(Locale.ROOT), "true", "false");
            case AUTHENTICATOR -> oneOf(value.toUpperCase(Locale.ROOT), "CUP", "CUCM", "WEBEX");
            case PRODUCT_MODE -> oneOf(value.toLowerCase(Locale.ROOT), "phone_mode");
            case PRESENCE_ADDRESS, TFTP, CCMCIP, CTI ->
                Optional.of(value).filter(hosts -> HOSTS.matcher(hosts).matches());
        };
    }

    private static String wants(Setting key) {
        return switch (key) {
            case SERVICES_DOMAIN, VOICE_SERVICES_DOMAIN, SSO_ORG_DOMAIN -> "it takes a domain name";
            case EXCLUDED_SERVICES -> "it takes WEBEX, CUCM and CUP, with commas between";
            case SSO_EMAIL_PROMPT -> "it takes ON or OFF";
            case TELEPHONY_ENABLED, FORCE_LAUNCH_BROWSER -> "it takes true or false";
            case AUTHENTICATOR -> "it takes CUP, CUCM or WEBEX";
            case PRODUCT_MODE -> "it takes phone_mode";
            case PRESENCE_ADDRESS, TFTP, CCMCIP, CTI -> "it takes the names or addresses of hosts";
        };
    }

    private static Optional<String> services(String value) {
        List<String> names =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        boolean known = names.stream()
                .allMatch(name -> Arrays.stream(Source.Service.values())
                        .anyMatch(service -> service.name().equals(name)));
        return known ? Optional.of(String.join(",", names)) : Optional.empty();
    }

    private static Optional<String> oneOf(String value, String... words) {
        return Arrays.stream(words).filter(value::equals).findFirst();
    }
}

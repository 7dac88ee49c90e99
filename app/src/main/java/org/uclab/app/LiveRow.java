package org.uclab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uclab.client.ClientSettings;
import org.uclab.client.NamedPresence;
import org.uclab.client.discovery.DiscoveryExploration.Played;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.client.discovery.Release;
import org.uclab.client.sources.Platform;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Source.Origin;
import org.uclab.client.sources.Sources;

/** A case of the decision table as it is brought about in the world {@code discovery}. */
record LiveRow(Played played) {

    static final String WORLD = "discovery";

    private static final String CLOUD = "loginp.webexconnect.com";
    private static final String UCM = "cucm1.example.com";
    private static final String PRESENCE = "cup1.example.com";

    /** The one whose only record is {@code _collab-edge}. */
    private static final String OUTSIDE = "d00100";

    private String is(String fact) {
        return played.facts().get(fact);
    }

    private boolean is(String fact, String finding) {
        return is(fact).equals(finding);
    }

    /** What was found at an earlier launch, the records of today say too: nobody asks them again. */
    private boolean found(String fact, String kept) {
        return is(fact, "found") || is("kept-discovery", kept);
    }

    private String records() {
        return "d" + bit(found("uds", "inside")) + bit(found("cuplogin", "presence-server"))
                + bit(found("edge", "outside")) + bit(is("pinpoint-uds", "found"))
                + bit(is("pinpoint-cuplogin", "found"));
    }

    private static String bit(boolean set) {
        return set ? "1" : "0";
    }

    /** Where the client is: what leads outside is tried there. */
    String zone() {
        return records().equals(OUTSIDE) ? "outside" : "inside";
    }

    /** The voice services domain. */
    String asked() {
        return records() + ".services.example.com";
    }

    /** The services domain. */
    String servicesDomain() {
        if (is("webex-kept", "yes") || is("cas", "known")) {
            return "messenger.example.org";
        }
        return is("cas", "known-with-sso") ? "sso.example.org" : "example.com";
    }

    /** What the user types; nobody has that password. */
    String typed() {
        return switch (is("address")) {
            case "with-domain" -> "adam.mckenzie@" + servicesDomain();
            case "without-domain" -> "adam.mckenzie";
            default -> "adam mckenzie@" + servicesDomain();
        };
    }

    boolean keptDomain() {
        return is("kept-domain", "yes");
    }

    /** Whether there was an earlier launch that found something. */
    boolean launchedBefore() {
        return is("webex-kept", "yes") || !is("kept-discovery", "nothing");
    }

    /** How the client was launched before, so that it remembers what the case wants. */
    List<ClientSettings> before() {
        List<ClientSettings> launches = new ArrayList<>();
        if (!is("kept-discovery", "nothing")) {
            boolean inside = is("kept-discovery", "inside");
            String excluded = inside ? "WEBEX" : "WEBEX,CUCM";
            launches.add(before(excluded, asked()));
        }
        if (is("webex-kept", "yes")) {
            launches.add(before("", "d00000.services.example.com"));
        }
        return launches;
    }

    private ClientSettings before(String excluded, String records) {
        Sources sources = fresh(Platform.WINDOWS, excluded, records);
        return settings(Release.R11, sources.with(Origin.BOOTSTRAP, Source.bootstrap(bootstrap())));
    }

    String typedBefore() {
        return "adam.mckenzie@" + servicesDomain();
    }

    /** How it is launched now. */
    ClientSettings now() {
        String excluded = String.join(
                ",",
                List.of("webex", "cucm", "cup").stream()
                        .filter(service -> is(service + "-excluded", "yes"))
                        .map(service -> service.toUpperCase(Locale.ROOT))
                        .toList());
        Platform platform = Platform.named(is("platform").toUpperCase(Locale.ROOT));
        Sources sources = fresh(platform, excluded, asked());
        if (is("url", "given")) {
            sources = sources.with(
                    Origin.URL, Source.ofUrl("ciscojabber://provision?ServicesDomain=" + servicesDomain()));
        }
        if (is("managed", "given")) {
            sources = sources.with(Origin.MANAGED, Source.managed("ServicesDomain=" + servicesDomain()));
        }
        sources = sources.with(Origin.BOOTSTRAP, Source.bootstrap(bootstrap()));
        return byHand(settings(Release.valueOf(is("release").toUpperCase(Locale.ROOT)), sources));
    }

    private static Sources fresh(Platform platform, String excluded, String asked) {
        String said = "VoiceServicesDomain=" + asked
                + (excluded.isEmpty() ? "" : "\nServiceDiscoveryExcludedServices=" + excluded);
        return Sources.none().on(platform).with(Origin.SETTINGS, Source.managed(said));
    }

    private static ClientSettings settings(Release release, Sources sources) {
        return ClientSettings.defaults()
                .withRelease(release)
                .withDiscovery(DiscoverySettings.defaults().withSources(sources));
    }

    private String bootstrap() {
        String domain = is("bootstrap", "given") ? "SERVICES_DOMAIN=" + servicesDomain() + "\n" : "";
        return domain
                + Map.of(
                                "none",
                                "",
                                "presence",
                                "AUTHENTICATOR=CUP\nCUP_ADDRESS=" + PRESENCE,
                                "phone",
                                "AUTHENTICATOR=CUCM\nTFTP=" + UCM + "\nCCMCIP=" + UCM,
                                "cloud",
                                "AUTHENTICATOR=WEBEX")
                        .get(is("installed"));
    }

    private ClientSettings byHand(ClientSettings settings) {
        return switch (is("manual")) {
            case "presence" ->
                settings.withConnection(settings.connection()
                        .withPresenceServer(new NamedPresence(PRESENCE, NamedPresence.How.BY_HAND)));
            case "phone" -> settings.withConnection(settings.connection().withServers(List.of(UCM), List.of(UCM)));
            case "cloud" -> settings.withConnection(settings.connection().withCasHost(CLOUD));
            default -> settings;
        };
    }

    /** What the name servers and the cloud are asked for, as they hear it. */
    List<String> heard() {
        return played.asked().stream()
                .map(fact -> switch (fact) {
                    case "uds" -> "SRV _cisco-uds._tcp." + asked();
                    case "cuplogin" -> "SRV _cuplogin._tcp." + asked();
                    case "edge" -> "SRV _collab-edge._tls." + asked();
                    case "pinpoint-uds" -> "SRV _cisco-uds._tcp.cisco-internal." + asked();
                    case "pinpoint-cuplogin" -> "SRV _cuplogin._tcp.cisco-internal." + asked();
                    default -> "GET /cas/FederatedSSO?org=" + servicesDomain();
                })
                .sorted()
                .toList();
    }

    /** How the sign-in ends, when nobody has the password. */
    String result() {
        return switch (played.verdict()) {
            case MALFORMED_ADDRESS, ADDRESS_NEEDED -> "FAILED";
            case CLOUD_BY_HAND, CLOUD_INSTALLED, WEBEX, WEBEX_AND_INSIDE, WEBEX_AND_OUTSIDE -> "CREDENTIALS_NEEDED";
            case MANUAL_SETTINGS -> "MANUAL_SETTINGS_NEEDED";
            default -> "WRONG_CREDENTIALS";
        };
    }

    @Override
    public String toString() {
        return played.facts() + " " + played.trace();
    }
}

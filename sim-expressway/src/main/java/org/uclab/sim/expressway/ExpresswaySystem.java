package org.uclab.sim.expressway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.PortRange;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.rtp.RtpTeller;
import org.uclab.shell.sip.SipFault;
import org.uclab.shell.sip.SipTeller;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.shell.xmpp.XmppTeller;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswaySection;
import org.uclab.sim.expressway.cluster.ExpresswayServices;
import org.uclab.sim.expressway.cluster.Inside;
import org.uclab.sim.expressway.cluster.Pair;
import org.uclab.sim.expressway.cluster.Settings;
import org.uclab.sim.expressway.turn.EdgeTurn;

/** The door: pairs of Expressway clusters. What the C peers of a pair share lives from the first C with power to the last. */
public final class ExpresswaySystem implements LabSystem<ExpresswaySection> {

    private static final int ZONE_ID_MAX = 65_535;
    private static final int MOBILE_MAJOR = 8;
    private static final int MOBILE_MINOR = 2;
    private static final int SECONDS_MAX = 604_800;

    private final Inside inside;

    /**
     * @param inside the clusters that pairs lead to
     */
    public ExpresswaySystem(Inside inside) {
        this.inside = inside;
    }

    @Override
    public String name() {
        return "expressway";
    }

    @Override
    public Class<ExpresswaySection> type() {
        return ExpresswaySection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(ExpresswayServices.EXPRESSWAY_E, ExpresswayServices.EXPRESSWAY_C);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(HttpTeller.HTTP, XmppTeller.XMPP, EdgeTurn.TELLER, SipTeller.SIP, RtpTeller.RTP);
    }

    @Override
    public List<FaultForm> faults() {
        return Stream.of(HttpFault.FORMS, XmppFault.FORMS, EdgeTurn.FAULTS, SipFault.FORMS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public ExpresswaySection read(WorldReading world) {
        return new ExpresswaySection(world.root().list("expressways", "an expressway", ExpresswaySystem::pair));
    }

    private static Pair pair(Reading pair) {
        return new Pair(
                pair.text("id"),
                pair.domain("edgeCluster"),
                pair.domains("domains").stream().distinct().toList(),
                pair.domains("edges"),
                pair.domains("cores"),
                pair.text("ucmCluster"),
                pair.text("impCluster"),
                pair.number("zoneId", 1, ZONE_ID_MAX, 1),
                Duration.ofSeconds(pair.number(
                        "cookieSeconds", 1, SECONDS_MAX, (int) ExpresswayConfig.COOKIE_LIFE_DEFAULT.toSeconds())),
                !pair.has("ssoCheck") || pair.yes("ssoCheck"),
                allowed(pair),
                Duration.ofSeconds(pair.number(
                        "mediaSilenceSeconds", 1, SECONDS_MAX, (int) Settings.MEDIA_SILENCE_DEFAULT.toSeconds())),
                pair.domains("phoneProfiles"),
                mobile(pair),
                pair.one("turn", "an account", ExpresswaySystem::turn).orElse(Settings.Turn.DEFAULT),
                pair.line());
    }

    /** S4: Android, iPhone and iPad want 8.2, Windows and Mac are content with 8.1.1. */
    private static boolean mobile(Reading pair) {
        String release = pair.text("release", "8.2.1");
        if (!release.matches("[0-9]{1,3}(\\.[0-9]{1,3}){1,3}")) {
            pair.note(pair.line("release"), "'" + release + "' is no release", "write numbers, such as 8.1.1");
            return true;
        }
        String[] numbers = release.split("\\.");
        int major = Integer.parseInt(numbers[0]);
        return major > MOBILE_MAJOR || (major == MOBILE_MAJOR && Integer.parseInt(numbers[1]) >= MOBILE_MINOR);
    }

    private static Settings.Turn turn(Reading account) {
        Settings.Turn otherwise = Settings.Turn.DEFAULT;
        return new Settings.Turn(
                account.text("user", otherwise.user()),
                account.text("password", otherwise.password()),
                account.text("realm", otherwise.realm()),
                List.of());
    }

    private static List<String> allowed(Reading pair) {
        for (Reading.Line url : pair.lines("allow")) {
            if (!url.text().matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s?#]*)?")) {
                pair.note(url.line(), "'" + url.text() + "' is nothing to allow", "write proto://host[:port][/path]");
            }
        }
        return pair.texts("allow");
    }

    @Override
    public void lint(ExpresswaySection section, LabModel model, LabLint lint) {
        for (Pair pair : section.pairs()) {
            String where = "expressway " + pair.id();
            pair.edges().forEach(edge -> lint.runs(edge, ExpresswayServices.EXPRESSWAY_E, pair.line(), where));
            pair.cores().forEach(core -> lint.runs(core, ExpresswayServices.EXPRESSWAY_C, pair.line(), where));
            if (pair.edges().isEmpty() || pair.cores().isEmpty()) {
                lint.note(pair.line(), where + " lacks E or C", "name hosts under 'edges' and 'cores'");
            }
        }
    }

    /** As in the trace: cluster name as CN, cluster and peers as DNS names, the domain's SRVName (RFC 4985). */
    @Override
    public CertificateProfile certificate(ExpresswaySection section, Host host, Site site) {
        if (host.role().equals(ExpresswayServices.EXPRESSWAY_C)) {
            return CertificateProfile.server(host.name())
                    .withAliases(
                            CertificateProfile.PHONE_PROFILE,
                            section.pairs().stream()
                                    .filter(pair -> pair.cores().contains(host.name()))
                                    .flatMap(pair -> pair.phoneProfiles().stream())
                                    .distinct()
                                    .toList())
                    .withClientAuth(true);
        }
        for (Pair pair : section.pairs()) {
            if (pair.edges().contains(host.name())) {
                List<String> names = new ArrayList<>(List.of(pair.edgeCluster()));
                names.addAll(pair.edges());
                return CertificateProfile.server(pair.edgeCluster())
                        .withDnsNames(names)
                        .withSrvNames(pair.domains().stream()
                                .map(domain -> "_collab-edge._tls." + domain)
                                .toList())
                        .withClientAuth(true);
            }
        }
        return CertificateProfile.server(host.name());
    }

    @Override
    public List<PortRange> ranges(ExpresswaySection section, Host host, Site site) {
        String address = site.address(host.name());
        if (host.role().equals(ExpresswayServices.EXPRESSWAY_C)) {
            return List.of(ExpresswayServices.coreMedia(host.name(), address));
        }
        List<PortRange> ranges = new ArrayList<>(List.of(ExpresswayServices.relays(host.name(), address)));
        ranges.addAll(ExpresswayServices.edgeMedia(host.name(), address));
        return ranges;
    }

    /** {@code turn} is user and password for TURN, the first pair's. */
    @Override
    public Map<String, List<String>> tells(ExpresswaySection section, String user) {
        return section.pairs().stream()
                .findFirst()
                .map(pair ->
                        Map.of("turn", List.of(pair.turn().user(), pair.turn().password())))
                .orElse(Map.of());
    }

    @Override
    public Programs programs(ExpresswaySection section, Site site) {
        Map<String, Supplier<Program>> byHost = new HashMap<>();
        for (Pair pair : section.pairs()) {
            ExpresswayPair running = ExpresswayPair.of(config(pair, site));
            pair.edges().forEach(edge -> byHost.put(edge, () -> running.edge(edge)));
            pair.cores().forEach(core -> byHost.put(core, () -> running.core(core)));
        }
        return host -> Optional.ofNullable(byHost.get(host.name()));
    }

    private ExpresswayConfig config(Pair pair, Site site) {
        Zone cores = site.model().zone(site.model().host(pair.cores().get(0)).zone());
        return new ExpresswayConfig(
                pair.edgeCluster(),
                pair.domains(),
                pair.edges().stream().map(host -> edge(host, site)).toList(),
                pair.cores().stream()
                        .map(core -> new ExpresswayConfig.Core(core, site.address(core)))
                        .toList(),
                site.nameServer(cores.name()),
                cores.searchDomain(),
                inside.ucm(site, pair.ucmCluster()),
                inside.imp(site, pair.impCluster()),
                pair.zoneId(),
                pair.cookieLife(),
                pair.ssoCheck(),
                pair.allow().stream().map(ExpresswayConfig.AllowRule::prefix).toList(),
                Settings.defaults()
                        .with(turn(pair, site))
                        .withMediaSilence(pair.mediaSilence())
                        .withMobile(pair.mobile()));
    }

    /** Relays send to what their E reaches, and never to the inside or the machine that the lab runs on. */
    private static Settings.Turn turn(Pair pair, Site site) {
        Zone own = site.model().zone(site.model().host(pair.edges().get(0)).zone());
        List<String> networks = own.reaches().stream()
                .map(zone -> "127." + site.lab() + "." + site.model().zone(zone).network() + ".")
                .toList();
        return new Settings.Turn(
                pair.turn().user(), pair.turn().password(), pair.turn().realm(), networks);
    }

    private static ExpresswayConfig.Edge edge(String host, Site site) {
        return new ExpresswayConfig.Edge(
                host,
                site.endpoint(host, ExpresswayServices.EDGE_HTTPS),
                site.endpoint(host, ExpresswayServices.TRAVERSAL_HTTPS),
                site.endpoint(host, ExpresswayServices.TRAVERSAL_XMPP),
                site.endpoint(host, ExpresswayServices.EDGE_XMPP),
                site.endpoint(host, ExpresswayServices.EDGE_SIP),
                site.endpoint(host, ExpresswayServices.TRAVERSAL_SIP));
    }
}

package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.KeySpec;
import org.uclab.lab.pki.OtherName;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Endpoint;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.socks5.Socks5Teller;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.shell.xmpp.XmppTeller;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.cluster.CalendarSource;
import org.uclab.sim.imp.cluster.Homes;
import org.uclab.sim.imp.cluster.ImpCluster;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.cluster.ImpRelease;
import org.uclab.sim.imp.cluster.ImpSection;
import org.uclab.sim.imp.cluster.ImpServices;
import org.uclab.sim.imp.compliance.ComplianceLine;
import org.uclab.sim.imp.compliance.ComplianceServer;
import org.uclab.sim.imp.soap.ClientProfileAgent;

/** The door: IM and Presence. Each cluster of a world is a subcluster with a database of its own. */
public final class ImpSystem implements LabSystem<ImpSection> {

    /** id-on-xmppAddr, RFC 6120 §13.7.1.4. */
    static final String XMPP_ADDR = "1.3.6.1.5.5.7.8.5";

    /** The subclusters of one lab, and what they take over from call control while they run. */
    public interface Subclusters extends Programs {

        /** Adds a user with everything as another has it; nothing happens where the other has no presence. */
        void addUser(User user, String like);

        /** What a user signs in with from now on; nothing happens where the user has no presence. */
        void setPassword(String user, String password);

        /** Nobody signs in as that user any more; who is signed in stays so. */
        void removeUser(String user);
    }

    /** Of calendar servers. */
    private static final int CALENDAR_PORT = 443;

    private final Homes homes;

    /**
     * @param homes what it is told of call control
     */
    public ImpSystem(Homes homes) {
        this.homes = homes;
    }

    @Override
    public String name() {
        return "imp";
    }

    @Override
    public Class<ImpSection> type() {
        return ImpSection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(ImpServices.IMP, ImpServices.COMPLIANCE_SERVER);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(ClientProfileAgent.TELLER, XmppTeller.XMPP, Xcp.TELLER, Socks5Teller.SOCKS5);
    }

    @Override
    public List<FaultForm> faults() {
        return Stream.of(HttpFault.FORMS, XmppFault.FORMS).flatMap(List::stream).toList();
    }

    @Override
    public ImpSection read(WorldReading world) {
        return ImpSection.read(world);
    }

    @Override
    public Set<Service> absent(ImpSection section, Host host) {
        return section.absent(host);
    }

    @Override
    public void lint(ImpSection section, LabModel model, LabLint lint) {
        section.lint(model, lint);
    }

    @Override
    public CertificateProfile certificate(ImpSection section, Host host, Site site) {
        List<String> names = new ArrayList<>(List.of(host.name()));
        List<String> domains = section.clusters().stream()
                .filter(cluster -> cluster.nodes().contains(host.name()))
                .map(ImpCluster::presenceDomain)
                .toList();
        names.addAll(domains);
        List<String> rooms = section.clusters().stream()
                .filter(cluster -> cluster.nodes().contains(host.name()))
                .map(cluster -> ChatAlias.of(host.name(), cluster.nodes(), cluster.presenceDomain()))
                .toList();
        Optional<KeySpec> key = section.clusters().stream()
                .filter(cluster -> cluster.nodes().contains(host.name()))
                .flatMap(cluster -> cluster.release().stream())
                .map(ImpRelease::key)
                .findFirst();
        CertificateProfile server = CertificateProfile.server(host.name());
        return key.map(server::withKeySpec)
                .orElse(server)
                .withDnsNames(names)
                .withAliases(CertificateProfile.CHAT_ALIAS, rooms)
                .withOtherNames(domains.stream()
                        .map(domain -> new OtherName(XMPP_ADDR, domain))
                        .toList())
                .withClientAuth(true);
    }

    @Override
    public Subclusters programs(ImpSection section, Site site) {
        Map<String, ImpSubcluster> byHost = new HashMap<>();
        Function<String, Homes.Home> home = homes.in(site.model());
        for (ImpCluster cluster : section.clusters()) {
            ImpSubcluster subcluster = ImpSubcluster.of(config(section, site, cluster, home));
            cluster.nodes().forEach(node -> byHost.put(node, subcluster));
        }
        return new ImpSubclusters(byHost, complianceServers(section, site));
    }

    /** By host, with the password of each component that may connect. */
    private static Map<String, ComplianceServer> complianceServers(ImpSection section, Site site) {
        Map<String, ComplianceServer> servers = new HashMap<>();
        for (Host host : site.model().hosts().values()) {
            if (host.role().equals(ImpServices.COMPLIANCE_SERVER)) {
                Map<String, String> passwords = new HashMap<>();
                for (ImpCluster cluster : section.clusters()) {
                    cluster.compliance()
                            .filter(log -> log.host().equals(host.name()))
                            .ifPresent(log -> cluster.nodes()
                                    .forEach(node -> passwords.put(ComplianceLine.component(node), log.password())));
                }
                servers.put(host.name(), new ComplianceServer(passwords));
            }
        }
        return servers;
    }

    private static ImpConfig config(
            ImpSection section, Site site, ImpCluster cluster, Function<String, Homes.Home> home) {
        List<ImpConfig.Node> nodes = cluster.nodes().stream()
                .map(node -> new ImpConfig.Node(node, site.endpoint(node, cluster.xcp())))
                .toList();
        List<ImpConfig.Account> accounts = section.people()
                .everybody(site.model(), (user, assigned) -> account(cluster, user, assigned, home))
                .flatMap(Optional::stream)
                .toList();
        return new ImpConfig(
                cluster.presenceDomain(),
                nodes,
                accounts,
                cluster.applications(),
                cluster.settings(),
                cluster.federation().map(asked -> asked.withNameServers(nameServers(cluster, site))),
                cluster.persistentChat(),
                cluster.calendar()
                        .map(read -> new CalendarSource(
                                read.host(),
                                new Endpoint(site.address(read.host()), CALENDAR_PORT),
                                read.account(),
                                read.password(),
                                read.every())),
                new Additions(
                        cluster.routersSecured(),
                        cluster.compliance()
                                .map(log -> new Additions.Log(
                                        site.endpoint(log.host(), ImpServices.COMPLIANCE),
                                        log.password(),
                                        log.passes())),
                        cluster.files(),
                        cluster.resumption(),
                        cluster.byPriority(),
                        cluster.administrators(),
                        cluster.web().map(asked -> asked.withNameServers(nameServers(cluster, site)))));
    }

    private static Map<String, Endpoint> nameServers(ImpCluster cluster, Site site) {
        return cluster.nodes().stream()
                .collect(Collectors.toMap(
                        node -> node,
                        node -> site.nameServer(site.model().host(node).zone())));
    }

    private static Optional<ImpConfig.Account> account(
            ImpCluster cluster, User user, ImpSection.Assigned assigned, Function<String, Homes.Home> home) {
        if (!cluster.nodes().contains(assigned.node())) {
            return Optional.empty();
        }
        Homes.Home its = home.apply(user.id());
        ImpConfig.ClientProfile profile = new ImpConfig.ClientProfile(
                cluster.tftp().orElse(its.tftp()), its.nodes(), cluster.ldapProfile(user.id()));
        return Optional.of(new ImpConfig.Account(user, assigned.node(), assigned.contacts(), profile));
    }
}

package org.uclab.sim.ucm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.PortRange;
import org.uclab.shell.bfcp.BfcpTeller;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.rtp.MediaFault;
import org.uclab.shell.rtp.RtpTeller;
import org.uclab.shell.sip.SipFault;
import org.uclab.shell.sip.SipTeller;
import org.uclab.sim.ucm.capf.Capf;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.cluster.SipProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmPerson;
import org.uclab.sim.ucm.cluster.UcmSection;
import org.uclab.sim.ucm.cluster.UcmServices;
import org.uclab.sim.ucm.cti.Cti;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.CapfFault;
import org.uclab.sim.ucm.fault.TftpFault;
import org.uclab.sim.ucm.fault.UcmFault;
import org.uclab.sim.ucm.ils.Neighbours;
import org.uclab.sim.ucm.sip.ClusterPhones;
import org.uclab.sim.ucm.tftp.TftpDatagrams;

/**
 * Unified CM. The nodes of a cluster share one database, which survives their power cuts; sessions are each node's own
 * and die with it.
 */
public final class UcmSystem implements LabSystem<UcmSection> {

    /** How the name servers of a world lead to nodes. */
    @FunctionalInterface
    public interface Leads {

        /** Whether clients are sent to that host by its address instead of its name. */
        boolean byAddress(LabModel model, String host);
    }

    /** The clusters of one lab, and what an administrator changes in their databases while they run. */
    public interface Clusters extends Programs {

        /**
         * Adds a user who has everything but devices as another has it: home cluster, presence node, service profile, role.
         *
         * @param user with a name and a password of its own
         * @throws IllegalArgumentException when there is that user already, or no such other
         */
        void addUser(User user, String like);

        /**
         * Removes a user with all devices, wherever there is one of that name.
         *
         * @throws IllegalArgumentException when there is no such user
         */
        void removeUser(String user);

        /**
         * Gives a user another password at home.
         *
         * @throws IllegalArgumentException when there is no such user
         */
        void setPassword(String user, String password);

        /**
         * Gives a user one more device.
         *
         * @param model as the product names it
         * @throws IllegalArgumentException when there is no such user or model, or a device of that name
         */
        void addDevice(String user, String device, String model);

        /**
         * Takes a device from a user.
         *
         * @throws IllegalArgumentException when there is no such user, or the user has no such device
         */
        void removeDevice(String user, String device);

        /**
         * Has a phone leave its node, fetch its file and begin anew; nothing where it is registered nowhere.
         *
         * @throws IllegalArgumentException when there is no such user, or the user has no such device
         */
        void resetDevice(String user, String device);

        /** The names of the devices of a user at home; none of somebody not known. */
        List<String> devices(String user);

        /** Tells the password of a user from each change on, empty when the user is gone; in order, and it must not wait. */
        void synchronise(BiConsumer<String, Optional<String>> with);
    }

    private final Leads leads;

    public UcmSystem(Leads leads) {
        this.leads = leads;
    }

    @Override
    public String name() {
        return "ucm";
    }

    @Override
    public Class<UcmSection> type() {
        return UcmSection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(UcmServices.NODE, UcmServices.SRST, UcmServices.GATEWAY);
    }

    @Override
    public UcmSection read(WorldReading world) {
        return UcmSection.read(world);
    }

    @Override
    public Set<Service> absent(UcmSection section, Host host) {
        return section.absent(host);
    }

    @Override
    public void lint(UcmSection section, LabModel model, LabLint lint) {
        section.lint(model, lint);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(
                HttpTeller.HTTP,
                TftpDatagrams.TELLER,
                Capf.TELLER,
                Cti.TELLER,
                SipTeller.SIP,
                RtpTeller.RTP,
                BfcpTeller.BFCP);
    }

    @Override
    public List<FaultForm> faults() {
        return Stream.of(
                        HttpFault.FORMS,
                        UcmFault.FORMS,
                        TftpFault.FORMS,
                        CapfFault.FORMS,
                        SipFault.FORMS,
                        MediaFault.FORMS)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * ASSUMED(S1): nodes that a cluster advertises by a short name carry it beside the full one, because the client of
     * the trace verifies strictly and calls them by both.
     */
    @Override
    public CertificateProfile certificate(UcmSection section, Host host, Site site) {
        List<String> names = new ArrayList<>(List.of(host.name()));
        for (UcmCluster cluster : section.clusters()) {
            cluster.nodes().stream()
                    .filter(node -> node.host().equals(host.name())
                            && !node.advertisedAs().equals(host.name()))
                    .forEach(node -> names.add(node.advertisedAs()));
        }
        // A node that clients are sent to by its address can be verified by that only.
        List<String> addresses =
                leads.byAddress(site.model(), host.name()) ? List.of(site.address(host.name())) : List.of();
        return CertificateProfile.server(host.name())
                .withDnsNames(names)
                .withClientAuth(true) // publishers show it to each other
                .withIpAddresses(addresses);
    }

    @Override
    public List<PortRange> ranges(UcmSection section, Host host, Site site) {
        return (host.role().equals(UcmServices.NODE) || host.role().equals(UcmServices.GATEWAY))
                        && host.port(UcmServices.SIP.noun()).isPresent()
                ? List.of(UcmServices.media(host.name(), site.address(host.name())))
                : List.of();
    }

    @Override
    public Map<String, List<String>> tells(UcmSection section, String user) {
        return section.people().of(user).map(person -> told(user, person)).orElse(Map.of());
    }

    /** {@code sipLogin} is the user of the digest by which a phone of somebody else's registers; the password is the user's. */
    private static Map<String, List<String>> told(String user, UcmPerson person) {
        Map<String, List<String>> told = new HashMap<>();
        told.put("devices", person.devices().stream().map(Device::name).toList());
        boolean digest = person.devices().stream()
                .flatMap(device -> DeviceModel.named(device.model()).stream())
                .anyMatch(DeviceModel::thirdParty);
        if (digest) {
            told.put("sipLogin", List.of(user));
        }
        return told;
    }

    @Override
    public Clusters programs(UcmSection section, Site site) {
        Map<String, Supplier<Program>> byHost = new HashMap<>();
        List<UcmDatabase> databases = new ArrayList<>();
        List<ClusterPhones> clusters = new ArrayList<>();
        for (UcmCluster cluster : section.clusters()) {
            List<EndUser> users = EndUser.of(section, site.model(), cluster).toList();
            UcmDatabase database = new UcmDatabase(withPorts(cluster, site), users);
            databases.add(database);
            ClusterPhones phones = new ClusterPhones(endpoints(cluster, site));
            clusters.add(phones);
            Neighbours neighbours = Neighbours.of(section, site, cluster.id());
            cluster.nodes()
                    .forEach(node -> byHost.put(node.host(), () -> new UcmProgram(database, node, neighbours, phones)));
        }
        for (UcmCluster cluster : section.clusters()) {
            String router = cluster.settings().calls().srst();
            if (!router.isEmpty()) {
                UcmDatabase known = new UcmDatabase(
                        cluster, EndUser.of(section, site.model(), cluster).toList());
                byHost.put(router, () -> new SrstProgram(known));
            }
            String gateway = cluster.settings().calls().outside().gateway();
            if (!gateway.isEmpty()) {
                UcmDatabase outside = new UcmDatabase(cluster, List.of());
                byHost.put(gateway, () -> new GatewayProgram(outside, endpoints(cluster, site)));
            }
        }
        return new UcmClusters(byHost, databases, clusters);
    }

    /** Where the nodes of a cluster, its gateway and its voicemail take SIP from each other. */
    private static Map<String, Endpoint> endpoints(UcmCluster cluster, Site site) {
        CallSettings calls = cluster.settings().calls();
        Map<String, Endpoint> all = new HashMap<>();
        cluster.nodes().forEach(node -> takes(all, node.host(), UcmServices.SIP.noun(), site));
        takes(all, calls.outside().gateway(), UcmServices.SIP.noun(), site);
        calls.voicemail().hosts().forEach(host -> takes(all, host, UcmServices.VOICEMAIL_SIP, site));
        return all;
    }

    private static void takes(Map<String, Endpoint> all, String host, String service, Site site) {
        if (!host.isEmpty()) {
            OptionalInt port = site.model().host(host).port(service);
            port.ifPresent(number -> all.put(host, new Endpoint(site.address(host), number)));
        }
    }

    /** Device files tell the ports that the publisher has. ASSUMED(lab): the nodes of a cluster have the same. */
    private static UcmCluster withPorts(UcmCluster cluster, Site site) {
        Host publisher = site.model().host(cluster.publisher().host());
        SipProfile profile = cluster.settings().sipProfile();
        SipProfile.Ports ports = profile.ports();
        CallSettings calls = cluster.settings().calls();
        String router = calls.srst().isEmpty() ? "" : site.address(calls.srst());
        return cluster.with(cluster.settings()
                .withCalls(calls.withSrst(router))
                .withSipProfile(profile.with(new SipProfile.Ports(
                        publisher.port(UcmServices.SIP.noun()).orElse(ports.sip()),
                        publisher.port(UcmServices.SIPS.noun()).orElse(ports.securedSip()),
                        ports.sipOAuth(),
                        ports.sipMraOAuth()))));
    }
}

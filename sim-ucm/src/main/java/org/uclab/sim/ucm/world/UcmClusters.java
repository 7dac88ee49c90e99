package org.uclab.scenarios;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.model.UcmCluster;
import org.uclab.lab.model.User;
import org.uclab.lab.node.Program;
import org.uclab.scenarios.Company.Addresses;
import org.uclab.sim.ucm.DeviceSecurity;
import org.uclab.sim.ucm.IlsMember;
import org.uclab.sim.ucm.Installed;
import org.uclab.sim.ucm.Release;
import org.uclab.sim.ucm.RemoteCluster;
import org.uclab.sim.ucm.RemoteCluster.UdsServer;
import org.uclab.sim.ucm.ServiceProfile;
import org.uclab.sim.ucm.ServiceProfile.Server;
import org.uclab.sim.ucm.ServiceProfile.Service;
import org.uclab.sim.ucm.UcmConfig;
import org.uclab.sim.ucm.UcmSettings;
import org.uclab.sim.ucm.UcmSim;
import org.uclab.sim.ucm.UdsPolicy;

/** Unified CM clusters. */
final class UcmClusters implements Company.Runs {

    /** Lab time a publisher waits for another. ASSUMED(no public source). */
    private static final Duration EXCHANGE_MAX = Duration.ofSeconds(10);

    private final LabModel model;
    private final Addresses addresses;
    private final Map<String, UcmSim> byHost = new HashMap<>();

    UcmClusters(LabModel model, Addresses addresses) {
        this.model = model;
        this.addresses = addresses;
        for (UcmCluster cluster : model.ucmClusters()) {
            List<RemoteCluster> entered =
                    model.clusterNetwork().remoteClusters().getOrDefault(cluster.id(), List.of()).stream()
                            .map(this::remote)
                            .toList();
            UcmSim sim = ils(cluster)
                    .map(member -> UcmSim.of(config(cluster), () -> entered, member))
                    .orElseGet(() -> UcmSim.of(config(cluster), () -> entered));
            cluster.nodes().forEach(node -> byHost.put(node.host(), sim));
        }
    }

    /** ASSUMED(remote cluster page of the administration): it is asked by its publisher, then by other nodes. */
    private RemoteCluster remote(String id) {
        return new RemoteCluster(
                id,
                model.ucmCluster(id).nodes().stream()
                        .sorted(Comparator.comparing(node -> !node.publisher()))
                        .limit(RemoteCluster.NODES_MAX)
                        .map(UcmCluster.UcmNode::host)
                        .map(host -> new UdsServer(host, addresses.of(host, ServiceNoun.UDS)))
                        .toList());
    }

    private Optional<IlsMember> ils(UcmCluster cluster) {
        return model.clusterNetwork()
                .ils()
                .filter(ils -> ils.members().contains(cluster.id()))
                .map(ils -> {
                    String first = ils.hubs().get(0);
                    String registersWith = ils.spokes().getOrDefault(cluster.id(), first);
                    return new IlsMember(
                            model.world(),
                            ils.spokes().getOrDefault(cluster.id(), ""),
                            registersWith.equals(cluster.id()) ? Optional.empty() : Optional.of(server(registersWith)),
                            remote(cluster.id()),
                            ils.syncInterval(),
                            EXCHANGE_MAX);
                });
    }

    private IlsMember.Server server(String id) {
        String publisher = publisher(id);
        return new IlsMember.Server(publisher, addresses.of(publisher, ServiceNoun.ILS));
    }

    private String publisher(String id) {
        return model.ucmCluster(id).publisher().orElseThrow().host();
    }

    @Override
    public Supplier<Program> programs(Host host) {
        UcmSim sim = byHost.get(host.name());
        return sim == null ? Company.idle() : () -> sim.program(host.name());
    }

    private UcmConfig config(UcmCluster cluster) {
        List<UcmConfig.Node> nodes = cluster.nodes().stream()
                .map(node -> new UcmConfig.Node(
                        node.host(),
                        node.advertisedAs(),
                        node.publisher(),
                        !node.off().contains("extension-mobility")))
                .toList();
        List<UcmConfig.User> users = model.everybody()
                .filter(user -> cluster.knowsEverybody() || user.homeCluster().equals(cluster.id()))
                .map(user -> user(user, user.homeCluster().equals(cluster.id())))
                .toList();
        return new UcmConfig(
                cluster.id(),
                Release.of(cluster.release()),
                cluster.domain(),
                nodes,
                cluster.tftp().stream().map(host -> advertised(cluster, host)).toList(),
                users,
                files(cluster),
                settings(cluster.setup()));
    }

    private static UcmSettings settings(UcmCluster.Setup setup) {
        UdsPolicy uds = UdsPolicy.usual().withDigitsToMatch(setup.digitsToMatch());
        return UcmSettings.usual()
                .withUserSearch(setup.userSearchLimit(), true)
                .with(new Installed(Set.copyOf(setup.copFiles()), setup.deviceCop(), setup.extensionMobility()))
                .withUds(setup.clientSeats() == 0 ? uds : uds.withClientSeats(setup.clientSeats(), uds.retryAfter()));
    }

    private static String advertised(UcmCluster cluster, String host) {
        return cluster.nodes().stream()
                .filter(node -> node.host().equals(host))
                .map(UcmCluster.UcmNode::advertisedAs)
                .findFirst()
                .orElse(host);
    }

    private static UcmConfig.User user(User user, boolean home) {
        return new UcmConfig.User(
                user.id(),
                user.password(),
                user.firstName(),
                user.lastName(),
                user.line(),
                user.email(),
                home,
                user.impNode(),
                user.devices().stream().map(UcmClusters::device).toList(),
                Map.of(),
                user.serviceProfile());
    }

    private static UcmConfig.Device device(User.Device device) {
        DeviceSecurity.Mode mode = switch (device.security().mode()) {
            case "authenticated" -> DeviceSecurity.Mode.AUTHENTICATED;
            case "encrypted" -> DeviceSecurity.Mode.ENCRYPTED;
            default -> DeviceSecurity.Mode.NON_SECURE; // the linter knows no other
        };
        return new UcmConfig.Device(
                device.name(),
                device.id(),
                device.model(),
                device.product(),
                device.description(),
                device.supportField(),
                new DeviceSecurity(mode, device.security().capfString(), ""));
    }

    private static UcmConfig.Files files(UcmCluster cluster) {
        return new UcmConfig.Files(
                profile(cluster.profile()),
                cluster.otherProfiles().stream().map(UcmClusters::profile).toList(),
                cluster.configFile().map(UcmClusters::entries),
                cluster.groupFiles().stream()
                        .collect(Collectors.toMap(UcmCluster.ConfigFile::name, file -> entries(file.entries()))),
                cluster.applicationDialRules().stream().map(UcmClusters::rule).toList(),
                cluster.directoryDialRules().stream().map(UcmClusters::rule).toList());
    }

    private static List<UcmConfig.ConfigEntry> entries(List<UcmCluster.ConfigEntry> entries) {
        return entries.stream()
                .map(entry -> new UcmConfig.ConfigEntry(entry.group(), entry.name(), entry.value()))
                .toList();
    }

    private static ServiceProfile profile(UcmCluster.ServiceProfile profile) {
        Map<Service, List<Server>> servers = new EnumMap<>(Service.class);
        servers.put(
                Service.IM_AND_PRESENCE,
                profile.presenceDomain().map(List::of).orElse(profile.presenceServers()).stream()
                        .map(Server::of)
                        .toList());
        for (Service service : Service.values()) {
            List<UcmCluster.ProfileServer> named = profile.services().getOrDefault(service.element(), List.of());
            if (!named.isEmpty()) {
                servers.put(
                        service,
                        named.stream()
                                .map(one -> new Server(one.address(), one.port(), one.protocol()))
                                .toList());
            }
        }
        return new ServiceProfile(
                profile.name(), profile.versionStamp(), profile.presenceProduct(), servers, profile.settings());
    }

    private static UcmConfig.DialRule rule(UcmCluster.DialRule rule) {
        return new UcmConfig.DialRule(rule.beginsWith(), rule.numDigits(), rule.digitsToRemove(), rule.prefixWith());
    }
}

package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.uclab.lab.model.Expressway;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.UcmCluster;
import org.uclab.lab.pki.CertificateProfile;

/** What the certificate of each host says. */
final class Certificates {

    private final LabModel model;
    private final int lab;

    Certificates(LabModel model, int lab) {
        this.model = model;
        this.lab = lab;
    }

    CertificateProfile of(Host host) {
        return switch (host.role()) {
            case EXPRESSWAY_E -> edge(host);
            case EXPRESSWAY_C -> CertificateProfile.server(host.name()).withClientAuth(true);
            case UCM -> ucm(host);
            case IMP -> imp(host);
            // ASSUMED(S4): the printed configuration names a directory by its address and has TLS on.
            case ACTIVE_DIRECTORY, AD_LDS, OPENLDAP ->
                CertificateProfile.server(host.name()).withIpAddresses(List.of(model.address(lab, host)));
            case DNS, WEBEX, WEB, NOTHING -> CertificateProfile.server(host.name());
        };
    }

    /** As in the trace: cluster name as CN, cluster and peers as DNS names, the domain's SRVName (RFC 4985). */
    private CertificateProfile edge(Host host) {
        for (Expressway pair : model.expressways()) {
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

    /**
     * ASSUMED(S1): nodes that a cluster advertises by a short name carry it beside the full one, because the client of
     * the trace verifies strictly and calls them by both.
     */
    private CertificateProfile ucm(Host host) {
        List<String> names = new ArrayList<>(List.of(host.name()));
        for (UcmCluster cluster : model.ucmClusters()) {
            cluster.nodes().stream()
                    .filter(node -> node.host().equals(host.name())
                            && !node.advertisedAs().equals(host.name()))
                    .forEach(node -> names.add(node.advertisedAs()));
        }
        // A node that clients are sent to by its address can be verified by that only.
        return CertificateProfile.server(host.name())
                .withDnsNames(names)
                .withClientAuth(true) // publishers show it to each other
                .withIpAddresses(calledByAddress(host) ? List.of(model.address(lab, host)) : List.of());
    }

    private boolean calledByAddress(Host host) {
        return model.nameServers().stream()
                .flatMap(server -> server.zones().stream())
                .flatMap(zone -> zone.services().stream())
                .flatMap(service -> service.targets().stream())
                .anyMatch(target -> target.literal() && target.host().equals(host.name()));
    }

    private CertificateProfile imp(Host host) {
        List<String> names = new ArrayList<>(List.of(host.name()));
        List<String> domains = new ArrayList<>();
        model.impClusters().stream()
                .filter(cluster -> cluster.nodes().contains(host.name()))
                .forEach(cluster -> domains.add(cluster.presenceDomain()));
        names.addAll(domains);
        return CertificateProfile.server(host.name())
                .withDnsNames(names)
                .withXmppAddrs(domains)
                .withClientAuth(true);
    }
}

package org.uclab.client.ldap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.DirectoryProfile;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.ldap.DirectoryServer.Protocol;

/**
 * The directory parameters of service profile and configuration file. In the file those of BDI are those of EDI with
 * BDI in front; where the profile says something, the file is not asked (S3, "Prioritization").
 */
final class Parameters {

    private static final int BASES_MAX = 5;
    private static final int PORT_MAX = 65_535;
    private static final String SEARCH_TIMEOUT = "SearchTimeout";

    /** ASSUMED(choice): the default of a directory profile. */
    private static final Duration SEARCH_TIMEOUT_DEFAULT = Duration.ofSeconds(5);

    private final ContactSourceType type;
    private final Configuration files;

    Parameters(ContactSourceType type, Configuration files) {
        this.type = type;
        this.files = files;
    }

    DirectoryProfile profile() {
        return files.profile().directory();
    }

    /** A parameter of the file; empty when it is not set. */
    String file(String name) {
        return files.jabberConfig().get(type == ContactSourceType.BDI ? "BDI" + name : name);
    }

    boolean yes(String name) {
        return file(name).equalsIgnoreCase("true") || file(name).equals("1");
    }

    /** The servers of the profile, up to three. */
    List<DirectoryServer> profileServers() {
        return profile().servers().stream()
                .map(server -> {
                    Protocol protocol = protocol(server.protocol());
                    return new DirectoryServer(
                            server.address(), server.port() == 0 ? port(protocol) : server.port(), protocol);
                })
                .toList();
    }

    /**
     * The protocol type of a directory service means TCP or UDP on Windows, TCP or TLS elsewhere (S4, "Specify LDAP
     * Directory Configuration on Cisco Unified Communications Manager").
     *
     * <p>ASSUMED(choice): what is not offered on a platform is taken as TCP there.
     */
    private Protocol protocol(String printed) {
        return switch (type) {
            case EDI -> printed.equalsIgnoreCase("UDP") ? Protocol.UDP : Protocol.TCP;
            case BDI, UDS -> printed.equalsIgnoreCase("TLS") ? Protocol.TLS : Protocol.TCP;
        };
    }

    private static int port(Protocol protocol) {
        return protocol == Protocol.TLS ? DirectoryServer.LDAPS_PORT : DirectoryServer.LDAP_PORT;
    }

    /**
     * The servers of the file: primary and secondary.
     *
     * @param plainPort where no port is set, without TLS
     * @param tlsPort   and with it
     */
    List<DirectoryServer> fileServers(boolean tls, int plainPort, int tlsPort) {
        List<DirectoryServer> servers = new ArrayList<>();
        String[] ranks = {"Primary", "Secondary"};
        for (int i = 0; i < ranks.length; i++) {
            String host = file(ranks[i] + "ServerName");
            if (!host.isEmpty()) {
                servers.add(new DirectoryServer(
                        host,
                        number("ServerPort" + (i + 1), tls ? tlsPort : plainPort),
                        tls ? Protocol.TLS : Protocol.TCP));
            }
        }
        return servers;
    }

    private int number(String name, int otherwise) {
        String text = file(name);
        boolean port = text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= PORT_MAX;
        return port ? Integer.parseInt(text) : otherwise;
    }

    /** Where to search, as told. */
    SearchSpace space() {
        return new SearchSpace(bases(), profile().recursive(), timeout());
    }

    private Duration timeout() {
        String told = profile().searchTimeout().isEmpty()
                ? file(SEARCH_TIMEOUT)
                : profile().searchTimeout();
        return told.matches("[1-9]\\d{0,3}") ? Duration.ofSeconds(Long.parseLong(told)) : SEARCH_TIMEOUT_DEFAULT;
    }

    private List<String> bases() {
        if (!profile().searchContexts().isEmpty()) {
            return profile().searchContexts();
        }
        List<String> bases = new ArrayList<>();
        for (int i = 1; i <= BASES_MAX; i++) {
            if (!file("SearchBase" + i).isEmpty()) {
                bases.add(file("SearchBase" + i));
            }
        }
        return bases;
    }

    String baseFilter() {
        return profile().baseFilter().isEmpty() ? file("BaseFilter") : profile().baseFilter();
    }

    String predictiveFilter() {
        return profile().predictiveSearchFilter().isEmpty()
                ? file("PredictiveSearchFilter")
                : profile().predictiveSearchFilter();
    }

    /** Attributes with the user id; ASSUMED(choice): where the file names none, either product's own one counts. */
    List<String> accounts() {
        String named = file("UserAccountName");
        return named.isEmpty() ? List.of("sAMAccountName", "uid") : List.of(named);
    }
}

package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.ccmcip.CcmcipLogin;
import org.uclab.client.config.ConfigFiles;
import org.uclab.client.config.TftpFiles;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.UdsFindings;
import org.uclab.lab.history.Phrase;

/**
 * The user's data from servers that somebody named (S4, "Phone Mode"): the device from the CCMCIP server, the files from
 * the TFTP servers. Nothing is discovered.
 */
final class ManualWay {

    private static final int TFTP_HTTP_PORT = 6970;

    private final Equipment equipment;
    private final Route route;

    ManualWay(Equipment equipment, Route route) {
        this.equipment = equipment;
        this.route = route;
    }

    /**
     * Servers that somebody named.
     *
     * @param because who
     */
    record Named(List<String> tftp, List<String> ccmcip, Phrase because) {}

    /**
     * Fetches it from the servers of the settings.
     *
     * @param domain of the user's address
     */
    Profile run(String domain, Credentials credentials) throws Stopped {
        ConnectionSettings named = equipment.settings().connection();
        return run(domain, credentials, new Named(named.tftp(), named.ccmcip(), SignInDecisions.NAMED_SERVERS.of()));
    }

    /** The same from other servers. */
    Profile run(String domain, Credentials credentials, Named named) throws Stopped {
        ClientSettings settings = equipment.settings();
        Journal journal = equipment.journal();
        journal.decided(SignInDecisions.SERVICES.of(), SignInDecisions.MANUAL.of(), named.because());
        try {
            CcmcipLogin.Login login = new CcmcipLogin(route, equipment.xml(), journal)
                    .device(
                            named.ccmcip(),
                            credentials,
                            settings.configuration().device());
            UdsFindings findings = new UdsFindings(
                    "",
                    login.server(),
                    named.tftp(),
                    login.server(),
                    "",
                    login.device().map(found -> provisioned(found, named.tftp())));
            ConfigFiles files = new ConfigFiles(new TftpFiles(findings, route, equipment.xml(), journal), journal);
            ConfigFiles.Found found = files.fetch(findings, settings.configuration(), domain, known -> {});
            return new Profile(
                    findings,
                    found.configuration(),
                    found.store(),
                    route,
                    files,
                    "",
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        } catch (RouteLost never) {
            throw new IllegalStateException("there is no edge on the straight way", never);
        }
    }

    /** The list names no TFTP servers; those of the settings have the device's file. */
    private static Device provisioned(Device device, List<String> tftp) {
        List<String> files = tftp.stream()
                .map(host -> "http://" + host + ":" + TFTP_HTTP_PORT + "/" + device.name() + ".cnf.xml")
                .toList();
        return new Device(
                device.uri(),
                device.id(),
                device.name(),
                device.model(),
                device.product(),
                new Device.Provision(files));
    }
}

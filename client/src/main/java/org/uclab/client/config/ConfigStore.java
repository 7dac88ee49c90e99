package org.uclab.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.uds.UdsFindings;

/**
 * What the client keeps of UCM after sign-in, in the sections that its log prints (S1, "Get CSF XML configuration
 * file").
 *
 * @param version       of UCM
 * @param domain        the one whose services were found
 * @param home          the user's own resource at the node it was read from, which the log calls the publisher
 * @param documents     the XML documents kept
 * @param udsServers    nodes of the home cluster as it names them
 * @param tftpServers   in the order of the device's list
 * @param ccmcipServers in the order to try them
 */
public record ConfigStore(
        String version,
        String domain,
        ServerUrl home,
        List<Kept> documents,
        List<String> udsServers,
        List<String> tftpServers,
        List<String> ccmcipServers) {

    /** Characters of a document that the log shows. */
    private static final int SHOWN_CHARS = 50;

    private static final String DEVICE = "DEVICE_XML";
    private static final int TFTP_LINES = 3;

    public ConfigStore {
        documents = List.copyOf(documents);
        udsServers = List.copyOf(udsServers);
        tftpServers = List.copyOf(tftpServers);
        ccmcipServers = List.copyOf(ccmcipServers);
    }

    /**
     * A document.
     *
     * @param section as the log calls it: {@code DEVICE_XML}
     * @param urls    where it is
     * @param file    name on the TFTP server; empty for what is no file
     */
    public record Kept(String section, List<ServerUrl> urls, String file, String text) {

        public Kept {
            urls = List.copyOf(urls);
        }

        private String print() {
            StringJoiner lines = new StringJoiner("\n");
            lines.add("[" + section + "]");
            urls.forEach(url -> lines.add("[URL] " + url));
            urls.forEach(url -> lines.add("[Host] " + url.host()));
            if (!file.isEmpty()) {
                lines.add("[Filename] " + file);
            }
            boolean whole = text.length() <= SHOWN_CHARS;
            return lines.add("[XML] " + (whole ? text : text.substring(0, SHOWN_CHARS) + "...>"))
                    .toString();
        }
    }

    static ConfigStore of(
            String domain,
            UdsFindings uds,
            Optional<ConfigFile> device,
            Optional<ConfigFile> profile,
            List<ServerUrl> tftp,
            List<String> ccmcip) {
        List<Kept> documents = new ArrayList<>();
        device.ifPresent(file -> documents.add(kept(DEVICE, file, tftp)));
        // ASSUMED(S1): the trace has "publisher" and URL of the node the devices came from, though it is the
        // subscriber.
        ServerUrl home = uds.node().at(uds.home().target());
        ServerUrl devices = home.at(home.target() + "/devices");
        documents.add(new Kept("HOME_CLUSTER_XML", List.of(devices), "", uds.devices()));
        profile.ifPresent(file -> documents.add(kept("SERVICE_PROFILE_XML", file, tftp)));
        return new ConfigStore(
                uds.version(),
                domain,
                home,
                documents,
                uds.servers(),
                tftp.stream().map(ServerUrl::host).toList(),
                ccmcip);
    }

    private static Kept kept(String section, ConfigFile file, List<ServerUrl> tftp) {
        String target = file.from().target();
        return new Kept(
                section, tftp.stream().map(server -> server.at(target)).toList(), target.substring(1), file.text());
    }

    /** Whether there is a file of the user's device. */
    public boolean keepsDevice() {
        return documents.stream().anyMatch(document -> document.section().equals(DEVICE));
    }

    /** As the log prints it. */
    public String print() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("UCM version: " + version);
        lines.add("UCM domain: " + domain);
        lines.add("UCM publisher: " + home.host());
        lines.add("Current Home UDS URL: " + home);
        documents.forEach(document -> lines.add("").add(document.print()));
        lines.add("").add(numbered("UDS_SERVERS", udsServers));
        lines.add("")
                .add(numbered(
                        "HOME_UDS_NODES",
                        udsServers.stream()
                                .map(host -> new ServerUrl("https", host, home.port(), home.target()).toString())
                                .toList()));
        lines.add("").add(numbered("TFTP_SERVERS", tftpServers)).add("");
        for (int i = 0; i < Math.max(1, ccmcipServers.size()); i++) {
            lines.add("CCMCIP Server " + (i + 1) + " == " + at(ccmcipServers, i));
        }
        for (int i = 0; i < TFTP_LINES; i++) {
            lines.add("TFTP Server " + (i + 1) + " == " + at(tftpServers, i));
        }
        return lines.add("Version == " + version).toString();
    }

    private static String numbered(String section, List<String> values) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("[" + section + "]");
        for (int i = 0; i < values.size(); i++) {
            lines.add("[" + (i + 1) + "] " + values.get(i));
        }
        return lines.toString();
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? values.get(index) : "";
    }
}

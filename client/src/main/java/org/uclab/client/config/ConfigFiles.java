package org.uclab.client.config;

import java.util.List;
import java.util.Optional;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.UdsFindings;
import org.uclab.lab.history.Subject;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the files in the order of the trace: device file, service profile, jabber-config.xml, and after sign-in the
 * dial rules. A group file, where there is one, comes right behind jabber-config.xml.
 */
public final class ConfigFiles {

    private static final String JABBER_CONFIG = "jabber-config.xml";

    private final TftpFiles files;
    private final Journal journal;

    public ConfigFiles(TftpFiles files, Journal journal) {
        this.files = files;
        this.journal = journal;
    }

    /** The configuration, and what the client keeps of it. */
    public record Found(Configuration configuration, ConfigStore store) {}

    /** What does not wait for the answer to jabber-config.xml (S1). */
    public interface Meanwhile {

        /** Begins with what is known without that file. */
        void begin(Found known);
    }

    /**
     * Fetches all that a sign-in needs.
     *
     * @param domain    the one whose services were found
     * @param meanwhile is begun when jabber-config.xml has been asked for
     */
    public Found fetch(UdsFindings uds, ConfigSettings settings, String domain, Meanwhile meanwhile)
            throws RouteLost, Stopped {
        List<ServerUrl> tftp = files.servers();
        Optional<ConfigFile> deviceFile = deviceFile(uds);
        DeviceFile device =
                deviceFile.map(file -> DeviceFile.of(file.document())).orElseGet(DeviceFile::none);
        Optional<ConfigFile> profile =
                files.file(ConfigDecisions.SERVICE_PROFILE, device.serviceProfileFile(), "serviceProfile");
        ServiceProfile told =
                profile.map(file -> ServiceProfile.of(file.document())).orElseGet(ServiceProfile::none);
        Optional<TftpFiles.Begun> begun = files.begin(ConfigDecisions.JABBER_CONFIG, JABBER_CONFIG);
        Configuration early = new Configuration(via(), device, told, JabberConfig.none());
        meanwhile.begin(new Found(
                early, ConfigStore.of(domain, uds, deviceFile, profile, tftp, early.ccmcipServers(uds.servers()))));
        JabberConfig config = begun.isEmpty()
                ? config(ConfigDecisions.JABBER_CONFIG, JABBER_CONFIG)
                : config(files.finish(begun.get(), "config"));
        Optional<GroupFile> group = GroupFile.of(uds.device().isPresent(), device, settings);
        if (group.isPresent()) {
            journal.decided(
                    ConfigDecisions.GROUP_FILE.of(),
                    ConfigDecisions.FILE.of(group.get().name()),
                    group.get().because());
            config = config.under(
                    config(ConfigDecisions.GROUP_CONFIGURATION, group.get().name()));
        }
        Configuration configuration = new Configuration(via(), device, told, config);
        List<String> ccmcip = configuration.ccmcipServers(uds.servers());
        return new Found(configuration, ConfigStore.of(domain, uds, deviceFile, profile, tftp, ccmcip));
    }

    private Optional<ConfigFile> deviceFile(UdsFindings uds) throws RouteLost, Stopped {
        if (uds.device().isEmpty()) {
            return Optional.empty();
        }
        Device own = uds.device().get();
        return files.file(
                ConfigDecisions.DEVICE_FILE,
                own.name() + ".cnf.xml",
                "device",
                document -> DeviceFile.problem(document, own));
    }

    /** Fetches the device file once more; empty where there is none that can be used. */
    public Optional<DeviceFile> device(UdsFindings uds) throws RouteLost, Stopped {
        return deviceFile(uds).map(file -> DeviceFile.of(file.document()));
    }

    /**
     * Fetches jabber-config.xml alone, where the profile came from a presence server and there is no device.
     *
     * <p>ASSUMED(S4): whom the presence server let in is in, whatever becomes of the files.
     *
     * @param told what that server told
     */
    public Found fetch(ServiceProfile told, UdsFindings none, String domain) throws RouteLost, Stopped {
        JabberConfig config = JabberConfig.none();
        try {
            config = config(ConfigDecisions.JABBER_CONFIG, JABBER_CONFIG);
        } catch (Stopped stopped) {
            if (stopped.way() != Stopped.Way.NO_SERVER) {
                throw stopped;
            }
            journal.decided(
                    ConfigDecisions.JABBER_CONFIG.of(),
                    HttpDecisions.NONE.of(),
                    stopped.because().phrase().orElseThrow());
        }
        return new Found(
                new Configuration(via(), DeviceFile.none(), told, config),
                ConfigStore.of(domain, none, Optional.empty(), Optional.empty(), files.servers(), List.of()));
    }

    /** What there is where the cloud told the configuration, and there is no file server. */
    public static Found told(Configuration told, UdsFindings none, String domain) {
        return new Found(told, ConfigStore.of(domain, none, Optional.empty(), Optional.empty(), List.of(), List.of()));
    }

    /** Fetches the dial rules. */
    public Configuration dialRules(Configuration known) throws RouteLost, Stopped {
        return known.withDialRules(
                rules(ConfigDecisions.APPLICATION_RULES, "CUPC/AppDialRules.xml"),
                rules(ConfigDecisions.LOOKUP_RULES, "CUPC/DirLookupDialRules.xml"));
    }

    private String via() {
        return files.servers().isEmpty() ? "" : files.servers().get(0).host();
    }

    private JabberConfig config(Subject subject, String file) throws RouteLost, Stopped {
        return config(files.file(subject, file, "config"));
    }

    private static JabberConfig config(Optional<ConfigFile> file) {
        return file.map(found -> JabberConfig.of(found.document())).orElseGet(JabberConfig::none);
    }

    private DialRules rules(Subject subject, String file) throws RouteLost, Stopped {
        Optional<JsonNode> document = files.file(subject, file, "DialRules").map(ConfigFile::document);
        if (document.isEmpty()) {
            return DialRules.none();
        }
        DialRules rules = DialRules.of(document.get());
        int written = DialRules.written(document.get());
        if (written == 0) {
            journal.decided(subject.of(), ConfigDecisions.NO_RULES.of(), ConfigDecisions.NO_ELEMENT.of());
        } else if (written > rules.rules().size()) {
            journal.decided(
                    subject.of(),
                    ConfigDecisions.LEFT_OUT.of(),
                    ConfigDecisions.NO_NUMBERS.of(written - rules.rules().size(), written));
        }
        return rules;
    }
}

package org.uclab.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uclab.client.discovery.Questions;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Source.Origin;
import org.uclab.client.sources.Source.Setting;
import org.uclab.client.sources.Sources;
import org.uclab.lab.history.Phrase;

/**
 * Who authenticates, as somebody has said before anybody is asked: the user in the settings, or whoever installed the client.
 *
 * @param sources with the bootstrap file as the first launch has read it
 */
record Installed(ConnectionSettings connection, Sources sources) {

    static Installed of(ClientSettings settings, Memory memory) {
        Sources now = settings.discovery().sources();
        return new Installed(
                memory.connection(settings.connection()),
                now.with(Origin.BOOTSTRAP, memory.bootstrap(now.get(Origin.BOOTSTRAP))));
    }

    private Source bootstrap() {
        return sources.get(Origin.BOOTSTRAP);
    }

    /** The authenticator of the manual settings. */
    Questions.Named manual() {
        if (connection.manual()) {
            return Questions.Named.PHONE;
        }
        if (connection.presenceServer().isPresent()
                && connection.presenceServer().get().how() == NamedPresence.How.BY_HAND) {
            return Questions.Named.PRESENCE;
        }
        return connection.casHost().isPresent() ? Questions.Named.CLOUD : Questions.Named.NOBODY;
    }

    /** The authenticator of the bootstrap file. */
    Questions.Named authenticator() {
        if (connection.presenceServer().isPresent()
                && connection.presenceServer().get().how() == NamedPresence.How.AT_INSTALLATION) {
            return Questions.Named.PRESENCE;
        }
        return switch (bootstrap().get(Setting.AUTHENTICATOR).orElse("")) {
            case "CUP" -> Questions.Named.PRESENCE;
            case "CUCM" -> Questions.Named.PHONE;
            case "WEBEX" -> Questions.Named.CLOUD;
            default -> Questions.Named.NOBODY;
        };
    }

    /** The servers of phone mode. */
    ManualWay.Named phone(boolean byHand) {
        return byHand
                ? new ManualWay.Named(connection.tftp(), connection.ccmcip(), SignInDecisions.NAMED_SERVERS.of())
                : new ManualWay.Named(hosts(Setting.TFTP), hosts(Setting.CCMCIP), SignInDecisions.PHONE_INSTALLED.of());
    }

    private List<String> hosts(Setting key) {
        return Arrays.asList(bootstrap().get(key).orElse("").split(", *"));
    }

    /** The presence server. */
    NamedPresence presence() {
        Optional<NamedPresence> named = connection.presenceServer();
        return named.orElseGet(() -> new NamedPresence(
                bootstrap().get(Setting.PRESENCE_ADDRESS).orElse(""), NamedPresence.How.AT_INSTALLATION));
    }

    /** Why it is the cloud. */
    Phrase cloud() {
        return connection.casHost().map(SignInDecisions.CLOUD_BY_HAND::of).orElse(SignInDecisions.CLOUD_INSTALLED.of());
    }
}

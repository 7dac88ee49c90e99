package org.uclab.sim.voicemail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.node.Program;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.world.VoicemailCluster;
import org.uclab.sim.voicemail.world.VoicemailSection;
import org.uclab.sim.voicemail.world.VoicemailServices;

/** Voicemail as it runs in one lab. */
public final class VoicemailServers implements Programs {

    private final Map<String, MailCluster> byHost = new HashMap<>();
    private final Map<String, MailCluster> clusters = new LinkedHashMap<>();

    VoicemailServers(VoicemailSection section, Site site) {
        for (VoicemailCluster cluster : section.clusters()) {
            MailCluster running = new MailCluster(cluster, site.model(), callControl(cluster, site));
            clusters.put(cluster.id(), running);
            cluster.servers().forEach(host -> byHost.put(host, running));
        }
    }

    private static List<Endpoint> callControl(VoicemailCluster cluster, Site site) {
        return cluster.callControl().stream()
                .map(host -> new Endpoint(
                        site.address(host),
                        site.model()
                                .host(host)
                                .port(VoicemailServices.CALL_CONTROL)
                                .orElseThrow()))
                .toList();
    }

    @Override
    public Optional<Supplier<Program>> of(Host host) {
        return Optional.ofNullable(byHost.get(host.name())).map(cluster -> () -> new VoicemailProgram(cluster));
    }

    /**
     * Leaves a message for somebody, as a caller who was not answered.
     *
     * @param to    user id, in any case
     * @param from  user id, or the number of somebody else
     * @param length of the recording, above zero
     * @param codec the word of what it is stored in; empty for what the system stores in
     * @return how the message is called
     * @throws IllegalArgumentException when nobody has such a mailbox, nobody such a number, or there is no such codec
     * @throws IllegalStateException    when no server of the mailbox runs, or the mailbox is full
     */
    public String leave(String to, String from, Duration length, Optional<String> codec, Instant now) {
        Optional<Codec> stored = codec.map(word -> Codec.called(word)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no codec '" + word + "'; codecs: " + Codec.words())));
        MailCluster cluster = clusters.values().stream()
                .filter(one -> one.store().account(to).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(to + " has no mailbox"));
        return cluster.leave(to, from, length, stored, now);
    }
}

package org.uclab.sim.voicemail.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.WorldReading;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.audio.Sound;
import org.uclab.sim.voicemail.mailbox.MailboxSettings;
import org.uclab.sim.voicemail.mailbox.Priority;
import org.uclab.sim.voicemail.world.VoicemailCluster.Left;

/** Reads {@code voicemail}. */
public final class VoicemailReader {

    private static final int QUOTA_MAX_BYTES = 512 * 1024 * 1024;
    private static final int SUBSCRIPTION_MAX_SECONDS = 30 * 86_400;
    private static final int SUBSCRIPTION_USUAL_SECONDS = 86_400;
    private static final int SECONDS_USUAL = 10;

    /** ASSUMED(voice.md §2.4): the default of clients; that of the product itself is not certain. */
    private static final Codec RECORDING_USUAL = Codec.G711_MU_LAW;

    private final String servicesDomain;

    private VoicemailReader(String servicesDomain) {
        this.servicesDomain = servicesDomain;
    }

    public static VoicemailSection read(WorldReading world) {
        VoicemailReader reader = new VoicemailReader(world.servicesDomain());
        return new VoicemailSection(world.root().list("voicemail", "a voicemail cluster", reader::cluster));
    }

    private VoicemailCluster cluster(Reading cluster) {
        String id = cluster.text("id");
        cluster.called("voicemail cluster " + id);
        return new VoicemailCluster(
                id,
                cluster.domains("servers"),
                cluster.domain("domain", servicesDomain),
                codec(cluster, "recordingCodec").orElse(RECORDING_USUAL),
                cluster.has("users") ? Optional.of(cluster.texts("users")) : Optional.empty(),
                new MailboxSettings(
                        quota(cluster, "warningQuota", MailboxSettings.USUAL.warningQuota()),
                        quota(cluster, "sendQuota", MailboxSettings.USUAL.sendQuota()),
                        quota(cluster, "receiveQuota", MailboxSettings.USUAL.receiveQuota()),
                        !cluster.has("deletedFolder") || cluster.yes("deletedFolder")),
                Duration.ofSeconds(
                        cluster.number("subscriptionSeconds", 1, SUBSCRIPTION_MAX_SECONDS, SUBSCRIPTION_USUAL_SECONDS)),
                cluster.list("messages", "a message of " + id, VoicemailReader::left),
                cluster.domains("callControl"),
                cluster.line());
    }

    private static int quota(Reading cluster, String key, int usual) {
        return cluster.number(key, 1, QUOTA_MAX_BYTES, usual);
    }

    private static Left left(Reading message) {
        return new Left(
                message.text("to"),
                message.text("from"),
                Duration.ofSeconds(message.number("seconds", 1, (int) Sound.LENGTH_MAX.toSeconds(), SECONDS_USUAL)),
                codec(message, "codec"),
                message.text("subject", ""),
                priority(message),
                message.line());
    }

    private static Optional<Codec> codec(Reading reading, String key) {
        Optional<String> word = reading.optional(key);
        Optional<Codec> codec = word.flatMap(Codec::called);
        if (word.isPresent() && codec.isEmpty()) {
            none(reading, key, "codec", word.get(), Codec.words());
        }
        return codec;
    }

    private static Priority priority(Reading message) {
        String word = message.text("priority", Priority.NORMAL.word());
        Optional<Priority> priority = Priority.of(word);
        if (priority.isEmpty()) {
            none(message, "priority", "priority", word, Priority.words());
        }
        return priority.orElse(Priority.NORMAL);
    }

    private static void none(Reading reading, String key, String kind, String word, List<String> words) {
        reading.note(
                reading.line(key), "there is no " + kind + " '" + word + "'", "one of: " + String.join(", ", words));
    }
}

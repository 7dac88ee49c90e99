package org.uclab.sim.voicemail.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;
import org.uclab.sim.voicemail.RunningPair;
import org.uclab.sim.voicemail.VoicemailSystem;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.mailbox.MailboxSettings;

class VoicemailWorldTest {

    private static LabModel read(String yaml) throws WorldException {
        return LabModel.parse("w.yaml", yaml, Library.EMPTY, List.of(new VoicemailSystem()));
    }

    @Test
    void readsAPair() throws WorldException {
        VoicemailSection section = read(RunningPair.WORLD).section(VoicemailSection.class);
        VoicemailCluster cluster = section.clusters().get(0);
        assertThat(section.hosts()).containsExactly("cuc1.example.com", "cuc2.example.com");
        assertThat(cluster.recording()).isEqualTo(Codec.G711_MU_LAW);
        assertThat(cluster.settings()).isEqualTo(new MailboxSettings(12_582_912, 300_000, 400_000, true));
        assertThat(cluster.domain()).isEqualTo("example.com");
        assertThat(cluster.messages()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servers: [cuc1.example.com, cuc2.example.com] | servers: [cuc1.example.com, ns.example.com] | runs nothing | a host that runs voicemail",
                "servers: [cuc1.example.com, cuc2.example.com] | servers: [cuc1.example.com] | no voicemail is on cuc2.example.com | name it under 'servers'",
                "servers: [cuc1.example.com, cuc2.example.com] | servers: [] | it has 0 servers | give it one, or a pair",
                "servers: [cuc1.example.com, cuc2.example.com] | servers: [cuc1.example.com, cuc1.example.com] | is a server of cuc already | use another host",
                "sendQuota: 300000 | sendQuota: none | 'sendQuota' of voicemail cluster cuc is 'none' | give a whole number",
                "sendQuota: 300000 | recordingCodec: mp3 | there is no codec 'mp3' | one of: pcm-linear, g711-mulaw, g711-alaw, gsm610, g729a",
                "sendQuota: 300000 | users: [ada, eve] | names the user 'eve' | one of: ada, grace",
                "sendQuota: 300000 | users: [ada] | names the user with a mailbox 'grace' | one of: ada",
                "sendQuota: 300000 | sentQuota: 300000 | has the unknown key 'sentQuota' | did you mean 'sendQuota'",
                "from: grace | from: eve | names the user 'eve' | one of: ada, grace",
                "priority: Urgent | priority: High | there is no priority 'High' | one of: Low, Normal, Urgent",
                "seconds: 4 | seconds: 4000 | 'seconds' of a message of cuc is '4000' | from 1 to 1200",
            })
    void namesFileLineAndRemedy(String good, String bad, String message, String remedy) {
        String yaml = RunningPair.WORLD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(RunningPair.WORLD);
        WorldException broken = catchThrowableOfType(WorldException.class, () -> read(yaml));
        assertThat(broken).isNotNull();
        assertThat(broken.getMessage()).contains(message).contains(remedy).containsPattern("w\\.yaml:[0-9]+: ");
    }
}

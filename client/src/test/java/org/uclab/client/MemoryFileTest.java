package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.sources.Source;

class MemoryFileTest {

    private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private static Memory fresh() {
        return new Memory(ClientSettings.defaults());
    }

    @Test
    void theNextProcessKnowsWhatThisOneKept() {
        Memory kept = fresh();
        kept.servicesDomain(Optional.of("example.com"));
        kept.learn("example.com", "uc.example.com");
        kept.discoveries().keepWebex("example.org", UNTIL);
        kept.bootstrap(Source.bootstrap("AUTHENTICATOR=WEBEX\nSERVICES_DOMAIN=example.com"));
        kept.save(folder.resolve("deep"));
        Memory next = fresh();
        assertThat(next.load(folder.resolve("deep"))).isEmpty();
        assertThat(next.servicesDomain()).contains("example.com");
        assertThat(next.voiceServicesDomain("example.com")).contains("uc.example.com");
        assertThat(next.discoveries().webex()).containsEntry("example.org", UNTIL);
        // because the file of later launches does not count
        assertThat(next.bootstrap(Source.nothing()))
                .isEqualTo(Source.bootstrap("AUTHENTICATOR=WEBEX\nSERVICES_DOMAIN=example.com"));
    }

    @Test
    void whereThereIsNoFileNothingIsWrong() {
        assertThat(fresh().load(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"version\": 2}",
                "{\"version\": 1, \"servicesDomain\": \"no domain\"}",
                "{\"version\": 1, \"servicesDomain\": \"example.com\", \"webex\": {\"example.org\": \"soon\"}}",
                "{\"version\": 1, \"servicesDomain\": \"example.com\", \"voiceServicesDomains\": {\"a.b\": 7}}"
            })
    void aDamagedFileIsSetAsideAndNothingOfItCounts(String text) throws IOException {
        Path file = folder.resolve("discovery.json");
        Files.writeString(file, text);
        Memory memory = fresh();
        assertThat(memory.load(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("set aside"));
        assertThat(memory.servicesDomain()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("discovery.json.damaged")).hasContent(text);
        memory.save(folder);
        assertThat(fresh().load(folder)).isEmpty();
    }

    @Test
    void aFileThatIsTooLongIsDamaged() throws IOException {
        Files.writeString(folder.resolve("discovery.json"), " ".repeat((1 << 20) + 1));
        assertThat(fresh().load(folder)).isPresent();
    }

    @Test
    void manualSettingsCountUntilAutomaticIsChosen() {
        Memory memory = fresh();
        ConnectionSettings usual = ConnectionSettings.automatic();
        ConnectionSettings byHand = usual.withCasHost("cloud.example.com");
        assertThat(memory.connection(byHand)).isEqualTo(byHand);
        assertThat(memory.connection(usual).casHost()).contains("cloud.example.com");
        assertThat(memory.connection(usual.withAutomatic()).casHost()).isEmpty();
        assertThat(memory.connection(usual)).isEqualTo(usual);
    }
}

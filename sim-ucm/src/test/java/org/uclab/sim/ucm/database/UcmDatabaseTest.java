package org.uclab.sim.ucm.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.ConfigEntry;
import org.uclab.sim.ucm.cluster.UcmSettings;

class UcmDatabaseTest {

    private final UcmDatabase database = TraceCompany.database("9.1.2");

    @Test
    void aStateOnceTakenDoesNotChange() {
        ClusterState before = database.state();
        database.setPassword("mac.donald", "other");
        assertThat(before.user("mac.donald").orElseThrow().password()).isEqualTo("ilikeMRA1");
        assertThat(database.state().user("mac.donald").orElseThrow().password()).isEqualTo("other");
        assertThat(database.state().revision()).isEqualTo(before.revision() + 1);
    }

    @Test
    void changesFromManyThreadsAreAllKept() {
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            EndUser user = new EndUser("user" + i, "p", "F", "L", "", "", true, "", List.of(), Map.of());
            changes.add(CompletableFuture.runAsync(() -> database.putUser(user)));
        }
        changes.forEach(CompletableFuture::join);
        assertThat(database.state().usersByName()).hasSize(53);
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        long before = database.state().revision();
        assertThatThrownBy(() -> database.setPassword("nobody", "p")).hasMessageContaining("nobody");
        assertThatThrownBy(() -> database.removeUser("nobody")).hasMessageContaining("nobody");
        assertThatThrownBy(() -> database.setDevices("nobody", List.of())).hasMessageContaining("nobody");
        assertThat(database.state().revision()).isEqualTo(before);
    }

    @Test
    void aNameBelongsToOneUserAndOneDevice() {
        List<Device> taken = TraceCompany.macDonald().devices();
        assertThatThrownBy(() -> database.setDevices("ada.byron", taken)).hasMessageContaining("MDonald");
        UcmCluster config = TraceCompany.cluster("9.1.2", UcmSettings.usual());
        List<EndUser> twice = List.of(TraceCompany.macDonald(), TraceCompany.macDonald());
        assertThatThrownBy(() -> new UcmDatabase(config, twice)).hasMessageContaining("mac.donald");
    }

    @Test
    void keysAreTheSameInEveryRun() {
        UcmDatabase again = TraceCompany.database("9.1.2");
        assertThat(again.state().key("user", "mac.donald"))
                .isEqualTo(database.state().key("user", "mac.donald"))
                .isNotEqualTo(again.state().key("user", "ada.byron"))
                .isNotEqualTo(again.state().key("line", "mac.donald"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1a", "a>", "a:b", "é"})
    void parametersOfTheConfigFileAreNamesOfElements(String name) {
        assertThatThrownBy(() -> new ConfigEntry("Policies", name, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConfigEntry(name, "x", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "nine", "9.1.2 ", "9.-1", "1234.5", "9.1.<2>"})
    void aReleaseIsARelease(String text) {
        assertThatThrownBy(() -> Release.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void releasesAreInTheirOrder() {
        assertThat(Release.of("9.1.2").atLeast(9, 1)).isTrue();
        assertThat(Release.of("9.1.2").atLeast(10, 0)).isFalse();
        assertThat(Release.of("10.5.2.10000-5").atLeast(10, 5)).isTrue();
        assertThat(Release.of("12.0").atLeast(11, 5)).isTrue();
        assertThat(Release.of("12.0").atLeast(12, 5)).isFalse();
    }

    @Test
    void theConfigFileIsThereOnlyWhenMade() {
        assertThat(database.state().config().files().configFile()).isEqualTo(Optional.empty());
        database.putConfigFile(List.of());
        assertThat(database.state().config().files().configFile()).hasValue(List.of());
    }
}

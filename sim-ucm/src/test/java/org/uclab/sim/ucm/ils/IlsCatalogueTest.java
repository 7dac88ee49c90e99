package org.uclab.sim.ucm.ils;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.ucm.cluster.RemoteCluster.UdsServer;

class IlsCatalogueTest {

    private static final IlsEntry TWO = new IlsEntry(
            "two",
            "12.5.1",
            List.of(node("pub.two.example.com", "127.1.1.1"), node("sub.two.example.com", "127.1.1.2")),
            7501,
            "one",
            3);

    private final IlsCatalogue catalogue = new IlsCatalogue("one");

    private static IlsEntry cluster(String id, long stamp) {
        return new IlsEntry(id, "12.5.1", List.of(node("pub." + id + ".example.com", "127.1.1.1")), 7501, "", stamp);
    }

    private static UdsServer node(String host, String address) {
        return new UdsServer(host, new Endpoint(address, 8443));
    }

    @Test
    void onlyWhatIsNewerIsNews() {
        assertThat(catalogue.learn(List.of(cluster("two", 1), cluster("three", 0))))
                .containsExactly("two", "three");
        assertThat(catalogue.learn(List.of(cluster("two", 1), cluster("three", 0))))
                .isEmpty();
        assertThat(catalogue.learn(List.of(cluster("two", 2), cluster("three", 0))))
                .containsExactly("two");
        assertThat(catalogue.learn(List.of(cluster("two", 1)))).isEmpty();
        assertThat(catalogue.clusters()).extracting("id").containsExactly("two", "three");
    }

    @Test
    void whatOthersSayOfUsIsPassedOver() {
        assertThat(catalogue.learn(List.of(cluster("one", 99)))).isEmpty();
        assertThat(catalogue.clusters()).isEmpty();
    }

    @Test
    void thereIsRoomForSoManyClusters() {
        List<IlsEntry> many =
                IntStream.range(0, 30).mapToObj(i -> cluster("c" + i, 1)).toList();
        assertThat(catalogue.learn(many)).hasSize(IlsCatalogue.CLUSTERS_MAX);
        assertThat(catalogue.learn(List.of(cluster("c3", 2)))).containsExactly("c3");
    }

    @Test
    void aMessageIsReadAsItWasWritten() {
        IlsMessage message = new IlsMessage("company", "two", List.of(TWO, cluster("three", 0)));
        assertThat(IlsMessage.read(message.bytes())).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "id=\"two\", id=\"\"",
        "id=\"two\", id=\"../two\"",
        "id=\"two\", ''",
        "stamp=\"3\", stamp=\"-3\"",
        "stamp=\"3\", stamp=\"99999999999999999999\"",
        "stamp=\"3\", stamp=\"three\"",
        "udsPort=\"8443\", udsPort=\"0\"",
        "udsPort=\"8443\", udsPort=\"65536\"",
        "udsPort=\"8443\", ''",
        "ilsPort=\"7501\", ilsPort=\"70000\"",
        "address=\"127.1.1.1\", address=\"example.com\"",
        "host=\"pub.two.example.com\", host=\"a b\"",
        "host=\"sub.two.example.com\", host=\"a&#10;b\"",
        "address=\"127.1.1.2\", ''",
        "<node, <node/><node",
        "</cluster>, <node host='a' address='1.1.1.1' udsPort='1'/><node host='b' address='1.1.1.1' udsPort='1'/></cluster>",
        "hub=\"one\", hub=\"&lt;\"",
        "<cluster, <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><cluster",
        "</ilsExchange>, ''",
    })
    void anEntryThatCouldBeTrueOfNoClusterMakesItNoMessage(String good, String bad) {
        String text = new String(new IlsMessage("company", "two", List.of(TWO)).bytes(), StandardCharsets.UTF_8);
        String broken = text.replace(good, bad);
        assertThat(broken).isNotEqualTo(text);
        assertThat(IlsMessage.read(broken.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aClusterWithoutANodeIsNoMessage() {
        String none = new String(new IlsMessage("company", "two", List.of(TWO)).bytes(), StandardCharsets.UTF_8)
                .replaceAll("<node [^>]*>", "");
        assertThat(none).contains("<cluster ").doesNotContain("<node");
        assertThat(IlsMessage.read(none.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<ilsExchange", "<other/>", "\0\1\2"})
    void whatIsNoMessageIsNone(String text) {
        assertThat(IlsMessage.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}

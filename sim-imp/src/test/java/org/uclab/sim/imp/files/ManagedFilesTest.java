package org.uclab.sim.imp.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.imp.cluster.Additions;

class ManagedFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Jid ADA = Jid.valid("ada@example.com/desk");
    private static final int MOST = 1000;

    private final Supplier<String> names = new Supplier<>() {

        private int number;

        @Override
        public String get() {
            number++;
            return String.format("%032x", number);
        }
    };
    private final FileStore store = new FileStore(new Additions.Files(MOST, KEPT));
    private final ManagedFiles files =
            new ManagedFiles.Kept(new Additions.Files(MOST, KEPT)).running("cup1", 7336, names);

    private static Element request(String name, String size) {
        return Stanza.get(
                        "1",
                        Element.of(ManagedFiles.NAMESPACE, "request")
                                .with("filename", name)
                                .with("size", size))
                .with("from", ADA.toString());
    }

    private HttpAnswer ask(String method, String path, byte[] body) {
        Hop hop = Hop.between(Hop.Over.TCP, "127.1.1.20:7336", "127.1.1.1:40000");
        return files.responder()
                .answer(new HttpQuestion(method, path, path, Map.of(), HttpFields.none(), body, "cup1", hop, 1), NOW)
                .result();
    }

    private String path(int octets) {
        Element slot = files.answer(ADA, request("plan.pdf", String.valueOf(octets)), NOW)
                .child(ManagedFiles.NAMESPACE, "slot")
                .orElseThrow();
        String put = slot.child("put").orElseThrow().attribute("url", "");
        assertThat(slot.child("get").orElseThrow().attribute("url", "")).isEqualTo(put);
        assertThat(put).startsWith("https://cup1:7336/files/");
        return put.substring("https://cup1:7336".length());
    }

    @Test
    void aFileIsBroughtOnceAndFetchedByWhoeverKnowsWhere() {
        String path = path(3);
        assertThat(ask("GET", path, new byte[0]).status()).isEqualTo(404);
        assertThat(ask("POST", path, new byte[] {1, 2}).status()).isEqualTo(413);
        assertThat(ask("POST", path, new byte[] {1, 2, 3}).status()).isEqualTo(201);
        assertThat(ask("POST", path, new byte[] {3, 2, 1}).status()).isEqualTo(404);
        HttpAnswer fetched = ask("GET", path, new byte[0]);
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.body()).containsExactly(1, 2, 3);
        assertThat(fetched.headers().get("Content-Disposition")).contains("attachment");
        assertThat(ask("PUT", path(1), new byte[] {1}).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /files/00000000000000000000000000000009, 404",
        "GET, /files/, 404",
        "GET, /files/../files/00000000000000000000000000000001, 404",
        "GET, /files/0000000000000000000000000000000A, 404",
        "GET, /, 404",
        "DELETE, /files/00000000000000000000000000000001, 405",
    })
    void nothingElseIsThere(String method, String path, int status) {
        assertThat(ask("POST", path(1), new byte[] {1}).status()).isEqualTo(201);
        assertThat(ask(method, path, new byte[] {1}).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1e3", "99999999999999999999", "1 "})
    void aSizeIsANumberAboveZero(String size) {
        assertThat(StanzaCondition.in(files.answer(ADA, request("plan.pdf", size), NOW)))
                .contains(StanzaCondition.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "two\nlines", "C:\\boot.ini"})
    void aPlaceIsNoName(String name) {
        assertThat(StanzaCondition.in(files.answer(ADA, request(name, "1"), NOW)))
                .contains(StanzaCondition.BAD_REQUEST);
    }

    @Test
    void whatIsTooLargeIsToldHowLargeItMayBe() {
        Element refused = files.answer(ADA, request("film.mp4", String.valueOf(MOST + 1)), NOW);
        assertThat(StanzaCondition.in(refused)).contains(StanzaCondition.NOT_ACCEPTABLE);
        assertThat(refused.toXml()).contains("<max-file-size>" + MOST + "</max-file-size>");
        assertThat(StanzaCondition.in(files.answer(ADA, request("clip.mp4", String.valueOf(MOST)), NOW)))
                .isEmpty();
    }

    @Test
    void aUserHasSoManyPlacesAndNoMore() {
        for (int i = 0; i < FileStore.PLACES_PER_USER_MAX; i++) {
            path(1);
        }
        Element refused = files.answer(ADA, request("more.txt", "1"), NOW);
        assertThat(StanzaCondition.in(refused)).contains(StanzaCondition.RESOURCE_CONSTRAINT);
        String stamp = refused.child("error")
                .flatMap(error -> error.child(ManagedFiles.NAMESPACE, "retry"))
                .orElseThrow()
                .attribute("stamp", "");
        assertThat(Instant.parse(stamp)).isAfter(NOW);
        assertThat(StanzaCondition.in(files.answer(ADA, request("more.txt", "1"), Instant.parse(stamp))))
                .as("then there is room")
                .isEmpty();
        Jid ben = Jid.valid("ben@example.com/desk");
        assertThat(StanzaCondition.in(files.answer(ben, request("more.txt", "1"), NOW)))
                .isEmpty();
    }

    @Test
    void placesAndFilesHaveAnEnd() {
        Optional<String> empty = store.place(ADA, 1, names, NOW);
        Optional<String> full = store.place(ADA, 1, names, NOW);
        assertThat(store.bring(full.get(), new byte[] {1}, NOW)).isEqualTo(FileStore.Brought.KEPT);
        Instant later = NOW.plus(FileStore.EMPTY_LIMIT);
        assertThat(store.bring(empty.get(), new byte[] {1}, later)).isEqualTo(FileStore.Brought.NO_PLACE);
        assertThat(store.fetch(full.get(), later)).isPresent();
        assertThat(store.fetch(full.get(), NOW.plus(KEPT))).isEmpty();
    }

    @Test
    void thereIsRoomForSoMuchWhoeverBringsIt() {
        int size = (int) (FileStore.OCTETS_MAX / 4);
        for (int i = 0; i < 4; i++) {
            assertThat(store.place(Jid.valid("u" + i + "@example.com"), size, names, NOW))
                    .isPresent();
        }
        assertThat(store.place(ADA, 1, names, NOW)).isEmpty();
        assertThat(store.roomAt(ADA, 1, NOW)).isEqualTo(NOW.plus(FileStore.EMPTY_LIMIT));
        assertThat(store.place(ADA, 1, names, NOW.plus(FileStore.EMPTY_LIMIT))).isPresent();
    }

    @Test
    void theServerSaysThatItStoresFilesAndHowLargeOnes() {
        List<Element> described = ManagedFiles.described(new Additions.Files(MOST, KEPT));
        assertThat(described).extracting(Element::name).containsExactly("identity", "x");
        assertThat(described.get(1).toXml())
                .contains(
                        "<value>urn:xmpp:http:upload:0</value>", "var='max-file-size'", "<value>" + MOST + "</value>");
    }

    @Test
    void onlyACompleteQuestionAsksForAPlace() {
        Element request = request("plan.pdf", "1");
        assertThat(ManagedFiles.asks(request)).isTrue();
        assertThat(ManagedFiles.asks(request.with("type", "set"))).isFalse();
        assertThat(ManagedFiles.asks(request.without("id"))).isFalse();
        assertThat(ManagedFiles.asks(request.with(Element.of("x", "more")))).isFalse();
        assertThat(ManagedFiles.asks(
                        new Element(request.namespace(), "message", request.attributes(), request.content())))
                .isFalse();
    }
}

package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    private static final String DOMAIN = "uclab.com";
    private static final Jid MAC = Jid.valid("mac@uclab.com");
    private static final StreamTimes TIMES = StreamTimes.negotiated(Duration.ofSeconds(60))
            .withFirstByte(Duration.ofSeconds(10))
            .withIdle(Duration.ofSeconds(300));
    private static final List<String> INPUTS = List.of(
            "header",
            "header:other.com",
            "server",
            "old",
            "starttls",
            "tls",
            "auth:|mac|secret",
            "auth:|mac|wrong",
            "raw:",
            "raw:%%%",
            "response:|mac|secret",
            "abort",
            "bind:desk",
            "bind:taken",
            "session",
            "message",
            "from:eve@x",
            "other",
            "close",
            "broken",
            "octets",
            "reached",
            "begun",
            "expel",
            "refuse",
            "peer:partner.test",
            "external:partner.test",
            "claim",
            "proven",
            "gone",
            "+1",
            "+70");

    /** A core on step time, told what happens in the words of the vectors. */
    private static final class Talk {

        private Instant now = Instant.EPOCH;
        private final Negotiation core;

        Talk(StreamTerms terms) {
            core = new Negotiation(terms, now);
        }

        static Talk of(String terms, String... inputs) {
            Talk talk = new Talk(terms(terms));
            for (String input : inputs) {
                talk.hears(input);
            }
            return talk;
        }

        List<NegotiationAction> hears(String word) {
            if (word.startsWith("+")) {
                return passes(now.plusSeconds(Long.parseLong(word.substring(1))));
            }
            return core.on(input(word), now);
        }

        private List<NegotiationAction> passes(Instant until) {
            List<NegotiationAction> done = new ArrayList<>();
            for (Optional<Instant> due = core.wakeAt();
                    due.isPresent() && !due.get().isAfter(until);
                    due = core.wakeAt()) {
                now = due.get();
                done.addAll(core.wake(now));
            }
            now = until;
            return done;
        }

        String says(String word) {
            List<String> told = hears(word).stream().map(NegotiationTest::told).toList();
            return told.isEmpty() ? "nothing" : String.join(", ", told);
        }
    }

    private static StreamHost host(boolean strict) {
        return new StreamHost() {
            @Override
            public String contentNamespace() {
                return Namespaces.CLIENT;
            }

            @Override
            public StreamHeader answer(StreamHeader heard) {
                return StreamHeader.answer(Namespaces.CLIENT, DOMAIN, "", "id", "en");
            }

            @Override
            public Optional<StreamCondition> objection(StreamHeader heard) {
                return strict && !heard.to().equals(DOMAIN)
                        ? Optional.of(StreamCondition.HOST_UNKNOWN)
                        : Optional.empty();
            }
        };
    }

    private static StreamTerms terms(String name) {
        List<SaslVerifier> plain =
                List.of(new PlainVerifier((id, password) -> Jid.parse(id.contains("@") ? id : id + "@" + DOMAIN)
                        .filter(jid -> jid.equals(MAC) && password.equals("secret"))));
        Binder binder = (user, resource) -> resource.equals("taken")
                ? Binder.Binding.refused(StanzaCondition.CONFLICT)
                : Binder.Binding.to(
                        user.full(resource.isEmpty() ? "given" : resource).orElseThrow());
        return switch (name) {
            case "users" ->
                StreamTerms.of(host(false), TIMES)
                        .withTls()
                        .withUsers(
                                new SaslOffer(plain, 1, header -> header.to().equals(DOMAIN), header -> List.of()),
                                binder);
            case "strict" ->
                StreamTerms.of(host(true), TIMES)
                        .withTls()
                        .withUsers(
                                new SaslOffer(plain, 2, header -> true, header -> List.of("home." + DOMAIN)), binder);
            case "edge" -> StreamTerms.of(host(true), TIMES).withTls().handingOn();
            case "open" -> StreamTerms.of(host(false), TIMES);
            case "servers" -> servers();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Servers of which the one at partner.test shows a certificate. */
    private static StreamTerms servers() {
        StreamHost host = new StreamHost() {
            @Override
            public String contentNamespace() {
                return Namespaces.SERVER;
            }

            @Override
            public StreamHeader answer(StreamHeader heard) {
                return StreamHeader.answer(Namespaces.SERVER, DOMAIN, heard.from(), "id", "en");
            }
        };
        SaslVerifier external = new SaslVerifier() {
            @Override
            public String name() {
                return "EXTERNAL";
            }

            @Override
            public String claimed(byte[] message) {
                return new String(message, StandardCharsets.UTF_8);
            }

            @Override
            public Verdict check(byte[] message) {
                return Verdict.of(
                        Jid.parse(claimed(message)).filter(jid -> jid.domain().equals("partner.test")));
            }
        };
        return StreamTerms.of(host, TIMES)
                .withTls()
                .withServers(external, header -> header.from().equals("partner.test"));
    }

    private static NegotiationInput input(String word) {
        int colon = word.indexOf(':');
        String verb = colon < 0 ? word : word.substring(0, colon);
        String what = colon < 0 ? "" : word.substring(colon + 1);
        return switch (verb) {
            case "header" -> header(StreamHeader.to(Namespaces.CLIENT, what.isEmpty() ? DOMAIN : what));
            case "server" -> header(StreamHeader.to(Namespaces.SERVER, DOMAIN));
            case "peer" -> header(new StreamHeader(Namespaces.SERVER, DOMAIN, what, "", "1.0", ""));
            case "external" -> element(auth("EXTERNAL", base64(what)));
            case "claim" -> element(Element.of(Namespaces.DIALBACK, "result", "key"));
            case "stanza" -> element(Element.of(Namespaces.SERVER, "message"));
            case "proven" -> new NegotiationInput.Proven();
            case "old" -> header(new StreamHeader(Namespaces.CLIENT, DOMAIN, "", "", "", ""));
            case "starttls" -> element(Element.of(Namespaces.TLS, "starttls").with("cookie", "0"));
            case "tls" -> new NegotiationInput.Secured();
            case "auth" -> element(auth("PLAIN", base64(what)));
            case "raw" -> element(auth("PLAIN", what));
            case "digest" -> element(auth("DIGEST-MD5", base64("x")));
            case "response" -> element(Element.of(Namespaces.SASL, "response", base64(what)));
            case "abort" -> element(Element.of(Namespaces.SASL, "abort"));
            case "bind" -> element(bind(what));
            case "session" -> element(Stanza.set("s", Element.of(Namespaces.SESSION, "session")));
            case "message" -> element(Element.of(Namespaces.CLIENT, "message"));
            case "from" -> element(Element.of(Namespaces.CLIENT, "presence").with("from", what));
            case "other" -> element(Element.of("urn:x", "other"));
            case "close" -> new NegotiationInput.Heard(new StreamEvent.Closed(1));
            case "broken" -> new NegotiationInput.Heard(new StreamEvent.Failed(StreamCondition.NOT_WELL_FORMED, "", 1));
            case "octets" -> new NegotiationInput.Octets();
            case "reached" -> new NegotiationInput.Reached();
            case "begun" -> new NegotiationInput.Begun();
            case "expel" -> new NegotiationInput.Expelled(StreamCondition.CONFLICT, "");
            case "refuse" -> new NegotiationInput.Refused(SaslCondition.ACCOUNT_DISABLED);
            case "gone" -> new NegotiationInput.Gone();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static NegotiationInput header(StreamHeader header) {
        return new NegotiationInput.Heard(new StreamEvent.Opened(header, 1));
    }

    private static NegotiationInput element(Element element) {
        return new NegotiationInput.Heard(new StreamEvent.Received(element, 1));
    }

    private static Element auth(String mechanism, String base64) {
        return Element.build(Namespaces.SASL, "auth")
                .attribute("mechanism", mechanism)
                .text(base64)
                .done();
    }

    private static Element bind(String resource) {
        Element.Builder bind = Element.build(Namespaces.BIND, "bind");
        if (!resource.isEmpty()) {
            bind.child(Element.of(Namespaces.BIND, "resource", resource));
        }
        return Stanza.set("b1", bind.done());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.replace('|', '\0').getBytes(StandardCharsets.UTF_8));
    }

    private static String told(NegotiationAction action) {
        return switch (action.kind()) {
            case SEND -> Summary.of(((NegotiationAction.Send) action).element());
            case DELIVER -> "deliver " + Summary.of(((NegotiationAction.Deliver) action).element());
            case ESTABLISHED ->
                "established"
                        + ((NegotiationAction.Established) action)
                                .client()
                                .map(jid -> " " + jid)
                                .orElse("");
            case HAND_ON ->
                "hand on " + ((NegotiationAction.HandOn) action).header().to();
            case OPEN -> "open";
            case SECURE -> "secure";
            case RESTART -> "restart";
            case END -> "end";
            case DROP -> "drop";
        };
    }

    @Test
    void doesWhatEveryVectorSays() throws Exception {
        List<String> lines = Vectors.lines("xmpp/negotiations.txt");
        assertThat(lines).hasSizeGreaterThan(100);
        for (String line : lines) {
            String[] sides = line.split(" => ", 2);
            String[] words = sides[0].split(": ", 2)[1].split(" ");
            Talk talk = new Talk(terms(sides[0].split(": ", 2)[0]));
            String last = "";
            for (String word : words) {
                last = talk.says(word);
            }
            assertThat(last).as(line).isEqualTo(sides[1]);
        }
    }

    @Test
    void theFirstStreamOffersNothingButTlsAndDemandsIt() {
        Element features =
                ((NegotiationAction.Send) Talk.of("users").hears("header").get(1)).element();
        assertThat(features.children()).hasSize(1);
        assertThat(features.child(Namespaces.TLS, "starttls").flatMap(tls -> tls.child("required")))
                .isPresent();
    }

    @Test
    void hostNamesAreToldWithTheMechanismsWhereTheTermsSaySo() {
        Talk talk = Talk.of("strict", "header", "starttls", "tls");
        Element offer = ((NegotiationAction.Send) talk.hears("header").get(1))
                .element()
                .child()
                .orElseThrow();
        assertThat(offer.children(Namespaces.DOMAIN_BASED_NAME, "hostname"))
                .extracting(Element::text)
                .containsExactly("home.uclab.com");
    }

    @Test
    void aBindIsASetWithAnIdOrNothingAtAll() {
        for (Element no : List.of(
                bind("desk").without("id"),
                bind("desk").with("type", "get"),
                Stanza.set("b1", Element.of("urn:x", "bind")))) {
            Talk talk = Talk.of("users", "header", "starttls", "tls", "header", "auth:|mac|secret", "header");
            assertThat(talk.core.on(element(no), talk.now))
                    .extracting(NegotiationTest::told)
                    .containsExactly("stream error not-authorized", "end");
        }
    }

    @Test
    void theQuestionsOfANegotiationAreNamedOnceEachWithTheUserWhoIsKnownByThen() {
        Talk talk = Talk.of("users");
        List<String> steps = new ArrayList<>();
        for (String word : List.of(
                "header",
                "starttls",
                "tls",
                "header",
                "raw:",
                "response:|MAC@uclab.com|secret",
                "header",
                "bind:desk",
                "message",
                "close")) {
            talk.core.step(input(word)).ifPresent(step -> steps.add(step.name() + ":" + step.user()));
            talk.hears(word);
        }
        assertThat(steps).containsExactly("STREAM:", "STREAM:", "AUTH:mac", "STREAM:mac", "BIND:mac");
    }

    @Test
    void whatHasOnlyOneAnswerIsNoQuestion() {
        assertThat(Talk.of("users").core.step(input("server"))).isEmpty();
        assertThat(Talk.of("strict").core.step(input("header:other.com"))).isEmpty();
        assertThat(Talk.of("users", "header").core.step(input("header"))).isEmpty();
        assertThat(Talk.of("users", "header").core.step(input("auth:|mac|secret")))
                .isEmpty();
        Talk offered = Talk.of("users", "header", "starttls", "tls", "header");
        for (String no : List.of("raw:", "raw:%%%", "digest", "response:|mac|secret", "message")) {
            assertThat(offered.core.step(input(no))).as(no).isEmpty();
        }
    }

    @Test
    void whatIsDeniedIsNotDone() {
        Talk talk = Talk.of("users", "header", "starttls", "tls", "header", "auth:|mac|secret", "header");
        NegotiationInput.Heard asked = (NegotiationInput.Heard) input("bind:desk");
        assertThat(talk.core.on(new NegotiationInput.Denied(asked.event(), StreamCondition.SYSTEM_SHUTDOWN), talk.now))
                .extracting(NegotiationTest::told)
                .containsExactly("stream error system-shutdown", "end");
        assertThat(talk.core.client()).isEmpty();
        Talk fresh = Talk.of("users");
        NegotiationInput.Heard header = (NegotiationInput.Heard) input("header");
        assertThat(fresh.core.on(new NegotiationInput.Denied(header.event(), StreamCondition.RESET), fresh.now))
                .extracting(NegotiationTest::told)
                .containsExactly("open", "stream error reset", "end");
    }

    @Test
    void whateverComesInWhateverOrderNothingIsSaidAfterTheEndAndNobodyIsBoundWithoutAPassword() {
        Random random = new Random(6120);
        for (String terms : List.of("users", "strict", "edge", "open", "servers")) {
            for (int round = 0; round < 3_000; round++) {
                Talk talk = new Talk(terms(terms));
                boolean authenticated = false;
                boolean over = false;
                for (int i = 0; i < 12; i++) {
                    String word = INPUTS.get(random.nextInt(INPUTS.size()));
                    List<NegotiationAction> actions = talk.hears(word);
                    assertThat(over && !actions.isEmpty())
                            .as("said after the end")
                            .isFalse();
                    over |= talk.core.state() == NegotiationState.ENDED;
                    authenticated |=
                            actions.stream().anyMatch(action -> told(action).equals("success"));
                    long ends = actions.stream()
                            .filter(action -> Set.of("end", "drop").contains(told(action)))
                            .count();
                    assertThat(ends).isLessThanOrEqualTo(1);
                    assertThat(talk.core.client().isPresent() && !authenticated)
                            .as("bound without a password")
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyStateIsReachedByTheVectors() throws Exception {
        Set<NegotiationState> reached = EnumSet.noneOf(NegotiationState.class);
        for (String line : Vectors.lines("xmpp/negotiations.txt")) {
            String[] sides = line.split(" => ", 2)[0].split(": ", 2);
            Talk talk = new Talk(terms(sides[0]));
            reached.add(talk.core.state());
            for (String word : sides[1].split(" ")) {
                talk.hears(word);
                reached.add(talk.core.state());
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(NegotiationState.values());
    }

    @Test
    void termsThatContradictThemselvesAreRefused() {
        Binder nobody = (user, resource) -> Binder.Binding.refused(StanzaCondition.CONFLICT);
        assertThatThrownBy(() -> new StreamTerms(
                        host(false),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(nobody),
                        false,
                        StreamLimits.STRANGER,
                        TIMES,
                        Optional.empty()))
                .hasMessageContaining("nobody can sign in");
        assertThatThrownBy(() -> SaslOffer.of(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("users").handingOn()).hasMessageContaining("handed on");
    }
}

package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.Summary;
import org.uclab.shell.xmpp.XmppFault;

class SessionTest {

    private static final String DOMAIN = "uclab.com";

    /** A node with one user, who has one password. */
    private static final class OneUser implements Lobby {

        private final List<String> steps = new ArrayList<>();
        private Optional<XmppFault> fault = Optional.empty();
        private String bites = "";
        private Optional<StanzaCondition> refusal = Optional.empty();

        @Override
        public SaslMechanism.Credentials credentials() {
            return new SaslMechanism.Credentials() {
                @Override
                public Optional<Jid> user(String id, String password) {
                    return Jid.parse(id.contains("@") ? id : id + "@" + DOMAIN)
                            .filter(jid -> jid.equals(Jid.valid("mac@uclab.com")) && password.equals("secret"));
                }

                @Override
                public Optional<Jid> token(String address, String oneTimePassword) {
                    return user(address, oneTimePassword.equals("once") ? "secret" : "");
                }
            };
        }

        @Override
        public Binding bind(Jid user, String resource) {
            return refusal.map(Binding::refused)
                    .orElseGet(() -> Binding.to(
                            user.full(resource.isEmpty() ? token() : resource).orElseThrow()));
        }

        @Override
        public Optional<XmppFault> fault(String step, String user) {
            steps.add(step + ":" + user);
            return step.equals(bites) ? fault : Optional.empty();
        }

        @Override
        public Optional<XmppFault.StreamError> streamFault(String step, String user) {
            return fault(step, user).map(XmppFault.StreamError.class::cast);
        }

        @Override
        public List<String> nodesOf(String user) {
            return user.equals("mac@uclab.com") ? List.of("home.uclab.com", "other.uclab.com") : List.of();
        }

        @Override
        public String token() {
            return "t0";
        }
    }

    private final OneUser lobby = new OneUser();
    private Session session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);

    private List<String> header(String to) {
        return told(session.on(new StreamEvent.Opened(StreamHeader.to(Namespaces.CLIENT, to), 1)));
    }

    private List<String> says(Element element) {
        return told(session.on(new StreamEvent.Received(element, 1)));
    }

    /** The actions in short: {@code open}, {@code secure}, {@code restart}, {@code end}, or what is sent or routed. */
    private static List<String> told(List<SessionAction> actions) {
        return actions.stream()
                .map(action -> switch (action.kind()) {
                    case SEND -> Summary.of(((SessionAction.Send) action).element());
                    case ROUTE -> "route " + Summary.of(((SessionAction.Route) action).stanza());
                    case OPEN, SECURE, RESTART, END -> action.kind().toString().toLowerCase(java.util.Locale.ROOT);
                })
                .toList();
    }

    private static Element auth(String text) {
        String message = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return raw(message);
    }

    private static Element raw(String base64) {
        return Element.build(Namespaces.SASL, "auth")
                .attribute("mechanism", "PLAIN")
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

    private void reachTls() {
        header(DOMAIN);
        says(Element.of(Namespaces.TLS, "starttls"));
        session.secured();
    }

    private void reachBind() {
        reachTls();
        header(DOMAIN);
        says(auth("\0mac\0secret"));
        header(DOMAIN);
    }

    private void reachBound() {
        reachBind();
        says(bind("desk"));
    }

    @Test
    void offersOneStepAtATime() {
        assertThat(header(DOMAIN)).containsExactly("open", "features starttls");
        assertThat(says(Element.of(Namespaces.TLS, "starttls").with("cookie", "0")))
                .containsExactly("secure");
        assertThat(told(session.secured())).containsExactly("restart");
        assertThat(header(DOMAIN)).containsExactly("open", "features mechanisms=PLAIN,CISCO-VTG-TOKEN");
        assertThat(says(auth("\0mac\0secret"))).containsExactly("success", "restart");
        assertThat(header(DOMAIN)).containsExactly("open", "features bind session");
        assertThat(says(bind("desk"))).containsExactly("iq result bind");
        assertThat(session.client()).contains(Jid.valid("mac@uclab.com/desk"));
        assertThat(says(Stanza.set("s", Element.of(Namespaces.SESSION, "session"))))
                .containsExactly("iq result");
        assertThat(says(Element.of(Namespaces.CLIENT, "presence"))).containsExactly("route presence available");
        assertThat(told(session.on(new StreamEvent.Closed(1)))).containsExactly("end");
    }

    @Test
    void theFirstStreamOffersNothingButTlsAndDemandsIt() {
        List<SessionAction> actions = session.on(new StreamEvent.Opened(StreamHeader.to(Namespaces.CLIENT, DOMAIN), 1));
        Element features = ((SessionAction.Send) actions.get(1)).element();
        assertThat(features.children()).hasSize(1);
        assertThat(features.child(Namespaces.TLS, "starttls").flatMap(tls -> tls.child("required")))
                .isPresent();
    }

    @Test
    void aWrongPasswordEndsTheStreamAtOnce() {
        reachTls();
        header(DOMAIN);
        assertThat(says(auth("\0mac\0wrong"))).containsExactly("failure not-authorized", "end");
        assertThat(says(auth("\0mac\0secret"))).isEmpty();
    }

    @Test
    void theHomeNodeIsNamedToWhoeverSaysWhoItIsWhereTheSettingSaysSo() {
        session = new Session(DOMAIN, twoTriesStrictHostsHints(), lobby);
        reachTls();
        StreamHeader named = new StreamHeader(Namespaces.CLIENT, DOMAIN, "mac@uclab.com", "", "1.0", "");
        List<SessionAction> actions = session.on(new StreamEvent.Opened(named, 1));
        Element offer = ((SessionAction.Send) actions.get(1)).element().child().orElseThrow();
        assertThat(offer.children(Namespaces.DOMAIN_BASED_NAME, "hostname"))
                .extracting(Element::text)
                .containsExactly("home.uclab.com", "other.uclab.com");
        assertThat(offer.children(Namespaces.SASL, "mechanism")).hasSize(2);

        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        reachTls();
        actions = session.on(new StreamEvent.Opened(named, 1));
        offer = ((SessionAction.Send) actions.get(1)).element().child().orElseThrow();
        assertThat(offer.children(Namespaces.DOMAIN_BASED_NAME, "hostname")).isEmpty();
    }

    @Test
    void moreTriesAreAllowedWhereTheSettingSaysSo() {
        session = new Session(DOMAIN, twoTriesStrictHostsHints(), lobby);
        reachTls();
        header(DOMAIN);
        assertThat(says(auth("\0mac\0wrong"))).containsExactly("failure not-authorized");
        assertThat(says(auth("\0mac\0secret"))).containsExactly("success", "restart");
        assertThat(header("other.com")).containsExactly("open", "stream error host-unknown", "end");
    }

    private static ImpConfig.Settings twoTriesStrictHostsHints() {
        ImpConfig.Settings usual = ImpConfig.Settings.usual();
        return new ImpConfig.Settings(
                usual.mechanisms(),
                2,
                usual.signInLimit(),
                usual.resourceConflict(),
                usual.resourceRequired(),
                true,
                ImpConfig.WrongDomain.HOST_UNKNOWN,
                1,
                usual.conversationLimit(),
                1,
                usual.redialPause(),
                usual.product(),
                usual.soap());
    }

    @Test
    void eachBadAuthHasItsOwnFailure() {
        String[][] cases = {
            {"\0mac\0wrong", "not-authorized"},
            {"\0nobody\0secret", "not-authorized"},
            {"mac\0secret", "malformed-request"},
            {"\0mac\0", "malformed-request"},
            {"\0\0secret", "malformed-request"},
            {"\0mac\0secret\0more", "malformed-request"},
            {"eve@uclab.com\0mac\0secret", "invalid-authzid"},
            {"\0mac@other.com\0secret", "not-authorized"},
            {"\0mac@uclab.com/x\0secret", "not-authorized"},
            {"\0" + "m".repeat(4000) + "\0secret", "malformed-request"},
        };
        for (String[] one : cases) {
            assertThat(tried(auth(one[0]))).as(one[0].replace('\0', '|')).containsExactly("failure " + one[1], "end");
        }
        assertThat(tried(raw("%%%"))).containsExactly("failure incorrect-encoding", "end");
        assertThat(tried(raw("/w=="))).containsExactly("failure malformed-request", "end");
        assertThat(tried(raw("="))).containsExactly("failure malformed-request", "end");
        assertThat(tried(auth("x").with("mechanism", "DIGEST-MD5")))
                .containsExactly("failure invalid-mechanism", "end");
        assertThat(tried(auth("mac@uclab.com\0mac\0secret"))).containsExactly("success", "restart");
        assertThat(tried(auth("\0MAC@uclab.com\0secret"))).containsExactly("success", "restart");
    }

    private List<String> tried(Element auth) {
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        reachTls();
        header(DOMAIN);
        return says(auth);
    }

    @Test
    void asksForTheResponseThatDidNotComeAtOnce() {
        reachTls();
        header(DOMAIN);
        assertThat(says(raw(""))).containsExactly("challenge");
        Element response = Element.of(
                Namespaces.SASL,
                "response",
                Base64.getEncoder().encodeToString("\0mac\0secret".getBytes(StandardCharsets.UTF_8)));
        assertThat(says(response)).containsExactly("success", "restart");
    }

    @Test
    void abortingIsAFailureToo() {
        reachTls();
        header(DOMAIN);
        says(raw(""));
        assertThat(says(Element.of(Namespaces.SASL, "abort"))).containsExactly("failure aborted", "end");
    }

    @Test
    void nothingGoesBeforeItsTurn() {
        Element message = Element.of(Namespaces.CLIENT, "message");
        header(DOMAIN);
        assertThat(says(message)).containsExactly("stream error not-authorized", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        header(DOMAIN);
        assertThat(says(auth("\0mac\0secret"))).containsExactly("failure encryption-required", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        reachTls();
        header(DOMAIN);
        assertThat(says(Element.of(Namespaces.TLS, "starttls"))).containsExactly("failure", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        reachBind();
        assertThat(says(message)).containsExactly("stream error not-authorized", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        reachBound();
        assertThat(says(Element.of("urn:x", "y"))).containsExactly("stream error unsupported-stanza-type", "end");
    }

    @Test
    void headersThatDoNotFitAreAnsweredAndRefused() {
        StreamHeader wrongContent = StreamHeader.to(Namespaces.SERVER, DOMAIN);
        assertThat(told(session.on(new StreamEvent.Opened(wrongContent, 1))))
                .containsExactly("open", "stream error invalid-namespace", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        StreamHeader old = new StreamHeader(Namespaces.CLIENT, DOMAIN, "", "", "", "");
        assertThat(told(session.on(new StreamEvent.Opened(old, 1))))
                .containsExactly("open", "stream error unsupported-version", "end");
    }

    @Test
    void aWrongDomainSignsNobodyIn() {
        header("other.com");
        says(Element.of(Namespaces.TLS, "starttls"));
        session.secured();
        header("other.com");
        assertThat(says(auth("\0mac\0secret"))).containsExactly("failure not-authorized", "end");
    }

    @Test
    void brokenInputBringsTheHeaderBeforeTheError() {
        assertThat(told(session.on(new StreamEvent.Failed(StreamCondition.NOT_WELL_FORMED, "", 1))))
                .containsExactly("open", "stream error not-well-formed", "end");
        assertThat(told(session.on(new StreamEvent.Closed(1)))).isEmpty();
    }

    @Test
    void theTimeLimitHoldsUntilTheBind() {
        reachBind();
        assertThat(told(session.late())).containsExactly("stream error connection-timeout", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        reachBound();
        assertThat(session.late()).isEmpty();
    }

    @Test
    void aClientSpeaksForItselfOnly() {
        reachBound();
        Element presence = Element.of(Namespaces.CLIENT, "presence");
        assertThat(says(presence.with("from", "mac@uclab.com"))).hasSize(1);
        assertThat(says(presence.with("from", "mac@uclab.com/desk"))).hasSize(1);
        assertThat(says(presence.with("from", "mac@uclab.com/other")))
                .containsExactly("stream error invalid-from", "end");
    }

    @Test
    void aRefusedBindMayBeTriedAgainAndAMadeOneMayNot() {
        reachBind();
        lobby.refusal = Optional.of(StanzaCondition.CONFLICT);
        assertThat(says(bind("desk"))).containsExactly("iq error conflict");
        lobby.refusal = Optional.empty();
        assertThat(says(bind(""))).containsExactly("iq result bind");
        assertThat(session.client()).contains(Jid.valid("mac@uclab.com/t0"));
        assertThat(says(bind("more"))).containsExactly("iq error not-allowed");
    }

    @Test
    void faultsAreAskedForOnceAtEachStep() {
        reachBound();
        assertThat(lobby.steps).containsExactly("stream:", "stream:", "auth:mac", "stream:mac", "bind:mac");
    }

    @Test
    void faultsReplaceTheAnswer() {
        lobby.bites = "auth";
        lobby.fault = Optional.of(new XmppFault.SaslFailure("account-disabled"));
        reachTls();
        header(DOMAIN);
        assertThat(says(auth("\0mac\0secret"))).containsExactly("failure account-disabled", "end");
        session = new Session(DOMAIN, ImpConfig.Settings.usual(), lobby);
        lobby.bites = "bind";
        lobby.fault = Optional.of(new XmppFault.StreamError("system-shutdown"));
        reachBind();
        assertThat(says(bind("desk"))).containsExactly("stream error system-shutdown", "end");
        assertThat(session.client()).isEmpty();
    }
}

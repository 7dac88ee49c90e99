package org.uclab.sim.expressway.sip;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.X509ExtendedTrustManager;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.xml.XmlText;

/**
 * E's side of delegated credential checking (S1): a SERVICE that E signs and C answers with what E compares the client's digest
 * with. What C said is kept for a while, so that not each refresh is one more question (T212347).
 */
final class DelegatedCheck {

    static final String METHOD = "SERVICE";
    static final String METHOD_NAME = "DigestSA";

    /** Of the remote digest cache (G-ADM). */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** Users that are kept at once. */
    private static final int KEPT_MAX = 10_000;

    private static final int FIRST_NUMBER = 1;
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?> ";
    private static final int ID_DIGITS = 8;

    /**
     * What C said of a user.
     *
     * @param hash    what a digest is made of; none for who has not signed in
     * @param devices of the user
     * @param core    who said it
     */
    record Known(Optional<String> hash, Set<String> devices, String core, Instant until) {}

    /** What came of a question: something that is known, or why not. */
    record Outcome(Optional<Known> known, Phrase problem, int status) {}

    private final ProxyDesk desk;
    private final String realm;
    private final Supplier<TlsIdentity> identity;
    private final X509ExtendedTrustManager trust;
    private final Map<String, Known> kept = new LinkedHashMap<>();
    private long number = FIRST_NUMBER;

    /**
     * @param realm    E's own host name
     * @param identity what E signs with
     */
    DelegatedCheck(ProxyDesk desk, String realm, Supplier<TlsIdentity> identity, X509ExtendedTrustManager trust) {
        this.desk = desk;
        this.realm = realm;
        this.identity = identity;
        this.trust = trust;
    }

    /** What is still known of a user. */
    Optional<Known> known(String user) {
        return Optional.ofNullable(kept.get(user)).filter(known -> known.until().isAfter(desk.now()));
    }

    /** Asks that C anew. */
    void ask(String user, String ucm, ZoneLinks.Link core, Consumer<Outcome> then) {
        desk.ask(Leg.TRAVERSAL, signed(user, ucm), core.flow(), new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    then.accept(judged(user, core.host(), response));
                }
            }

            @Override
            public void lost(Loss loss) {
                int status = loss == Loss.TIMED_OUT ? 408 : 503;
                then.accept(new Outcome(
                        Optional.empty(),
                        EdgeSipDecisions.CHECK_LOST.of(
                                core.host(), loss == Loss.TIMED_OUT ? "silence" : "no connection"),
                        status));
            }
        });
    }

    private Outcome judged(String user, String core, SipResponse response) {
        if (!response.success()) {
            // ASSUMED(expressway.md §4.4): what E then tells the client is not public; a 403 says that asking again is
            // no use.
            return new Outcome(
                    Optional.empty(),
                    EdgeSipDecisions.CHECK_REFUSED.of(core, response.status(), response.phrase()),
                    403);
        }
        Optional<ServiceBody> body = ServiceBody.of(response);
        Optional<X509Certificate> certificate = body.flatMap(parts -> CertificateCheck.read(parts.certificate()));
        Optional<List<ServiceBody.Element>> said = body.flatMap(parts -> parts.elements("methodResponse"));
        String flaw = certificate
                .map(shown -> CertificateCheck.flaw(shown, core, trust)
                        .orElse(Identity.holds(response, shown) ? "" : "the signature is another's"))
                .orElse("no certificate");
        if (!flaw.isEmpty() || said.isEmpty()) {
            String why = flaw.isEmpty() ? "no methodResponse" : flaw;
            return new Outcome(Optional.empty(), EdgeSipDecisions.CHECK_NOT_SIGNED.of(core, why), 403);
        }
        String hash = ServiceBody.first(said.get(), "digest");
        Known known = new Known(
                Optional.of(hash).filter(digits -> !digits.isEmpty()),
                said.get().stream()
                        .filter(element -> element.name().equals("device"))
                        .map(ServiceBody.Element::text)
                        .collect(Collectors.toSet()),
                core,
                desk.now().plus(KEPT));
        keep(user, known);
        return new Outcome(Optional.of(known), Phrase.none(), 200);
    }

    private void keep(String user, Known known) {
        kept.remove(user);
        Iterator<Known> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().until().isAfter(desk.now()) && kept.size() < KEPT_MAX) {
                break;
            }
            oldest.remove();
        }
        if (known.hash().isPresent()) {
            kept.put(user, known); // who is nobody yet may sign in the next moment
        }
    }

    /** The question, as S1 has it. */
    private SipRequest signed(String user, String ucm) {
        TlsIdentity own = identity.get();
        String proxy = "sip:serviceproxy@" + ucm;
        String server = "sip:serviceserver@" + ucm;
        String boundary = "boundary-" + desk.token();
        SipHeaders headers = SipHeaders.none()
                .adding(HeaderName.CALL_ID, desk.token() + "@127.0.0.1")
                .adding(HeaderName.CSEQ, number++ + " " + METHOD)
                .adding(HeaderName.CONTACT, "<" + proxy + ">")
                .adding(HeaderName.FROM, "<" + proxy + ">;tag=" + desk.token())
                .adding(HeaderName.TO, "<" + server + ">")
                .adding(HeaderName.MAX_FORWARDS, String.valueOf(Hop.HOPS_MAX))
                .adding(HeaderName.ROUTE, "<sip:127.0.0.1:22210;transport=tcp;vcs-cate;lr>")
                .adding("User-Agent", ProxyDesk.PRODUCT)
                .adding("Date", desk.date())
                .adding("Event", "service")
                .adding("P-Asserted-Identity", "<" + proxy + ">")
                .adding("X-TAATag", desk.token());
        SipRequest request = SipRequest.of(METHOD, server)
                .with(headers)
                .withBody(
                        ServiceBody.type(boundary),
                        SipBody.of(new ServiceBody(call(user, ucm), CertificateCheck.pem(own)).text(boundary)));
        return request.with(Identity.HEADER, Identity.of(request, own.privateKey()));
    }

    private String call(String user, String ucm) {
        String id = desk.token().substring(0, ID_DIGITS);
        return text(XmlText.onOneLine(DECLARATION)
                .open("methodCall")
                .open("params")
                // ASSUMED(expressway.md §9): what both numbers mean is not public.
                .element("peerid", id.toUpperCase(Locale.ROOT))
                .element("id", Long.parseLong(id, 16))
                .element("username", user)
                .element("realm", realm)
                .element("reqtype", "collab-edge")
                .close()
                .element("methodName", METHOD_NAME)
                .element("version", "1.0")
                .element("msgid", desk.now().getEpochSecond())
                .element("sipdomain", ucm)
                .close());
    }

    static String text(XmlText xml) {
        return new String(xml.bytes(), StandardCharsets.UTF_8);
    }

    static XmlText xml() {
        return XmlText.onOneLine(DECLARATION);
    }
}

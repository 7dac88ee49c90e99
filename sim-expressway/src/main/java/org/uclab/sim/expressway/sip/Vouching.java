package org.uclab.sim.expressway.sip;

import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedTrustManager;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.expressway.https.DigestStore;

/**
 * C's side of delegated credential checking: it answers a SERVICE whose certificate, signature and date are right by what it
 * knows of the user, signed in turn; what is not right in the words of RFC 4474 §13.
 */
final class Vouching {

    private final ProxyDesk desk;
    private final DigestStore users;
    private final Supplier<TlsIdentity> identity;
    private final X509ExtendedTrustManager trust;
    private final Duration skewMax;

    /**
     * @param skewMax how far the clocks of E and C may be apart (CL2021)
     */
    Vouching(
            ProxyDesk desk,
            DigestStore users,
            Supplier<TlsIdentity> identity,
            X509ExtendedTrustManager trust,
            Duration skewMax) {
        this.desk = desk;
        this.users = users;
        this.identity = identity;
        this.trust = trust;
        this.skewMax = skewMax;
    }

    /** A refusal: the status, and what is wrong. */
    private record Flaw(int status, String why) {}

    void asked(ProxyDesk.Question question, String edgeHost) {
        SipRequest request = question.request();
        Optional<ServiceBody> body = ServiceBody.of(request);
        Optional<List<ServiceBody.Element>> call = body.flatMap(parts -> parts.elements("methodCall"));
        Optional<Flaw> flaw = flaw(request, body, edgeHost)
                .or(() -> call.filter(said ->
                                        ServiceBody.first(said, "methodName").equals(DelegatedCheck.METHOD_NAME))
                                .filter(said -> ServiceBody.first(said, "realm").equals(edgeHost))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new Flaw(400, "no methodCall DigestSA of that E")));
        Phrase subject = EdgeSipDecisions.SERVICE.of(edgeHost);
        if (flaw.isPresent()) {
            desk.decided(
                    subject,
                    EdgeSipDecisions.REFUSED.of(flaw.get().status()),
                    EdgeSipDecisions.FLAWED.of(flaw.get().why()));
            // S1: the 437 has neither body nor Warning.
            desk.refuse(question, flaw.get().status(), "");
            return;
        }
        desk.decided(subject, EdgeSipDecisions.ANSWERED.of(), EdgeSipDecisions.SIGNED.of());
        desk.answer(question, signed(Hop.marked(question), call.orElseThrow()));
    }

    private Optional<Flaw> flaw(SipRequest request, Optional<ServiceBody> body, String edgeHost) {
        if (!Identity.complete(request)) {
            return Optional.of(new Flaw(428, "there is no Identity"));
        }
        Optional<X509Certificate> certificate = body.flatMap(parts -> CertificateCheck.read(parts.certificate()));
        if (certificate.isEmpty()) {
            return Optional.of(new Flaw(436, "there is no certificate"));
        }
        Optional<String> bad = CertificateCheck.flaw(certificate.get(), edgeHost, trust);
        if (bad.isPresent()) {
            return Optional.of(new Flaw(437, bad.get()));
        }
        if (!Identity.holds(request, certificate.get())) {
            return Optional.of(new Flaw(438, "the signature is another's"));
        }
        // ASSUMED(CL2021): the limit is stated and the code is not; RFC 8224 §6.2.2 says 403.
        return onTime(request) ? Optional.empty() : Optional.of(new Flaw(403, "the clocks are too far apart"));
    }

    private boolean onTime(SipRequest request) {
        try {
            Instant said = ZonedDateTime.parse(request.header("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(said, desk.now()).abs().compareTo(skewMax) <= 0;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private SipResponse signed(SipRequest request, List<ServiceBody.Element> call) {
        String user = ServiceBody.first(call, "username");
        String realm = ServiceBody.first(call, "realm");
        Optional<DigestStore.Known> known = users.of(user, realm, desk.now());
        TlsIdentity own = identity.get();
        String boundary = "boundary-" + desk.token();
        SipResponse ok = request.response(200)
                .withToTag(desk.token())
                .with("Server", ProxyDesk.PRODUCT)
                .with("Date", desk.date())
                .withBody(
                        ServiceBody.type(boundary),
                        SipBody.of(new ServiceBody(response(user, realm, call, known), CertificateCheck.pem(own))
                                .text(boundary)));
        return ok.with(Identity.HEADER, Identity.of(ok, own.privateKey()));
    }

    /** ASSUMED(expressway.md §4.4): the document is not published; these words are ours. */
    private static String response(
            String user, String realm, List<ServiceBody.Element> call, Optional<DigestStore.Known> known) {
        XmlText xml = DelegatedCheck.xml()
                .open("methodResponse")
                .open("params")
                .element("username", user)
                .element("realm", realm);
        known.ifPresent(found -> {
            xml.element("digest", found.hash());
            found.devices().forEach(device -> xml.element("device", device));
        });
        return DelegatedCheck.text(xml.close()
                .element("methodName", DelegatedCheck.METHOD_NAME)
                .element("version", "1.0")
                .element("msgid", ServiceBody.first(call, "msgid"))
                .close());
    }
}

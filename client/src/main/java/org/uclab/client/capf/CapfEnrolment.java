package org.uclab.client.capf;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.WireReasons;
import tools.jackson.databind.JsonNode;

/** Asks CAPF for a certificate, straight and never through an edge server (S4: no enrolment from outside). */
public final class CapfEnrolment {

    private static final String TARGET = "/capf/enrolment";
    private static final int OK = 200;

    private final HostLookup hosts;
    private final HttpDialler http;
    private final XmlDocuments xml;
    private final Patience patience;
    private final Duration limit;
    private final Journal journal;

    /**
     * @param limit lab time for the answer
     */
    public CapfEnrolment(
            HostLookup hosts, HttpDialler http, XmlDocuments xml, Patience patience, Duration limit, Journal journal) {
        this.hosts = hosts;
        this.http = http;
        this.xml = xml;
        this.patience = patience;
        this.limit = limit;
        this.journal = journal;
    }

    /**
     * Enrols.
     *
     * @param capfString what the user was given; empty when nothing
     * @return the certificate; empty when there is none, and the journal says why
     */
    public Optional<DeviceCertificate> enrol(CapfOffer offer, String device, String capfString) throws Stopped {
        journal.step("CAPF");
        if (capfString.isEmpty()) {
            return none(device, CapfDecisions.NO_STRING.of());
        }
        HostLookup.Located located = patience.await(hosts.locate(offer.server()));
        if (located.addresses().isEmpty()) {
            return none(device, CapfDecisions.NOT_LOCATED.of(located.because()));
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            String basic =
                    Base64.getEncoder().encodeToString((device + ":" + capfString).getBytes(StandardCharsets.UTF_8));
            HttpCall call = new HttpCall(
                    "POST",
                    "https",
                    located.name(),
                    new Endpoint(located.addresses().get(0), offer.port()),
                    TARGET,
                    HttpFields.of("Authorization", "Basic " + basic, "Content-Type", "application/xml"),
                    CapfDocuments.request(keys, device, capfString),
                    patience.atMost(limit));
            Fetched fetched = patience.await(http.call(call)
                    .<Fetched>map(reply -> new Fetched.Answered(reply.status(), reply.headers(), reply.body()))
                    .recover(cause -> Future.succeededFuture(new Fetched.NoAnswer(WireReasons.of(cause)))));
            return taken(fetched, device, keys, located.name());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot make EC keys", missing);
        }
    }

    private Optional<DeviceCertificate> taken(Fetched fetched, String device, KeyPair keys, String server) {
        if (!(fetched instanceof Fetched.Answered answer) || answer.status() != OK) {
            return none(device, CapfDecisions.CAPF_ANSWERED.of(server, fetched.because()));
        }
        Document<JsonNode> document = xml.tree(answer.body(), CapfDocuments.ANSWER);
        if (document.value().isEmpty()) {
            return none(device, CapfDecisions.UNUSABLE.of(server, document.because()));
        }
        try {
            DeviceCertificate issued = new DeviceCertificate(
                    keys.getPrivate(), CapfDocuments.chain(document.value().get(), keys.getPublic()));
            journal.decided(
                    CapfDecisions.CERTIFICATE.of(device), CapfDecisions.ISSUED.of(), CapfDecisions.BY_CAPF.of(server));
            return Optional.of(issued);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return none(device, CapfDecisions.NO_CERTIFICATE.of(server, unusable.getMessage()));
        }
    }

    private Optional<DeviceCertificate> none(String device, Phrase why) {
        journal.decided(CapfDecisions.CERTIFICATE.of(device), HttpDecisions.NONE.of(), why);
        return Optional.empty();
    }
}

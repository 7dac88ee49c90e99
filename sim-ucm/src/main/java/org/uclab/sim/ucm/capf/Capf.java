package org.uclab.sim.ucm.capf;

import io.vertx.core.Future;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xml.XmlText;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpQuestion.Credentials;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * CAPF of the publisher. A device posts an {@link EnrolmentRequest} to {@code /capf/enrolment} with Basic credentials,
 * its name and its authentication string, and gets 200 with its certificate and the chain:
 *
 * <pre>{@code
 * <capfAnswer><certificate>base64 of DER</certificate>...</capfAnswer>
 * }</pre>
 *
 * Otherwise 401 for a device that is none or another string, 409 when no enrolment is pending, 415 for a request that
 * is none. ASSUMED(no public source): all of this; public is that CAPF issues certificates on 3804 of the publisher, by
 * an authentication string that counts once.
 */
public final class Capf implements HttpResponder {

    static final String ENROLMENT = "/capf/enrolment";

    /** Who signs. */
    public interface Signer {
        /** The certificate of a device's key, and its chain. */
        List<X509Certificate> sign(PublicKey key, String device);
    }

    private final UcmDatabase database;
    private final Signer signer;
    private final Recorder recorder;

    public Capf(UcmDatabase database, Signer signer, Recorder recorder) {
        this.database = database;
        this.signer = signer;
        this.recorder = recorder;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answered(question));
    }

    private HttpAnswer answered(HttpQuestion question) {
        if (!question.path().equals(ENROLMENT)) {
            return HttpAnswer.empty(404);
        }
        if (!question.method().equals("POST")) {
            return HttpAnswer.empty(405).with("Allow", "POST");
        }
        Optional<Credentials> sent = question.basic();
        Optional<ClusterState.Owned> owned = sent.map(Credentials::user).flatMap(database.state()::device);
        if (owned.isEmpty()) {
            return refused();
        }
        if (!owned.get().device().security().pending()) {
            return HttpAnswer.empty(409);
        }
        String string = sent.get().password();
        if (!owned.get().device().security().capfString().equals(string)) {
            return refused();
        }
        String device = owned.get().device().name();
        return EnrolmentRequest.read(question.body())
                .filter(request -> request.proves(device, string))
                .map(request -> issued(device, string, request.key()))
                .orElseGet(() -> HttpAnswer.empty(415));
    }

    private HttpAnswer issued(String device, String string, PublicKey key) {
        List<X509Certificate> chain = signer.sign(key, device);
        try {
            // The string counts once: of two requests at the same moment one finds it used up here.
            if (!database.enrol(device, string, fingerprint(chain.get(0)))) {
                return HttpAnswer.empty(409);
            }
            recorder.decided(
                    CapfDecisions.CERTIFICATE.of(device),
                    CapfDecisions.ISSUED.of(),
                    CapfDecisions.SERIAL.of(chain.get(0).getSerialNumber().toString(16)));
            return new HttpAnswer(200, HttpFields.of("Content-Type", "application/xml"), document(chain));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("our own certificate cannot be encoded", impossible);
        }
    }

    private static byte[] document(List<X509Certificate> chain) throws CertificateEncodingException {
        XmlText text =
                XmlText.onLines("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("capfAnswer");
        for (X509Certificate certificate : chain) {
            text.element("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()));
        }
        return text.bytes();
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static HttpAnswer refused() {
        return HttpAnswer.empty(401).with("WWW-Authenticate", "Basic realm=\"CAPF\"");
    }
}

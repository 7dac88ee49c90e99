package org.uclab.client.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.client.TinyLab;
import org.uclab.client.step.Journal;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.tool.Tool;

/** Each certificate defect of the table: what the client says of it, over the wire, too, and whether curl takes it. */
class CertificateZooTest {

    private static final String HOST = "expe1.example.com";

    /** What the client says; of the rest nothing. */
    private static final Map<CertificateDefect, Refusal> REFUSALS = new EnumMap<>(CertificateDefect.class);

    /** What stands in a reason, of those that have one of their own. */
    private static final Map<CertificateDefect, String> WORDS = new EnumMap<>(CertificateDefect.class);

    static {
        refused(
                Refusal.EXPIRED,
                CertificateDefect.EXPIRED,
                CertificateDefect.VALIDITY_BACKWARDS,
                CertificateDefect.ISSUER_EXPIRED);
        refused(Refusal.NOT_YET_VALID, CertificateDefect.NOT_YET_VALID, CertificateDefect.ISSUER_NOT_YET_VALID);
        refused(
                Refusal.NAME_MISMATCH,
                CertificateDefect.NAME_MISMATCH,
                CertificateDefect.SIBLING_NAME,
                CertificateDefect.DOMAIN_ALONE,
                CertificateDefect.SHORT_NAME,
                CertificateDefect.COMMON_NAME_ONLY_RIGHT,
                CertificateDefect.NO_NAME,
                CertificateDefect.URI_ALONE,
                CertificateDefect.ADDRESS_ALONE,
                CertificateDefect.ADDRESS_AS_NAME,
                CertificateDefect.WILDCARD_IN_LABEL,
                CertificateDefect.WILDCARD_INSIDE,
                CertificateDefect.WILDCARD_TWICE,
                CertificateDefect.WILDCARD_BELOW,
                CertificateDefect.WILDCARD_FOR_ALL,
                CertificateDefect.NAME_WITH_NUL);
        refused(
                Refusal.UNKNOWN_CA,
                CertificateDefect.UNKNOWN_CA,
                CertificateDefect.IMPOSTOR_CA,
                CertificateDefect.CHAIN_GAP);
        refused(Refusal.SELF_SIGNED, CertificateDefect.SELF_SIGNED);
        refused(Refusal.BAD_SIGNATURE, CertificateDefect.BAD_SIGNATURE);
        refused(Refusal.WEAK_KEY, CertificateDefect.WEAK_KEY, CertificateDefect.ISSUER_WEAK_KEY);
        refused(Refusal.MD5_SIGNATURE, CertificateDefect.MD5_SIGNATURE, CertificateDefect.ISSUER_MD5_SIGNATURE);
        refused(Refusal.WEAK_SIGNATURE, CertificateDefect.MD2_SIGNATURE);
        refused(
                Refusal.WRONG_PURPOSE,
                CertificateDefect.CLIENT_PURPOSE_ALONE,
                CertificateDefect.OTHER_PURPOSE,
                CertificateDefect.NO_SIGNATURE_USAGE,
                CertificateDefect.CA_USAGE_ALONE);
        refused(
                Refusal.BAD_PATH,
                CertificateDefect.CHAIN_TOO_LONG,
                CertificateDefect.ISSUER_NO_CA,
                CertificateDefect.ISSUER_WITHOUT_CONSTRAINTS,
                CertificateDefect.ISSUER_USAGE,
                CertificateDefect.PATH_TOO_LONG,
                CertificateDefect.NAMES_EXCLUDED,
                CertificateDefect.NAMES_NOT_PERMITTED,
                CertificateDefect.UNKNOWN_CRITICAL,
                CertificateDefect.ISSUER_UNKNOWN_CRITICAL);
        refused(Refusal.REVOKED, CertificateDefect.REVOKED, CertificateDefect.ISSUER_REVOKED);

        WORDS.put(CertificateDefect.ISSUER_EXPIRED, "its issuer");
        WORDS.put(CertificateDefect.ISSUER_NOT_YET_VALID, "its issuer");
        WORDS.put(CertificateDefect.COMMON_NAME_ONLY_RIGHT, "does not count beside alternative names");
        WORDS.put(CertificateDefect.URI_ALONE, "names no host");
        WORDS.put(CertificateDefect.NAME_WITH_NUL, "a name that no host can have");
        WORDS.put(CertificateDefect.WILDCARD_IN_LABEL, "its e*.example.com does not stand for");
        WORDS.put(CertificateDefect.WILDCARD_INSIDE, "its expe1.*.com does not stand for");
        WORDS.put(CertificateDefect.WILDCARD_TWICE, "its *.*.com does not stand for");
        WORDS.put(CertificateDefect.WILDCARD_BELOW, "its *.expe1.example.com does not stand for");
        WORDS.put(CertificateDefect.WILDCARD_FOR_ALL, "its *.com does not stand for");
        WORDS.put(CertificateDefect.CHAIN_GAP, "did not come with it");
        WORDS.put(CertificateDefect.IMPOSTOR_CA, "not trusted");
        WORDS.put(CertificateDefect.CHAIN_TOO_LONG, "13 certificates");
        WORDS.put(CertificateDefect.NO_SIGNATURE_USAGE, "not to make signatures");
        WORDS.put(CertificateDefect.CA_USAGE_ALONE, "not to make signatures");
        WORDS.put(CertificateDefect.ISSUER_NO_CA, "is no authority");
        WORDS.put(CertificateDefect.ISSUER_WITHOUT_CONSTRAINTS, "is no authority");
        WORDS.put(CertificateDefect.ISSUER_USAGE, "not to sign certificates");
        WORDS.put(CertificateDefect.PATH_TOO_LONG, "may have 0 authorities below it");
        WORDS.put(CertificateDefect.NAMES_EXCLUDED, "may not sign for these names");
        WORDS.put(CertificateDefect.NAMES_NOT_PERMITTED, "may not sign for these names");
        WORDS.put(CertificateDefect.UNKNOWN_CRITICAL, "a critical extension that is not known");
        WORDS.put(CertificateDefect.ISSUER_UNKNOWN_CRITICAL, "a critical extension that is not known");
    }

    private final TinyLab lab = new TinyLab(1);
    private final CertificateProfile profile = CertificateProfile.server(HOST)
            .withSrvNames(List.of("_collab-edge._tls.example.com"))
            .withAliases(CertificateProfile.CHAT_ALIAS, List.of("conference-1.example.com"))
            .withAliases(CertificateProfile.PHONE_PROFILE, List.of("secure-phones.example.com"));
    private final CertificateRules rules = new CertificateRules(lab.trust().withRevocations(this::lists));

    @TempDir
    Path folder;

    private static void refused(Refusal refusal, CertificateDefect... defects) {
        for (CertificateDefect defect : defects) {
            REFUSALS.put(defect, refusal);
        }
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource(CertificateDefect.class)
    void eachIsJudgedByItsOwnRule(CertificateDefect defect) {
        Verdict verdict = judge(defect);
        if (!REFUSALS.containsKey(defect)) {
            assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
            assertThat(defect.by()).as("who must notice").isNotEqualTo(CertificateDefect.By.CALLERS);
            return;
        }
        assertThat(defect.by()).as("who must notice").isEqualTo(CertificateDefect.By.CALLERS);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal()).as(refused.detail()).isEqualTo(REFUSALS.get(defect));
            assertThat(refused.detail()).contains(WORDS.getOrDefault(defect, ""));
        });
    }

    @Test
    void thereAreFortyAndMoreAndEachIsSaidOnce() {
        assertThat(CertificateDefect.values()).hasSizeGreaterThan(40);
        assertThat(CertificateDefect.values())
                .extracting(CertificateDefect::says)
                .doesNotHaveDuplicates();
        assertThat(CertificateDefect.values())
                .extracting(CertificateDefect::clause)
                .allMatch(clause -> clause.matches("RFC [0-9]+ §[0-9.]+(\\([a-z0-9]+\\))*"));
    }

    /** The JDK's own limit for chains ends a handshake before the client's does. */
    @ParameterizedTest
    @EnumSource(value = CertificateDefect.class, mode = EnumSource.Mode.EXCLUDE, names = "CHAIN_TOO_LONG")
    void eachIsJudgedTheSameOverTheWireAndHealed(CertificateDefect defect) throws Exception {
        Port port = served();
        ArmedFault armed = lab.faults.arm(new CertificateFault(defect), Where.port(HOST, "web"), Trigger.always());
        ServerVerifier verifier = new ServerVerifier(rules, lab.clock, new Journal(lab.history.recorder(HOST)));
        Dialler dialler = lab.dialler(9);
        assertThat(answers(dialler, verifier, port)).isEqualTo(!REFUSALS.containsKey(defect));
        assertThat(lab.decisions().stream()
                        .filter(text -> text.startsWith("certificate of " + HOST + ": refused " + REFUSALS.get(defect)))
                        .toList())
                .hasSize(REFUSALS.containsKey(defect) ? 1 : 0);
        TinyLab.await(lab.faults.heal(armed));
        assertThat(answers(dialler, verifier, port)).isTrue();
    }

    /** What OpenSSL behind curl takes, it takes at level 2, where SHA-1 is too weak; of lists curl is told nothing. */
    @ParameterizedTest
    @EnumSource(
            value = CertificateDefect.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REVOKED", "ISSUER_REVOKED"})
    void curlThinksSo(CertificateDefect defect) throws Exception {
        Tool curl = Tool.named("curl");
        Port port = served();
        lab.faults.arm(new CertificateFault(defect), Where.port(HOST, "web"), Trigger.always());
        Tool.Said said = curl.run(
                "-sS",
                "--max-time",
                "20",
                "--cacert",
                Files.writeString(folder.resolve("ca.pem"), lab.ca.pem()).toString(),
                "--resolve",
                HOST + ":" + port.published().port() + ":" + port.published().address(),
                "https://" + HOST + ":" + port.published().port() + "/");
        Set<CertificateDefect> otherwise = Set.of(
                CertificateDefect.SHA1_SIGNATURE,
                CertificateDefect.CHAIN_TOO_LONG,
                CertificateDefect.NO_SIGNATURE_USAGE);
        boolean takes = !REFUSALS.containsKey(defect) ^ otherwise.contains(defect);
        assertThat(said.exit() == 0).as(said.text()).isEqualTo(takes);
    }

    /** The page is the table with what the client says; {@code target/certificates.md} has it as it should be. */
    @Test
    void thePageIsTheTable() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (CertificateDefect defect : CertificateDefect.values()) {
            String says = judge(defect) instanceof Verdict.Refused refused
                    ? "`" + refused.refusal() + "`: " + words(refused)
                    : "takes it";
            rows.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            defect.word(),
                            defect.says(),
                            defect.clause(),
                            defect.by().says(),
                            says));
        }
        Path page = Path.of("..", "docs", "certificates.md");
        String text = Files.readString(page);
        int begin = text.indexOf("| defect |");
        int table = text.indexOf('\n', text.indexOf('\n', begin) + 1) + 1;
        int end = text.indexOf("\n\n", table) < 0 ? text.length() : text.indexOf("\n\n", table) + 1;
        String wanted = text.substring(0, table) + rows + text.substring(end);
        Files.writeString(Path.of("target", "certificates.md"), wanted);
        assertThat(text).as("copy target/certificates.md").isEqualTo(wanted);
    }

    private static String words(Verdict.Refused refused) {
        return refused.because().wording().toString().replaceAll("\\{[a-z]+(\\.\\.\\.)?}", "…");
    }

    private Verdict judge(CertificateDefect defect) {
        return rules.judge(lab.ca.issueDefective(profile, HOST, defect).chain(), HOST, lab.clock.wallNow());
    }

    private boolean answers(Dialler dialler, ServerVerifier verifier, Port port) throws Exception {
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(verifier))
                .setHostnameVerificationAlgorithm("");
        HttpCall call = HttpCall.get("https", HOST, port.published(), "/", HttpFields.none(), Duration.ofSeconds(20));
        return TinyLab.await(dialler.http(tls)
                .call(call)
                .map(reply -> reply.status() == 200)
                .recover(refused -> Future.succeededFuture(false)));
    }

    private Port served() {
        Port port = lab.port(HOST, "web", Transport.TCP, 2, 8443, true);
        lab.start(
                new NodeSpec(HOST, lab.address(2), List.of(port), profile),
                () -> context ->
                        context.http("web", request -> request.response().end("here"), false));
        return port;
    }

    private List<X509CRL> lists() {
        try {
            return List.of((X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(lab.ca.crl())));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }
}

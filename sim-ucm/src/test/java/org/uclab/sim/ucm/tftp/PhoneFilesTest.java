package org.uclab.sim.ucm.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.pki.LabCa;
import org.uclab.sim.ucm.SignedBytes;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.TrustPolicy;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.WrongDocuments;

/** Files by which tools and phones know a Unified CM. */
class PhoneFilesTest {

    private static final LabCa CA = LabCa.create("files", new StepClock(Instant.EPOCH));

    private UcmDatabase database = database("12.5.1", TrustPolicy.usual());

    private static UcmDatabase database(String release, TrustPolicy trust) {
        UcmCluster config = TraceCompany.database(release).state().config();
        UcmCluster other = new UcmCluster(
                config.id(),
                config.release(),
                config.domain(),
                config.nodes(),
                config.tftp(),
                config.knowsEverybody(),
                config.files(),
                config.settings().withTrust(trust),
                config.line());
        return new UcmDatabase(other, List.of(TraceCompany.macDonald()));
    }

    private Optional<byte[]> file(String name) {
        Tftp tftp = new Tftp(database, 8443, CA);
        assertThat(tftp.ready(name).toCompletionStage().toCompletableFuture().join())
                .satisfies(done -> {});
        return tftp.file(name, WrongDocuments.none(), Instant.EPOCH, "127.0.0.1:1");
    }

    private String text(String name) {
        return new String(file(name).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void everyFileOfTheListIsThereAndItsNameStandsFirst() {
        database.putConfigFile(TraceCompany.configFile());
        List<String> names = new ArrayList<>();
        for (String line : text("ConfigFileCacheList.txt").split("\n")) {
            names.add(line.split("\\s")[0]);
        }
        assertThat(names)
                .contains(
                        "MDonald.cnf.xml",
                        "MDonald.cnf.xml.sgn",
                        "XMLDefault.cnf.xml",
                        "jabber-config.xml",
                        "RingList.xml")
                .doesNotHaveDuplicates();
        names.forEach(name -> assertThat(file(name)).as(name).isPresent());
    }

    @Test
    void defaultsRingsAndSoftKeysAreWhatPhonesRead() {
        assertThat(text("XMLDefault.cnf.xml"))
                .startsWith("<Default>")
                .contains(
                        "<processNodeName>uclabcucm-pub</processNodeName>",
                        "<loadInformation683 model=\"Cisco 8841\">");
        assertThat(text("RingList.xml")).contains("<CiscoIPPhoneRingList>", "<FileName>Chime.raw</FileName>");
        byte[] tone = file("Chime.raw").orElseThrow();
        assertThat(tone.length % 240).isZero();
        assertThat(tone.length).isBetween(240, 16_080);
        String device = text("MDonald.cnf.xml");
        String softKeys = device.replaceAll("(?s).*<softKeyFile>(.*)</softKeyFile>.*", "$1");
        assertThat(text(softKeys)).contains("<softKeyDef keyID=\"Redial\">", "<softKeySet id=\"On Hook\">");
    }

    @ParameterizedTest
    @CsvSource({"9.1.2, '', 1, SHA1withRSA", "14.0.1, '', 3, SHA512withRSA", "9.1.2, SHA512, 3, SHA512withRSA"})
    void aSignedCopyHasTheFileBehindAHeaderWhoseSignatureHolds(
            String release, String digest, int number, String algorithm) throws Exception {
        database = database(
                release,
                new TrustPolicy(
                        false, digest.isEmpty() ? Optional.empty() : Optional.of(TrustPolicy.Digest.valueOf(digest))));
        byte[] signed = file("MDonald.cnf.xml.sgn").orElseThrow();
        SignedBytes parts = SignedBytes.of(signed);
        assertThat(parts.content()).isEqualTo(file("MDonald.cnf.xml").orElseThrow());
        Map<Integer, byte[]> header = parts.header();
        assertThat(header.get(1)).containsExactly(1, 0);
        assertThat((((header.get(2)[0] & 0xff) << 8) | (header.get(2)[1] & 0xff)) % 4)
                .isZero();
        assertThat(new String(header.get(4), StandardCharsets.UTF_8))
                .isEqualTo("CN=" + TraceCompany.PUBLISHER + ",O=uclab\0");
        assertThat(new String(header.get(6), StandardCharsets.UTF_8))
                .isEqualTo(CA.certificate().getSubjectX500Principal().getName() + "\0");
        assertThat(header.get(7)).hasSize(15);
        assertThat(header.get(8)).containsExactly(number);
        assertThat(header.get(11)).containsExactly(2);
        assertThat(new String(header.get(14), StandardCharsets.UTF_8)).isEqualTo("MDonald.cnf.xml.sgn\0");
        assertThat(ByteBuffer.wrap(header.get(15)).getInt()).isEqualTo(1_408_549_266);

        X509Certificate signer = parts.signerIn(file("ITLFile.tlv").orElseThrow());
        assertThat(header.get(5)).isEqualTo(signer.getSerialNumber().toByteArray());
        signer.verify(CA.certificate().getPublicKey());
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(signer);
        check.update(parts.data());
        assertThat(check.verify(parts.signature())).isTrue();
    }

    @Test
    void aTrustListNamesTheSignerTheNodesAndCapf() throws Exception {
        byte[] list = file("ITLFile.tlv").orElseThrow();
        SignedBytes parts = SignedBytes.of(list);
        assertThat(parts.header().get(1)).containsExactly(1, 2);
        ByteBuffer records = ByteBuffer.wrap(parts.content());
        List<String> said = new ArrayList<>();
        while (records.hasRemaining()) {
            Map<Integer, byte[]> record = SignedBytes.record(records);
            said.add(HexFormat.of().formatHex(record.get(4))
                    + (record.containsKey(2) ? " " + new String(record.get(2), StandardCharsets.UTF_8).strip() : "")
                    + " " + new String(record.get(3), StandardCharsets.UTF_8).replace("\0", ""));
            assertThat(record.get(7)[0]).isIn((byte) 0x30, (byte) 0x04); // PKCS #1, or a point
        }
        String node = "CN=" + TraceCompany.PUBLISHER + ",O=uclab";
        assertThat(said).hasSize(4);
        assertThat(said.get(0)).isEqualTo("0000 " + node);
        assertThat(said.get(1)).startsWith("0002 uclabcucm-pub").endsWith(node);
        assertThat(said.get(2)).startsWith("0002 uclabcucm-sub").endsWith(node);
        assertThat(said.get(3))
                .isEqualTo("0004 " + CA.certificate().getSubjectX500Principal().getName());
        Signature check = Signature.getInstance("SHA1withRSA");
        check.initVerify(parts.signerIn(list));
        check.update(parts.data());
        assertThat(check.verify(parts.signature())).isTrue();
    }

    @Test
    void onlyAClusterInMixedModeHasACertificateTrustList() {
        assertThat(file("ITLFile.tlv")).isPresent();
        assertThat(file("ITLMDonald.tlv")).isPresent();
        assertThat(file("CTLFile.tlv")).isEmpty();
        database = database("12.5.1", new TrustPolicy(true, Optional.empty()));
        assertThat(file("CTLFile.tlv")).isPresent();
        assertThat(file("CTLMDonald.tlv")).isPresent();
        assertThat(file("CTLNOBODY.tlv")).isEmpty();
    }
}

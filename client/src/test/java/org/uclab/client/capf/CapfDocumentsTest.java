package org.uclab.client.capf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.xml.XmlDocuments;

class CapfDocumentsTest {

    private final XmlDocuments xml = new XmlDocuments();

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Test
    void theRequestProvesThatTheKeyIsOurs() throws GeneralSecurityException {
        KeyPair keys = keys();
        String request = new String(CapfDocuments.request(keys, "CSFADA", "0815"), StandardCharsets.UTF_8);
        String key = request.replaceAll(".*<key>(.*)</key>.*", "$1");
        String proof = request.replaceAll(".*<proof>(.*)</proof>.*", "$1");
        assertThat(Base64.getDecoder().decode(key)).isEqualTo(keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(keys.getPublic());
        signature.update("CSFADA\n0815\n".getBytes(StandardCharsets.UTF_8));
        signature.update(keys.getPublic().getEncoded());
        assertThat(signature.verify(Base64.getDecoder().decode(proof))).isTrue();
        assertThat(request).doesNotContain("0815");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<capfAnswer/>",
                "<capfAnswer><certificate/></capfAnswer>",
                "<capfAnswer><certificate>AAAA</certificate></capfAnswer>",
                "<capfAnswer><certificate>not base64 \u00e9</certificate></capfAnswer>",
                "<capfAnswer><certificate><x/></certificate><certificate>AAAA</certificate></capfAnswer>"
            })
    void whatIsNoChainIsNotTaken(String answer) throws GeneralSecurityException {
        var tree = xml.tree(answer.getBytes(StandardCharsets.UTF_8), CapfDocuments.ANSWER);
        KeyPair keys = keys();
        if (tree.value().isPresent()) {
            assertThatThrownBy(() -> CapfDocuments.chain(tree.value().get(), keys.getPublic()))
                    .isInstanceOfAny(GeneralSecurityException.class, IllegalArgumentException.class);
        } else {
            assertThat(tree.problem()).isNotEmpty();
        }
    }
}

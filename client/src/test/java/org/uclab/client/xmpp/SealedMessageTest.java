package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import javax.crypto.SecretKey;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.junit.jupiter.api.Test;

class SealedMessageTest {

    private static final String ADA = "ada@x.com";
    private static final String BOB = "bob@x.com";
    private static final String ADAS = ADA + "/desk";
    private static final String BOBS = BOB + "/desk";
    private static final String TEXT = "Grüße \uD83D\uDE00 & <b>";

    private final ClientKeys ada = new ClientKeys();
    private final ClientKeys bob = new ClientKeys();
    private final ClientKeys eve = new ClientKeys();
    private final SealedMessage seal = new SealedMessage();
    private final SecretKey adas = ada.with(bob.told(), ADAS, BOBS).orElseThrow();
    private final SecretKey bobs = bob.with(ada.told(), BOBS, ADAS).orElseThrow();

    @Test
    void bothSidesHaveTheSame256BitsAndNobodyElseHas() {
        assertThat(adas.getEncoded()).hasSize(32).isEqualTo(bobs.getEncoded());
        assertThat(eve.with(bob.told(), ADAS, BOBS).orElseThrow().getEncoded()).isNotEqualTo(adas.getEncoded());
        assertThat(ada.with(bob.told(), ADAS, BOB + "/road").orElseThrow().getEncoded())
                .isNotEqualTo(adas.getEncoded());
    }

    @Test
    void whatIsSealedOpensForWhomItIs() {
        StandardExtensionElement sealed = seal.seal(TEXT, Map.of(BOBS, adas), ADA, BOB);
        assertThat(sealed.toXML().toString()).doesNotContain("Gr");
        assertThat(seal.open(sealed, bobs, BOBS, ADA, BOB)).contains(TEXT);
        assertThat(seal.seal(TEXT, Map.of(BOBS, adas), ADA, BOB).toXML().toString())
                .as("the same again")
                .isNotEqualTo(sealed.toXML().toString());
    }

    @Test
    void itOpensForNobodyElseAndInNoOtherPlace() {
        StandardExtensionElement sealed = seal.seal(TEXT, Map.of(BOBS, adas), ADA, BOB);
        SecretKey eves = eve.with(ada.told(), BOBS, ADAS).orElseThrow();
        assertThat(seal.open(sealed, eves, BOBS, ADA, BOB)).isEmpty();
        assertThat(seal.open(sealed, bobs, BOB + "/road", ADA, BOB)).isEmpty();
        assertThat(seal.open(sealed, bobs, BOBS, "eve@x.com", BOB)).isEmpty();
        assertThat(seal.open(seal.seal(TEXT, Map.of(), ADA, BOB), bobs, BOBS, ADA, BOB))
                .as("for nobody")
                .isEmpty();
    }

    @Test
    void whatIsChangedOnTheWayDoesNotOpen() {
        String xml = seal.seal(TEXT, Map.of(BOBS, adas), ADA, BOB)
                .getFirstElement("payload")
                .getText();
        String key = seal.seal(TEXT, Map.of(BOBS, adas), ADA, BOB)
                .getFirstElement("key")
                .getText();
        Random random = new Random(15);
        byte[] payload = Base64.getDecoder().decode(xml);
        for (int i = 0; i < payload.length; i++) {
            byte[] changed = payload.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            assertThat(seal.open(made(Base64.getEncoder().encodeToString(changed), key), bobs, BOBS, ADA, BOB))
                    .isEmpty();
        }
    }

    @Test
    void elementsThatAreNoneOfOursDoNotOpen() {
        StandardExtensionElement empty = StandardExtensionElement.builder(SealedMessage.ELEMENT, KeyExchange.NAMESPACE)
                .build();
        assertThat(seal.open(empty, bobs, BOBS, ADA, BOB)).isEmpty();
        for (String odd : new String[] {"", "=", "AAAA", "not base64", "A".repeat(100_000)}) {
            assertThat(seal.open(made(odd, odd), bobs, BOBS, ADA, BOB)).isEmpty();
        }
    }

    private static StandardExtensionElement made(String payload, String key) {
        return StandardExtensionElement.builder(SealedMessage.ELEMENT, KeyExchange.NAMESPACE)
                .addElement("payload", payload)
                .addElement("key", key)
                .build();
    }

    @Test
    void keysOfOtherKindsAreNone() throws Exception {
        KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
        other.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        byte[] offTheCurve = Base64.getDecoder().decode(bob.told());
        offTheCurve[offTheCurve.length - 1] ^= 1;
        for (String shown : new String[] {
            "",
            "====",
            "AAAA",
            "x".repeat(10_000),
            base64(other.generateKeyPair().getPublic().getEncoded()),
            base64(rsa.generateKeyPair().getPublic().getEncoded()),
            base64(offTheCurve)
        }) {
            assertThat(ada.with(shown, ADAS, BOBS)).as(shown).isEmpty();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

package org.uclab.client.capf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.protocol.capf.CapfCertificate;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKey;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfProof;
import org.uclab.protocol.capf.CapfReason;
import org.uclab.protocol.capf.CapfTag;

class CapfDialogueTest {

    private static final LabCa CA = LabCa.create("CAPF", new StepClock(Instant.EPOCH));

    private final CapfDialogue dialogue = dialogue("0815", Optional.empty());

    private static CapfDialogue dialogue(String string, Optional<DeviceCertificate> present) {
        return new CapfDialogue(new CapfDialogue.Identity("CSFADA", string, present), "cucm1");
    }

    private static DeviceCertificate certificate(CapfKey kind) {
        var keys = kind.generate();
        return new DeviceCertificate(
                keys.getPrivate(),
                CA.certify(keys.getPublic(), CertificateProfile.server("CSFADA"))
                        .subList(0, 1));
    }

    private static CapfMessage greeting() {
        return CapfMessage.of(CapfKind.AUTH_REQUEST, 5, CapfElement.octet(CapfTag.VERSION, 3));
    }

    private static CapfMessage asked(CapfKind kind, CapfElement... elements) {
        return CapfMessage.of(kind, 5, elements);
    }

    @Test
    void saysWhoItIsAndGetsACertificateOfItsKey() throws Exception {
        CapfMessage auth = dialogue.on(greeting()).orElseThrow();
        assertThat(auth.kind()).isEqualTo(CapfKind.AUTH_RESPONSE);
        assertThat(auth.session()).isEqualTo(5);
        assertThat(auth.text(CapfTag.DEVICE_NAME)).contains("CSFADA");
        assertThat(auth.text(CapfTag.PASSWORD)).contains("0815");
        assertThat(auth.value(CapfTag.CERTIFICATE)).isEmpty();

        CapfMessage request = new CapfMessage(CapfKind.KEY_REQUEST, 5, CapfKey.EC_384.request(true));
        assertThat(dialogue.first(request).orElseThrow().kind()).isEqualTo(CapfKind.IN_PROGRESS);
        CapfMessage answer = dialogue.on(request).orElseThrow();
        var key = CapfKey.EC_384
                .read(answer.value(CapfTag.PUBLIC_KEY).orElseThrow())
                .orElseThrow();

        var issued = CA.certify(key, CertificateProfile.server("CSFADA")).get(0);
        assertThat(dialogue.on(asked(CapfKind.STORE_REQUEST, CapfCertificate.element(issued)))
                        .orElseThrow()
                        .number(CapfTag.REASON))
                .contains(CapfReason.DONE);
        assertThat(dialogue.outcome()).isEmpty();
        assertThat(dialogue.on(CapfMessage.end(5, CapfReason.DONE))).isEmpty();
        CapfOutcome.Issued outcome = (CapfOutcome.Issued) dialogue.outcome().orElseThrow();
        assertThat(outcome.certificate().chain()).containsExactly(issued);
    }

    @Test
    void aCertificateOfAnotherKeyIsNotTaken() throws Exception {
        dialogue.on(greeting());
        dialogue.on(new CapfMessage(CapfKind.KEY_REQUEST, 5, CapfKey.EC_256.request(true)));
        CapfElement another =
                CapfCertificate.element(certificate(CapfKey.EC_256).chain().get(0));
        assertThat(dialogue.on(asked(CapfKind.STORE_REQUEST, another))
                        .orElseThrow()
                        .number(CapfTag.REASON))
                .contains(CapfReason.REFUSED);
        dialogue.on(CapfMessage.end(5, CapfReason.DONE));
        assertThat(dialogue.outcome()).containsInstanceOf(CapfOutcome.None.class);
    }

    @Test
    void aKeyThatItCannotMakeIsRefused() {
        dialogue.on(greeting());
        assertThat(dialogue.on(asked(CapfKind.KEY_REQUEST, CapfElement.word(CapfTag.KEY_SIZE, 1)))
                        .orElseThrow()
                        .number(CapfTag.REASON))
                .contains(CapfReason.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = CapfKey.class,
            names = {"EC_256", "RSA_2048"})
    void provesItselfByTheCertificateItHasAndShowsAndDeletesIt(CapfKey kind) {
        DeviceCertificate present = certificate(kind);
        CapfDialogue known = dialogue("", Optional.of(present));
        CapfMessage auth = known.on(greeting()).orElseThrow();
        assertThat(CapfProof.proven("CSFADA", auth)).contains(present.chain().get(0));
        assertThat(CapfProof.proven("CSFBOB", auth)).isEmpty();
        assertThat(CapfCertificate.in(known.on(asked(CapfKind.FETCH_REQUEST)).orElseThrow()))
                .contains(present.chain().get(0));
        known.on(CapfMessage.end(5, CapfReason.NOTHING_TO_DO));
        assertThat(known.outcome()).containsInstanceOf(CapfOutcome.Shown.class);

        CapfDialogue deleting = dialogue("", Optional.of(present));
        deleting.on(greeting());
        deleting.on(asked(CapfKind.DELETE_REQUEST));
        deleting.on(CapfMessage.end(5, CapfReason.DONE));
        assertThat(deleting.outcome()).containsInstanceOf(CapfOutcome.Deleted.class);
    }

    @Test
    void whoHasNoneHasNoneToShowOrDelete() {
        dialogue.on(greeting());
        for (CapfKind kind : new CapfKind[] {CapfKind.FETCH_REQUEST, CapfKind.DELETE_REQUEST}) {
            assertThat(dialogue.on(asked(kind)).orElseThrow().number(CapfTag.REASON))
                    .contains(CapfReason.REFUSED);
        }
        dialogue.on(CapfMessage.end(5, CapfReason.DONE));
        assertThat(dialogue.outcome()).containsInstanceOf(CapfOutcome.None.class);
    }

    @Test
    void aRefusalIsToldWithItsReason() {
        dialogue.on(greeting());
        dialogue.on(CapfMessage.end(5, CapfReason.UNKNOWN_DEVICE));
        assertThat(((CapfOutcome.None) dialogue.outcome().orElseThrow()).why().text())
                .isEqualTo("cucm1 ended the session with reason 9: no such device");
    }

    @ParameterizedTest
    @EnumSource(
            value = CapfKind.class,
            names = {"KEY_REQUEST", "STORE_REQUEST", "END_SESSION", "AUTH_RESPONSE", "RETRY_LATER"})
    void whatComesBeforeTheGreetingMakesNoSense(CapfKind kind) {
        assertThat(dialogue.on(CapfMessage.of(kind, 5))).isEmpty();
        assertThat(dialogue.outcome()).containsInstanceOf(CapfOutcome.None.class);
    }

    @Test
    void anotherSessionsMessagesASecondGreetingAndTooManyMakeNoSense() {
        dialogue.on(greeting());
        assertThat(dialogue.on(CapfMessage.of(CapfKind.FETCH_REQUEST, 6))).isEmpty();
        assertThat(dialogue.outcome()).isPresent();
        CapfDialogue twice = dialogue("", Optional.empty());
        twice.on(greeting());
        assertThat(twice.on(greeting())).isEmpty();
        assertThat(twice.outcome()).isPresent();
        CapfDialogue many = dialogue("", Optional.empty());
        many.on(greeting());
        for (int i = 1; i < CapfDialogue.MESSAGES_MAX; i++) {
            assertThat(many.on(asked(CapfKind.FETCH_REQUEST))).isPresent();
        }
        assertThat(many.on(asked(CapfKind.FETCH_REQUEST))).isEmpty();
        assertThat(many.outcome()).isPresent();
    }
}

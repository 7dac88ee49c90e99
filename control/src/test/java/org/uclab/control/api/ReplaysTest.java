package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.FaultVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.WorldException;

/** A call that comes again, byte for byte: it is done again as if somebody meant it, or refused, and nothing breaks. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplaysTest {

    private static final String LAUNCH = "{\"user\":\"mac.donald\",\"from\":\"inside\",\"name\":\"c1\"}";

    private RunningApi running;

    @BeforeEach
    void start() throws WorldException {
        running = RunningApi.start();
    }

    @AfterEach
    void end() {
        running.close();
    }

    private String twice(String request) throws IOException {
        running.raw(request);
        return running.raw(request);
    }

    @Test
    void aFaultThatIsSaidTwiceIsTwoFaultsWithNumbersOfTheirOwn() throws IOException {
        assertThat(twice(running.post(
                        "/faults", "{\"fault\":\"delay 1ms\",\"host\":\"cimp-pub\",\"service\":\"soap\"}")))
                .startsWith("HTTP/1.1 200");
        assertThat(running.client().perform(FaultVerbs.LIST))
                .extracting(FaultVerbs.FaultView::id)
                .hasSize(2)
                .doesNotHaveDuplicates();
        running.client().perform(FaultVerbs.HEAL_ALL);
        assertThat(running.bench().faults().armed()).isEmpty();
    }

    @Test
    void aFaultIsHealedOnce() throws IOException {
        long id = running.client()
                .perform(
                        FaultVerbs.ADD,
                        FaultVerbs.FAULT,
                        "delay 1ms",
                        FaultVerbs.AT_HOST,
                        "cimp-pub",
                        FaultVerbs.AT_SERVICE,
                        "soap")
                .id();
        String heal = running.get("/faults/" + id, "Connection: close").replaceFirst("GET", "DELETE");
        assertThat(running.raw(heal)).startsWith("HTTP/1.1 200");
        assertThat(running.raw(heal)).startsWith("HTTP/1.1 404").contains("not any more");
    }

    @Test
    void aClientThatIsLaunchedTwiceIsOneAndTheFirstHasEnded() throws IOException {
        ControlClient client = running.client();
        running.raw(running.post("/clients", LAUNCH));
        ClientView first = client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "c1");
        assertThat(first.state()).isEqualTo("signed-in");
        assertThat(running.raw(running.post("/clients", LAUNCH))).startsWith("HTTP/1.1 200");
        assertThat(client.perform(ClientVerbs.LIST)).singleElement().satisfies(second -> {
            assertThat(second.state()).isEqualTo("signed-out");
            assertThat(second.address()).isNotEqualTo(first.address());
        });
        assertThat(running.bench()
                        .history()
                        .await(
                                0,
                                Duration.ofSeconds(60),
                                event -> event.text().startsWith("connection from " + first.address() + ":")
                                        && event.text().contains(" closed: ")))
                .isPresent();
    }

    @Test
    void aSignInThatComesTwiceIsRefusedAndTheClientStaysSignedIn() throws IOException {
        running.raw(running.post("/clients", LAUNCH));
        assertThat(twice(running.post("/clients/c1/sign-in", "{}")))
                .startsWith("HTTP/1.1 409")
                .contains("is signed in; sign it out first");
        assertThat(running.client()
                        .perform(ClientVerbs.SHOW, ClientVerbs.CLIENT, "c1")
                        .state())
                .isEqualTo("signed-in");
    }

    @Test
    void theTokenOfALabThatHasEndedIsNoneForTheNextOfItsNumber() throws WorldException {
        RunningApi before = RunningApi.start();
        before.close();
        try (RunningApi next = RunningApi.startAgain(before.bench().number())) {
            ControlClient old = ControlClient.at(next.api().url(), before.api().token());
            assertThatThrownBy(() -> old.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub"))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.UNAUTHORIZED));
            assertThat(next.bench().faults().armed()).isEmpty();
        }
    }
}

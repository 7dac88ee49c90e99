package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.presence.PresenceRules;
import org.uclab.client.xmpp.ChatMessage;
import org.uclab.client.xmpp.Undelivered;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;

/** What becomes of somebody who is signed in. */
class StaysSignedInTest {

    private static final String MAC = "mac.donald@example.com";
    private static final String ADA = "ada.byron@example.com";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private TinyCompany company = new TinyCompany();

    @AfterEach
    void stop() {
        company.close();
    }

    private static ClientSettings settings(Duration relogin) {
        return ClientSettings.defaults()
                .withPresence(PresenceRules.usual()
                        .withRelogin(relogin, relogin.multipliedBy(2))
                        .withPauses(relogin, relogin.multipliedBy(4)));
    }

    private static SignInResult.SignedIn signedIn(UcClient client) {
        SignInResult result = client.signIn(MAC, TinyCompany.PASSWORD);
        assertThat(result).as(result.text()).isInstanceOf(SignInResult.SignedIn.class);
        return (SignInResult.SignedIn) result;
    }

    private static void chats(UcClient client, String text) {
        assertThat(client.chat(ADA, text)).isTrue();
        assertThat(client.awaitMessage(ADA, LIMIT))
                .hasValueSatisfying(message -> assertThat(message.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void aServerThatComesBackIsGoneBackToWithEverythingAsBefore(int timeScale) throws InterruptedException {
        company.close();
        company = new TinyCompany(timeScale);
        company.inside();
        Duration relogin = Duration.ofMillis(500L * timeScale);
        Duration limit = LIMIT.multipliedBy(timeScale);
        try (UcClient client = company.client(settings(relogin), "example.com")) {
            signedIn(client);
            assertThat(client.chat(ADA, "before")).isTrue();
            assertThat(client.awaitMessage(ADA, limit)).isPresent();
            company.stopPresence();
            assertThat(client.awaitState(UcClient.State.CONNECTION_LOST, limit)).isTrue();
            assertThat(client.presenceOf(ADA)).isEmpty();
            assertThat(client.chat(ADA, "into the void")).isFalse();
            company.startPresence();
            assertThat(client.awaitState(UcClient.State.SIGNED_IN, limit)).isTrue();
            assertThat(client.contacts()).containsExactly(ADA);
            assertThat(client.awaitPresence(ADA, limit)).isPresent();
            assertThat(client.chat(ADA, "after")).isTrue();
            assertThat(client.awaitMessage(ADA, limit)).isPresent();
            assertThat(client.messages()).extracting(ChatMessage::text).containsExactly("before", "after");
            assertThat(client.result())
                    .hasValueSatisfying(result -> assertThat(
                                    ((SignInResult.SignedIn) result).via().presence())
                            .isEqualTo("imp2.example.com:5222"));
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("presence connection: lost (mac.donald@example.com/"))
                    .contains("presence connection: attempt (by the SOAP session at hand)")
                    .contains("presence log-in: imp2.example.com:8443 (it knows the session of before)")
                    .contains("presence connection: back (signed in again)");
        }
        assertThat(workers()).isEmpty();
    }

    @Test
    void aServerThatFallsSilentIsNoticedAndWhatItMayNotHaveTakenIsTold() throws InterruptedException {
        company.inside();
        ClientSettings settings = settings(Duration.ofMillis(300));
        settings = settings.withPresence(settings.presence().withPing(Duration.ofMillis(400), Duration.ofMillis(600)));
        try (UcClient client = company.client(settings, "example.com")) {
            signedIn(client);
            chats(client, "confirmed");
            company.presence.pings.drainPermits();
            // A client pings again only when it has its answer.
            assertThat(company.presence.pings.tryAcquire(2, LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            ArmedFault silent = company.lab.faults.arm(
                    new LinkFault.Silent(), Where.port("imp2.example.com", "xmpp"), Trigger.always());
            assertThat(client.chat(ADA, "never confirmed")).isTrue();
            assertThat(client.awaitState(UcClient.State.CONNECTION_LOST, LIMIT)).isTrue();
            assertThat(company.lab.decisions())
                    .anyMatch(text -> text.startsWith("presence connection: waiting (the server has not answered"));
            Undelivered told = client.awaitUndelivered(ADA, LIMIT).orElseThrow();
            assertThat(told.text()).isEqualTo("never confirmed");
            company.lab.faults.heal(silent);
            assertThat(client.awaitState(UcClient.State.SIGNED_IN, LIMIT.multipliedBy(2)))
                    .isTrue();
            chats(client, "again");
            assertThat(client.undelivered(ADA)).isNotDone();
        }
    }

    @Test
    void aClientThatIsRefusedTwiceWaitsForItsUserWhoBeginsAfresh() {
        company.inside();
        try (UcClient client = company.client(settings(Duration.ofMillis(200)), "example.com")) {
            signedIn(client);
            company.stopPresence();
            assertThat(client.awaitState(UcClient.State.GIVEN_UP, LIMIT)).isTrue();
            assertThat(company.lab.decisions())
                    .containsSubsequence(
                            "presence connection: attempt (by the SOAP session at hand)",
                            "presence connection: attempt (by a new SOAP log-in)")
                    .anyMatch(text -> text.startsWith("presence connection: given up (")
                            && text.endsWith("; the user has to sign in)"));
            company.startPresence();
            signedIn(client);
            assertThat(client.state()).isEqualTo(UcClient.State.SIGNED_IN);
            chats(client, "hello");
        }
    }

    @Test
    void aPasswordThatIsRefusedIsNotSentAgain() {
        company.inside();
        try (UcClient client = company.client(settings(Duration.ofMillis(200)), "example.com")) {
            signedIn(client);
            company.presence.config = "<get-all-config-resp><failure reason='over'/></get-all-config-resp>";
            company.presence.refuseEverybody = true;
            company.stopPresence();
            company.startPresence();
            assertThat(client.awaitState(UcClient.State.GIVEN_UP, LIMIT)).isTrue();
            assertThat(company.presence.calls)
                    .filteredOn(call -> call.contains("<e:login "))
                    .hasSize(2);
        }
    }

    @Test
    void anotherNetworkIsNoticedAndTheOtherPathTaken() throws InterruptedException {
        company.inside();
        company.edge(1, 1);
        try (UcClient client = company.client(settings(Duration.ofMillis(200)), "example.com")) {
            assertThat(signedIn(client).location()).isEqualTo(Location.INSIDE);
            chats(client, "inside");

            client.move(company.lease(51, TinyCompany.OUTSIDE, ""), company.lab.dialler(51));
            assertThat(client.awaitState(UcClient.State.SIGNED_IN, LIMIT)).isTrue();
            assertThat(client.result().orElseThrow().text()).startsWith("signed in outside through expe1.example.com");
            chats(client, "outside");

            client.loseNetwork();
            assertThat(client.state()).isEqualTo(UcClient.State.NO_NETWORK);
            assertThat(client.chat(ADA, "nowhere")).isFalse();
            assertThat(client.contactSource().search("ada").text()).contains("the network is another or there is none");
            assertThat(company.lab.decisions()).contains("network: gone (nothing is tried until there is one)");

            client.move(company.lease(52, TinyCompany.INSIDE, "example.com"), company.lab.dialler(52));
            assertThat(client.awaitState(UcClient.State.SIGNED_IN, LIMIT)).isTrue();
            assertThat(client.result().orElseThrow().text()).startsWith("signed in inside");
            chats(client, "home");
            assertThat(client.messages()).extracting(ChatMessage::text).containsExactly("inside", "outside", "home");
            // Seen to arrive, yet no server had confirmed it when the network went.
            assertThat(client.awaitUndelivered(ADA, LIMIT))
                    .hasValueSatisfying(told -> assertThat(told.text()).isEqualTo("inside"));
        }
        assertThat(workers()).isEmpty();
    }

    @Test
    void aNetworkWithoutServicesIsLookedAtAgain() {
        company.inside();
        try (UcClient client = company.client(settings(Duration.ofMillis(200)), "example.com")) {
            signedIn(client);
            client.move(company.lease(51, TinyCompany.OUTSIDE, ""), company.lab.dialler(51));
            assertThat(client.awaitState(UcClient.State.SIGNED_IN, Duration.ofSeconds(1)))
                    .isFalse();
            assertThat(client.state()).isEqualTo(UcClient.State.CONNECTION_LOST);
            company.edge(1, 1);
            assertThat(client.awaitState(UcClient.State.SIGNED_IN, LIMIT)).isTrue();
            chats(client, "outside");
        }
    }

    @Test
    void whoSignsInWithoutANetworkIsToldSo() {
        company.inside();
        try (UcClient client = company.client(settings(Duration.ofMillis(200)), "example.com")) {
            client.loseNetwork();
            assertThat(client.signIn(MAC, TinyCompany.PASSWORD).text()).contains("the host has no network");
            client.move(company.lease(51, TinyCompany.INSIDE, "example.com"), company.lab.dialler(51));
            signedIn(client);
        }
    }

    @Test
    void whoSignsOutOnTheWayLeavesNothingBehind() throws InterruptedException {
        company.inside();
        try (UcClient client = company.client(settings(Duration.ofMillis(100)), "example.com")) {
            signedIn(client);
            company.stopPresence();
            assertThat(client.awaitState(UcClient.State.CONNECTION_LOST, LIMIT)).isTrue();
            company.startPresence();
            client.signOut();
            assertThat(client.state()).isEqualTo(UcClient.State.SIGNED_OUT);
            assertThat(workers()).isEmpty();
        }
    }

    /** Those that do not end: who was told to end is seen for a moment after its work is over. */
    private static List<String> workers() throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("client-worker")) {
                thread.join(LIMIT.toMillis());
                if (thread.isAlive()) {
                    left.add(thread.getName());
                }
            }
        }
        return left;
    }
}

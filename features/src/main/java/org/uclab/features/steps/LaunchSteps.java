package org.uclab.features.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import org.uclab.client.PresenceLogin;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.client.discovery.Release;
import org.uclab.client.dns.ResolverSettings;
import org.uclab.client.tftp.FileTransport;
import org.uclab.client.uds.DeviceKind;

/** What kind of client somebody has, and what becomes of it between two sign-ins. */
public final class LaunchSteps {

    private final Stage stage;

    public LaunchSteps(Stage stage) {
        this.stage = stage;
    }

    @Given("{word} has a client of release {word}")
    public void hasRelease(String user, String release) {
        stage.settings(user, settings -> settings.withRelease(Release.valueOf(release)));
    }

    @Given("{word} has a mobile client")
    public void hasMobile(String user) {
        stage.settings(user, settings -> settings.withDns(ResolverSettings.mobile()));
    }

    @Given("{word} has a workstation of the domain {string}")
    public void hasWorkstationOf(String user, String domain) {
        stage.settings(
                user, settings -> settings.withContacts(settings.contacts().withUserDnsDomain(domain)));
    }

    @Given("{word} has a client that is a {word} device")
    public void hasDevice(String user, String kind) {
        stage.settings(
                user,
                settings -> settings.withConfiguration(settings.configuration().withDevice(DeviceKind.valueOf(kind))));
    }

    @Given("{word} has a client installed with TFTP_FILE_NAME {string}")
    public void hasGroupFile(String user, String file) {
        stage.settings(
                user,
                settings -> settings.withConfiguration(settings.configuration().withGroupFile(file)));
    }

    @Given("{word} has a client that draws with the seed {long}")
    public void hasSeed(String user, long seed) {
        stage.settings(user, settings -> settings.withSeed(seed));
    }

    @Given("{word} has a client that does not know the voice services domain")
    public void hasNoVoiceServicesDomain(String user) {
        stage.settings(user, settings -> settings.withDiscovery(DiscoverySettings.defaults()));
    }

    @Given("{word} has a client that is told the TFTP server(s) {string} and the CCMCIP server(s) {string}")
    public void isToldServers(String user, String tftp, String ccmcip) {
        stage.settings(
                user,
                settings -> settings.withConnection(
                        settings.connection().withServers(List.of(tftp.split(", ")), List.of(ccmcip.split(", ")))));
    }

    @Given("{word} has a client that fetches files by {word}")
    public void fetchesFilesBy(String user, String transport) {
        FileTransport files = FileTransport.valueOf(transport);
        stage.settings(
                user, settings -> settings.withConnection(settings.connection().withFiles(files)));
    }

    @Given("{word} has a client that begins presence with {word}")
    public void beginsPresenceWith(String user, String login) {
        PresenceLogin presence = PresenceLogin.valueOf(login);
        stage.settings(
                user, settings -> settings.withConnection(settings.connection().withPresence(presence)));
    }

    @Given("{word} was given the authentication string {string}")
    public void wasGivenTheString(String user, String capfString) {
        stage.settings(
                user,
                settings -> settings.withConfiguration(settings.configuration().withCapfString(capfString)));
    }

    @Given("{word} has a host that takes no search domain")
    public void hasNoSearchDomain(String user) {
        stage.noSearchDomain(user);
    }

    @When("{int} clients of {word} sign in from {word}, each with a seed of its own")
    public void manySignIn(int clients, String user, String zone) {
        stage.signInMany(user, zone, clients);
    }

    @Then("{int} to {int} of these clients went to {word}")
    public void shareOf(int least, int most, String host) {
        long share = stage.wentTo(host);
        if (share < least || share > most) {
            throw new AssertionError("wanted " + least + " to " + most + " to go to " + host + ", got " + share);
        }
    }

    @When("{word} launches the client again")
    public void launchesAgain(String user) {
        stage.launchAgain(user);
    }

    @When("{word} moves {word} and launches the client again")
    public void moves(String user, String zone) {
        stage.move(user, zone);
    }

    @When("{int} lab seconds pass")
    public void pass(int seconds) {
        stage.pass(Duration.ofSeconds(seconds));
    }
}

package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.ConfigFiles;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.TftpFiles;
import org.uclab.client.discovery.Discovery;
import org.uclab.client.discovery.Questions;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Route;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UdsFindings;
import org.uclab.client.webex.WebexAccount;
import org.uclab.client.webex.WebexLogin;
import org.uclab.lab.history.Phrase;

/**
 * The way of somebody whose domain is a customer of the cloud (S3, S4): the cloud wants credentials of its own, takes them, and tells
 * the configuration and the UC services; presence is the cloud's, and phone services are those of call control, if there is one.
 * ASSUMED(S4): inside call control takes what the user typed first.
 */
final class CloudWay {

    private final Equipment equipment;
    private final Patience patience;
    private final Route straight;
    private final Company company;
    private final String host;

    /** Call control that service records lead to. */
    interface Company {

        /** The user's data there, without presence. */
        Profile profile(Discovery found, Credentials own) throws Stopped;
    }

    CloudWay(Equipment equipment, Patience patience, Route straight, Company company, String host) {
        this.host = host;
        this.company = company;
        this.equipment = equipment;
        this.patience = patience;
        this.straight = straight;
    }

    /** The log-in, at the host that every client asks. */
    static WebexLogin login(Equipment equipment, Patience patience) {
        return login(
                equipment, patience, equipment.settings().connection().casHost().orElse(Questions.CAS_HOST));
    }

    private static WebexLogin login(Equipment equipment, Patience patience, String host) {
        return new WebexLogin(equipment.caller(patience), equipment.xml(), equipment.journal(), host);
    }

    /**
     * Signs in.
     *
     * @param address of the user, whole
     * @param domain  of it
     * @param typed   what the user typed first
     * @param found   how it is known that the domain is a customer's, and what else is
     */
    SignIn.Outcome run(String address, String domain, Credentials typed, Discovery.Webex found) throws Stopped {
        Credentials own = equipment
                .memory()
                .webexCredentials(address)
                .orElseThrow(() -> new Stopped(Stopped.Way.OTHER_CREDENTIALS, found.because()));
        WebexAccount account = login(own, address);
        PresencePart.Up presence = new PresencePart(equipment, patience).inCloud(account, own, domain);
        Profile profile = callControl(address, account, domain, typed, found)
                .map(phone -> phone.with(phone.configuration().under(account.configuration())))
                .orElseGet(() -> cloudAlone(account, domain));
        return new Services(equipment, patience).started(profile, domain, typed, Optional.of(presence));
    }

    private WebexAccount login(Credentials own, String address) throws Stopped {
        try {
            return login(equipment, patience, host).account(own);
        } catch (Stopped stopped) {
            if (stopped.way() == Stopped.Way.WRONG_CREDENTIALS) {
                equipment.memory().forgetWebexPassword(address);
            }
            throw stopped;
        }
    }

    /**
     * The phone's side: servers that the cloud names, else those of service records (S3, S4: hybrid deployments). What goes wrong here
     * costs the user the phone, not the sign-in.
     */
    private Optional<Profile> callControl(
            String address, WebexAccount account, String domain, Credentials typed, Discovery.Webex found) {
        try {
            return account.hasCallControl()
                    ? Optional.of(named(account, domain, typed))
                    : byRecords(address, typed, found.company());
        } catch (Stopped unreached) {
            noPhone(SignInDecisions.NO_DEVICE_LIST.of(unreached.because()));
            return Optional.empty();
        }
    }

    private Profile named(WebexAccount account, String domain, Credentials typed) throws Stopped {
        return new ManualWay(equipment, straight)
                .run(
                        domain,
                        typed,
                        new ManualWay.Named(
                                account.tftpServers(), account.ccmcipServers(), SignInDecisions.CLOUD_NAMES.of()));
    }

    private Optional<Profile> byRecords(String address, Credentials typed, Optional<Discovery> found) throws Stopped {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get().kind()) {
            case INSIDE -> Optional.of(company.profile(found.get(), typed));
            case OUTSIDE -> throughEdge(found.get(), address, typed);
            case WEBEX, PRESENCE_SERVER, NAMED, NOTHING -> Optional.empty();
        };
    }

    /** S3: at the first launch "the user will see a Phone Services Connection Error", until credentials are entered in the options. */
    private Optional<Profile> throughEdge(Discovery found, String address, Credentials typed) throws Stopped {
        Optional<String> entered = equipment.memory().phonePassword(address);
        if (entered.isEmpty()) {
            noPhone(SignInDecisions.NO_PHONE_CREDENTIALS.of());
            return Optional.empty();
        }
        return Optional.of(company.profile(found, new Credentials(typed.user(), entered.get())));
    }

    private void noPhone(Phrase why) {
        equipment.journal().decided(SignInDecisions.PHONE_SERVICES.of(), SignInDecisions.PHONE_ERROR.of(), why);
    }

    private Profile cloudAlone(WebexAccount account, String domain) {
        UdsFindings none = UdsFindings.none(List.of());
        ConfigFiles files = new ConfigFiles(
                new TftpFiles(none, straight, equipment.xml(), equipment.journal()), equipment.journal());
        ConfigFiles.Found told = ConfigFiles.told(Configuration.ofCloud(account.configuration()), none, domain);
        return new Profile(
                none,
                told.configuration(),
                told.store(),
                straight,
                files,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}

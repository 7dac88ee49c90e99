package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.Authenticator;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.DeviceFile;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.Photos;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.voicemail.MailServers;
import org.uclab.client.voicemail.Voicemail;
import org.uclab.lab.history.Phrase;

/** The services of a user whose data are known: presence, then the phone part. */
final class Services {

    static final String WEBEX_MESSENGER = "Webex Messenger";

    private final Equipment equipment;
    private final Journal journal;
    private final Patience patience;

    Services(Equipment equipment, Patience patience) {
        this.equipment = equipment;
        this.journal = equipment.journal();
        this.patience = patience;
    }

    /**
     * Signs in at the authenticator; presence where that is a presence server.
     *
     * @param domain of the user's address
     */
    Optional<PresencePart.Up> signOn(Profile profile, String domain, Credentials credentials) throws Stopped {
        journal.step("authenticator");
        Authenticator authenticator = profile.configuration().authenticator();
        Phrase because = because(profile.configuration());
        journal.decided(
                SignInDecisions.AUTHENTICATOR.of(),
                SignInDecisions.outcome(authenticator).of(),
                because);
        return switch (authenticator) {
            case WEBEX_MESSENGER -> throw new Stopped(Stopped.Way.OTHER_CREDENTIALS, because);
            case UNKNOWN -> throw new Stopped(Stopped.Way.MANUAL_SETTINGS, because);
            case UCM -> Optional.empty();
            case IM_AND_PRESENCE ->
                Optional.of(new PresencePart(equipment, patience).start(profile, domain, credentials, because.text()));
        };
    }

    /** Starts the phone part alone, where somebody named the servers for phone mode. */
    SignIn.Outcome startPhone(Profile profile, String domain, Credentials credentials) throws Stopped {
        journal.step("authenticator");
        journal.decided(
                SignInDecisions.AUTHENTICATOR.of(),
                SignInDecisions.outcome(Authenticator.UCM).of(),
                SignInDecisions.PHONE_MODE.of());
        return started(profile, domain, credentials, Optional.empty());
    }

    private static Phrase because(Configuration configuration) {
        if (!configuration.profile().found()) {
            return SignInDecisions.NO_PROFILE.of();
        }
        String product = configuration.profile().product();
        return product.isEmpty() ? SignInDecisions.NO_PRODUCT.of() : SignInDecisions.PRODUCT.of(product);
    }

    /** Starts the phone part, and all that is left. */
    SignIn.Outcome started(Profile profile, String domain, Credentials credentials, Optional<PresencePart.Up> presence)
            throws Stopped {
        PhonePart.Phone phone = new PhonePart(equipment).start(profile, credentials);
        if (presence.isEmpty() && profile.uds().device().isPresent() && !phone.works()) {
            throw new Stopped(Stopped.Way.FAILED, "phone mode without phone services: " + phone.problem());
        }
        ProductMode mode = mode(presence.isPresent(), phone.works());
        journal.decided(
                SignInDecisions.PRODUCT_MODE.of(),
                SignInDecisions.outcome(mode).of(),
                SignInDecisions.MODE_OF.of(
                        presence.isPresent() ? "presence" : "no presence", phone.works() ? "a device" : "no device"));
        SignInResult.Via via = new SignInResult.Via(
                profile.edge(),
                profile.uds().via(),
                profile.configuration().tftpServer(),
                presence.map(session -> session.server().toString()).orElse(""));
        SignInResult result = new SignInResult.SignedIn(
                credentials.user(),
                domain,
                profile.location(),
                mode,
                via,
                presence.map(session -> session.session().address()).orElse(""),
                phone.works() ? profile.uds().device() : Optional.empty(),
                equipment.settings().connection().manual()
                                || profile.account().isPresent()
                                || profile.location() == Location.CLOUD
                        ? Optional.empty()
                        : Optional.of(profile.store()),
                phone.configuration());
        return new SignIn.Outcome(
                result, Optional.of(open(profile, phone.configuration(), domain, credentials, presence)));
    }

    private OpenServices open(
            Profile profile,
            Configuration files,
            String domain,
            Credentials credentials,
            Optional<PresencePart.Up> presence) {
        ContactSource contacts = new ContactSources(equipment).open(profile, domain, credentials);
        Photos photos = new Photos(
                profile.route(),
                equipment.dialler().clock(),
                equipment.settings().contacts().limit(),
                files.jabberConfig(),
                contacts.type());
        return new OpenServices(
                presence,
                contacts,
                photos::of,
                new Numbers(files.applicationDialRules(), files.directoryLookupRules(), journal),
                voicemail(profile, files, credentials),
                profile.edgeSip(),
                Optional.of(new OpenServices.Web(profile.route(), files)),
                () -> phoneFile(profile));
    }

    private static Optional<PhoneFile> phoneFile(Profile profile) {
        try {
            return profile.files().device(profile.uds()).map(DeviceFile::phone);
        } catch (RouteLost | Stopped unreached) {
            return Optional.empty();
        }
    }

    private Optional<Voicemail> voicemail(Profile profile, Configuration files, Credentials credentials) {
        List<ServerUrl> servers = MailServers.of(files, profile.location() == Location.OUTSIDE);
        // ASSUMED(S4): the password of the sign-in is that of voicemail, too.
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Voicemail(
                        servers,
                        profile.route(),
                        credentials,
                        equipment.xml(),
                        equipment.dialler().clock(),
                        journal));
    }

    private static ProductMode mode(boolean presence, boolean phone) {
        if (!presence) {
            return ProductMode.PHONE_MODE;
        }
        return phone ? ProductMode.FULL_UC : ProductMode.IM_ONLY;
    }
}

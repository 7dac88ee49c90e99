package org.uclab.client;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.uclab.client.config.Authenticator;
import org.uclab.client.config.ConfigFiles;
import org.uclab.client.config.Configuration;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.discovery.Discovery;
import org.uclab.client.discovery.Questions;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.discovery.TypedAddress;
import org.uclab.client.dns.HostPort;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.DirectRoute;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UdsChain;
import org.uclab.client.uds.UdsFindings;
import org.uclab.client.xmpp.XmppLogin;
import org.uclab.client.xmpp.XmppSession;

/** One sign-in, from the typed address to the outcome. */
final class SignIn {

    private static final String WEBEX_MESSENGER = "Webex Messenger";

    /** The outcome, and what is open since: the presence session where there is one, the contact source when signed in. */
    record Outcome(SignInResult result, Optional<XmppSession> session, Optional<ContactSource> contacts) {}

    private final Equipment equipment;
    private final ClientSettings settings;
    private final Journal journal;
    private final Patience patience;
    private final Caller caller;
    private final Random random;

    SignIn(Equipment equipment) {
        this.equipment = equipment;
        this.settings = equipment.settings();
        this.journal = equipment.journal();
        this.patience = new Patience(equipment.dialler().clock(), settings.signInLimit());
        this.caller =
                new Caller(equipment.hosts(), equipment.http(), patience, settings.httpLimit(), settings.userAgent());
        this.random = new Random(settings.seed());
    }

    Outcome run(String typedAddress, String password) {
        try {
            journal.step("services domain");
            TypedAddress address = TypedAddress.read(typedAddress);
            return switch (address.kind()) {
                case WELL_FORMED -> signIn((TypedAddress.WellFormed) address, password);
                case MALFORMED -> throw new Stopped(Stopped.Way.FAILED, ((TypedAddress.Malformed) address).reason());
            };
        } catch (Stopped stopped) {
            return new Outcome(result(stopped), Optional.empty(), Optional.empty());
        }
    }

    private SignInResult result(Stopped stopped) {
        String reason = stopped.getMessage();
        return switch (stopped.way()) {
            case WRONG_CREDENTIALS -> new SignInResult.WrongCredentials(journal.step(), reason);
            case MANUAL_SETTINGS -> new SignInResult.ManualSettingsNeeded(reason);
            case OTHER_CREDENTIALS -> new SignInResult.CredentialsNeeded(WEBEX_MESSENGER, reason);
            case NO_SERVER, OUT_OF_TIME, FAILED -> new SignInResult.Failed(journal.step(), reason);
        };
    }

    private Outcome signIn(TypedAddress.WellFormed address, String password) throws Stopped {
        String domain = address.servicesDomain();
        journal.decided("services domain", domain, "the part behind the @ of the typed address");
        Credentials credentials = new Credentials(address.user(), password);
        String voiceDomain = settings.discovery().asked(domain);
        if (!voiceDomain.equals(domain)) {
            journal.decided("voice services domain", voiceDomain, "the client's configuration names it");
        }
        Discovery found = new Questions(
                        equipment.resolver(),
                        equipment.hosts(),
                        equipment.http(),
                        equipment.xml(),
                        equipment.discoveries())
                .ask(
                        new Questions.Subject(domain, voiceDomain, settings.release(), settings.casLimit()),
                        patience,
                        journal);
        try {
            return signIn(found, domain, voiceDomain, credentials);
        } catch (Stopped stopped) {
            if (stopped.way() == Stopped.Way.NO_SERVER) {
                equipment.discoveries().forget(voiceDomain);
            }
            throw stopped;
        }
    }

    private Outcome signIn(Discovery found, String domain, String voiceDomain, Credentials credentials) throws Stopped {
        return switch (found.kind()) {
            case WEBEX -> {
                journal.decided("authenticator", WEBEX_MESSENGER, found.reason());
                throw new Stopped(Stopped.Way.OTHER_CREDENTIALS, found.reason());
            }
            case INSIDE -> {
                journal.decided("location", "inside", found.reason());
                yield presence(inside(((Discovery.Inside) found).servers(), credentials), domain, credentials);
            }
            case PRESENCE_SERVER -> {
                journal.decided("location", "inside", found.reason());
                journal.decided("authenticator", "presence server", "there is no _cisco-uds");
                List<SrvRecord> servers = ((Discovery.PresenceServer) found).servers();
                yield new PresenceServerWay(equipment, patience, random).run(servers, domain, credentials);
            }
            case OUTSIDE -> {
                journal.decided("location", "outside", found.reason());
                List<SrvRecord> edges = ((Discovery.Outside) found).servers();
                Profile profile = new OutsideWay(equipment, caller, random).run(voiceDomain, edges, credentials);
                yield presence(profile, domain, credentials);
            }
            case NOTHING -> {
                journal.decided("location", "unknown", found.reason());
                throw new Stopped(Stopped.Way.MANUAL_SETTINGS, found.reason());
            }
        };
    }

    private Profile inside(List<SrvRecord> records, Credentials credentials) throws Stopped {
        List<ServerUrl> servers = SrvOrder.of(records, random).stream()
                .map(server -> new ServerUrl("https", server.target(), server.port(), "/"))
                .toList();
        Route route = new DirectRoute(caller);
        try {
            UdsFindings uds = new UdsChain(route, equipment.xml(), journal).run(servers, credentials);
            Configuration configuration = new ConfigFiles(route, equipment.xml(), journal).fetch(uds);
            return new Profile(uds, configuration, route, "", List.of());
        } catch (RouteLost never) {
            throw new IllegalStateException("there is no edge on the straight way", never);
        }
    }

    private Outcome presence(Profile profile, String domain, Credentials credentials) throws Stopped {
        journal.step("authenticator");
        Authenticator authenticator = profile.configuration().profile().authenticator();
        String product = profile.configuration().profile().product();
        String because = product.isEmpty()
                ? "the service profile names no IM and presence product"
                : "the service profile says " + product;
        journal.decided("authenticator", authenticator.toString(), because);
        return switch (authenticator) {
            case WEBEX_MESSENGER -> throw new Stopped(Stopped.Way.OTHER_CREDENTIALS, because);
            case UCM -> signedIn(profile, domain, credentials, Optional.empty());
            case IM_AND_PRESENCE ->
                signedIn(profile, domain, credentials, Optional.of(presence(profile, domain, credentials, because)));
        };
    }

    private XmppLogin.SignedIn presence(Profile profile, String domain, Credentials credentials, String because)
            throws Stopped {
        List<HostPort> servers = profile.location() == Location.OUTSIDE
                ? profile.edgeXmppServers()
                : profile.configuration().presenceServers().stream()
                        .map(host -> new HostPort(host, XmppLogin.XMPP_PORT))
                        .toList();
        if (servers.isEmpty()) {
            throw new Stopped(Stopped.Way.MANUAL_SETTINGS, because + ", but nobody names a presence server");
        }
        XmppLogin login = new XmppLogin(
                equipment.dialler(), equipment.hosts(), equipment.verifier(), patience, settings.xmppLimit(), journal);
        return login.signIn(servers, domain, credentials, settings.resource());
    }

    private Outcome signedIn(
            Profile profile, String domain, Credentials credentials, Optional<XmppLogin.SignedIn> presence) {
        ProductMode mode = mode(profile, presence.isPresent());
        journal.decided(
                "product mode",
                mode.toString(),
                (presence.isPresent() ? "presence" : "no presence") + ", "
                        + (profile.uds().device().isPresent() ? "a device" : "no device"));
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
                profile.uds().version(),
                profile.uds().servers(),
                profile.uds().device(),
                profile.configuration());
        ContactSource contacts = new ContactSources(equipment).open(profile, credentials);
        return new Outcome(result, presence.map(XmppLogin.SignedIn::session), Optional.of(contacts));
    }

    private static ProductMode mode(Profile profile, boolean presence) {
        if (!presence) {
            return ProductMode.PHONE_MODE;
        }
        return profile.uds().device().isPresent() ? ProductMode.FULL_UC : ProductMode.IM_ONLY;
    }
}

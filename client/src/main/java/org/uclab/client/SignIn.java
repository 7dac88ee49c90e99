package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.capf.CapfDecisions;
import org.uclab.client.capf.CapfEnrolment;
import org.uclab.client.capf.CapfOffer;
import org.uclab.client.capf.DeviceCertificate;
import org.uclab.client.discovery.Discovery;
import org.uclab.client.discovery.Questions;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.discovery.TypedAddress;
import org.uclab.client.discovery.Verdict;
import org.uclab.client.dns.HostName;
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
import org.uclab.client.tftp.FileTransport;
import org.uclab.client.tftp.TftpReader;
import org.uclab.client.tftp.TftpRoute;
import org.uclab.lab.seed.Draws;

/** One sign-in, from the typed address to the outcome: where the services are, the user's data, the services. */
final class SignIn {

    /** The parameter of jabber-config.xml that names the domain to ask (S3, S4). */
    private static final String VOICE_SERVICES_DOMAIN = "VoiceServicesDomain";

    /** The outcome, and what can be used since; empty when nobody is signed in. */
    record Outcome(SignInResult result, Optional<OpenServices> services) {}

    /** The services domain of the typed address, and the one whose records are asked for. */
    private record Domains(String typed, String asked) {}

    private final Equipment equipment;
    private final ClientSettings settings;
    private final Journal journal;
    private final Patience patience;
    private final Caller caller;
    private final Draws random;
    private final Questions questions;

    SignIn(Equipment equipment) {
        this.equipment = equipment;
        this.settings = equipment.settings();
        this.journal = equipment.journal();
        this.patience = equipment.patience();
        this.caller = equipment.caller(patience);
        this.random = equipment.servers();
        this.questions = new Questions(
                equipment.resolver(), equipment.hosts(), equipment.http(), equipment.xml(), equipment.discoveries());
    }

    Outcome run(String typedAddress, String password) {
        try {
            journal.step("services domain");
            TypedAddress address = TypedAddress.read(typedAddress);
            return signIn(address, password);
        } catch (Stopped stopped) {
            return new Outcome(result(stopped), Optional.empty());
        } finally {
            equipment.memory().explained(questions.explanation());
        }
    }

    private SignInResult result(Stopped stopped) {
        String reason = stopped.getMessage();
        return switch (stopped.way()) {
            case WRONG_CREDENTIALS -> new SignInResult.WrongCredentials(journal.step(), reason);
            case MANUAL_SETTINGS -> new SignInResult.ManualSettingsNeeded(reason);
            case OTHER_CREDENTIALS -> new SignInResult.CredentialsNeeded(Services.WEBEX_MESSENGER, reason);
            case USER_NOT_FOUND -> new SignInResult.UserNotFound(reason);
            case UNSUPPORTED -> new SignInResult.Unsupported(reason);
            case NO_SERVER, OUT_OF_TIME, FAILED -> new SignInResult.Failed(journal.step(), reason);
        };
    }

    private Outcome signIn(TypedAddress address, String password) throws Stopped {
        Installed installed = Installed.of(settings, equipment.memory());
        installed
                .sources()
                .all()
                .forEach((origin, source) -> source.complaints()
                        .forEach(complaint -> journal.decided(
                                SignInDecisions.CONFIGURATION.of(),
                                SignInDecisions.COMPLAINT.of(),
                                SignInDecisions.NOT_TAKEN.of(origin.says(), complaint))));
        Questions.Found found = questions.ask(
                new Questions.Subject(
                        address,
                        settings.release(),
                        installed.sources(),
                        installed.manual(),
                        installed.authenticator(),
                        new KnownDomains(equipment),
                        equipment.patient(settings.limits().cas())),
                patience,
                journal);
        equipment.memory().telephony(!found.telephony().equals("false"));
        Credentials credentials = new Credentials(user(address), password);
        Domains domains = new Domains(found.servicesDomain(), found.asked());
        try {
            Outcome outcome = outcome(found.discovery(), domains, credentials, installed);
            equipment.memory().servicesDomain(Optional.of(domains.typed()));
            return outcome;
        } catch (Stopped stopped) {
            if (stopped.way() == Stopped.Way.NO_SERVER) {
                equipment.discoveries().forget(domains.asked());
            }
            throw stopped;
        }
    }

    /** There is a user where there is a services domain. */
    private static String user(TypedAddress address) {
        return address instanceof TypedAddress.WellFormed whole
                ? whole.user()
                : ((TypedAddress.WithoutDomain) address).user();
    }

    private Outcome served(Profile profile, Domains domains, EarlySignOn early) throws Stopped {
        learn(profile, domains.typed(), domains.asked());
        return early.finish(profile);
    }

    /**
     * Enrols the device where its file asks for it. ASSUMED(S4): who has not enrolled cannot sign in outside for the
     * first time; inside a sign-in goes on without.
     */
    private void enrol(Profile profile) throws Stopped {
        CapfOffer offer = profile.configuration().device().capf();
        if (!offer.pending() || profile.uds().device().isEmpty()) {
            return;
        }
        String device = profile.uds().device().get().name();
        Optional<DeviceCertificate> present = equipment.memory().certificate(device);
        if (present.isPresent() && profile.location() == Location.OUTSIDE) {
            journal.decided(
                    CapfDecisions.CERTIFICATE.of(device), CapfDecisions.KEPT.of(), CapfDecisions.ISSUED_BEFORE.of());
            return;
        }
        CapfEnrolment.Result result = new CapfEnrolment(
                        equipment.hosts(),
                        equipment.dialler(),
                        equipment.tls(),
                        patience,
                        equipment.patient(settings.limits().http()),
                        journal)
                .enrol(offer, device, settings.configuration().capfString(), present);
        result.certificate().ifPresent(certificate -> equipment.memory().keep(device, certificate));
        if (result.deleted()) {
            equipment.memory().forget(device);
        }
        if (result.certificate().isEmpty() && profile.location() == Location.OUTSIDE) {
            throw new Stopped(
                    Stopped.Way.FAILED, "the first sign-in of " + device + " must be inside: it has to enrol at CAPF");
        }
    }

    private void learn(Profile profile, String domain, String asked) {
        String named = profile.configuration().jabberConfig().get(VOICE_SERVICES_DOMAIN);
        boolean domainName = HostName.of(named, "").kind() == HostName.Kind.FULL;
        if (domainName && !named.equalsIgnoreCase(asked)) {
            equipment.memory().learn(domain, named);
            journal.decided(
                    SignInDecisions.VOICE_SERVICES_DOMAIN.of(),
                    SignInDecisions.FROM_NOW_ON.of(named),
                    SignInDecisions.FILE_SAYS.of(VOICE_SERVICES_DOMAIN));
        }
    }

    private Outcome outcome(Discovery found, Domains domains, Credentials credentials, Installed installed)
            throws Stopped {
        EarlySignOn early =
                new EarlySignOn(new Services(equipment, patience), journal, domains.typed(), credentials, this::enrol);
        return switch (found.kind()) {
            case WEBEX -> inCloud((Discovery.Webex) found, domains, credentials, Questions.CAS_HOST);
            case INSIDE, OUTSIDE -> served(company(found, domains, credentials, early), domains, early);
            case PRESENCE_SERVER -> {
                journal.decided(SignInDecisions.LOCATION.of(), SignInDecisions.INSIDE.of(), found.because());
                journal.decided(
                        SignInDecisions.AUTHENTICATOR.of(),
                        SignInDecisions.PRESENCE_SERVER.of(),
                        SignInDecisions.NO_UDS.of());
                List<SrvRecord> servers = ((Discovery.PresenceServer) found).servers();
                PresenceServerWay way = new PresenceServerWay(equipment, caller, straight(), random);
                yield served(way.run(servers, domains.typed(), credentials), domains, early);
            }
            case NAMED -> named(((Discovery.Named) found).verdict(), domains, credentials, installed);
            case NOTHING -> {
                journal.decided(SignInDecisions.LOCATION.of(), SignInDecisions.UNKNOWN.of(), found.because());
                throw new Stopped(Stopped.Way.MANUAL_SETTINGS, found.because());
            }
        };
    }

    /** The user's data from call control, straight or through Expressway. */
    private Profile company(Discovery found, Domains domains, Credentials credentials, EarlySignOn early)
            throws Stopped {
        if (found instanceof Discovery.Outside outside) {
            journal.decided(SignInDecisions.LOCATION.of(), SignInDecisions.OUTSIDE.of(), found.because());
            return new OutsideWay(equipment, caller, random)
                    .run(domains.asked(), outside.servers(), credentials, early);
        }
        journal.decided(SignInDecisions.LOCATION.of(), SignInDecisions.INSIDE.of(), found.because());
        return inside(((Discovery.Inside) found).servers(), domains.asked(), credentials, early);
    }

    private Outcome inCloud(Discovery.Webex found, Domains domains, Credentials credentials, String host)
            throws Stopped {
        EarlySignOn early =
                new EarlySignOn(new Services(equipment, patience), journal, domains.typed(), credentials, this::enrol);
        journal.decided(SignInDecisions.AUTHENTICATOR.of(), SignInDecisions.WEBEX_MESSENGER.of(), found.because());
        String address = credentials.user() + "@" + domains.typed();
        CloudWay.Company company = (elsewhere, own) -> company(elsewhere, domains, own, early.without());
        return new CloudWay(equipment, patience, straight(), company, host)
                .run(address, domains.typed(), credentials, found);
    }

    /** Somebody named the authenticator, with what it takes to reach it. */
    private Outcome named(Verdict verdict, Domains domains, Credentials credentials, Installed installed)
            throws Stopped {
        return switch (verdict) {
            case PHONE_BY_HAND, PHONE_INSTALLED -> {
                Profile profile = new ManualWay(equipment, straight())
                        .run(domains.typed(), credentials, installed.phone(verdict == Verdict.PHONE_BY_HAND));
                yield new Services(equipment, patience).startPhone(profile, domains.typed(), credentials);
            }
            case PRESENCE_BY_HAND, PRESENCE_INSTALLED -> byNamedPresence(installed.presence(), domains, credentials);
            case CLOUD_BY_HAND, CLOUD_INSTALLED -> {
                Discovery.Webex cloud = new Discovery.Webex(installed.cloud(), Optional.empty());
                journal.decided(SignInDecisions.SERVICES.of(), SignInDecisions.MANUAL.of(), cloud.because());
                yield inCloud(
                        cloud,
                        domains,
                        credentials,
                        installed.connection().casHost().orElse(Questions.CAS_HOST));
            }
            default -> throw new IllegalStateException("nobody named anybody: " + verdict);
        };
    }

    /** S4: it authenticates the user, and its service profile counts. */
    private Outcome byNamedPresence(NamedPresence named, Domains domains, Credentials credentials) throws Stopped {
        journal.decided(
                SignInDecisions.SERVICES.of(),
                SignInDecisions.MANUAL.of(),
                named.how() == NamedPresence.How.BY_HAND
                        ? SignInDecisions.PRESENCE_BY_HAND.of(named.host())
                        : SignInDecisions.PRESENCE_INSTALLED.of(named.host()));
        EarlySignOn early =
                new EarlySignOn(new Services(equipment, patience), journal, domains.typed(), credentials, this::enrol);
        PresenceServerWay way = new PresenceServerWay(equipment, caller, straight(), random);
        return served(way.run(named, domains.typed(), credentials), domains, early);
    }

    private Profile inside(List<SrvRecord> records, String domain, Credentials credentials, EarlySignOn early)
            throws Stopped {
        List<ServerUrl> servers = SrvOrder.of(records, random).stream()
                .map(server -> new ServerUrl("https", server.target(), server.port(), "/"))
                .toList();
        try {
            return Profile.inside(equipment, straight(), domain, servers, credentials, early);
        } catch (RouteLost never) {
            throw new IllegalStateException("there is no edge on the straight way", never);
        }
    }

    private Route straight() {
        Route http = new DirectRoute(caller, journal);
        TftpRoute.Equipment datagrams =
                new TftpRoute.Equipment(equipment.hosts(), new TftpReader(equipment.dialler()), journal);
        return settings.connection().files() == FileTransport.HTTP
                ? http
                : new TftpRoute(http, settings.connection().files(), datagrams, patience);
    }
}

package org.uclab.control.seat;

import static org.uclab.control.seat.SettingText.choice;
import static org.uclab.control.seat.SettingText.constant;
import static org.uclab.control.seat.SettingText.lines;
import static org.uclab.control.seat.SettingText.matched;
import static org.uclab.control.seat.SettingText.oneOf;
import static org.uclab.control.seat.SettingText.time;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.uclab.client.HostCalendar;
import org.uclab.client.NamedPresence;
import org.uclab.client.PresenceLogin;
import org.uclab.client.config.Handset;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.discovery.Release;
import org.uclab.client.dns.ResolverSettings;
import org.uclab.client.media.Marking;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.media.MediaSettings;
import org.uclab.client.media.SlideSize;
import org.uclab.client.phone.PhoneTransport;
import org.uclab.client.sources.Platform;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Sources;
import org.uclab.client.tftp.FileTransport;
import org.uclab.client.uds.DeviceKind;
import org.uclab.lab.words.Nearest;

/** What the table {@code USER has a client with:} may say, one row a setting: its word, and its value. */
public enum ClientSetting {
    RELEASE("release", oneOf(Release.values()), "the release that the client plays", value -> {
        Release release = constant(Release.class, value);
        return launch -> launch.with(client -> client.withRelease(release));
    }),
    PLATFORM(
            "platform",
            "Windows, Mac, Android, iPhone, desktop or mobile",
            "which sources of configuration count; a mobile client asks its name server over UDP alone",
            value -> {
                String name = matched(value, "Windows|Mac|Android|iPhone|desktop|mobile")
                        .group();
                boolean mobile = Set.of("Android", "iPhone", "mobile").contains(name);
                Platform platform = switch (name) {
                    case "Mac" -> Platform.MAC;
                    case "Android", "mobile" -> Platform.ANDROID;
                    case "iPhone" -> Platform.IOS;
                    default -> Platform.WINDOWS;
                };
                ResolverSettings dns = mobile ? ResolverSettings.mobile() : ResolverSettings.desktop();
                UnaryOperator<Launch> sources = sources(all -> all.on(platform));
                return launch -> sources.apply(launch).with(client -> client.withDns(dns));
            }),
    CONFIGURATION_URL(
            "configuration URL",
            "ciscojabber://provision?…",
            "the configuration URL that the user has opened",
            value -> {
                Source url = Source.ofUrl(matched(value, "\\S+").group());
                return sources(all -> all.with(Source.Origin.URL, url));
            }),
    MANAGED_CONFIGURATION(
            "managed configuration", "KEY=VALUE; …", "what managed app configuration (EMM) brings", value -> {
                Source managed = Source.managed(lines(value));
                return sources(all -> all.with(Source.Origin.MANAGED, managed));
            }),
    BOOTSTRAP_FILE(
            "bootstrap file",
            "SWITCH=VALUE; …, or none",
            "the installer switches that the bootstrap file has now",
            value -> {
                Source bootstrap = value.equals("none") ? Source.nothing() : Source.bootstrap(lines(value));
                return sources(all -> all.with(Source.Origin.BOOTSTRAP, bootstrap));
            }),
    DEVICE("device", oneOf(DeviceKind.values()), "the kind of device that the client is", value -> {
        DeviceKind device = constant(DeviceKind.class, value);
        return launch -> launch.with(
                client -> client.withConfiguration(client.configuration().withDevice(device)));
    }),
    HANDSET("handset", "a model, such as Sony Xperia Z1", "some models have peculiarities", value -> {
        String model = matched(value, "\\S.{0,39}").group();
        Handset handset = Handset.named(model);
        return launch -> launch.with(
                client -> client.withConfiguration(client.configuration().withHandset(handset))
                        .withPhone(client.phone().with(client.phone().media().withHandset(model))));
    }),
    KERNEL("kernel", "old or newest", "that of the handset", value -> {
        boolean newest = choice(value, "newest", "old");
        return launch -> launch.with(
                client -> client.withConfiguration(client.configuration().withUpgraded(newest)));
    }),
    SEED("seed", "a whole number", "what the client draws by lot follows from it", value -> {
        long seed = Long.parseLong(matched(value, "-?[0-9]{1,18}").group());
        return launch -> launch.with(client -> client.withSeed(seed));
    }),
    RESOURCE(
            "resource",
            "a name",
            "the resource of the user's address; without it the presence server makes one",
            value -> {
                String resource = matched(value, "[\\w.-]{1,64}").group();
                return launch -> launch.with(client -> client.withResource(resource));
            }),
    WORKSTATION_DOMAIN("workstation domain", "a domain", "what USERDNSDOMAIN says on the workstation", value -> {
        String domain = matched(value, "\\S+").group();
        return launch ->
                launch.with(client -> client.withContacts(client.contacts().withUserDnsDomain(domain)));
    }),
    SEARCH_DOMAIN(
            "search domain",
            "taken or not taken",
            "whether the host takes the search domain that the network gives",
            value -> {
                boolean taken = choice(value, "taken", "not taken");
                return launch -> launch.withSearchDomain(taken);
            }),
    VOICE_SERVICES_DOMAIN(
            "voice services domain",
            "a domain, or unknown",
            "the domain that the client asks instead of the user's own",
            value -> {
                String domain =
                        value.equals("unknown") ? "" : matched(value, "\\S+").group();
                return launch -> launch.with(
                        client -> client.withDiscovery(client.discovery().withVoiceServicesDomain(domain)));
            }),
    TFTP_FILE_NAME(
            "TFTP_FILE_NAME", "the name of a file", "the group file that the client was installed with", value -> {
                String file = matched(value, "\\S+").group();
                return launch -> launch.with(client ->
                        client.withConfiguration(client.configuration().withGroupFile(file)));
            }),
    CAPF_STRING("CAPF string", "digits", "the authentication string that the user was given", value -> {
        String digits = matched(value, "[0-9]+").group();
        return launch -> launch.with(
                client -> client.withConfiguration(client.configuration().withCapfString(digits)));
    }),
    SERVERS(
            "servers",
            "TFTP HOST, …; CCMCIP HOST, …, or Automatic, or as before",
            "the servers that somebody named by hand, instead of those to be found",
            value -> {
                if (value.equals("Automatic")) {
                    return launch -> launch.with(
                            client -> client.withConnection(client.connection().withAutomatic()));
                }
                if (value.equals("as before")) {
                    return launch -> launch;
                }
                Matcher named = matched(value, "TFTP (.+); *CCMCIP (.+)");
                List<String> tftp = List.of(named.group(1).split(", *"));
                List<String> ccmcip = List.of(named.group(2).split(", *"));
                return launch -> launch.with(
                        client -> client.withConnection(client.connection().withServers(tftp, ccmcip)));
            }),
    PRESENCE_SERVER(
            "presence server",
            "HOST by hand, or HOST at installation",
            "the presence server that somebody named, instead of one to be found",
            value -> {
                Matcher named = matched(value, "(\\S+) (by hand|at installation)");
                NamedPresence server = new NamedPresence(
                        named.group(1),
                        named.group(2).equals("by hand")
                                ? NamedPresence.How.BY_HAND
                                : NamedPresence.How.AT_INSTALLATION);
                return launch -> launch.with(
                        client -> client.withConnection(client.connection().withPresenceServer(server)));
            }),
    CAS_URL("CAS URL", "https://HOST/…", "the address of the cloud's log-in that the user has set by hand", value -> {
        String host = matched(value, "https://([A-Za-z0-9.-]+)(/\\S*)?").group(1);
        return launch ->
                launch.with(client -> client.withConnection(client.connection().withCasHost(host)));
    }),
    CALENDAR(
            "calendar",
            "APPLICATION at HOST",
            "the calendar on the host of the client: Outlook, Notes or Google, or one that is not supported",
            value -> {
                Matcher named = matched(value, "(\\S+) at (\\S+)");
                HostCalendar calendar = new HostCalendar(named.group(1), named.group(2));
                return launch -> launch.with(
                        client -> client.withConnection(client.connection().withCalendar(calendar)));
            }),
    FILES("files", oneOf(FileTransport.values()), "how configuration files are fetched inside", value -> {
        FileTransport files = constant(FileTransport.class, value);
        return launch ->
                launch.with(client -> client.withConnection(client.connection().withFiles(files)));
    }),
    CONTACT_SOURCE("contact source", oneOf(ContactSourceType.values()), "that of the platform", value -> {
        ContactSourceType source = constant(ContactSourceType.class, value);
        return launch ->
                launch.with(client -> client.withContacts(client.contacts().withDefault(source)));
    }),
    CONTACTS_SHOWN("contacts shown", "a number from 1 up", "most contacts shown for one search", value -> {
        int hits = Integer.parseInt(matched(value, "[1-9][0-9]{0,5}").group());
        return launch ->
                launch.with(client -> client.withContacts(client.contacts().withHits(hits)));
    }),
    SOFTPHONE("softphone", "on or off", "whether the client is a phone", value -> {
        boolean on = choice(value, "on", "off");
        return launch -> launch.with(client -> client.withPhone(client.phone().withSoftphone(on)));
    }),
    PHONE_CONTROL("phone control", "softphone or desk phone", "which phone the user's calls are made with", value -> {
        boolean desk = choice(value, "desk phone", "softphone");
        return launch -> launch.with(client -> client.withPhone(client.phone().withDesk(desk)));
    }),
    VIRTUAL_DESKTOP(
            "virtual desktop", "without VXME, or none", "whether the client runs in a virtual desktop", value -> {
                boolean virtual = choice(value, "without VXME", "none");
                return launch ->
                        launch.with(client -> client.withPhone(client.phone().withVirtual(virtual)));
            }),
    SIP_TRANSPORT(
            "SIP transport", oneOf(PhoneTransport.values()), "how a desktop client carries SIP in clear", value -> {
                PhoneTransport transport = constant(PhoneTransport.class, value);
                return launch ->
                        launch.with(client -> client.withPhone(client.phone().withTransport(transport)));
            }),
    REFRESH_LEAD(
            "refresh lead",
            "TIME, such as 32 s",
            "how much earlier than it must the phone refreshes its registration, lab time",
            value -> {
                Duration lead = time(value);
                return launch -> launch.with(client -> client.withPhone(client.phone()
                        .withRegistration(client.phone().registration().withTries(lead))));
            }),
    PHONE_ELSEWHERE(
            "phone in use elsewhere",
            "taken over or left",
            "what becomes of a phone that another client has registered, where this one signs in",
            value -> {
                boolean insists = choice(value, "taken over", "left");
                return launch -> launch.with(client -> client.withPhone(client.phone()
                        .withRegistration(client.phone().registration().withInsists(insists))));
            }),
    CODECS(
            "codecs",
            "names in SDP, such as PCMU, PCMA, G7221/24000",
            "what the client can code, the preferred one first",
            value -> {
                List<String> names = List.of(matched(value, "[A-Za-z0-9/]+(?:, *[A-Za-z0-9/]+)*")
                        .group()
                        .split(", *"));
                return media(media -> media.withCodecs(names));
            }),
    KEYS(
            "keys",
            "rtp or sip",
            "how keys are pressed in calls: as named events, or told to the node alone where it asks for them",
            value -> {
                boolean events = matched(value, "rtp|sip").group().equals("rtp");
                return media(media -> media.withEvents(events));
            }),
    SYSTEM("system", oneOf(MediaPlatform.values()), "what the client runs on, as far as media differ", value -> {
        MediaPlatform system = constant(MediaPlatform.class, value);
        return media(media -> media.on(system));
    }),
    VIDEO(
            "video",
            "on, off, share, or the largest size, such as w288p",
            "whether calls have video, or a screen alone",
            value -> {
                String size = matched(value, "on|off|share|w144p|w288p|w360p|w448p|w576p|720p|w720p|w1080p")
                        .group();
                return media(media -> media.withVideo(size.equals("off") ? "" : size));
            }),
    SCREEN("screen", "a size, such as 1280 x 800", "the screen that the user can share", value -> {
        SlideSize size = SlideSize.of(value).orElseThrow(() -> new IllegalArgumentException(value));
        return media(media -> media.withScreen(size));
    }),
    MARKING("marking", oneOf(Marking.Marker.values()), "who marks the packets of the client", value -> {
        Marking.Marker marker = constant(Marking.Marker.class, value);
        return media(media -> media.markedBy(marker));
    }),
    DIFFERENTIATED_SERVICE("differentiated service", "on or off", "whether the user lets a Mac mark calls", value -> {
        boolean on = choice(value, "on", "off");
        return media(media -> media.withDifferentiatedService(on));
    }),
    MOBILE_NUMBER(
            "mobile number",
            "digits, with a plus or not",
            "where the user wants to be called via the office",
            value -> {
                String number = matched(value, "\\+?[0-9]{1,24}").group();
                return launch ->
                        launch.with(client -> client.withPhone(client.phone().withMobile(number)));
            }),
    PRESENCE_LOGIN("presence login", oneOf(PresenceLogin.values()), "how presence begins", value -> {
        PresenceLogin login = constant(PresenceLogin.class, value);
        return launch ->
                launch.with(client -> client.withConnection(client.connection().withPresence(login)));
    }),
    MESSAGE_ENCRYPTION(
            "message encryption",
            "AES or none",
            "whether the client can encrypt messages to other clients, as clients of others cannot",
            value -> {
                boolean able = choice(value, "AES", "none");
                return launch -> launch.with(
                        client -> client.withConnection(client.connection().withAes(able)));
            }),
    RE_LOGIN(
            "re-login",
            "TIME to TIME, such as 1 s to 2 s",
            "lab time between a loss and the first attempt, and between two attempts",
            value -> {
                Matcher limits = matched(value, "(.+) to (.+)");
                Duration least = time(limits.group(1));
                Duration most = time(limits.group(2));
                return launch -> launch.with(client -> client.withPresence(
                        client.presence().withRelogin(least, most).withPauses(least, most)));
            }),
    PING("ping", "TIME, such as 2 s", "how often the presence server is asked whether it is there, lab time", value -> {
        Duration interval = time(value);
        return launch ->
                launch.with(client -> client.withPresence(client.presence().withPing(interval, interval)));
    });

    private final String word;
    private final String form;
    private final String about;
    private final Function<String, UnaryOperator<Launch>> reader;

    ClientSetting(String word, String form, String about, Function<String, UnaryOperator<Launch>> reader) {
        this.word = word;
        this.form = form;
        this.about = about;
        this.reader = reader;
    }

    /** As the table names it. */
    public String word() {
        return word;
    }

    /** What its value may be. */
    public String form() {
        return form;
    }

    /** What it is, in a few words. */
    public String about() {
        return about;
    }

    /**
     * What a row of the table does to a launch.
     *
     * @throws IllegalArgumentException when there is no such setting, or it takes no such value; the message says what
     *                                  would do
     */
    public static UnaryOperator<Launch> read(String word, String value) {
        ClientSetting setting = named(word);
        try {
            return setting.reader.apply(value);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    "the setting '" + word + "' does not take '" + value + "'; it takes: " + setting.form, unfit);
        }
    }

    private static ClientSetting named(String word) {
        List<String> words = Arrays.stream(values()).map(ClientSetting::word).toList();
        return Arrays.stream(values())
                .filter(setting -> setting.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a client has no setting '" + word + "'; settings: "
                        + String.join(", ", words) + Nearest.hint(word, words)));
    }

    private static UnaryOperator<Launch> media(UnaryOperator<MediaSettings> change) {
        return launch -> launch.with(client ->
                client.withPhone(client.phone().with(change.apply(client.phone().media()))));
    }

    private static UnaryOperator<Launch> sources(UnaryOperator<Sources> change) {
        return launch -> launch.with(client -> client.withDiscovery(
                client.discovery().withSources(change.apply(client.discovery().sources()))));
    }
}

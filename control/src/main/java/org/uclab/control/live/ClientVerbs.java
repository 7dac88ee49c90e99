package org.uclab.control.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.control.seat.ClientSetting;
import org.uclab.control.seat.Launch;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of clients. */
public final class ClientVerbs {

    /** A client's name stands in paths, in commands and in the history. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,63}");

    public static final Parameter<String> USER = Parameter.text(
                    "user", "sign-in name of a user of the world, or somebody")
            .inPlace();
    public static final Parameter<String> FROM =
            Parameter.text("from", "zone in which it is launched: inside, outside");
    public static final Parameter<String> NAME = Parameter.text(
                    "name", "how the client is called (the user's name unless said)")
            .optional();
    public static final Parameter<Map<String, String>> SETTINGS = Parameter.pairs(
                    "settings", "settings by word, such as release and platform, as './uclab steps' lists them")
            .optional();
    public static final Parameter<String> CLIENT =
            Parameter.text("client", "name of a client").inPlace();
    public static final Parameter<String> ADDRESS = Parameter.text(
                    "address", "what the user types (the user's own address unless said)")
            .optional();
    public static final Parameter<String> PASSWORD =
            Parameter.text("password", "the user's own unless said").optional();
    public static final Parameter<String> ZONE =
            Parameter.text("zone", "inside, outside, …").inPlace();
    /** A client that has ended. */
    public record EndedView(String id) {}

    public static final Verb<LiveLab, List<ClientView>> LIST = Verb.<LiveLab>named(
                    "client list", "Lists the clients that somebody has launched.")
            .call(Method.GET, "/clients")
            .without(Face.STEP, LabVerbs.TELLS)
            .givesMany(
                    ClientView.class,
                    (lab, said) -> lab.clients().all().stream()
                            .map(client -> ClientView.of(client, lab.bench()))
                            .toList());

    public static final Verb<LiveLab, ClientView> LAUNCH = Verb.<LiveLab>named(
                    "client launch", "Launches a client that remembers nothing, signed out.")
            .call(Method.POST, "/clients")
            .takes(USER, FROM, NAME, SETTINGS)
            .step(
                    "{user} signs in from {zone}",
                    "{user} signs in from {zone} with the password {string}",
                    "{user} signs in from {zone} as {string}",
                    "{user} signs in from {zone} with a second client too",
                    "{int} clients of {user} sign in from {zone}, each with a seed of its own",
                    "somebody types {string} on a client {zone}",
                    "{user} has a client with:")
            .gives(ClientView.class, ClientVerbs::launch);

    public static final Verb<LiveLab, ClientView> LAUNCH_AGAIN = Verb.<LiveLab>named(
                    "client launch-again", "Ends a client and launches it once more; what it remembers it remembers.")
            .call(Method.POST, "/clients/{client}/launch-again")
            .takes(CLIENT, FROM.optional(), SETTINGS)
            .step(
                    "{user} launches the client again",
                    "{user} launches the client again as {string}",
                    "{user} moves {zone} and launches the client again",
                    "somebody types {string} on the same client, launched again")
            .gives(ClientView.class, (lab, said) -> {
                LiveClient live = client(lab, said);
                Optional<String> zone = said.find(FROM).map(name -> zone(lab, name));
                Launch launch =
                        said.find(SETTINGS).map(rows -> launch(lab, rows)).orElseGet(live::launch);
                Doing.fitting(() -> lab.clients().launchAgain(live, zone, launch));
                return ClientView.of(live, lab.bench());
            });

    public static final Verb<LiveLab, ClientView> SHOW = Verb.<LiveLab>named(
                    "client show", "Tells a client's state, what it shows its user, and its decisions with reasons.")
            .call(Method.GET, "/clients/{client}")
            .takes(CLIENT)
            .without(Face.STEP, LabVerbs.TELLS)
            .gives(ClientView.class, (lab, said) -> ClientView.of(client(lab, said), lab.bench()));

    public static final Verb<LiveLab, EndedView> END = Verb.<LiveLab>named("client end", "Ends a client.")
            .call(Method.DELETE, "/clients/{client}")
            .takes(CLIENT)
            .without(Face.STEP, "the clients of a scenario end with it")
            .gives(EndedView.class, (lab, said) -> {
                String id = client(lab, said).id();
                lab.clients().leave(id);
                return new EndedView(id);
            });

    public static final Verb<LiveLab, ClientView> SIGN_IN = Verb.<LiveLab>named(
                    "client sign-in", "Signs in, and tells how that ended.")
            .call(Method.POST, "/clients/{client}/sign-in")
            .takes(CLIENT, ADDRESS, PASSWORD)
            .step(
                    "{user} signs in from {zone}",
                    "{user} signs in from {zone} with the password {string}",
                    "{user} signs in again with the same client",
                    "{user} signs in again on the second client")
            .gives(ClientView.class, ClientVerbs::signIn)
            .wanting(ClientVerbs::signedIn);

    public static final Verb<LiveLab, ClientView> CREDENTIALS = Verb.<LiveLab>named(
                    "client credentials",
                    "Answers a client that asks for the credentials of the cloud, and has it sign in once more.")
            .call(Method.POST, "/clients/{client}/credentials")
            .takes(CLIENT, PASSWORD)
            .step(
                    "{user} signs in to the cloud from {zone}",
                    "{user} signs in to the cloud from {zone} with a second client too",
                    "{user} gives the credentials of the cloud",
                    "{user} gives the credentials of the cloud with the password {string}")
            .gives(ClientView.class, (lab, said) -> {
                LiveClient live = client(lab, said);
                live.answer(password(lab, said, live), () -> own(lab, live));
                return ClientView.of(live, lab.bench());
            })
            .wanting(ClientVerbs::signedIn);

    public static final Verb<LiveLab, ClientView> PHONE_CREDENTIALS = Verb.<LiveLab>named(
                    "client phone-credentials",
                    "Enters the credentials of phone services in the options of a client, which connects with them.")
            .call(Method.POST, "/clients/{client}/phone-credentials")
            .takes(CLIENT, PASSWORD)
            .step("{user} enters the credentials of phone services")
            .gives(ClientView.class, (lab, said) -> {
                LiveClient live = client(lab, said);
                live.phonePassword(password(lab, said, live), () -> own(lab, live));
                return ClientView.of(live, lab.bench());
            })
            .wanting(ClientVerbs::signedIn);

    public static final Verb<LiveLab, ClientView> SIGN_OUT = Verb.<LiveLab>named(
                    "client sign-out", "Signs out; done when the servers have seen it go.")
            .call(Method.POST, "/clients/{client}/sign-out")
            .takes(CLIENT)
            .step("{user} signs out", "{user} signs out on the second client")
            .gives(ClientView.class, (lab, said) -> {
                LiveClient live = client(lab, said);
                live.client().signOut();
                live.awaitQuiet();
                return ClientView.of(live, lab.bench());
            });

    public static final Verb<LiveLab, ClientView> MOVE = Verb.<LiveLab>named(
                    "client move", "The host of a client goes to another zone while the client runs.")
            .call(Method.POST, "/clients/{client}/move")
            .takes(CLIENT, ZONE)
            .step("{user} moves {zone}")
            .gives(ClientView.class, (lab, said) -> {
                LiveClient live = client(lab, said);
                String zone = zone(lab, said.get(ZONE));
                Doing.fitting(() -> lab.clients().move(live, zone));
                return ClientView.of(live, lab.bench());
            });

    public static final Verb<LiveLab, ClientView> LOSE_NETWORK = Verb.<LiveLab>named(
                    "client lose-network", "The host of a client loses its network while the client runs.")
            .call(Method.POST, "/clients/{client}/lose-network")
            .takes(CLIENT)
            .step("{user} loses the network")
            .gives(ClientView.class, (lab, said) -> {
                LiveClient live = client(lab, said);
                Doing.fitting(() -> live.seat().loseNetwork());
                return ClientView.of(live, lab.bench());
            });

    private ClientVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(
                LIST,
                LAUNCH,
                LAUNCH_AGAIN,
                SHOW,
                END,
                SIGN_IN,
                CREDENTIALS,
                PHONE_CREDENTIALS,
                SIGN_OUT,
                MOVE,
                LOSE_NETWORK);
    }

    static LiveClient client(LiveLab lab, Said said) {
        return lab.clients().get(said.get(CLIENT));
    }

    private static String zone(LiveLab lab, String name) {
        return lab.names().zone(name).name();
    }

    /** A client as the world says, and as somebody said of it. */
    static Launch launch(LiveLab lab, Map<String, String> settings) {
        Launch launch = Launch.of(ClientSettings.defaults()
                .withDiscovery(DiscoverySettings.defaults()
                        .withVoiceServicesDomain(
                                lab.bench().model().voiceServicesDomain().orElse(""))));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            launch = Doing.fitting(() -> ClientSetting.read(setting.getKey(), setting.getValue()))
                    .apply(launch);
        }
        return launch;
    }

    private static ClientView launch(LiveLab lab, Said said) {
        String user = lab.names().user(said.get(USER));
        String zone = zone(lab, said.get(FROM));
        String id = called(lab, said.find(NAME).orElse(user));
        Launch launch = launch(lab, said.find(SETTINGS).orElse(Map.of()));
        return ClientView.of(lab.clients().launch(id, user, zone, launch), lab.bench());
    }

    /** What somebody calls a client, or another program; hosts have their names already. */
    static String called(LiveLab lab, String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused(
                    Refused.Why.UNFIT,
                    "a client is called by 1 to 64 letters, digits, dots, hyphens and underscores, not '" + id + "'");
        }
        if (lab.bench().nodes().stream().anyMatch(node -> node.name().equals(id))) {
            throw new Refused(Refused.Why.CONFLICT, "'" + id + "' is a host; call the client otherwise");
        }
        return id;
    }

    private static boolean signedIn(ClientView client) {
        return client.result()
                .filter(result -> result.kind().equals(ClientView.word(SignInResult.Kind.SIGNED_IN)))
                .isPresent();
    }

    private static String password(LiveLab lab, Said said, LiveClient live) {
        return said.find(PASSWORD)
                .orElseGet(() -> lab.names().person(live.user()).password());
    }

    private static LiveClient.Typed own(LiveLab lab, LiveClient live) {
        var person = lab.names().person(live.user());
        return new LiveClient.Typed(person.address(), person.password());
    }

    private static ClientView signIn(LiveLab lab, Said said) {
        LiveClient live = client(lab, said);
        boolean nobody = live.user().equals(Cast.SOMEBODY);
        Optional<String> address = said.find(ADDRESS);
        Optional<String> password = said.find(PASSWORD);
        if (nobody && (address.isEmpty() || password.isEmpty())) {
            throw new Refused(Refused.Why.UNFIT, "somebody is no user of the world; say 'address' and 'password'");
        }
        live.signIn(
                address.orElseGet(() -> lab.names().person(live.user()).address()),
                password.orElseGet(() -> lab.names().person(live.user()).password()));
        return ClientView.of(live, lab.bench());
    }
}

package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.client.SignInResult;
import org.uclab.client.config.Choice;
import org.uclab.client.config.ConfigStore;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of what a signed-in client has been set up with. */
public final class SetupVerbs {

    public static final Parameter<String> PARAMETER = Parameter.text(
                    "parameter", "a parameter by its name in jabber-config.xml")
            .inPlace();
    public static final Parameter<String> TYPED =
            Parameter.text("typed", "a number as the user types it").inPlace();

    /**
     * The value of a parameter that counts.
     *
     * @param source who set it: {@code service-profile}, {@code configuration-file} or {@code default}
     */
    public record ParameterView(String parameter, String value, String source) {}

    /** What a client keeps of UCM, as people read it; {@code nothing} without UCM. */
    public record KeptView(String text) {}

    /** A number as it was typed, and as it goes into a call. */
    public record DialledView(String typed, String dialled) {}

    public static final Verb<LiveLab, ParameterView> TAKES = Verb.<LiveLab>named(
                    "client takes", "Tells the value of a parameter that counts for a client, and who set it.")
            .call(Method.GET, "/clients/{client}/parameters/{parameter}")
            .takes(ClientVerbs.CLIENT, PARAMETER)
            .step("{user} takes {string} from {source}: {string}")
            .gives(ParameterView.class, (lab, said) -> {
                Choice choice = signedIn(lab, said).configuration().parameter(said.get(PARAMETER));
                return new ParameterView(said.get(PARAMETER), choice.value(), ClientView.word(choice.source()));
            });

    public static final Verb<LiveLab, KeptView> KEEPS = Verb.<LiveLab>named(
                    "client keeps", "Tells what a client keeps of UCM.")
            .call(Method.GET, "/clients/{client}/kept")
            .takes(ClientVerbs.CLIENT)
            .step("the client of {user} keeps:")
            .gives(
                    KeptView.class,
                    (lab, said) -> new KeptView(
                            signedIn(lab, said).store().map(ConfigStore::print).orElse("nothing")));

    public static final Verb<LiveLab, DialledView> DIALLED = Verb.<LiveLab>named(
                    "client dialled", "Tells how a number that the user types goes into a call.")
            .call(Method.POST, "/clients/{client}/dialled")
            .takes(ClientVerbs.CLIENT, TYPED)
            .step("{user} dials {string} and the call goes to {string}")
            .gives(DialledView.class, (lab, said) -> {
                LiveClient live = ClientVerbs.client(lab, said);
                return new DialledView(
                        said.get(TYPED), Doing.fitting(() -> live.client().dialled(said.get(TYPED))));
            });

    private SetupVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(TAKES, KEEPS, DIALLED);
    }

    private static SignInResult.SignedIn signedIn(LiveLab lab, Said said) {
        LiveClient live = ClientVerbs.client(lab, said);
        Optional<SignInResult> result = live.client().result();
        if (result.orElse(null) instanceof SignInResult.SignedIn in) {
            return in;
        }
        throw new Refused(Refused.Why.CONFLICT, "the client '" + live.id() + "' is not signed in");
    }
}

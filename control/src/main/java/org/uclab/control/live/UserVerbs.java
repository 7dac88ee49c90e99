package org.uclab.control.live;

import java.util.List;
import java.util.regex.Pattern;
import org.uclab.control.live.LabView.UserView;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.model.User;
import org.uclab.scenarios.Bench;

/** Verbs of the users and devices that call control has; presence takes over what it has of a user at once. */
public final class UserVerbs {

    /** A user id is the local part of an address too. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final int TEXT_MAX = 127;

    private static final String DESKTOP = "Cisco Unified Client Services Framework";

    public static final Parameter<String> USER =
            Parameter.text("user", "sign-in name of a user").inPlace();
    public static final Parameter<String> PASSWORD = Parameter.text(
                    "password", "what the user signs in with from now on, 1 to " + TEXT_MAX + " characters")
            .inPlace();
    public static final Parameter<String> LIKE = Parameter.text(
            "like", "a user whose domain, home cluster, presence node, service profile and role the new one has too");
    public static final Parameter<String> FIRST_NAME =
            Parameter.text("firstName", "none unless said").optional();
    public static final Parameter<String> LAST_NAME =
            Parameter.text("lastName", "the sign-in name unless said").optional();
    public static final Parameter<String> LINE =
            Parameter.text("line", "directory number; none unless said").optional();
    public static final Parameter<String> DEVICE =
            Parameter.text("device", "name of a device: letters, digits, . _ -").inPlace();
    public static final Parameter<String> MODEL = Parameter.text(
                    "model", "model of the device as UCM names it (" + DESKTOP + " unless said)")
            .optional();

    public static final Verb<LiveLab, List<UserView>> LIST = Verb.<LiveLab>named(
                    "user list", "Lists the users, without the crowds, with passwords and devices.")
            .call(Method.GET, "/users")
            .without(Face.STEP, LabVerbs.TELLS)
            .givesMany(
                    UserView.class,
                    (lab, said) -> lab.bench().people().all().stream()
                            .map(user -> view(lab.bench(), user))
                            .toList());

    public static final Verb<LiveLab, UserView> SHOW = Verb.<LiveLab>named(
                    "user show", "Tells of a user, with password and devices.")
            .call(Method.GET, "/users/{user}")
            .takes(USER)
            .without(Face.STEP, LabVerbs.TELLS)
            .gives(UserView.class, (lab, said) -> view(lab, said));

    public static final Verb<LiveLab, UserView> ADD = Verb.<LiveLab>named(
                    "user add", "Adds a user to call control, in the likeness of another and without devices.")
            .call(Method.POST, "/users")
            .takes(USER, PASSWORD, LIKE, FIRST_NAME, LAST_NAME, LINE)
            .step("a user {string} like {user} is added with the password {string}")
            .gives(UserView.class, UserVerbs::added);

    public static final Verb<LiveLab, UserView> SET_PASSWORD = Verb.<LiveLab>named(
                    "user password", "Gives a user another password; open sessions stay open.")
            .call(Method.PUT, "/users/{user}/password")
            .takes(USER, PASSWORD)
            .step("the password of {user} becomes {string}")
            .gives(UserView.class, (lab, said) -> {
                String user = lab.names().person(said.get(USER)).id();
                String password = text(said, PASSWORD);
                Doing.fitting(() -> lab.bench().administration().setPassword(user, password));
                return view(lab, said);
            });

    public static final Verb<LiveLab, UserView> REMOVE = Verb.<LiveLab>named(
                    "user remove", "Removes a user with all devices; who is signed in stays so.")
            .call(Method.DELETE, "/users/{user}")
            .takes(USER)
            .step("{user} is removed from call control")
            .gives(UserView.class, (lab, said) -> {
                UserView last = view(lab, said);
                Doing.fitting(() -> lab.bench().administration().removeUser(last.id()));
                return last;
            });

    public static final Verb<LiveLab, UserView> ADD_DEVICE = Verb.<LiveLab>named(
                    "device add", "Gives a user one more device.")
            .call(Method.POST, "/users/{user}/devices")
            .takes(USER, DEVICE, MODEL)
            .step("{user} gets the device {string}", "{user} gets the device {string} of the model {string}")
            .gives(UserView.class, (lab, said) -> {
                String user = lab.names().person(said.get(USER)).id();
                String model = said.find(MODEL).orElse(DESKTOP);
                Doing.fitting(() -> lab.bench().administration().addDevice(user, said.get(DEVICE), model));
                return view(lab, said);
            });

    public static final Verb<LiveLab, UserView> REMOVE_DEVICE = Verb.<LiveLab>named(
                    "device remove", "Takes a device from a user.")
            .call(Method.DELETE, "/users/{user}/devices/{device}")
            .takes(USER, DEVICE)
            .step("{user} loses the device {string}")
            .gives(UserView.class, (lab, said) -> {
                String user = lab.names().person(said.get(USER)).id();
                Doing.fitting(() -> lab.bench().administration().removeDevice(user, said.get(DEVICE)));
                return view(lab, said);
            });

    public static final Verb<LiveLab, UserView> RESET_DEVICE = Verb.<LiveLab>named(
                    "device reset", "Has a phone that is registered leave its node, fetch its file and begin anew.")
            .call(Method.POST, "/users/{user}/devices/{device}/reset")
            .takes(USER, DEVICE)
            .step("the device {string} of {user} is reset")
            .gives(UserView.class, (lab, said) -> {
                String user = lab.names().person(said.get(USER)).id();
                Doing.fitting(() -> lab.bench().administration().resetDevice(user, said.get(DEVICE)));
                return view(lab, said);
            });

    private UserVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(LIST, SHOW, ADD, SET_PASSWORD, REMOVE, ADD_DEVICE, REMOVE_DEVICE, RESET_DEVICE);
    }

    private static UserView view(LiveLab lab, Said said) {
        return view(lab.bench(), lab.names().person(said.get(USER)));
    }

    static UserView view(Bench bench, User user) {
        return new UserView(
                user.id(),
                user.address(),
                user.fullName(),
                user.password(),
                bench.administration().devices(user.id()));
    }

    private static UserView added(LiveLab lab, Said said) {
        String id = said.get(USER);
        if (!ID.matcher(id).matches() || id.equals(Cast.SOMEBODY)) {
            throw new Refused(
                    Refused.Why.UNFIT,
                    "a user is called by 1 to 64 letters, digits, dots, hyphens and underscores, not '" + id + "'");
        }
        User like = lab.names().person(said.get(LIKE));
        User user = new User(
                id,
                like.domain(),
                text(said, PASSWORD),
                said.find(FIRST_NAME).orElse(""),
                said.find(LAST_NAME).orElse(id),
                said.find(LINE).orElse(""),
                "",
                0);
        Doing.fitting(() -> lab.bench().administration().addUser(user, like.id()));
        return view(lab.bench(), user);
    }

    private static String text(Said said, Parameter<String> parameter) {
        String text = said.get(parameter);
        if (text.isEmpty() || text.length() > TEXT_MAX) {
            throw new Refused(Refused.Why.UNFIT, "'" + parameter.name() + "' has 1 to " + TEXT_MAX + " characters");
        }
        return text;
    }
}

package org.uclab.features.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uclab.features.script.StepLine;

/**
 * The expectations that something did not happen. Each also holds where it could not have been seen, so each names what
 * shows that it would have been: its controls.
 */
enum Negation {
    NEVER_ASKED(
            Set.of("{host} was never asked {string}", "{host} was never asked {string} by {user}"),
            Negation::sameHost,
            "expect somewhere in this feature that the host is asked something, or serves somebody"),
    NEVER_SENT(
            Set.of("{host} never sent {host} a request {string}"),
            (negative, control) -> control.pattern().startsWith("{host} sent {host} a request {string}")
                    && negative.values("host").equals(control.values("host")),
            "let the one send the other something in this feature"),
    NEVER_OVER_TCP(
            Set.of("{host} was never asked over TCP", "{host} was never asked over TCP by {user}"),
            (negative, control) ->
                    control.pattern().startsWith("{host} was asked over TCP") && sameHost(negative, control),
            "expect somewhere in this feature that the host was asked over TCP"),
    HEARD_NOTHING(
            Set.of("{host} heard nothing from {user}", "{host} heard nothing from any client"),
            Negation::sameHost,
            "expect somewhere in this feature that the host is asked something, or serves somebody"),
    FINDS_NOBODY(
            Set.of("{user} finds nobody"),
            (negative, control) -> control.pattern().startsWith("{user} finds"),
            "let somebody be found in this feature, so that the search is seen to work"),
    NO_PICTURE(
            Set.of("{user} sees no picture of {user}"),
            (negative, control) ->
                    control.pattern().equals("{user} sees the picture of {user}") && sameUser(negative, control),
            "let the user see another picture in this feature"),
    CANNOT_WRITE(
            Set.of("{user} cannot write to {user}"),
            (negative, control) -> control.pattern().startsWith("{user} reads")
                    && negative.values("user").containsAll(control.values("user")),
            "let the one read something from the other in this feature"),
    CANNOT_SAY(
            Set.of("{user} cannot say {string} in the room {string}"),
            (negative, control) -> control.pattern().equals("{user} reads {string} from {user} in the room {string}")
                    && control.values("user")
                            .get(1)
                            .equals(negative.values("user").get(0)),
            "let somebody read in this feature what the user says in a room"),
    CANNOT_MAKE(
            Set.of("{user} cannot make the persistent room {string}"),
            (negative, control) -> control.pattern().equals("{user} makes the persistent room {string}"),
            "let a persistent room be made in this feature"),
    NOT_SEEN(
            Set.of("{user} does not see that {user} is available"),
            (negative, control) -> control.pattern().equals("{user} sees that {user} is available")
                    && negative.values("user").equals(control.values("user")),
            "let the one see the other in this feature"),
    NO_ATTEMPT(
            Set.of("{user} never had to try again"),
            (negative, control) -> control.pattern().matches("\\{user\\} (tried again|is signed in again).*")
                    && sameUser(negative, control),
            "let the user try again in this feature"),
    LEFT_NO_NODE(
            Set.of("the phone of {user} never left its node"),
            (negative, control) ->
                    control.pattern().equals("the phone of {user} is registered at {host} within {int} lab seconds")
                            && sameUser(negative, control),
            "let the phone of that user register at another node in this feature, in so many lab seconds"),
    PASSED_NOBODY_OVER(
            Set.of("the client of {user} passed no server over"),
            (negative, control) -> control.pattern().startsWith(Negation.DECIDED)
                    && control.values("string").get(0).endsWith(" server")
                    && control.values("string").get(1).startsWith(Negation.NOT),
            "let a client pass a server over in this feature: decided on \"UDS server\": \"not HOST\""),
    NOT_OFFERED(
            Set.of("no call of {user} was offered with {string}"),
            (negative, control) -> control.pattern().equals("the call of {user} was offered with {string}")
                    && sameUser(negative, control),
            "let a call of that user be offered with something in this feature"),
    NO_VIDEO(
            Set.of("the call of {user} has no video"),
            (negative, control) ->
                    control.pattern().matches("\\{user\\} (sees the own picture come back|sees \\{user\\})")
                            && sameUser(negative, control),
            "let that user see a picture in a call in this feature"),
    LOSES_NOTHING(
            Set.of("the sound of {user} loses nothing"),
            (negative, control) -> (control.pattern().equals("the sound of {user} loses more than {int} percent")
                            || control.pattern().equals("the line of {user} loses about {int} percent")
                            || control.pattern().startsWith("the call of {user} stands still"))
                    && sameUser(negative, control),
            "let the sound of that user be lost in this feature"),
    SETTLES_AT_NONE(
            Set.of("{user} settles at no video"),
            (negative, control) -> control.pattern().equals("{user} settles at {string}"),
            "let a client settle at some video in this feature"),
    NOT_REACHED(
            Set.of("the link {string} does not reach the client of {user}: {string}"),
            Negation::linked,
            "let a link of that user start a call or open a chat in this feature"),
    GETS_NO_FILE(
            Set.of("{user} gets nothing of the file {string} from {user}: {string}"),
            (negative, control) -> control.pattern().equals("{user} takes the file {string} from {user}")
                    && sameUser(negative, control),
            "let that user take a file in this feature"),
    GOES_NOT(
            Set.of("the file {string} of {user} does not go to {user}: {string}"),
            (negative, control) -> control.pattern().equals("{user} takes the file {string} from {user}"),
            "let somebody take a file in this feature"),
    SEES_NO_SCREEN(
            Set.of("{user} does not see by IM the screen of {user}: {string}"),
            (negative, control) -> control.pattern().equals("{user} sees by IM the screen of {user}")
                    && negative.values("user").equals(control.values("user")),
            "let the one see the screen of the other by IM in this feature"),
    REPORT_STAYS(
            Set.of("the report of {user} on the problem {string} cannot be sent: {string}"),
            (negative, control) ->
                    control.pattern().equals("{user} reports the problem {string}") && sameUser(negative, control),
            "let that user send a problem report in this feature"),
    NOT_JOINED(
            Set.of("{user} cannot join the meeting {string}: {string}"),
            (negative, control) ->
                    control.pattern().equals("{user} joins the meeting {string}") && sameUser(negative, control),
            "let that user join a meeting in this feature"),
    NO_MESSAGES(
            Set.of("the phone of {user} says that no messages wait"),
            (negative, control) -> control.pattern().equals("the phone of {user} says that messages wait")
                    && sameUser(negative, control),
            "let messages wait for that user in this feature"),
    IN_NO_MEETING(
            Set.of(
                    "{user} does not see that {user} is in a meeting",
                    "{user} sees that {user} is available and in no meeting"),
            (negative, control) -> control.pattern().equals("{user} sees that {user} is in a meeting")
                    && negative.values("user").equals(control.values("user")),
            "let the one see in this feature that the other is in a meeting"),
    READS_NOT(
            Set.of("the answer does not read {string}"),
            (negative, control) -> control.pattern().equals("the answer reads {string}"),
            "let an answer read something in this feature"),
    /** They expect the request itself too. */
    NOT_IN_A_REQUEST(
            Set.of(
                    "the request {string} that {host} got has no header {string}",
                    "no request {string} that {host} got contains {string}"),
            (negative, control) -> true,
            "");

    /** Words that an expectation of nothing has, and some others. */
    private static final Pattern NEGATIVE = Pattern.compile("\\b(never|no|not|nothing|nobody|cannot)\\b");

    /** What a client says and states that it is in: both are seen. */
    private static final Set<String> SEEN = Set.of("{user} is not connected", "{user} has no network");

    /** What somebody does: it expects nothing at all. */
    private static final Set<String> DONE = Set.of(
            "{user} shares the screen no more",
            "{user} chooses In a meeting no more",
            "{user} begins a meeting that is in no calendar",
            "{user} ends the meeting that is in no calendar");

    private static final String DECIDED = "the client of {user} decided on {string}: {string}";
    private static final String NOT = "not ";

    private interface Control {
        boolean shows(StepLine negative, StepLine candidate);
    }

    private final Set<String> patterns;
    private final Control control;
    private final String remedy;

    Negation(Set<String> patterns, Control control, String remedy) {
        this.patterns = patterns;
        this.control = control;
        this.remedy = remedy;
    }

    /** The negation that a step is; empty for any other step. */
    static Optional<Negation> of(StepLine line) {
        return Arrays.stream(values())
                .filter(negation -> negation.patterns.contains(line.pattern()))
                .findFirst();
    }

    /** Those of these patterns of expectations that sound like a negation, and nobody has said what controls them. */
    static List<String> undecided(Stream<String> patterns) {
        return patterns.filter(pattern -> NEGATIVE.matcher(pattern).find())
                .filter(pattern ->
                        !pattern.contains(" is told that ") && !SEEN.contains(pattern) && !DONE.contains(pattern))
                .filter(pattern -> Arrays.stream(values()).noneMatch(negation -> negation.patterns.contains(pattern)))
                .toList();
    }

    /** Whether a step shows that what the negative one did not see would have been seen. */
    boolean shownBy(StepLine negative, StepLine candidate) {
        return candidate.kind() == StepLine.Kind.THEN
                && (this == NOT_IN_A_REQUEST || of(candidate).isEmpty())
                && control.shows(negative, candidate);
    }

    /** What to do where there is no control. */
    String remedy() {
        return remedy;
    }

    /** Whether the step names the host, in its table too, or has a client decide for it. */
    private static boolean sameHost(StepLine negative, StepLine control) {
        String host = negative.values("host").get(0);
        return Stream.of(control.values("host").stream(), control.column("host"), chosen(control))
                .flatMap(hosts -> hosts)
                .anyMatch(other -> Hosts.same(host, other));
    }

    private static Stream<String> chosen(StepLine control) {
        if (!control.pattern().startsWith(DECIDED)
                || control.values("string").get(1).startsWith(NOT)) {
            return Stream.empty();
        }
        return Stream.of(control.values("string").get(1).split("[\\s,:]+"));
    }

    private static boolean linked(StepLine negative, StepLine control) {
        String whose = negative.values("user").get(0);
        return switch (control.pattern()) {
            case "{user} is called by {user}" -> control.values("user").get(1).equals(whose);
            case "{user} has the chat windows:" -> sameUser(negative, control);
            default -> false;
        };
    }

    private static boolean sameUser(StepLine negative, StepLine control) {
        return control.values("user").get(0).equals(negative.values("user").get(0));
    }
}

package org.uclab.sim.ucm.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.sim.ucm.cluster.UdsPolicy.Choice;

/**
 * An enterprise parameter that UDS shows to its users. They are advice for what a program should offer; the server does
 * not enforce them (UDS API, userPolicy).
 *
 * @param value   its value unless a world says another; empty for one that is shown without
 * @param choices what it may be, empty for a truth value or a number
 * @param range   what a number may be
 */
public record UserPolicy(String name, String value, List<Choice> choices, Optional<Range> range) {

    /** Default and bounds of a number. */
    public record Range(int usual, int min, int max) {}

    public static final String SEARCH_EVERYBODY = "EnableAllUserSearch";
    public static final String SEARCH_LIMIT = "UserSearchLimit";
    public static final String DIGITS_TO_MATCH = "NumberofDigitstoMatch";
    public static final String URI_LOOKUP = "URILookupPolicy";

    /** In the order of the reference. */
    private static final List<UserPolicy> ALL = List.of(
            choice("ShowCallForward", "1", 1, "Show All Settings", "Hide All Settings", "Show Only Forward All"),
            truth("ShowChangePassword", "true"),
            truth("ShowChangePin", "true"),
            truth("ShowDirectorySearch", "true"),
            truth("ShowApplications", "true"),
            truth("ShowIPPhoneServices", "true"),
            truth("ShowLineLabel", "false"),
            truth("ShowHistorySettings", "true"),
            truth("ShowConferencingScheduler", "true"),
            truth("ShowVoicemailIVROption", "true"),
            truth("ShowMessageWaitingAlertPreference", "true"),
            truth("ShowExternalPhoneSettings", "true"),
            truth("ShowOnlinePhoneGuide", "true"),
            truth("ShowPhoneContacts", "true"),
            truth("ShowRingPreferences", "false"),
            truth("ShowSpeedDials", "true"),
            choice("OnACallRingPreferenceDefault", "5", 1, "Disable", "Flash Only", "Ring Once", "Ring", "Beep Only"),
            choice("NotOnACallRingPreferenceDefault", "4", 1, "Disable", "Flash Only", "Ring Once", "Ring"),
            choice("MessageWaitingAlertAudioPreferenceDefault", "0", 0, "OFF", "ON"),
            choice(
                    "MessageWaitingAlertVisualPreferenceDefault",
                    "0",
                    0,
                    "Primary Line - Light and Prompt",
                    "Primary Line - Prompt Only",
                    "Primary Line - Light Only",
                    "Light and Prompt",
                    "Prompt Only",
                    "Light Only",
                    "None"),
            // COMPAT(UDS API): the range of this one is evidently another parameter's; printed so.
            number("UserLocalDefault", "1", new Range(250, 50, 9999)),
            choice("VoiceMailAvoidancePolicy", "1", 1, "Timer Control", "User Control"),
            choice("PhoneServiceDisplay", "0", 0, "Internal", "External URL", "Both"),
            truth(SEARCH_EVERYBODY, "true"),
            number(SEARCH_LIMIT, "64", new Range(64, 1, 500)),
            number(DIGITS_TO_MATCH, "4", new Range(4, 3, 256)),
            choice(URI_LOOKUP, "0", 0, "Case Sensitive", "Case Insensitive"),
            truth("ShowCalendarPreference", "true"),
            truth("ShowCallHistory", ""),
            truth("ShowVideoConferencingScheduler", "true"));

    /** All of them, in the order of the reference. */
    public static List<UserPolicy> all() {
        return ALL;
    }

    /** Those whose value follows from what the cluster does, so that a world must not say another. */
    static List<String> derived() {
        return List.of(SEARCH_EVERYBODY, SEARCH_LIMIT, DIGITS_TO_MATCH, URI_LOOKUP);
    }

    /** Whether it may have that value. */
    boolean takes(String other) {
        return (choices.isEmpty() && range.isEmpty())
                ? other.equals("true") || other.equals("false")
                : choices.stream().anyMatch(choice -> choice.value().equals(other))
                        || (range.isPresent() && other.matches("\\d{1,5}"));
    }

    private static UserPolicy truth(String name, String value) {
        return new UserPolicy(name, value, List.of(), Optional.empty());
    }

    private static UserPolicy number(String name, String value, Range range) {
        return new UserPolicy(name, value, List.of(), Optional.of(range));
    }

    private static UserPolicy choice(String name, String value, int first, String... names) {
        List<Choice> choices = new ArrayList<>();
        for (String each : names) {
            choices.add(new Choice(Integer.toString(first + choices.size()), each));
        }
        return new UserPolicy(name, value, List.copyOf(choices), Optional.empty());
    }
}

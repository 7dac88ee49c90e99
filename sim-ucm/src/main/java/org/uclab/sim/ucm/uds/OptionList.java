package org.uclab.sim.ucm.uds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xml.XmlText;

/** A list of options that is the same on every server: names by value, which count from 0. */
enum OptionList {
    MESSAGE_WAITING_VISUAL(
            "messageWaitingVisualAlertPreference",
            "Use System Policy",
            "Light and Prompt",
            "Prompt Only",
            "Light Only",
            "None"),
    MESSAGE_WAITING_AUDIBLE("messageWaitingAudibleAlertPreference", "Off", "On", "Default"),
    ON_A_CALL_RING(
            "onACallRingPreference", "Use System Default", "Disable", "Flash Only", "Ring Once", "Ring", "Beep Only"),
    NOT_ON_A_CALL_RING(
            "notOnACallRingPreference",
            "Use System Default",
            "Disable",
            "Flash Only",
            "Ring Once",
            "Ring",
            "Beep Only"),
    DO_NOT_DISTURB("doNotDisturbSettings", "Ringer Off", "Call Reject", "Use Common Phone Profile Setting"),
    VOICE_MAIL_AVOIDANCE("voiceMailAvoidancePolicy", "Use System Default", "Timer Control", "User Control"),
    REMOTE_DESTINATION_USAGE(
            "remoteDestinationUsage", "Single Number Reach", "Application Control", "Dual Mode Mobile"),
    DAY_OF_WEEK("dayOfWeek", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    // The note below the printed example counts 0 as midnight in its first lines and as the example does in its last.
    TIME_OF_DAY("timeOfDay", quarters());

    /** What {@code options} has inside. */
    static final List<OptionList> INSIDE = List.of(
            MESSAGE_WAITING_VISUAL,
            MESSAGE_WAITING_AUDIBLE,
            ON_A_CALL_RING,
            NOT_ON_A_CALL_RING,
            DO_NOT_DISTURB,
            VOICE_MAIL_AVOIDANCE);

    private static final int QUARTERS_OF_A_DAY = 96;

    private final String element;
    private final List<String> names;

    OptionList(String element, String... names) {
        this.element = element;
        this.names = List.of(names);
    }

    String element() {
        return element;
    }

    String path() {
        return "/options/" + element;
    }

    /** The name of that value; empty when the list does not have it. */
    Optional<String> name(String value) {
        return value.matches("\\d{1,2}") && Integer.parseInt(value) < names.size()
                ? Optional.of(names.get(Integer.parseInt(value)))
                : Optional.empty();
    }

    /** Writes the options with value and name inside. */
    XmlText options(XmlText text) {
        for (int value = 0; value < names.size(); value++) {
            text.open("option")
                    .element("value", value)
                    .element("name", names.get(value))
                    .close();
        }
        return text;
    }

    /** Writes those options with the value as attribute, from the first to the last. */
    XmlText chosenFrom(XmlText text, int first, int last) {
        for (int value = first; value <= last; value++) {
            text.element("option", names.get(value), "value", Integer.toString(value));
        }
        return text;
    }

    private static String[] quarters() {
        List<String> quarters = new ArrayList<>(List.of("No office hours"));
        for (int quarter = 0; quarter <= QUARTERS_OF_A_DAY; quarter++) {
            quarters.add(String.format("%02d:%02d", quarter / 4, quarter % 4 * 15));
        }
        return quarters.toArray(String[]::new);
    }
}

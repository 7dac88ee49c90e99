package org.uclab.features.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.model.Finding;

/**
 * Whatever breaks is healed again, and something is expected of the time after that: a system that does not come back is
 * a finding of its own. A fault that ends by itself needs no healing.
 */
final class Healing implements Rule {

    private static final String FAULT = "the fault {fault} at {place}";
    private static final String FAULT_WHEN = "the fault {fault} at {place}, {when}";
    private static final String FAULT_AT_CLIENT = "the fault {fault} at {word} of the client of {user}";
    private static final String POWER_CUT = "{host} loses power";
    private static final String POWER_BACK = "{host} has power again";
    private static final String HEALED = "all faults are healed";
    private static final String PAUSED = "{host} is paused";
    private static final String GOES_ON = "{host} goes on";
    private static final String STOPPED = "{service} of {host} is stopped";
    private static final String STARTED = "{service} of {host} is started";

    /** What each step takes away. */
    private static final Map<String, String> UNDONE = Map.of(POWER_BACK, POWER_CUT, GOES_ON, PAUSED, STARTED, STOPPED);

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        List<StepLine> armed = new ArrayList<>();
        StepLine healed = null;
        for (StepLine line : scenario.lines()) {
            switch (line.pattern()) {
                case FAULT, FAULT_AT_CLIENT, POWER_CUT, PAUSED, STOPPED -> armed.add(line);
                case FAULT_WHEN -> {
                    if (!endsByItself(line.values("when").get(0))) {
                        armed.add(line);
                    }
                }
                case HEALED -> {
                    armed.clear();
                    healed = line;
                }
                case POWER_BACK, GOES_ON, STARTED -> {
                    armed.removeIf(struck -> undoes(line, struck));
                    healed = line;
                }
                default -> {
                    if (line.kind() == StepLine.Kind.THEN) {
                        healed = null;
                    }
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        armed.forEach(
                line -> findings.add(
                        new Finding(
                                scenario.file(),
                                line.line(),
                                "'" + line.text() + "' is never healed",
                                "go on with 'When all faults are healed' (or the host 'has power again'), and say what is to work then")));
        if (healed != null) {
            findings.add(new Finding(
                    scenario.file(),
                    healed.line(),
                    "nothing is expected after '" + healed.text() + "'",
                    "say with 'Then' what is to work again"));
        }
        return findings;
    }

    /** Whether it takes away, from the same host and service, what the other step did. */
    private static boolean undoes(StepLine healing, StepLine struck) {
        return UNDONE.get(healing.pattern()).equals(struck.pattern())
                && Hosts.same(
                        struck.values("host").get(0), healing.values("host").get(0))
                && struck.values("service").equals(healing.values("service"));
    }

    private static boolean endsByItself(String when) {
        Trigger trigger;
        try {
            trigger = Trigger.parse(when);
        } catch (IllegalArgumentException unreadable) {
            return false; // the step will say what is wrong with it
        }
        return trigger.parts().stream().anyMatch(part -> switch (part.kind()) {
            case TIMES, UNTIL -> true;
            case WINDOW -> ((Trigger.Window) part).to().isPresent();
            case ONLY, CHANCE -> false;
        });
    }
}

package org.uclab.sim.ucm.tftp;

import java.util.List;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UcmCluster.DialRule;

/** Dial rules; without any the file is there all the same. */
final class DialRulesFile {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private DialRulesFile() {}

    static byte[] bytes(List<DialRule> rules) {
        XmlText text = XmlText.onLines(DECLARATION).open("DialRules");
        rules.forEach(
                rule -> rule(text, rule, Integer.toString(rule.numDigits()), Integer.toString(rule.digitsToRemove())));
        return text.bytes();
    }

    /** The same rules, or one where there is none, with numbers that are none. */
    static byte[] malformed(List<DialRule> rules) {
        XmlText text = XmlText.onLines(DECLARATION).open("DialRules");
        List<DialRule> some = rules.isEmpty() ? List.of(new DialRule("", 0, 0, "")) : rules;
        some.forEach(rule -> rule(text, rule, "twelve", "-1"));
        return text.bytes();
    }

    private static void rule(XmlText text, DialRule rule, String digits, String toRemove) {
        text.empty(
                "DialRule",
                "BeginsWith",
                rule.beginsWith(),
                "NumDigits",
                digits,
                "DigitsToRemove",
                toRemove,
                "PrefixWith",
                rule.prefixWith());
    }
}

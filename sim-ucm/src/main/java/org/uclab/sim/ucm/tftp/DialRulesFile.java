package org.uclab.sim.ucm.tftp;

import java.util.List;
import org.uclab.sim.ucm.UcmConfig.DialRule;
import org.uclab.sim.ucm.xml.XmlText;

/** Dial rules; without any the file is there all the same. */
final class DialRulesFile {

    private DialRulesFile() {}

    static byte[] bytes(List<DialRule> rules) {
        XmlText text =
                XmlText.onLines("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").open("DialRules");
        for (DialRule rule : rules) {
            text.empty(
                    "DialRule",
                    "BeginsWith",
                    rule.beginsWith(),
                    "NumDigits",
                    Integer.toString(rule.numDigits()),
                    "DigitsToRemove",
                    Integer.toString(rule.digitsToRemove()),
                    "PrefixWith",
                    rule.prefixWith());
        }
        return text.bytes();
    }
}

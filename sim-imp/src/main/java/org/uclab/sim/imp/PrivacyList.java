package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * A privacy list, XEP-0016 §2.
 *
 * @param rules in the order in which they are asked; at least one
 */
record PrivacyList(String name, List<PrivacyRule> rules) {

    PrivacyList {
        rules = rules.stream()
                .sorted(Comparator.comparingLong(PrivacyRule::order))
                .toList();
    }

    /** Whether two of those stand at one place. */
    static boolean clash(List<PrivacyRule> rules) {
        Set<Long> places = new HashSet<>();
        return !rules.stream().map(PrivacyRule::order).allMatch(places::add);
    }

    /** Whom it blocks, in their order: what the blocking command shows of it (XEP-0191 §5). */
    List<Jid> blocked() {
        return rules.stream()
                .filter(PrivacyRule::blocks)
                .flatMap(rule -> rule.address().stream())
                .distinct()
                .toList();
    }

    /** The same, with those blocked before anything else that it says is asked, behind those that are blocked so already. */
    PrivacyList with(List<Jid> more) {
        int blocks = 0;
        while (blocks < rules.size() && rules.get(blocks).blocks()) {
            blocks++;
        }
        List<PrivacyRule> longer = new ArrayList<>(rules.subList(0, blocks));
        more.forEach(address -> longer.add(PrivacyRule.block(0, address)));
        longer.addAll(rules.subList(blocks, rules.size()));
        List<PrivacyRule> placed = new ArrayList<>(longer.size());
        longer.forEach(rule -> placed.add(rule.at(placed.size() + 1)));
        return new PrivacyList(name, placed);
    }

    /** The same, in which those are not blocked; empty where nothing else is left of it. */
    Optional<PrivacyList> without(List<Jid> fewer) {
        List<PrivacyRule> left = rules.stream()
                .filter(rule -> !rule.blocks() || !fewer.contains(rule.address().orElseThrow()))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new PrivacyList(name, left));
    }

    /**
     * Whether it keeps that away. The first rule that means it decides; where none does it passes (XEP-0016 §2.2).
     *
     * @param contact as the other one stands on the contact list; asked where a rule wants to know
     */
    boolean denies(Jid other, PrivacyRule.Traffic what, Supplier<Optional<RosterItem>> contact) {
        Optional<RosterItem> known = Optional.empty();
        boolean asked = false;
        for (PrivacyRule rule : rules) {
            if (!asked && rule.asksForContact()) {
                known = contact.get();
                asked = true;
            }
            if (rule.means(other, known, what)) {
                return !rule.allows();
            }
        }
        return false;
    }

    /** As its owner sees it. */
    Element wire() {
        return Element.build(PrivacyLists.NAMESPACE, PrivacyLists.LIST)
                .attribute("name", name)
                .children(rules.stream().map(PrivacyRule::wire).toList())
                .done();
    }
}

package org.uclab.sim.imp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.Summary;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Two switchboards, n1 and n2, that tell each other what they announce; with other domains, and without a socket. */
final class TwoSwitchboards {

    static final Instant NOW = Instant.EPOCH;
    static final Jid MAC = Jid.valid("mac.donald@uclab.com/desk");
    static final Jid MAC_AT_HOME = Jid.valid("mac.donald@uclab.com/home");
    static final Jid ADA = Jid.valid("ada.byron@uclab.com/desk");
    static final Jid PIA = Jid.valid("pia@partner.test/desk");

    private final ImpConfig home = TestCluster.config(ImpConfig.Settings.usual());
    final ImpDatabase database = new ImpDatabase(new ImpConfig(
            home.domain(),
            home.nodes(),
            home.accounts(),
            home.applications(),
            home.settings(),
            Optional.of(new ImpConfig.Federating("secret", true, Optional.empty(), Map.of())),
            false,
            Optional.empty(),
            Additions.NONE));
    final Map<String, Switchboard> nodes = new LinkedHashMap<>();

    /** What the latest stanza led to: who gets what, in short. */
    final List<String> told = new ArrayList<>();

    /** The same as it is. */
    final List<Element> delivered = new ArrayList<>();

    /** Mac with two clients on two nodes, and Ada, his contact. */
    TwoSwitchboards() {
        for (String name : List.of("n1", "n2")) {
            nodes.put(name, new Switchboard(name, database, ImpConfig.Settings.usual(), NOW));
        }
        comes("n1", MAC);
        comes("n2", MAC_AT_HOME);
        comes("n2", ADA);
    }

    void comes(String node, Jid client) {
        carry(
                node,
                nodes.get(node)
                        .bind(client.bare(), client.resource(), () -> "made", NOW)
                        .effects());
        says(node, client, Stanza.get("r", Element.of(Namespaces.ROSTER, "query")));
        says(node, client, presence(""));
    }

    void ends(String node, Jid client) {
        told.clear();
        delivered.clear();
        carry(node, nodes.get(node).ended(client, NOW));
    }

    private void carry(String node, List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect.kind()) {
                case DELIVER -> {
                    Effect.Deliver deliver = (Effect.Deliver) effect;
                    delivered.add(deliver.stanza());
                    told.add(deliver.client() + ": " + Summary.of(deliver.stanza()));
                }
                case ANNOUNCE ->
                    nodes.forEach((name, other) -> {
                        if (!name.equals(node)) {
                            Element wire = Xcp.of(((Effect.Announce) effect).news());
                            carry(name, other.heard(Xcp.news(wire, node).orElseThrow(), NOW));
                        }
                    });
                case EVICT -> told.add("evict " + ((Effect.Evict) effect).client());
            }
        }
    }

    void says(String node, Jid client, Element stanza) {
        told.clear();
        delivered.clear();
        carry(node, nodes.get(node).stanza(client, stanza, NOW));
    }

    /** Pia says that, to Mac where it says nothing else. */
    void comesFromAbroad(Element stanza) {
        told.clear();
        delivered.clear();
        Element addressed = stanza.with("from", PIA.toString())
                .with("to", stanza.attribute("to", MAC.bare().toString()));
        carry("n1", nodes.get("n1").abroad().arrived(addressed, NOW));
    }

    static Element presence(String type) {
        Element presence = Element.of(Namespaces.CLIENT, Stanza.PRESENCE);
        return type.isEmpty() ? presence : presence.with("type", type);
    }

    static Element chat(Jid to) {
        return Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("type", "chat")
                .attribute("to", to)
                .child(Element.of(Namespaces.CLIENT, "body", "hi"))
                .done();
    }
}

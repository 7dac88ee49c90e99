package org.uclab.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.discovery.DiscoveryExploration;
import org.uclab.client.discovery.Release;
import org.uclab.control.seat.Seat;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** What the servers of a world answer to discovery, asked over sockets. */
final class WorldFacts {

    private WorldFacts() {}

    /** The answers for each services domain of the world's users, from each zone; keys are titles. */
    static Map<String, Map<String, String>> of(String world, long seed) throws WorldException {
        LabModel model = Worlds.load(world);
        Set<String> domains = new TreeSet<>(Set.of(model.servicesDomain()));
        model.users().values().forEach(user -> domains.add(user.address().replaceFirst(".*@", "")));
        Map<String, Map<String, String>> facts = new LinkedHashMap<>();
        try (Bench bench = Bench.start(model, BenchOptions.standard().withSeed(seed))) {
            for (String zone : model.zones().keySet()) {
                for (String domain : domains) {
                    facts.put(domain + " from " + zone, asked(bench, zone, domain));
                }
            }
        }
        return facts;
    }

    /** R96 asks for everything that some release may ask for. */
    private static Map<String, String> asked(Bench bench, String zone, String domain) {
        ClientSettings settings = ClientSettings.defaults().withRelease(Release.R96);
        Memory memory = new Memory(settings);
        Seat.Place place = new Seat.Place(zone, Seat.FIRST_GUEST, true);
        try (Seat seat = Seat.take(bench, place, "whoever", settings, memory)) {
            seat.client().signIn("whoever@" + domain, "nobody's");
            Map<String, String> answers = DiscoveryExploration.answers(memory.explanation());
            answers.keySet().removeAll(DiscoveryExploration.fresh().keySet());
            return answers;
        }
    }
}

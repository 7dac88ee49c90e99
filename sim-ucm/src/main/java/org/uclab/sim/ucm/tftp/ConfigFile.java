package org.uclab.sim.ucm.tftp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UcmCluster.ConfigEntry;

/** {@code jabber-config.xml}: parameters in their groups, groups in the order in which they first appear. */
final class ConfigFile {

    private ConfigFile() {}

    static byte[] bytes(List<ConfigEntry> entries) {
        Map<String, List<ConfigEntry>> groups = entries.stream()
                .collect(Collectors.groupingBy(ConfigEntry::group, LinkedHashMap::new, Collectors.toList()));
        XmlText text =
                XmlText.onLines("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").open("config", "version", "1.0");
        groups.forEach((group, parameters) -> {
            text.open(group);
            parameters.forEach(parameter -> text.element(parameter.name(), parameter.value()));
            text.close();
        });
        return text.bytes();
    }
}

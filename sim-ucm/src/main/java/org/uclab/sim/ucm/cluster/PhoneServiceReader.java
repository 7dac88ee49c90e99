package org.uclab.sim.ucm.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.uclab.lab.model.Reading;
import org.uclab.sim.ucm.cluster.PhoneService.Parameter;

/** Makes the services for phones of a cluster. */
final class PhoneServiceReader {

    private PhoneServiceReader() {}

    static List<PhoneService> services(Reading cluster) {
        Set<String> names = new HashSet<>();
        return cluster.list("phoneServices", "a phone service", service -> {
            String name = service.text("name");
            if (!names.add(name)) {
                service.note(service.line(), "two phone services are called " + name, "rename one");
            }
            return new PhoneService(
                    id("phone service " + name),
                    name,
                    service.text("description", ""),
                    url(service, "url", "http://"),
                    url(service, "secureUrl", "https://"),
                    !service.yes("disabled"),
                    parameters(service, name));
        });
    }

    private static List<Parameter> parameters(Reading service, String of) {
        return service.list("parameters", "a parameter of phone service " + of, parameter -> {
            String name = parameter.text("name");
            if (!name.isEmpty() && !name.matches("[\\w.-]{1,64}")) {
                parameter.note(
                        parameter.line("name"),
                        "'" + name + "' is no name of a parameter",
                        "use letters, digits and . _ -, 64 at most");
            }
            return new Parameter(
                    id("parameter " + name + " of phone service " + of),
                    name,
                    parameter.text("displayName", name),
                    parameter.text("description", ""),
                    parameter.text("default", ""),
                    parameter.yes("required"),
                    parameter.yes("credential"));
        });
    }

    private static String url(Reading service, String key, String begin) {
        String url = service.text(key, "");
        if (!url.isEmpty() && (!url.startsWith(begin) || url.indexOf('?') >= 0)) {
            service.note(
                    service.line(key),
                    "'" + key + "' of a phone service is '" + url + "'",
                    "begin with " + begin + " and leave the query to 'parameters'");
        }
        return url;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

package org.uclab.sim.ucm.uds;

import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.PhoneService;
import org.uclab.sim.ucm.cluster.PhoneService.Parameter;

/** {@code phoneServices} and {@code phoneService/{pk}}: what users may subscribe to. */
final class PhoneServicesDocument {

    private PhoneServicesDocument() {}

    static Reply list(UdsCall call) {
        XmlText text =
                Reply.begin().open("phoneServices", "uri", call.uri("/phoneServices"), "version", call.version());
        for (PhoneService service : call.cluster().config().settings().uds().phoneServices()) {
            text.open("phoneService", "uri", uri(call, service));
            named(text, service).element("category", "XML Service");
            versioned(text, service).close();
        }
        return Reply.document(text);
    }

    static Reply one(UdsCall call, String id) {
        return call.cluster().config().settings().uds().phoneServices().stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(service -> Reply.document(detail(call, service)))
                .orElseGet(() -> Reply.absent("phone service"));
    }

    private static XmlText detail(UdsCall call, PhoneService service) {
        XmlText text = Reply.begin().open("phoneService", "uri", uri(call, service), "version", call.version());
        named(text, service)
                .element("urlTemplate", service.url())
                .element("secureUrlTemplate", service.secureUrl())
                .element("category", "XML Service")
                .element("type", "Standard IP Phone Service");
        versioned(text, service).open("parameters");
        for (Parameter parameter : service.parameters()) {
            text.open("parameter").element("paramId", parameter.id());
            told(text, parameter)
                    .value("defaultValue", parameter.defaultValue())
                    .element("isRequired", parameter.required())
                    .element("isCredential", parameter.credential())
                    .close();
        }
        return text.close();
    }

    /** Names of a parameter as people see them. */
    static XmlText told(XmlText text, Parameter parameter) {
        return text.element("displayName", parameter.displayName()).element("description", parameter.description());
    }

    private static XmlText named(XmlText text, PhoneService service) {
        return text.element("id", service.id())
                .element("name", service.name())
                .element("description", service.description());
    }

    private static XmlText versioned(XmlText text, PhoneService service) {
        return text.empty("vendor").empty("serviceVersion").element("enabled", service.enabled());
    }

    private static String uri(UdsCall call, PhoneService service) {
        return call.uri("/phoneService/" + service.id());
    }
}

package org.uclab.control.ports;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A ports file as JSON, written field by field: everything that waits for a lab waits for this file, too. */
public final class PortsJson {

    private final JsonGenerator json;

    private PortsJson(JsonGenerator json) {
        this.json = json;
    }

    /** The file's text. */
    public static String of(PortsFile ports) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new PortsJson(json).write(ports);
        }
        return text.append('\n').toString();
    }

    private void write(PortsFile ports) {
        json.writeStartObject();
        json.writeStringProperty("world", ports.world());
        if (ports.timeScale() == Math.rint(ports.timeScale())) {
            json.writeNumberProperty("timeScale", (long) ports.timeScale());
        } else {
            json.writeNumberProperty("timeScale", ports.timeScale());
        }
        json.writeStringProperty("ca", ports.ca());
        json.writeObjectPropertyStart("nameServers");
        ports.nameServers().forEach((zone, at) -> {
            json.writeObjectPropertyStart(zone);
            json.writeStringProperty("address", at.address());
            json.writeNumberProperty("port", at.port());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeArrayPropertyStart("users");
        ports.users().forEach(this::user);
        json.writeEndArray();
        json.writeArrayPropertyStart("hosts");
        ports.hosts().forEach(this::host);
        json.writeEndArray();
        json.writeStringProperty("history", ports.history());
        json.writeNumberProperty("number", ports.number());
        json.writeObjectPropertyStart("zones");
        ports.zones().forEach((zone, at) -> {
            json.writeObjectPropertyStart(zone);
            json.writeStringProperty("guestAddresses", at.guestAddresses());
            json.writeStringProperty("searchDomain", at.searchDomain());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeNumberProperty("seed", ports.seed());
        if (ports.api() != null) {
            json.writeObjectPropertyStart("api");
            json.writeStringProperty("url", ports.api().url());
            json.writeStringProperty("token", ports.api().token());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void user(PortsFile.UserAt user) {
        json.writeStartObject();
        json.writeStringProperty("id", user.id());
        json.writeStringProperty("address", user.address());
        json.writeStringProperty("password", user.password());
        json.writeArrayPropertyStart("devices");
        user.devices().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("line", user.line());
        json.writeEndObject();
    }

    private void host(PortsFile.HostAt host) {
        json.writeStartObject();
        json.writeStringProperty("name", host.name());
        json.writeStringProperty("zone", host.zone());
        json.writeStringProperty("address", host.address());
        json.writeArrayPropertyStart("services");
        for (PortsFile.ServiceAt service : host.services()) {
            json.writeStartObject();
            json.writeStringProperty("name", service.name());
            json.writeStringProperty("protocol", service.protocol());
            json.writeNumberProperty("port", service.port());
            json.writeBooleanProperty("tls", service.tls());
            json.writeStringProperty("transport", service.transport());
            json.writeStringProperty("address", service.address());
            json.writeNumberProperty("publishedPort", service.publishedPort());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

package org.uclab.control.ports;

import java.io.StringWriter;
import java.util.function.Consumer;
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
        return text(json -> json.write(ports));
    }

    /** The text of a file that says no more than where something is commanded. */
    public static String of(PortsFile.ApiAt api) {
        return text(json -> json.write(api));
    }

    private static String text(Consumer<PortsJson> what) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            what.accept(new PortsJson(json));
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
            json.writeName("api");
            write(ports.api());
        }
        json.writeEndObject();
    }

    private void write(PortsFile.ApiAt api) {
        json.writeStartObject();
        json.writeStringProperty("url", api.url());
        json.writeStringProperty("token", api.token());
        if (!api.ca().isEmpty()) {
            json.writeStringProperty("ca", api.ca());
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
        json.writeStringProperty("sipLogin", user.sipLogin());
        if (user.turn() != null) {
            json.writeObjectPropertyStart("turn");
            json.writeStringProperty("user", user.turn().user());
            json.writeStringProperty("password", user.turn().password());
            json.writeEndObject();
        }
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

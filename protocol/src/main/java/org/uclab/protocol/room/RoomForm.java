package org.uclab.protocol.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;

/** The configuration of a room as a data form, XEP-0004 and XEP-0045 §15.5.3. */
final class RoomForm {

    private static final String TYPE = Namespaces.MUC + "#roomconfig";
    private static final String PREFIX = "muc#roomconfig_";
    private static final String ANYONE = "anyone";
    private static final String MODERATORS = "moderators";

    private RoomForm() {}

    /** The form to fill in. */
    static Element of(RoomConfig config) {
        return Element.build(Namespaces.DATA_FORMS, "x")
                .attribute("type", "form")
                .child(Element.of(Namespaces.DATA_FORMS, "title", "Configuration of " + config.name()))
                .child(field("FORM_TYPE", "hidden", TYPE))
                .child(field(PREFIX + "roomname", "text-single", config.name()))
                .child(flag("publicroom", config.listed()))
                .child(flag("persistentroom", config.persistent()))
                .child(flag("membersonly", config.membersOnly()))
                .child(flag("moderatedroom", config.moderated()))
                .child(flag("passwordprotectedroom", !config.password().isEmpty()))
                .child(field(PREFIX + "roomsecret", "text-private", config.password()))
                .child(field(
                        PREFIX + "whois", "list-single", config.realNames() ? ANYONE : MODERATORS, ANYONE, MODERATORS))
                .child(flag("changesubject", config.subjectByAll()))
                .child(flag("allowinvites", config.invitesByAll()))
                .child(field(PREFIX + "maxusers", "text-single", String.valueOf(config.occupantsMax())))
                .done();
    }

    private static Element flag(String name, boolean on) {
        return field(PREFIX + name, "boolean", on ? "1" : "0");
    }

    private static Element field(String name, String type, String value, String... options) {
        Element.Builder field = Element.build(Namespaces.DATA_FORMS, "field")
                .attribute("var", name)
                .attribute("type", type)
                .child(value(value));
        for (String option : options) {
            field.child(Element.build(Namespaces.DATA_FORMS, "option")
                    .child(value(option))
                    .done());
        }
        return field.done();
    }

    private static Element value(String text) {
        return Element.of(Namespaces.DATA_FORMS, "value", text);
    }

    /**
     * What a form that was filled in makes of the configuration; a field that is missing changes nothing.
     *
     * @param keeps whether there is a database for rooms that persist
     * @return empty where a value is none, or asks for what there is not: a room that persists without a database
     */
    static Optional<RoomConfig> filled(Element form, RoomConfig before, boolean keeps) {
        Map<String, String> fields = form.children(Namespaces.DATA_FORMS, "field").stream()
                .collect(Collectors.toMap(
                        field -> field.attribute("var", ""),
                        field -> field.child("value").map(Element::text).orElse(""),
                        (first, again) -> first));
        if (!fields.getOrDefault("FORM_TYPE", TYPE).equals(TYPE)) {
            return Optional.empty();
        }
        Reader reader = new Reader(fields);
        boolean persists = reader.flag("persistentroom", before.persistent());
        String password = reader.text("roomsecret", before.password());
        boolean locked = reader.flag("passwordprotectedroom", !password.isEmpty());
        RoomConfig config = new RoomConfig(
                reader.text("roomname", before.name()),
                reader.flag("publicroom", before.listed()),
                persists,
                reader.flag("membersonly", before.membersOnly()),
                reader.flag("moderatedroom", before.moderated()),
                locked ? password : "",
                reader.one("whois", before.realNames() ? ANYONE : MODERATORS, List.of(ANYONE, MODERATORS))
                        .equals(ANYONE),
                reader.flag("changesubject", before.subjectByAll()),
                reader.flag("allowinvites", before.invitesByAll()),
                reader.number("maxusers", before.occupantsMax()));
        boolean secretMissing = locked && password.isEmpty();
        return reader.wrong || (persists && !keeps) || secretMissing ? Optional.empty() : Optional.of(config);
    }

    /** Reads fields, and remembers whether one was wrong. */
    private static final class Reader {

        private final Map<String, String> fields;
        private boolean wrong;

        Reader(Map<String, String> fields) {
            this.fields = fields;
        }

        private <T> T read(String name, T otherwise, Function<String, Optional<T>> meaning) {
            String said = fields.get(PREFIX + name);
            if (said == null) {
                return otherwise;
            }
            Optional<T> meant = meaning.apply(said);
            wrong |= meant.isEmpty();
            return meant.orElse(otherwise);
        }

        /** XEP-0004 §3.3: 0, 1, false, true. */
        boolean flag(String name, boolean otherwise) {
            return read(name, otherwise, said -> switch (said) {
                case "1", "true" -> Optional.of(true);
                case "0", "false" -> Optional.of(false);
                default -> Optional.empty();
            });
        }

        String text(String name, String otherwise) {
            return read(
                    name, otherwise, said -> Optional.of(said).filter(text -> text.length() <= RoomConfig.TEXT_MAX));
        }

        String one(String name, String otherwise, List<String> of) {
            return read(name, otherwise, said -> Optional.of(said).filter(of::contains));
        }

        int number(String name, int otherwise) {
            return read(
                    name,
                    otherwise,
                    said -> Optional.of(said)
                            .filter(text -> text.matches("[0-9]{1,6}"))
                            .map(Integer::parseInt)
                            .filter(number -> number >= 1 && number <= RoomConfig.OCCUPANTS_MAX));
        }
    }
}

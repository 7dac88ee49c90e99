package org.uclab.sim.ucm.uds;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy.Choice;
import org.uclab.sim.ucm.cluster.UdsPolicy.PhoneService;

/**
 * {@code options}, {@code phoneServices} and {@code typeTables}: what there is to choose from. ASSUMED(API): their
 * paths, and the elements of a policy, are public; how the other lists look is not.
 */
final class OptionsDocument {

    static final List<String> LISTS =
            List.of("installedLocales", "models", "timeZones", "dayOfWeek", "timeOfDay", "userPolicy");

    private static final int QUARTERS_OF_A_DAY = 96;

    private OptionsDocument() {}

    static Reply links(UdsCall call) {
        XmlText text = Reply.begin().open("options", "uri", call.uri("/options"), "version", call.version());
        LISTS.forEach(list -> text.empty(list, "uri", call.uri("/options/" + list)));
        return Reply.document(text);
    }

    static Reply installedLocales(UdsCall call) {
        return choices(call, "installedLocales", "locale", settings(call).uds().locales().stream());
    }

    static Reply models(UdsCall call) {
        Stream<Choice> models = call.cluster().usersByName().stream()
                .flatMap(user -> user.devices().stream())
                .map(Device::model)
                .distinct()
                .sorted()
                .map(model -> new Choice(model, model));
        return choices(call, "models", "model", models);
    }

    static Reply timeZones(UdsCall call) {
        Stream<Choice> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Australia|Europe)/.*"))
                .sorted()
                .map(zone -> new Choice(zone, zone));
        return choices(call, "timeZones", "timeZone", zones);
    }

    static Reply dayOfWeek(UdsCall call) {
        Stream<Choice> days = Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(
                        Integer.toString(day.getValue()), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        return choices(call, "dayOfWeek", "day", days);
    }

    static Reply timeOfDay(UdsCall call) {
        Stream<Choice> quarters = IntStream.range(0, QUARTERS_OF_A_DAY)
                .mapToObj(quarter -> new Choice(
                        Integer.toString(quarter), String.format("%02d:%02d", quarter / 4, quarter % 4 * 15)));
        return choices(call, "timeOfDay", "time", quarters);
    }

    /** The policies of UDS with their values and what they may be. */
    static Reply userPolicy(UdsCall call) {
        UcmSettings settings = settings(call);
        XmlText text =
                Reply.begin().open("userPolicy", "uri", call.uri("/options/userPolicy"), "version", call.version());
        policy(
                text,
                call,
                "EnableAllUserSearch",
                Boolean.toString(settings.search().everybody()),
                "true",
                "false");
        range(text, call, "UserSearchLimit", settings.search().max(), "1", "500");
        range(text, call, "NumberOfDigitsToMatch", settings.uds().digitsToMatch(), "3", "256");
        policy(
                text,
                call,
                "URILookupPolicy",
                settings.uds().uriCaseSensitive() ? "Case Sensitive" : "Case Insensitive",
                "Case Sensitive",
                "Case Insensitive");
        return Reply.document(text);
    }

    static Reply phoneServices(UdsCall call) {
        XmlText text =
                Reply.begin().open("phoneServices", "uri", call.uri("/phoneServices"), "version", call.version());
        for (PhoneService service : settings(call).uds().phoneServices()) {
            text.open("phoneService", "uri", call.uri("/phoneService/" + service.id()));
            phoneService(text, service);
            text.close();
        }
        return Reply.document(text);
    }

    static Reply phoneService(UdsCall call, String id) {
        return settings(call).uds().phoneServices().stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(service -> {
                    XmlText text = Reply.begin()
                            .open("phoneService", "uri", call.uri("/phoneService/" + id), "version", call.version());
                    phoneService(text, service);
                    return Reply.document(text);
                })
                .orElseGet(() -> Reply.absent("phone service"));
    }

    static Reply typeUserLocale(UdsCall call) {
        XmlText text = Reply.begin()
                .open("typeUserLocale", "version", call.version(), "uri", call.uri("/typeTables/typeUserLocale"));
        for (Choice locale : settings(call).uds().locales()) {
            text.open("type")
                    .element("enum", locale.value())
                    .element("name", locale.name())
                    .close();
        }
        return Reply.document(text);
    }

    private static UcmSettings settings(UdsCall call) {
        return call.cluster().config().settings();
    }

    private static void phoneService(XmlText text, PhoneService service) {
        text.element("id", service.id()).element("name", service.name()).element("url", service.url());
    }

    private static Reply choices(UdsCall call, String list, String element, Stream<Choice> choices) {
        XmlText text = Reply.begin().open(list, "uri", call.uri("/options/" + list), "version", call.version());
        choices.forEach(choice -> text.element(element, choice.name(), "value", choice.value()));
        return Reply.document(text);
    }

    private static void range(XmlText text, UdsCall call, String name, int value, String from, String to) {
        begun(text, call, name, Integer.toString(value))
                .open("range")
                .element("min", from)
                .element("max", to)
                .close()
                .close();
    }

    private static void policy(XmlText text, UdsCall call, String name, String value, String... options) {
        begun(text, call, name, value).open("options");
        for (String option : options) {
            text.element("option", option);
        }
        text.close().close();
    }

    private static XmlText begun(XmlText text, UdsCall call, String name, String value) {
        return text.open("policy", "uri", call.uri("/options/userPolicy/" + name))
                .element("name", name)
                .element("value", value);
    }
}

package org.uclab.sim.ucm.uds;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.cluster.DeviceModel.UserGuide;
import org.uclab.sim.ucm.cluster.UdsPolicy.Choice;

/**
 * {@code options} and {@code typeTables}: what there is to choose from. The lists are as the UDS API prints them: options
 * with a value and a name, and no attributes at the root of those that {@code options} does not have inside.
 */
final class OptionsDocument {

    /** What the printed example leaves out behind its dots. */
    private static final List<String> LINKS = List.of(
            "remoteDestinationUsage",
            "installedLocales",
            "models",
            "timeZones",
            "dayOfWeek",
            "timeOfDay",
            "userPolicy");

    /** The one zone whose number is printed. */
    private static final String PRINTED_ZONE = "Etc/GMT+11";

    private static final int PRINTED_NUMBER = 359;

    private OptionsDocument() {}

    // ASSUMED(UDS API): the printed document ends in dots; what else has a path is linked there.
    static Reply all(UdsCall call) {
        XmlText text = Reply.begin().open("options", "version", call.version(), "uri", call.uri("/options"));
        for (OptionList list : OptionList.INSIDE) {
            list.options(text.open(list.element(), "uri", call.uri(list.path())))
                    .close();
        }
        LINKS.forEach(list -> text.empty(list, "uri", call.uri("/options/" + list)));
        return Reply.document(text);
    }

    /** A list that is the same everywhere. ASSUMED(UDS API): those of {@code options} have its attributes alone, too. */
    static Reply list(UdsCall call, OptionList list) {
        boolean bare = list == OptionList.DAY_OF_WEEK || list == OptionList.TIME_OF_DAY;
        XmlText text = bare
                ? Reply.begin().open(list.element())
                : Reply.begin().open(list.element(), "version", call.version(), "uri", call.uri(list.path()));
        return Reply.document(list.options(text));
    }

    static Reply installedLocales(UdsCall call) {
        XmlText text = Reply.begin().open("installedLocales");
        call.cluster()
                .config()
                .settings()
                .uds()
                .locales()
                .forEach(locale -> option(text, locale).close());
        return Reply.document(text);
    }

    static Reply models(UdsCall call) {
        XmlText text = Reply.begin().open("models");
        Stream<DeviceModel> others = call.cluster().usersByName().stream()
                .flatMap(user -> user.devices().stream())
                .filter(device -> DeviceModel.named(device.model()).isEmpty())
                // ASSUMED(API): a model that only a world knows has the number of its product.
                .map(device -> new DeviceModel(device.product(), device.model(), device.product(), List.of()))
                .distinct();
        Stream.concat(DeviceModel.all().stream(), others).forEach(model -> {
            option(text, new Choice(Integer.toString(model.number()), model.name()));
            text.element("productId", model.productId());
            userGuides(text, call, model);
            text.close();
        });
        return Reply.document(text);
    }

    private static void userGuides(XmlText text, UdsCall call, DeviceModel model) {
        if (model.userGuides().isEmpty()) {
            text.empty("userGuides");
            return;
        }
        text.open("userGuides");
        for (UserGuide guide : model.userGuides()) {
            String uri = call.origin() + "/PhoneOnlineGuide/" + guide.file();
            text.empty("userGuide", "uri", uri, "protocol", guide.protocol());
        }
        text.close();
    }

    /**
     * ASSUMED(UDS API): one zone is printed, with its number; that the others are those of the Olson database, and how
     * they are numbered, is a guess.
     */
    static Reply timeZones(UdsCall call) {
        Instant when = call.cluster().config().settings().configuredAt();
        XmlText text = Reply.begin().open("timeZones");
        int number = 0;
        for (String zone : (Iterable<String>) zones()::iterator) {
            number += number + 1 == PRINTED_NUMBER ? 2 : 1;
            int its = zone.equals(PRINTED_ZONE) ? PRINTED_NUMBER : number;
            String offset = ZoneId.of(zone).getRules().getStandardOffset(when).equals(ZoneOffset.UTC)
                    ? ""
                    : ZoneId.of(zone).getRules().getStandardOffset(when).getId();
            option(text, new Choice(Integer.toString(its), "(GMT" + offset + ") " + zone))
                    .close();
        }
        return Reply.document(text);
    }

    private static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Australia|Europe|Pacific)/.*|Etc/GMT([+-]\\d+)?"))
                .sorted();
    }

    static Reply typeUserLocale(UdsCall call) {
        XmlText text = Reply.begin()
                .open("typeUserLocale", "version", call.version(), "uri", call.uri("/typeTables/typeUserLocale"));
        for (Choice locale : call.cluster().config().settings().uds().locales()) {
            text.open("type")
                    .element("enum", locale.value())
                    .element("name", locale.name())
                    .close();
        }
        return Reply.document(text);
    }

    private static XmlText option(XmlText text, Choice choice) {
        return text.open("option").element("value", choice.value()).element("name", choice.name());
    }
}

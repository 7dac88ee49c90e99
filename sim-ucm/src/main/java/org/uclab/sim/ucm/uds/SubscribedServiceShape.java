package org.uclab.sim.ucm.uds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.shell.http.QueryText;
import org.uclab.sim.ucm.cluster.PhoneService;
import org.uclab.sim.ucm.cluster.PhoneService.Parameter;
import org.uclab.sim.ucm.database.SelfCare.ItemKind;
import org.uclab.sim.ucm.database.SelfCare.OwnItem;

/**
 * Subscriptions to phone services. A body says what the service is to be told either in the query of a URL, which must be
 * one of the service's, or in a list of parameters; where it says both they must be equivalent. What is kept are the values
 * of the parameters, by their keys.
 */
final class SubscribedServiceShape implements ItemShape {

    private static final String NAME = "name";
    private static final String SERVICE = "phoneServiceId";
    private static final String URL = "url";
    private static final String SECURE_URL = "secureUrl";

    @Override
    public ItemKind kind() {
        return ItemKind.SUBSCRIBED_SERVICE;
    }

    @Override
    public String element() {
        return "subscribedService";
    }

    @Override
    public String unique() {
        return NAME;
    }

    @Override
    public Optional<Map<String, String>> read(UdsCall call, XmlElement sent, Map<String, String> before) {
        String name = sent.childText(NAME).orElse(before.getOrDefault(NAME, ""));
        String id = sent.childText(SERVICE).orElse(before.getOrDefault(SERVICE, ""));
        Optional<PhoneService> service = service(call, id);
        if (name.isEmpty() || service.isEmpty()) {
            return Optional.empty();
        }
        return told(sent, service.get(), before).map(parameters -> {
            Map<String, String> values = new LinkedHashMap<>();
            values.put(NAME, name);
            values.put(SERVICE, id);
            values.putAll(parameters);
            return values;
        });
    }

    /** Values of parameters by their keys, each way of saying them checked; empty when they do not fit. */
    private static Optional<Map<String, String>> told(
            XmlElement sent, PhoneService service, Map<String, String> before) {
        // COMPAT(UDS API): the example of an update spells the element in lower case.
        Optional<String> secure = sent.childText(SECURE_URL).or(() -> sent.childText("secureurl"));
        List<Optional<Map<String, String>>> ways = new ArrayList<>();
        sent.childText(URL)
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> ways.add(ofUrl(url, service.url(), service)));
        secure.filter(url -> !url.isEmpty()).ifPresent(url -> ways.add(ofUrl(url, service.secureUrl(), service)));
        sent.child("parameters").ifPresent(list -> ways.add(ofList(list, service)));
        if (ways.isEmpty()) {
            Map<String, String> kept = new LinkedHashMap<>();
            service.parameters().stream()
                    .filter(parameter -> before.containsKey(parameter.id()))
                    .forEach(parameter -> kept.put(parameter.id(), before.get(parameter.id())));
            ways.add(Optional.of(kept));
        }
        boolean agree = ways.stream().distinct().count() == 1;
        return agree
                ? ways.get(0)
                        .filter(values -> service.parameters().stream()
                                .noneMatch(parameter -> parameter.required()
                                        && values.getOrDefault(parameter.id(), "")
                                                .isEmpty()))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> ofUrl(String url, String template, PhoneService service) {
        int mark = url.indexOf('?');
        String base = mark < 0 ? url : url.substring(0, mark);
        if (template.isEmpty() || !base.equals(template)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry :
                QueryText.parse(mark < 0 ? null : url.substring(mark + 1)).entrySet()) {
            Optional<Parameter> parameter = service.parameters().stream()
                    .filter(each -> each.name().equals(entry.getKey()))
                    .findFirst();
            if (parameter.isEmpty() || entry.getValue().size() != 1) {
                return Optional.empty();
            }
            values.put(parameter.get().id(), entry.getValue().get(0));
        }
        return Optional.of(values);
    }

    private static Optional<Map<String, String>> ofList(XmlElement list, PhoneService service) {
        Map<String, String> values = new LinkedHashMap<>();
        for (XmlElement parameter : list.children()) {
            String id = parameter.childText("paramId").orElse("");
            boolean known =
                    service.parameters().stream().anyMatch(each -> each.id().equals(id));
            if (!known || values.put(id, parameter.childText("value").orElse("")) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    @Override
    public void summary(XmlText text, UdsCall call, OwnItem item) {
        Optional<PhoneService> service = service(call, item.value(SERVICE));
        text.element(NAME, item.value(NAME))
                .element(URL, url(service, PhoneService::url, item))
                .value(SECURE_URL, url(service, PhoneService::secureUrl, item));
        serviceName(text, service, item);
    }

    @Override
    public void detail(XmlText text, UdsCall call, OwnItem item) {
        Optional<PhoneService> service = service(call, item.value(SERVICE));
        text.element(NAME, item.value(NAME)).element(URL, url(service, PhoneService::url, item));
        // ASSUMED(UDS API): the printed document has no secure URL, that of the list has one.
        text.value(SECURE_URL, url(service, PhoneService::secureUrl, item));
        serviceName(text, service, item);
        text.open("parameters");
        for (Parameter parameter : service.map(PhoneService::parameters).orElse(List.of())) {
            text.open("parameter").element("paramId", parameter.id()).element("value", item.value(parameter.id()));
            PhoneServicesDocument.told(text, parameter)
                    .element("isRequired", parameter.required())
                    .element("isCredential", parameter.credential())
                    .close();
        }
        text.close();
    }

    private static void serviceName(XmlText text, Optional<PhoneService> service, OwnItem item) {
        text.element("phoneServiceName", service.map(PhoneService::name).orElse(""), SERVICE, item.value(SERVICE));
    }

    private static String url(Optional<PhoneService> service, Function<PhoneService, String> which, OwnItem item) {
        String base = service.map(which).orElse("");
        String query = service.map(PhoneService::parameters).orElse(List.of()).stream()
                .filter(parameter -> !item.value(parameter.id()).isEmpty())
                .map(parameter -> parameter.name() + "=" + encoded(item.value(parameter.id())))
                .collect(Collectors.joining("&"));
        return base.isEmpty() || query.isEmpty() ? base : base + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<PhoneService> service(UdsCall call, String id) {
        return call.cluster().config().settings().uds().phoneServices().stream()
                .filter(service -> service.id().equals(id))
                .findFirst();
    }
}

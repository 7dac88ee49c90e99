package org.uclab.sim.ucm.uds;

import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UserPolicy;

/** {@code options/userPolicy}: what programs should offer, and what the directory search does. */
final class UserPolicyDocument {

    private UserPolicyDocument() {}

    static Reply answer(UdsCall call) {
        XmlText text =
                Reply.begin().open("userPolicy", "version", call.version(), "uri", call.uri("/options/userPolicy"));
        for (UserPolicy policy : UserPolicy.all()) {
            text.open("policy", "uri", uri(call, policy));
            children(text, call, policy);
            text.close();
        }
        return Reply.document(text);
    }

    /** ASSUMED(UDS API): every policy has a URI; what is there is its element with the release. */
    static Reply one(UdsCall call, String name) {
        return UserPolicy.all().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .map(policy -> {
                    XmlText text = Reply.begin().open("policy", "version", call.version(), "uri", uri(call, policy));
                    children(text, call, policy);
                    return Reply.document(text);
                })
                .orElseGet(() -> Reply.absent("user policy"));
    }

    private static void children(XmlText text, UdsCall call, UserPolicy policy) {
        text.element("name", policy.name());
        String value = value(call.cluster().config().settings(), policy);
        if (!value.isEmpty()) {
            text.element("value", value);
        }
        if (!policy.choices().isEmpty()) {
            text.open("options");
            policy.choices().forEach(choice -> text.element("option", choice.name(), "value", choice.value()));
            text.close();
        }
        policy.range()
                .ifPresent(range -> text.open("range")
                        .element("default", range.usual())
                        .element("min", range.min())
                        .element("max", range.max())
                        .close());
    }

    private static String value(UcmSettings settings, UserPolicy policy) {
        return switch (policy.name()) {
            case UserPolicy.SEARCH_EVERYBODY ->
                Boolean.toString(settings.search().everybody());
            case UserPolicy.SEARCH_LIMIT -> Integer.toString(settings.search().max());
            case UserPolicy.DIGITS_TO_MATCH -> Integer.toString(settings.uds().digitsToMatch());
            case UserPolicy.URI_LOOKUP -> settings.uds().uriCaseSensitive() ? "0" : "1";
            default -> settings.uds().shown().getOrDefault(policy.name(), policy.value());
        };
    }

    private static String uri(UdsCall call, UserPolicy policy) {
        return call.uri("/options/userPolicy/" + policy.name());
    }
}

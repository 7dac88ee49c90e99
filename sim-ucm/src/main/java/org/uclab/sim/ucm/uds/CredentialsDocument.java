package org.uclab.sim.ucm.uds;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.LoginBook.Login;

/** {@code user/{id}/credentials}: how signing in went, from 10.5(2), and new ones. */
final class CredentialsDocument {

    private static final String PASSWORD = "password";
    private static final String PIN = "pin";

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CredentialsDocument() {}

    static Reply answer(UdsCall call, EndUser user) {
        if (!call.cluster().release().atLeast(10, 5, 2)) {
            return Reply.notAllowed("PUT");
        }
        Login login = call.database().logins().of(user.id());
        XmlText text = Reply.begin()
                .open("credentials", "uri", call.uri(user) + "/credentials", "version", call.version())
                .open("credential")
                .open("loginDetails")
                .element(
                        "lastSuccessfulLogin", login.success().map(WHEN::format).orElse(""))
                .element("lastSuccessfulLoginIp", login.address())
                .close()
                .element("loginFailures", login.failures());
        return Reply.document(text);
    }

    /** At least one credential, each type once at most; when one is not usable nothing changes. */
    static Reply change(UdsCall call, EndUser user) {
        Map<String, String> sent = new LinkedHashMap<>();
        Optional<XmlElement> root = Body.read(call.question(), "credentials");
        boolean usable = root.isPresent() && !root.get().children().isEmpty();
        for (XmlElement credential : root.map(XmlElement::children).orElseGet(List::of)) {
            String type = credential.attributes().getOrDefault("type", "");
            usable &= credential.name().equals("credential")
                    && credential.children().isEmpty()
                    && usable(type, credential.text())
                    && sent.put(type, credential.text()) == null;
        }
        if (!usable) {
            return Reply.problem(415, "the body is no credentials of type password or pin with a value each");
        }
        // The password of somebody who is authenticated by LDAP cannot be updated; ASSUMED(UDS API): with this code.
        if (sent.containsKey(PASSWORD) && call.cluster().config().settings().ldapAuth()) {
            return Reply.problem(415, "the password is the directory's");
        }
        Optional.ofNullable(sent.get(PASSWORD))
                .ifPresent(value -> call.database().setPassword(user.id(), value));
        Optional.ofNullable(sent.get(PIN))
                .ifPresent(value -> call.database().change(user.id(), care -> care.withPin(value)));
        return Reply.done();
    }

    /** ASSUMED(UDS API): a PIN is made of digits, as it is typed on a phone; a password of anything. */
    private static boolean usable(String type, String value) {
        return (type.equals(PASSWORD) && !value.isEmpty()) || (type.equals(PIN) && value.matches("\\d+"));
    }
}

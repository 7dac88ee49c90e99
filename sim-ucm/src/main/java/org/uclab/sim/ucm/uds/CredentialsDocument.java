package org.uclab.sim.ucm.uds;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.LoginBook.Login;

/** {@code user/{id}/credentials}: how signing in went, and new ones. Passwords of the directory cannot be changed here. */
final class CredentialsDocument {

    private CredentialsDocument() {}

    static Reply answer(UdsCall call, EndUser user) {
        if (!call.cluster().release().atLeast(10, 5)) {
            return Reply.notAllowed("PUT");
        }
        Login login = call.database().logins().of(user.id());
        XmlText text = Reply.begin()
                .open("credentials", "uri", call.uri(user) + "/credentials", "version", call.version())
                .open("credential")
                .open("loginDetails")
                .element(
                        "lastSuccessfulLogin",
                        login.success()
                                .map(when ->
                                        when.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse(""))
                .element("lastSuccessfulLoginIp", login.address())
                .close()
                .element("loginFailures", login.failures());
        return Reply.document(text);
    }

    // ASSUMED(API): the element with its type is published, that the new value is its text is a conclusion.
    static Reply change(UdsCall call, EndUser user) {
        Optional<XmlElement> body = Body.read(call.question(), "credential");
        String value = body.map(XmlElement::text).orElse("");
        String type =
                body.map(root -> root.attributes().getOrDefault("type", "")).orElse("");
        if (value.isEmpty() || !body.get().children().isEmpty()) {
            return Reply.problem(415, "the body is no credential with a value");
        }
        switch (type) {
            case "pin" -> call.database().change(user.id(), care -> care.withPin(value));
            case "password" -> {
                // ASSUMED(API): a password of the directory cannot be changed; with which code is not public.
                if (call.cluster().config().settings().ldapAuth()) {
                    return Reply.problem(415, "the password is the directory's");
                }
                call.database().setPassword(user.id(), value);
            }
            default -> {
                return Reply.problem(415, "the type is neither password nor pin");
            }
        }
        return Reply.done();
    }
}

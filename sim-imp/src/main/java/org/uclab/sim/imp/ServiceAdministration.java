package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * Accounts that come and go over XMPP: the commands {@code add-user} and {@code delete-user} of XEP-0133, for users who may
 * give them. A command of XEP-0050 has two steps here, the form and the form filled in, and nothing is kept in between.
 */
final class ServiceAdministration {

    static final String COMMANDS = "http://jabber.org/protocol/commands";
    static final String NAMESPACE = "http://jabber.org/protocol/admin";
    static final String ADD_USER = NAMESPACE + "#add-user";
    static final String DELETE_USER = NAMESPACE + "#delete-user";

    /** Longest password, characters. */
    private static final int PASSWORD_MAX = 1_000;

    /** Accounts that one command deletes. */
    private static final int DELETED_MAX = 100;

    private final String node;
    private final ImpDatabase database;

    /**
     * @param node where users who are added are at home
     */
    ServiceAdministration(String node, ImpDatabase database) {
        this.node = node;
        this.database = database;
    }

    /** The answer to a command, and whose accounts are no more. */
    record Outcome(Element answer, List<Jid> deleted) {}

    /** The commands that there are for that client. */
    List<String> commands(Jid client) {
        return database.administrates(client.bare()) ? List.of(ADD_USER, DELETE_USER) : List.of();
    }

    Outcome handle(Jid client, Element iq) {
        Element command = iq.child(COMMANDS, "command").orElseThrow();
        String name = command.attribute("node", "");
        if (!Stanza.type(iq).equals("set")) {
            return refused(iq, StanzaCondition.BAD_REQUEST);
        }
        if (!commands(client).contains(name)) {
            return refused(
                    iq,
                    database.administrates(client.bare()) ? StanzaCondition.ITEM_NOT_FOUND : StanzaCondition.FORBIDDEN);
        }
        Optional<Element> form = command.child(Namespaces.DATA_FORMS, "x");
        return switch (command.attribute("action", "execute")) {
            case "cancel" -> answered(iq, command, "canceled", List.of());
            case "execute", "next", "complete" ->
                form.isEmpty()
                        ? answered(iq, command, "executing", List.of(form(name)))
                        : name.equals(ADD_USER) ? add(iq, command, form.get()) : delete(iq, command, form.get());
            default -> refused(iq, StanzaCondition.BAD_REQUEST);
        };
    }

    private static Outcome refused(Element iq, StanzaCondition why) {
        return new Outcome(why.answer(iq), List.of());
    }

    private static Outcome answered(Element iq, Element command, String status, List<Element> parts) {
        String session = command.attribute("sessionid", iq.attribute("id", ""));
        Element answer = Element.build(COMMANDS, "command")
                .attribute("node", command.attribute("node"))
                .attribute("sessionid", session)
                .attribute("status", status)
                .children(parts)
                .done();
        return new Outcome(Stanza.result(iq, answer), List.of());
    }

    private static Element form(String command) {
        Element.Builder form = Element.build(Namespaces.DATA_FORMS, "x")
                .attribute("type", "form")
                .child(field("FORM_TYPE", "hidden", Optional.of(NAMESPACE)));
        if (command.equals(ADD_USER)) {
            form.child(field("accountjid", "jid-single", Optional.empty()))
                    .child(field("password", "text-private", Optional.empty()))
                    .child(field("password-verify", "text-private", Optional.empty()));
        } else {
            form.child(field("accountjids", "jid-multi", Optional.empty()));
        }
        return form.done();
    }

    private static Element field(String name, String type, Optional<String> value) {
        return Element.build(Namespaces.DATA_FORMS, "field")
                .attribute("var", name)
                .attribute("type", type)
                .child(value.map(text -> Element.of(Namespaces.DATA_FORMS, "value", text)))
                .child(Optional.of(Element.of(Namespaces.DATA_FORMS, "required"))
                        .filter(none -> value.isEmpty()))
                .done();
    }

    private static List<String> values(Element form, String field) {
        return form.children(Namespaces.DATA_FORMS, "field").stream()
                .filter(one -> one.attribute("var", "").equals(field))
                .flatMap(one -> one.children(Namespaces.DATA_FORMS, "value").stream())
                .map(Element::text)
                .toList();
    }

    private static String value(Element form, String field) {
        return values(form, field).stream().findFirst().orElse("");
    }

    private Outcome add(Element iq, Element command, Element form) {
        Optional<Jid> user = account(value(form, "accountjid"));
        String password = value(form, "password");
        if (user.isEmpty()) {
            return refused(iq, StanzaCondition.BAD_REQUEST);
        }
        if (password.isEmpty()
                || password.length() > PASSWORD_MAX
                || !password.equals(value(form, "password-verify"))) {
            return refused(iq, StanzaCondition.NOT_ACCEPTABLE);
        }
        if (database.exists(user.get())) {
            return refused(iq, StanzaCondition.CONFLICT);
        }
        return database.addAccount(user.get(), password, node)
                ? answered(iq, command, "completed", List.of())
                : refused(iq, StanzaCondition.RESOURCE_CONSTRAINT);
    }

    private Outcome delete(Element iq, Element command, Element form) {
        List<String> named = values(form, "accountjids");
        List<Jid> users = new ArrayList<>();
        named.forEach(text -> account(text).filter(database::exists).ifPresent(users::add));
        if (named.isEmpty() || named.size() > DELETED_MAX) {
            return refused(iq, StanzaCondition.BAD_REQUEST);
        }
        if (users.size() < named.size()) {
            return refused(iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        users.forEach(database::deleteAccount);
        return new Outcome(answered(iq, command, "completed", List.of()).answer(), users);
    }

    /** The address of a user of the presence domain. */
    private Optional<Jid> account(String text) {
        return Jid.parse(text).filter(user -> user.hasLocal() && !user.isFull() && database.ours(user));
    }
}

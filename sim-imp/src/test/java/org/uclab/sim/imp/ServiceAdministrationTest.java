package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.Summary;

/** Mac administrates, Grace does not. */
class ServiceAdministrationTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Jid MAC = Jid.valid("mac.donald@uclab.com/desk");
    private static final Jid GRACE = Jid.valid("grace.hopper@uclab.com/desk");
    private static final String NEW = "new.one@uclab.com";

    private final ImpDatabase database = new ImpDatabase(TestCluster.config(List.of(), List.of("mac.donald")));
    private final Switchboard node = new Switchboard(
            TestCluster.SUB, database, TestCluster.config(List.of(), List.of()).settings(), NOW);

    ServiceAdministrationTest() {
        List.of(MAC, GRACE).forEach(client -> node.bind(client.bare(), client.resource(), () -> "made", NOW));
    }

    private static Element command(String name, Optional<Element> form) {
        return Stanza.set(
                        "c1",
                        Element.build(ServiceAdministration.COMMANDS, "command")
                                .attribute("node", name)
                                .attribute("action", "execute")
                                .child(form)
                                .done())
                .with("to", "uclab.com");
    }

    private static Element form(String... fields) {
        Element.Builder form = Element.build(Namespaces.DATA_FORMS, "x").attribute("type", "submit");
        for (int i = 0; i < fields.length; i += 2) {
            form.child(Element.build(Namespaces.DATA_FORMS, "field")
                    .attribute("var", fields[i])
                    .child(Element.of(Namespaces.DATA_FORMS, "value", fields[i + 1]))
                    .done());
        }
        return form.done();
    }

    private static Element adding(String user, String password) {
        return command(
                ServiceAdministration.ADD_USER,
                Optional.of(form("accountjid", user, "password", password, "password-verify", password)));
    }

    private static Element deleting(String user) {
        return command(ServiceAdministration.DELETE_USER, Optional.of(form("accountjids", user)));
    }

    private Element answer(Jid client, Element iq) {
        return node.stanza(client, iq, NOW).stream()
                .filter(effect -> effect instanceof Effect.Deliver)
                .map(effect -> ((Effect.Deliver) effect).stanza())
                .findFirst()
                .orElseThrow();
    }

    private String status(Element answer) {
        return answer.child(ServiceAdministration.COMMANDS, "command")
                .flatMap(command -> command.attribute("status"))
                .orElseGet(() -> Summary.of(answer));
    }

    private String status(Jid client, Element iq) {
        return status(answer(client, iq));
    }

    @Test
    void aUserIsAddedSignsInAndIsDeleted() {
        Element form = answer(MAC, command(ServiceAdministration.ADD_USER, Optional.empty()));
        assertThat(status(form)).isEqualTo("executing");
        assertThat(form.toXml())
                .contains("accountjid")
                .contains("password-verify")
                .contains("required");
        assertThat(database.user("new.one", "p")).isEmpty();
        assertThat(status(MAC, adding(NEW, "p"))).isEqualTo("completed");
        assertThat(database.user("new.one", "p")).contains(Jid.valid(NEW));
        assertThat(database.homeOf(Jid.valid(NEW))).contains(TestCluster.SUB);
        assertThat(status(MAC, adding(NEW, "p"))).contains("conflict");
        node.bind(Jid.valid(NEW), "desk", () -> "made", NOW);
        List<Effect> effects = node.stanza(MAC, deleting(NEW), NOW);
        assertThat(effects).anyMatch(effect -> effect.kind() == Effect.Kind.EVICT);
        assertThat(database.user("new.one", "p")).isEmpty();
        assertThat(status(MAC, deleting(NEW))).contains("item-not-found");
    }

    @Test
    void nothingIsKeptOfAUserWhoIsDeleted() {
        answer(MAC, adding(NEW, "p"));
        database.rosters().name(Jid.valid(NEW), GRACE.bare(), "Grace", List.of());
        answer(MAC, deleting(NEW));
        answer(MAC, adding(NEW, "p"));
        assertThat(database.rosters().listed(Jid.valid(NEW))).isEmpty();
    }

    @Test
    void whoeverMayNotIsRefused() {
        assertThat(status(GRACE, command(ServiceAdministration.ADD_USER, Optional.empty())))
                .contains("forbidden");
        assertThat(status(GRACE, adding(NEW, "p"))).contains("forbidden");
        assertThat(status(GRACE, deleting(MAC.bare().toString()))).contains("forbidden");
        assertThat(database.user("new.one", "p")).isEmpty();
    }

    @Test
    void theCommandsAreFoundByWhoeverMayGiveThem() {
        Element commands = Element.build(Namespaces.DISCO_ITEMS, "query")
                .attribute("node", ServiceAdministration.COMMANDS)
                .done();
        Element asked = Stanza.get("d1", commands).with("to", "uclab.com");
        assertThat(answer(MAC, asked).toXml())
                .contains(ServiceAdministration.ADD_USER)
                .contains(ServiceAdministration.DELETE_USER);
        assertThat(answer(GRACE, asked).toXml()).doesNotContain("#add-user");
        Element info =
                Stanza.get("d2", Element.of(Namespaces.DISCO_INFO, "query")).with("to", "uclab.com");
        assertThat(answer(MAC, info).toXml()).contains(ServiceAdministration.COMMANDS);
        assertThat(answer(GRACE, info).toXml()).doesNotContain(ServiceAdministration.COMMANDS);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(status(MAC, adding("new.one@else.where", "p"))).contains("bad-request");
        assertThat(status(MAC, adding("uclab.com", "p"))).contains("bad-request");
        assertThat(status(MAC, adding(NEW + "/x", "p"))).contains("bad-request");
        assertThat(status(MAC, adding("", "p"))).contains("bad-request");
        assertThat(status(MAC, adding(NEW, ""))).contains("not-acceptable");
        assertThat(status(MAC, adding(NEW, "x".repeat(1_001)))).contains("not-acceptable");
        assertThat(status(MAC, command(ServiceAdministration.DELETE_USER, Optional.of(form()))))
                .contains("bad-request");
        assertThat(status(MAC, command("x", Optional.empty()))).contains("item-not-found");
        assertThat(status(MAC, adding(NEW, "p").with("type", "get"))).contains("bad-request");
        Element differing = form("accountjid", NEW, "password", "p", "password-verify", "q");
        assertThat(status(MAC, command(ServiceAdministration.ADD_USER, Optional.of(differing))))
                .contains("not-acceptable");
        assertThat(database.user("new.one", "p")).isEmpty();
    }

    @Test
    void accountsAreBounded() {
        for (int i = 0; i < ImpDatabase.ADDED_MAX; i++) {
            assertThat(database.addAccount(Jid.valid("u" + i + "@uclab.com"), "p", TestCluster.PUB))
                    .isTrue();
        }
        assertThat(status(MAC, adding(NEW, "p"))).contains("resource-constraint");
        assertThat(status(MAC, deleting("u7@uclab.com"))).isEqualTo("completed");
        assertThat(status(MAC, adding(NEW, "p"))).isEqualTo("completed");
    }
}

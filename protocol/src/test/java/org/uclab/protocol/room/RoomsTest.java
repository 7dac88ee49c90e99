package org.uclab.protocol.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.protocol.room.RoomStanzas.ADA;
import static org.uclab.protocol.room.RoomStanzas.ALIAS;
import static org.uclab.protocol.room.RoomStanzas.BOB;
import static org.uclab.protocol.room.RoomStanzas.EVE;
import static org.uclab.protocol.room.RoomStanzas.ROOM;
import static org.uclab.protocol.room.RoomStanzas.admin;
import static org.uclab.protocol.room.RoomStanzas.iq;
import static org.uclab.protocol.room.RoomStanzas.join;
import static org.uclab.protocol.room.RoomStanzas.leave;
import static org.uclab.protocol.room.RoomStanzas.say;
import static org.uclab.protocol.room.RoomStanzas.stanza;
import static org.uclab.protocol.room.RoomStanzas.submit;
import static org.uclab.protocol.room.RoomStanzas.told;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** A node's rooms, told stanzas; what comes out is noted as {@code receiver: what}. */
class RoomsTest {

    private final Rooms rooms = new Rooms(ALIAS, "uclab.com", Optional.empty(), client -> true);
    private Instant now = Instant.parse("2026-01-01T09:00:00Z");

    private List<Element> received(Element stanza) {
        return rooms.received(stanza, now);
    }

    private List<String> hears(Element stanza) {
        return told(received(stanza));
    }

    /** Ada has made the room and opened it, Bob is there. */
    private void open() {
        received(join(ADA, "ada"));
        received(submit(ADA));
        received(join(BOB, "bob"));
    }

    @Test
    void whoeverComesFirstMakesTheRoomAndOpensIt() {
        assertThat(hears(join(ADA, "ada")))
                .containsExactly("ada: presence ada owner/moderator 100 201 110", "ada: groupchat  subject ''");
        assertThat(hears(join(BOB, "bob"))).containsExactly("bob: error item-not-found");
        assertThat(hears(submit(BOB))).containsExactly("bob: error forbidden");
        assertThat(hears(submit(ADA))).containsExactly("ada: iq result");
        assertThat(hears(join(BOB, "bob")))
                .containsExactly(
                        "bob: presence ada owner/moderator",
                        "ada: presence bob none/participant",
                        "bob: presence bob none/participant 100 110",
                        "bob: groupchat  subject ''");
    }

    @Test
    void whoeverHasLostCountAndEntersAgainIsToldEverything() {
        open();
        received(say(ADA, "before"));
        assertThat(hears(join(BOB, "bob")))
                .containsExactly(
                        "bob: presence ada owner/moderator",
                        "ada: presence bob none/participant",
                        "bob: presence bob none/participant 100 110",
                        "bob: groupchat ada \"before\" late",
                        "bob: groupchat  subject ''");
    }

    @Test
    void nobodyTakesVoiceOrRoleFromTheOwner() {
        open();
        hears(admin(ADA, "nick", "bob", "role", "moderator"));
        assertThat(hears(admin(BOB, "nick", "ada", "role", "visitor"))).containsExactly("bob: error not-allowed");
        assertThat(hears(admin(BOB, "nick", "ada", "role", "participant"))).containsExactly("bob: error not-allowed");
    }

    @Test
    void whoeverIsNotThereLearnsNothingOfOccupants() {
        open();
        for (String namespace : List.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS)) {
            assertThat(hears(stanza(Stanza.IQ, EVE, ROOM + "/ada")
                            .attribute("type", "get")
                            .attribute("id", "d")
                            .child(Element.of(namespace, "query"))
                            .done()))
                    .containsExactly("eve: error bad-request");
        }
    }

    @Test
    void aClientThatDoesNotKnowRoomsFindsItOpen() {
        received(stanza(Stanza.PRESENCE, ADA, ROOM + "/ada").done());
        assertThat(hears(join(BOB, "bob"))).contains("bob: presence bob none/participant 100 110");
    }

    @Test
    void whatIsSaidGoesToAllAndIsKeptForThoseWhoComeLater() {
        open();
        assertThat(hears(say(ADA, "hi"))).containsExactly("ada: groupchat ada \"hi\"", "bob: groupchat ada \"hi\"");
        now = now.plusSeconds(60);
        assertThat(hears(say(BOB, "hello")))
                .containsExactly("ada: groupchat bob \"hello\"", "bob: groupchat bob \"hello\"");
        assertThat(hears(join(EVE, "eve")))
                .endsWith(
                        "eve: groupchat ada \"hi\" late",
                        "eve: groupchat bob \"hello\" late",
                        "eve: groupchat  subject ''");
        received(leave(EVE, "eve"));
        Element one = Element.of(Namespaces.MUC, "history").with("maxstanzas", "1");
        assertThat(hears(join(EVE, "eve", one)))
                .contains("eve: groupchat bob \"hello\" late")
                .doesNotContain("eve: groupchat ada \"hi\" late");
        received(leave(EVE, "eve"));
        Element young = Element.of(Namespaces.MUC, "history").with("seconds", "30");
        assertThat(hears(join(EVE, "eve", young)))
                .contains("eve: groupchat bob \"hello\" late")
                .doesNotContain("eve: groupchat ada \"hi\" late");
        received(leave(EVE, "eve"));
        Element none = Element.of(Namespaces.MUC, "history").with("maxchars", "0");
        assertThat(hears(join(EVE, "eve", none))).noneMatch(line -> line.endsWith("late"));
    }

    @Test
    void theHistoryIsBounded() {
        open();
        for (int i = 0; i < RoomHistory.MESSAGES_MAX + 5; i++) {
            received(say(ADA, "line " + i));
        }
        List<String> late = hears(join(EVE, "eve")).stream()
                .filter(line -> line.endsWith("late"))
                .toList();
        assertThat(late).hasSize(RoomHistory.MESSAGES_MAX);
        assertThat(late.get(0)).contains("line 5");
    }

    @Test
    void nobodyElseSpeaksOrListens() {
        open();
        assertThat(hears(say(EVE, "hi"))).containsExactly("eve: error not-acceptable");
        assertThat(hears(stanza(Stanza.MESSAGE, EVE, "void@" + ALIAS)
                        .attribute("type", "groupchat")
                        .child(Element.of(Namespaces.CLIENT, "body", "hi"))
                        .done()))
                .containsExactly("eve: error item-not-found");
    }

    @Test
    void aNameIsTakenOnceAndCanBeChanged() {
        open();
        assertThat(hears(join(EVE, "bob"))).containsExactly("eve: error conflict");
        assertThat(hears(join(BOB, "ada"))).containsExactly("bob: error conflict");
        assertThat(hears(stanza(Stanza.PRESENCE, BOB, ROOM + "/robert").done()))
                .containsExactly(
                        "ada: gone bob none/participant now robert 303",
                        "bob: gone bob none/participant now robert 303 110",
                        "ada: presence robert none/participant",
                        "bob: presence robert none/participant 110");
        assertThat(hears(say(BOB, "me"))).contains("ada: groupchat robert \"me\"");
        assertThat(hears(stanza(Stanza.PRESENCE, BOB, ROOM).done())).containsExactly("bob: error jid-malformed");
    }

    @Test
    void whoLeavesIsSeenToAndTheLastOneEndsTheRoom() {
        open();
        assertThat(hears(leave(BOB, "bob"))).containsExactly("ada: gone bob none/none", "bob: gone bob none/none 110");
        assertThat(hears(say(BOB, "?"))).containsExactly("bob: error not-acceptable");
        received(leave(ADA, "ada"));
        assertThat(hears(say(BOB, "?"))).containsExactly("bob: error item-not-found");
        assertThat(hears(join(BOB, "bob"))).contains("bob: presence bob owner/moderator 100 201 110");
    }

    @Test
    void whoIsLostIsNotThere() {
        open();
        assertThat(told(rooms.lost(Jid.valid(BOB)))).contains("ada: gone bob none/none");
        received(join(BOB, "bob"));
        Element returned = stanza(Stanza.MESSAGE, BOB, ROOM + "/ada")
                .attribute("type", "error")
                .done();
        assertThat(hears(returned)).contains("ada: gone bob none/none");
    }

    @Test
    void aWordToOneIsForThatOneAlone() {
        open();
        received(join(EVE, "eve"));
        Element aside = stanza(Stanza.MESSAGE, ADA, ROOM + "/bob")
                .attribute("type", "chat")
                .child(Element.of(Namespaces.CLIENT, "body", "psst"))
                .done();
        assertThat(hears(aside)).containsExactly("bob: chat ada \"psst\"");
        assertThat(hears(aside.with("to", ROOM + "/nobody"))).containsExactly("ada: error item-not-found");
        assertThat(hears(aside.with("type", "groupchat"))).containsExactly("ada: error bad-request");
    }

    @Test
    void theSubjectIsChangedByThoseWhoMay() {
        open();
        Element subject = stanza(Stanza.MESSAGE, BOB, ROOM)
                .attribute("type", "groupchat")
                .child(Element.of(Namespaces.CLIENT, "subject", "scones"))
                .done();
        assertThat(hears(subject)).contains("ada: groupchat bob subject 'scones'");
        assertThat(hears(join(EVE, "eve"))).endsWith("eve: groupchat bob subject 'scones'");
        assertThat(hears(submit(ADA, "changesubject", "0"))).contains("ada: iq result");
        assertThat(hears(subject)).containsExactly("bob: error forbidden");
        assertThat(hears(subject.with("from", ADA))).contains("bob: groupchat ada subject 'scones'");
    }

    @Test
    void inAModeratedRoomVisitorsListen() {
        open();
        received(submit(ADA, "moderatedroom", "1"));
        assertThat(hears(join(EVE, "eve"))).contains("eve: presence eve none/visitor 100 110");
        assertThat(hears(say(EVE, "hi"))).containsExactly("eve: error forbidden");
        assertThat(hears(admin(BOB, "nick", "eve", "role", "participant"))).containsExactly("bob: error forbidden");
        assertThat(hears(admin(ADA, "nick", "eve", "role", "participant")))
                .contains("ada: iq result", "eve: presence eve none/participant 110");
        assertThat(hears(say(EVE, "hi"))).contains("ada: groupchat eve \"hi\"");
        received(admin(ADA, "nick", "eve", "role", "visitor"));
        assertThat(hears(say(EVE, "hi"))).containsExactly("eve: error forbidden");
    }

    @Test
    void aPasswordOpensTheRoomToThoseWhoKnowIt() {
        open();
        assertThat(hears(submit(ADA, "passwordprotectedroom", "1", "roomsecret", "")))
                .containsExactly("ada: error not-acceptable");
        received(submit(ADA, "passwordprotectedroom", "1", "roomsecret", "scone"));
        assertThat(hears(join(EVE, "eve"))).containsExactly("eve: error not-authorized");
        assertThat(hears(join(EVE, "eve", Element.of(Namespaces.MUC, "password", "wrong"))))
                .containsExactly("eve: error not-authorized");
        assertThat(hears(join(EVE, "eve", Element.of(Namespaces.MUC, "password", "scone"))))
                .contains("eve: presence eve none/participant 100 110");
    }

    @Test
    void whereMembersAloneEnterTheOthersLeaveAndWhoIsInvitedIsOne() {
        open();
        assertThat(hears(submit(ADA, "membersonly", "1"))).contains("bob: gone bob none/none 322 110");
        assertThat(hears(join(BOB, "bob"))).containsExactly("bob: error registration-required");
        Element invite = stanza(Stanza.MESSAGE, ADA, ROOM)
                .child(Element.build(Namespaces.MUC_USER, "x")
                        .child(Element.build(Namespaces.MUC_USER, "invite")
                                .attribute("to", "bob@uclab.com")
                                .child(Element.of(Namespaces.MUC_USER, "reason", "tea"))
                                .done())
                        .done())
                .done();
        Element invitation = received(invite).get(0);
        assertThat(invitation.attribute("to")).contains("bob@uclab.com");
        assertThat(invitation
                        .child(Namespaces.MUC_USER, "x")
                        .flatMap(x -> x.child("invite"))
                        .flatMap(i -> i.attribute("from")))
                .contains("ada@uclab.com");
        assertThat(hears(join(BOB, "bob"))).contains("bob: presence bob member/participant 100 110");
        assertThat(hears(invite.with("from", BOB))).containsExactly("bob: error forbidden");
        assertThat(hears(admin(ADA, "jid", "bob@uclab.com", "affiliation", "none")))
                .contains("bob: gone bob none/none 321 110");
    }

    @Test
    void anInvitationThatIsDeclinedIsToldToTheOneWhoMadeIt() {
        open();
        Element decline = stanza(Stanza.MESSAGE, EVE, ROOM)
                .child(Element.build(Namespaces.MUC_USER, "x")
                        .child(Element.of(Namespaces.MUC_USER, "decline").with("to", "ada@uclab.com"))
                        .done())
                .done();
        Element told = received(decline).get(0);
        assertThat(told.attribute("to")).contains("ada@uclab.com");
        assertThat(told.child(Namespaces.MUC_USER, "x")
                        .flatMap(x -> x.child("decline"))
                        .flatMap(d -> d.attribute("from")))
                .contains("eve@uclab.com");
    }

    @Test
    void moderatorsSendOutAndAdministratorsKeepOut() {
        open();
        received(join(EVE, "eve"));
        assertThat(hears(admin(BOB, "nick", "eve", "role", "none"))).containsExactly("bob: error forbidden");
        assertThat(hears(admin(ADA, "nick", "eve", "role", "none")))
                .containsExactly(
                        "ada: iq result",
                        "ada: gone eve none/none 307",
                        "bob: gone eve none/none 307",
                        "eve: gone eve none/none 307 110");
        assertThat(hears(join(EVE, "eve"))).contains("eve: presence eve none/participant 100 110");
        assertThat(hears(admin(ADA, "jid", "eve@uclab.com", "affiliation", "outcast")))
                .contains("bob: gone eve outcast/none 301", "eve: gone eve outcast/none 301 110");
        assertThat(hears(join(EVE, "eve"))).containsExactly("eve: error forbidden");
        received(admin(ADA, "nick", "bob", "role", "moderator"));
        assertThat(hears(admin(BOB, "nick", "ada", "role", "none"))).containsExactly("bob: error not-allowed");
        assertThat(hears(admin(BOB, "jid", "eve@uclab.com", "affiliation", "none")))
                .containsExactly("bob: error forbidden");
    }

    @Test
    void affiliationsAreGivenByThoseAbove() {
        open();
        assertThat(hears(admin(ADA, "jid", "bob@uclab.com", "affiliation", "admin")))
                .contains("bob: presence bob admin/moderator 110");
        assertThat(hears(admin(BOB, "jid", "ada@uclab.com", "affiliation", "none")))
                .containsExactly("bob: error not-allowed");
        assertThat(hears(admin(BOB, "jid", "eve@uclab.com", "affiliation", "owner")))
                .containsExactly("bob: error forbidden");
        assertThat(hears(admin(ADA, "jid", "ada@uclab.com", "affiliation", "member")))
                .containsExactly("ada: error conflict");
        assertThat(hears(admin(ADA, "jid", "ada@uclab.com", "affiliation", "outcast")))
                .containsExactly("ada: error conflict");
        received(admin(ADA, "jid", "bob@uclab.com", "affiliation", "owner"));
        assertThat(hears(admin(ADA, "jid", "ada@uclab.com", "affiliation", "member")))
                .contains("ada: presence ada member/participant 110");
        assertThat(hears(admin(ADA, "nick", "bob"))).containsExactly("ada: error bad-request");
        assertThat(hears(admin(BOB, "nick", "nobody", "role", "none"))).containsExactly("bob: error item-not-found");
    }

    @Test
    void listsAreForThoseWhoAdministrate() {
        open();
        Element owners = iq(
                ADA,
                "get",
                Element.build(RoomAdmin.NAMESPACE, "query")
                        .child(Element.of(RoomAdmin.NAMESPACE, "item").with("affiliation", "owner"))
                        .done());
        assertThat(received(owners).get(0).child().orElseThrow().children())
                .singleElement()
                .satisfies(item -> assertThat(item.attribute("jid")).contains("ada@uclab.com"));
        assertThat(hears(owners.with("from", BOB))).containsExactly("bob: error forbidden");
    }

    @Test
    void whereNamesAreHiddenModeratorsAloneSeeAddresses() {
        open();
        Element told = received(submit(ADA, "whois", "moderators")).get(1);
        assertThat(told.child(Namespaces.MUC_USER, "x").orElseThrow().children())
                .extracting(status -> status.attribute("code", ""))
                .containsExactly("104", "173");
        List<Element> seen = received(join(EVE, "eve"));
        assertThat(seen)
                .filteredOn(stanza -> stanza.name().equals(Stanza.PRESENCE))
                .allSatisfy(stanza -> {
                    boolean addressed = stanza.child(Namespaces.MUC_USER, "x")
                            .flatMap(x -> x.child("item"))
                            .flatMap(item -> item.attribute("jid"))
                            .isPresent();
                    String to = stanza.attribute("to", "");
                    boolean own = stanza.attribute("from", "").endsWith("/eve") && to.equals(EVE);
                    assertThat(addressed).as(stanza.toXml()).isEqualTo(own || to.equals(ADA));
                });
    }

    @Test
    void anOwnerEndsTheRoom() {
        open();
        Element destroy = iq(
                ADA,
                "set",
                Element.build(RoomOwner.NAMESPACE, "query")
                        .child(Element.of(RoomOwner.NAMESPACE, "destroy"))
                        .done());
        assertThat(hears(destroy.with("from", BOB))).containsExactly("bob: error forbidden");
        assertThat(hears(destroy))
                .containsExactly("ada: gone ada none/none 110", "bob: gone bob none/none 110", "ada: iq result");
        assertThat(hears(say(ADA, "?"))).containsExactly("ada: error item-not-found");
    }

    @Test
    void theFormTellsWhatHoldsAndTakesNothingElse() {
        open();
        Element form = received(iq(ADA, "get", Element.of(RoomOwner.NAMESPACE, "query")))
                .get(0)
                .child()
                .flatMap(query -> query.child(Namespaces.DATA_FORMS, "x"))
                .orElseThrow();
        assertThat(form.children(Namespaces.DATA_FORMS, "field")).hasSize(12);
        assertThat(hears(submit(ADA, "maxusers", "0"))).containsExactly("ada: error not-acceptable");
        assertThat(hears(submit(ADA, "persistentroom", "1"))).containsExactly("ada: error not-acceptable");
        assertThat(hears(submit(ADA, "membersonly", "perhaps"))).containsExactly("ada: error not-acceptable");
        received(submit(ADA, "maxusers", "2"));
        assertThat(hears(join(EVE, "eve"))).containsExactly("eve: error service-unavailable");
    }

    @Test
    void whatIsToBeFoundIsFound() {
        Element rooms = stanza(Stanza.IQ, EVE, ALIAS)
                .attribute("type", "get")
                .attribute("id", "q")
                .child(Element.of(Namespaces.DISCO_ITEMS, "query"))
                .done();
        assertThat(received(rooms).get(0).child().orElseThrow().children()).isEmpty();
        received(join(ADA, "ada"));
        assertThat(received(rooms).get(0).child().orElseThrow().children()).isEmpty();
        received(submit(ADA));
        assertThat(received(rooms).get(0).child().orElseThrow().children()).hasSize(1);
        received(submit(ADA, "publicroom", "0"));
        assertThat(received(rooms).get(0).child().orElseThrow().children()).isEmpty();
        Element info = iq(EVE, "get", Element.of(Namespaces.DISCO_INFO, "query"));
        assertThat(received(info).get(0).toXml()).contains("muc_hidden").contains("muc_nonanonymous");
    }

    @Test
    void whatOneAsksAnotherIsPassedOnUnderTheirNamesHere() {
        open();
        Element question =
                iq(ADA, "get", Element.of(Namespaces.VERSION, "query")).with("to", ROOM + "/bob");
        Element passed = received(question).get(0);
        assertThat(passed.attribute("from")).contains(ROOM + "/ada");
        assertThat(passed.attribute("to")).contains(BOB);
        Element ping = iq(ADA, "get", Element.of(Namespaces.PING, "ping")).with("to", ROOM + "/ada");
        assertThat(hears(ping)).containsExactly("ada: iq result");
        assertThat(hears(question.with("from", EVE))).containsExactly("eve: error not-acceptable");
    }

    @Test
    void usersOfOtherDomainsComeAndMakeNothing() {
        assertThat(hears(join("pia@partner.test/desk", "pia"))).containsExactly("pia: error not-allowed");
        open();
        assertThat(hears(join("pia@partner.test/desk", "pia"))).contains("pia: presence pia none/participant 100 110");
    }

    @Test
    void roomsOfOneUserAreBounded() {
        for (int i = 0; i < Rooms.OWNED_MAX; i++) {
            received(join(ADA, "ada").with("to", "room" + i + "@" + ALIAS + "/ada"));
        }
        assertThat(hears(join(ADA, "ada"))).containsExactly("ada: error resource-constraint");
        assertThat(hears(join(BOB, "bob"))).contains("bob: presence bob owner/moderator 100 201 110");
    }
}

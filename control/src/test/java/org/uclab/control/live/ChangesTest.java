package org.uclab.control.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.control.live.LabView.UserView;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Verb;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** What changes in a running lab: its people and their devices, and everything back again. */
@Timeout(120)
class ChangesTest {

    private static final String SERVICES = "_cisco-uds._tcp.uclab.com";

    private Bench bench;
    private LiveLab lab;

    @BeforeEach
    void start() throws WorldException {
        bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard().withTimeScale(2));
        lab = new LiveLab(bench, () -> {});
    }

    @AfterEach
    void end() {
        lab.close();
        bench.close();
    }

    private void refused(Refused.Why why, String told, Verb<LiveLab, ?> verb, Object... words) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> lab.perform(verb, words))
                .withMessageContaining(told)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private UserView added(String id) {
        return lab.perform(
                UserVerbs.ADD, UserVerbs.USER, id, UserVerbs.PASSWORD, "secret", UserVerbs.LIKE, "mac.donald");
    }

    @Test
    void aNewUserIsLikeAnotherButForNameAndDevices() {
        assertThat(added("new.comer").address()).isEqualTo("new.comer@uclab.com");
        assertThat(lab.perform(UserVerbs.LIST)).extracting(UserView::id).endsWith("new.comer");
        lab.perform(UserVerbs.ADD_DEVICE, UserVerbs.USER, "new.comer", UserVerbs.DEVICE, "CSFNEW");
        UserView shown = lab.perform(UserVerbs.SHOW, UserVerbs.USER, "new.comer");
        assertThat(shown.devices()).containsExactly("CSFNEW");
        assertThat(lab.perform(LabVerbs.SHOW).users()).contains(shown);
        lab.perform(UserVerbs.REMOVE, UserVerbs.USER, "new.comer");
        refused(Refused.Why.UNKNOWN, "no user 'new.comer'", UserVerbs.SHOW, UserVerbs.USER, "new.comer");
        refused(Refused.Why.UNKNOWN, "no user", UserVerbs.REMOVE, UserVerbs.USER, "new.comer");
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        List<UserView> before = lab.perform(UserVerbs.LIST);
        for (String wrong : List.of("", "a/b", "a@b", "somebody", "x".repeat(65), "a\nb")) {
            refused(
                    Refused.Why.UNFIT,
                    "a user is called by",
                    UserVerbs.ADD,
                    UserVerbs.USER,
                    wrong,
                    UserVerbs.PASSWORD,
                    "p",
                    UserVerbs.LIKE,
                    "mac.donald");
        }
        refused(
                Refused.Why.UNFIT,
                "already",
                UserVerbs.ADD,
                UserVerbs.USER,
                "Ada.Byron",
                UserVerbs.PASSWORD,
                "p",
                UserVerbs.LIKE,
                "mac.donald");
        refused(
                Refused.Why.UNKNOWN,
                "no user 'nobody'",
                UserVerbs.ADD,
                UserVerbs.USER,
                "x",
                UserVerbs.PASSWORD,
                "p",
                UserVerbs.LIKE,
                "nobody");
        for (String wrong : List.of("", "x".repeat(128))) {
            refused(
                    Refused.Why.UNFIT,
                    "1 to 127 characters",
                    UserVerbs.SET_PASSWORD,
                    UserVerbs.USER,
                    "ada.byron",
                    UserVerbs.PASSWORD,
                    wrong);
        }
        for (String wrong : List.of("mdonald", "no blanks", "")) {
            refused(
                    Refused.Why.UNFIT,
                    wrong.equals("mdonald") ? "already" : "not the name of a device",
                    UserVerbs.ADD_DEVICE,
                    UserVerbs.USER,
                    "ada.byron",
                    UserVerbs.DEVICE,
                    wrong);
        }
        refused(
                Refused.Why.UNFIT,
                "models: [",
                UserVerbs.ADD_DEVICE,
                UserVerbs.USER,
                "ada.byron",
                UserVerbs.DEVICE,
                "NEW",
                UserVerbs.MODEL,
                "Typewriter");
        refused(
                Refused.Why.UNFIT,
                "has no device MDonald; devices: [CSFABYRON",
                UserVerbs.REMOVE_DEVICE,
                UserVerbs.USER,
                "ada.byron",
                UserVerbs.DEVICE,
                "MDonald");
        assertThat(lab.perform(UserVerbs.LIST)).isEqualTo(before);
    }

    @Test
    void aRestoredLabIsAsItsWorldSays() {
        LabView before = lab.perform(LabVerbs.SHOW);
        List<String> records = records();
        assertThat(records).hasSize(2);
        lab.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "mac.donald", ClientVerbs.FROM, "inside");
        added("new.comer");
        lab.perform(UserVerbs.SET_PASSWORD, UserVerbs.USER, "ada.byron", UserVerbs.PASSWORD, "other");
        lab.perform(UserVerbs.REMOVE, UserVerbs.USER, "grace.hopper");
        lab.perform(LabVerbs.REMOVE_RECORDS, LabVerbs.HOST, "ns-inside", LabVerbs.NAME, SERVICES, LabVerbs.TYPE, "SRV");
        assertThat(records()).isEmpty();
        lab.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-pub");
        lab.perform(ClockVerbs.SET, ClockVerbs.SCALE, 50.0);
        lab.perform(ClockVerbs.PAUSE);
        LabView changed = lab.perform(LabVerbs.SHOW);
        assertThat(changed.users()).isNotEqualTo(before.users());
        assertThat(changed.hosts()).isNotEqualTo(before.hosts());

        long after = lab.perform(LabVerbs.RESTORE).after();

        LabView restored = lab.perform(LabVerbs.SHOW);
        assertThat(restored.users()).isEqualTo(before.users());
        assertThat(restored.hosts()).isEqualTo(before.hosts());
        assertThat(restored.clients()).isEmpty();
        assertThat(restored.faults()).isZero();
        assertThat(restored.held()).isFalse();
        assertThat(restored.timeScale()).isEqualTo(2);
        assertThat(records()).isEqualTo(records);
        assertThat(bench.history().since(after).stream().filter(event -> event.kind() == Event.Kind.NODE_STARTED))
                .hasSameSizeAs(before.hosts());
        assertThat(bench.history().since(after)).noneMatch(event -> event.kind() == Event.Kind.NODE_STOPPED);
    }

    private List<String> records() {
        return lab.perform(
                        LabVerbs.GET_RECORDS, LabVerbs.HOST, "ns-inside", LabVerbs.NAME, SERVICES, LabVerbs.TYPE, "SRV")
                .data();
    }

    @Test
    void nobodyWaitsForEver() {
        refused(Refused.Why.UNFIT, "an hour", ClockVerbs.WAIT, ClockVerbs.SECONDS, 500_000.0);
        refused(Refused.Why.UNFIT, "more than 0", ClockVerbs.WAIT, ClockVerbs.SECONDS, -1.0);
        assertThat(lab.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, 0.1).held()).isFalse();
        lab.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "mac.donald", ClientVerbs.FROM, "inside");
        refused(
                Refused.Why.UNFIT,
                "from 0 to",
                TalkVerbs.AWAIT,
                ClientVerbs.CLIENT,
                "mac.donald",
                TalkVerbs.STATES,
                List.of("signed-in"),
                TalkVerbs.WITHIN,
                1e9);
        refused(
                Refused.Why.UNFIT,
                "states: signed-out, signed-in",
                TalkVerbs.AWAIT,
                ClientVerbs.CLIENT,
                "mac.donald",
                TalkVerbs.STATES,
                List.of("asleep"));
    }
}

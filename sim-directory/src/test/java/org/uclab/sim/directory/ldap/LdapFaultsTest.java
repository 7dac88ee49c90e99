package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.uclab.sim.directory.ldap.RunningForest.ADA_DN;
import static org.uclab.sim.directory.ldap.RunningForest.LDAP;
import static org.uclab.sim.directory.ldap.RunningForest.PARENT;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.sim.directory.forest.DirectorySettings;
import org.uclab.sim.directory.forest.Product;

/** Each fault bites when due, is silent when not, and what follows its healing is right. */
class LdapFaultsTest {

    private RunningForest forest;

    @BeforeEach
    void start() {
        forest = new RunningForest(DirectorySettings.of(Product.ACTIVE_DIRECTORY), 10);
    }

    @AfterEach
    void stop() throws LDAPException {
        forest.faults.healAll();
        assertThat(people(ada()).getEntryCount()).isEqualTo(3);
        forest.close();
    }

    @Test
    void aResultIsToldToWhomItIsMeantForOnly() throws LDAPException {
        ArmedFault busy = forest.faults.arm(
                new LdapFault.Result("busy"),
                Where.port(PARENT, "ldap"),
                Trigger.first(1).and(Trigger.where("operation", "search")));
        LDAPConnection ada = ada();
        assertThat(busy.fired()).isZero();
        LDAPSearchException told = catchThrowableOfType(LDAPSearchException.class, () -> people(ada));
        assertThat(told.getResultCode()).isEqualTo(ResultCode.BUSY);
        assertThat(told.getEntryCount()).isZero();
        assertThat(busy.fired()).isEqualTo(1);
        assertThat(people(ada).getEntryCount()).isEqualTo(3);
    }

    @Test
    void aBindThatIsToldToHaveFailedHasFailed() throws LDAPException {
        forest.arm(new LdapFault.Result("invalidCredentials"), PARENT, "ldap");
        LDAPConnection ada = forest.connect(PARENT, LDAP);
        LDAPException told = catchThrowableOfType(LDAPException.class, () -> ada.bind(ADA_DN, "ada.byron!"));
        assertThat(told.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS);
        forest.faults.healAll();
        assertThat(catchThrowableOfType(LDAPSearchException.class, () -> people(ada))
                        .getResultCode())
                .isEqualTo(ResultCode.OPERATIONS_ERROR);
    }

    @Test
    void aBindThatWasDoneHasBeenDoneWhateverIsSaidOfIt() throws LDAPException {
        forest.arm(new LdapFault.Result("busy").in(AnswerFault.Phase.AFTER), PARENT, "ldap");
        LDAPConnection ada = forest.connect(PARENT, LDAP);
        LDAPException told = catchThrowableOfType(LDAPException.class, () -> ada.bind(ADA_DN, "ada.byron!"));
        assertThat(told.getResultCode()).isEqualTo(ResultCode.BUSY);
        forest.faults.healAll();
        assertThat(people(ada).getEntryCount()).isEqualTo(3);
    }

    @Test
    void faultsOnOneAnswerComposeInTheirOrder() throws LDAPException {
        LDAPConnection ada = ada();
        ArmedFault slow = forest.arm(new LdapFault.Slow(Duration.ofSeconds(4)), PARENT, "ldap");
        ArmedFault slower = forest.arm(new LdapFault.Slow(Duration.ofSeconds(3)), PARENT, "ldap");
        ArmedFault few = forest.arm(new LdapFault.Truncated(2), PARENT, "ldap");
        ArmedFault fewer = forest.arm(new LdapFault.Truncated(1), PARENT, "ldap");
        Instant asked = forest.clock.now();
        LDAPSearchException cut = catchThrowableOfType(LDAPSearchException.class, () -> people(ada));
        assertThat(cut.getEntryCount()).isEqualTo(1);
        assertThat(Duration.between(asked, forest.clock.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(List.of(slow, slower, few, fewer)).allMatch(armed -> armed.fired() == 1);
    }

    @Test
    void aSlowAnswerIsRightAndLate() throws LDAPException {
        LDAPConnection ada = ada();
        forest.arm(new LdapFault.Slow(Duration.ofSeconds(7)), PARENT, "ldap");
        Instant asked = forest.clock.now();
        assertThat(people(ada).getEntryCount()).isEqualTo(3);
        assertThat(Duration.between(asked, forest.clock.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aSearchEndsWithItsOwnTimeLimitOrTheServers() throws LDAPException {
        LDAPConnection ada = ada();
        forest.arm(new LdapFault.Slow(Duration.ofSeconds(500)), PARENT, "ldap");
        SearchRequest hurried = new SearchRequest("DC=example,DC=com", SearchScope.SUB, "(sn=*)");
        hurried.setTimeLimitSeconds(5);
        Instant asked = forest.clock.now();
        LDAPSearchException own = catchThrowableOfType(LDAPSearchException.class, () -> ada.search(hurried));
        assertThat(own.getResultCode()).isEqualTo(ResultCode.TIME_LIMIT_EXCEEDED);
        Duration first = Duration.between(asked, forest.clock.now());
        assertThat(first).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(100));
        LDAPSearchException servers = catchThrowableOfType(LDAPSearchException.class, () -> people(ada));
        assertThat(servers.getResultCode()).isEqualTo(ResultCode.TIME_LIMIT_EXCEEDED);
        assertThat(Duration.between(asked, forest.clock.now())).isGreaterThan(Duration.ofSeconds(125));
    }

    @Test
    void noReplyIsNoReplyAndTheConnectionStays() throws LDAPException {
        LDAPConnection ada = ada();
        ArmedFault mute = forest.faults.arm(new LdapFault.NoReply(), Where.port(PARENT, "ldap"), Trigger.first(1));
        ada.getConnectionOptions().setAbandonOnTimeout(true);
        SearchRequest asked = new SearchRequest("DC=example,DC=com", SearchScope.SUB, "(sn=*)");
        asked.setResponseTimeoutMillis(300);
        assertThat(catchThrowableOfType(LDAPException.class, () -> ada.search(asked))
                        .getResultCode())
                .isEqualTo(ResultCode.TIMEOUT);
        assertThat(mute.fired()).isEqualTo(1);
        assertThat(people(ada).getEntryCount()).isEqualTo(3);
    }

    @Test
    void aDisconnectIsAnnounced() throws LDAPException {
        LDAPConnection ada = ada();
        forest.arm(new LdapFault.Disconnect(), PARENT, "ldap");
        LDAPException gone = catchThrowableOfType(LDAPException.class, () -> people(ada));
        assertThat(gone.getResultCode()).isIn(ResultCode.SERVER_DOWN, ResultCode.UNAVAILABLE);
        assertThat(forest.heard(0)).contains("result unavailable, and the connection ends: the server is going down");
    }

    @Test
    void aMalformedAnswerCannotBeRead() throws LDAPException {
        LDAPConnection ada = ada();
        forest.arm(new LdapFault.Malformed(), PARENT, "ldap");
        LDAPException unreadable = catchThrowableOfType(LDAPException.class, () -> people(ada));
        assertThat(unreadable.getResultCode()).isIn(ResultCode.DECODING_ERROR, ResultCode.SERVER_DOWN);
    }

    @Test
    void aTruncatedListSaysThatItIs() throws LDAPException {
        LDAPConnection ada = ada();
        forest.arm(new LdapFault.Truncated(1), PARENT, "ldap");
        LDAPSearchException cut = catchThrowableOfType(LDAPSearchException.class, () -> people(ada));
        assertThat(cut.getResultCode()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED);
        assertThat(cut.getEntryCount()).isEqualTo(1);
        assertThat(ada.search("DC=example,DC=com", SearchScope.SUB, "(sn=byron)")
                        .getEntryCount())
                .isEqualTo(1);
    }

    private LDAPConnection ada() throws LDAPException {
        return forest.bound(PARENT, LDAP, ADA_DN, "ada.byron!");
    }

    private static SearchResult people(LDAPConnection connection) throws LDAPSearchException {
        return connection.search("DC=example,DC=com", SearchScope.SUB, "(sn=*)");
    }
}

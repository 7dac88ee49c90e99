package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;

class LdapTellerTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.1.1.30:389", "127.1.1.100:1");

    private final Message bind = told(new BindRequestProtocolOp("CN=a b,DC=c", "Secret1"), WAY);
    private final Message nobody = told(new BindRequestProtocolOp("", ""), WAY);

    private static Message told(ProtocolOp operation, Hop way) {
        LDAPMessage message = new LDAPMessage(1, operation);
        return Message.of(LdapTeller.LDAP, way, 1, new LdapContent(message, way.tls(), 20));
    }

    private static Message search() {
        try {
            Filter filter = Filter.create("(&(objectClass=user)(sn=ada*))");
            return told(
                    new SearchRequestProtocolOp(
                            "DC=c d", SearchScope.SUB, DereferencePolicy.NEVER, 0, 0, false, filter, List.of()),
                    WAY);
        } catch (LDAPException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static boolean means(String words, Message message) {
        return LdapTeller.LDAP.reads(words).orElseThrow().means().test(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bind; true; true",
                "bind CN=a b,DC=c; true; false",
                "bind CN=a b,DC=c simple; true; false",
                "bind CN=a…; true; false",
                "bind CN=a; false; false",
                "bind CN=a b,DC=c sasl GSSAPI; false; false",
                "bind anonymous; false; true",
                "bind anonymous simple; false; true"
            })
    void aBindIsItsNameAndMechanism(String words, boolean somebody, boolean anonymous) {
        assertThat(means(words, bind)).isEqualTo(somebody);
        assertThat(means(words, nobody)).isEqualTo(anonymous);
        assertThat(means(words, search())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "search; true",
                "search base=DC=c d; true",
                "search base=DC=c d SUB; true",
                "search base=DC=c d SUB (&(objectClass=user)(sn=ada*)); true",
                "search base=DC=c d SUB (&(objectClass=user)…; true",
                "search base=DC=c d SUB (&(objectClass=user); false",
                "search base=DC=c d ONE; false",
                "search base=; false",
                "search base= SUB; false",
                "search base=DC=c; false"
            })
    void aSearchIsItsBaseScopeAndFilter(String words, boolean meant) {
        assertThat(means(words, search())).isEqualTo(meant);
        assertThat(means(words, bind)).isFalse();
    }

    @Test
    void whatIsAnsweredIsAnEntryOrAResult() {
        Message entry = told(new SearchResultEntryProtocolOp(new Entry("CN=a b,DC=c")), WAY);
        Message refused = told(new BindResponseProtocolOp(49, null, "no", null, null), WAY);
        assertThat(means("entry CN=a b,DC=c", entry)).isTrue();
        assertThat(means("entry", entry)).isTrue();
        assertThat(means("entry CN=a", entry)).isFalse();
        assertThat(means("result", entry)).isFalse();
        String code = refused.facts().first(LdapFacts.RESULT).orElseThrow();
        assertThat(refused.line()).isEqualTo("result " + code + " to bind: no");
        assertThat(means("result " + code, refused)).isTrue();
        assertThat(means("result " + code + " to bind", refused)).isTrue();
        assertThat(means("result " + code + " to search", refused)).isFalse();
        assertThat(means("result success", refused)).isFalse();
        assertThat(means("bind", refused)).as("a result is no request").isFalse();
    }

    @Test
    void aPasswordIsAFactWhereEverybodyCouldReadIt() {
        assertThat(bind.facts().first(LdapFacts.PASSWORD)).hasValue("Secret1");
        Message secured = told(new BindRequestProtocolOp("CN=a", "Secret1"), WAY.secured());
        assertThat(secured.facts() + secured.detail() + secured.line()).doesNotContain("Secret1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binds", "serach base=DC=c SUB", "search DC=c", "entries", ""})
    void otherWordsAreNotRead(String words) {
        assertThat(LdapTeller.LDAP.reads(words)).isEmpty();
    }
}

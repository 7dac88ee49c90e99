package org.uclab.client.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "''                           # (objectCategory=person)                   # ''",
                "(objectClass=inetOrgPerson)  # (objectClass=inetOrgPerson)               # ''",
                "(&objectClass=inetOrgPerson) # (objectClass=inetOrgPerson)               # completed",
                "(&objectClass=inetOrgPerson  # (objectClass=inetOrgPerson)               # completed",
                "(&(objectCategory=person)    # (&(objectCategory=person))                # completed",
                "objectClass=user             # objectClass=user                          # ''",
                "(&(a=b)(!(c=d)))             # (&(a=b)(!(c=d)))                          # ''",
                "((((                         # (objectCategory=person)                   # no filter",
                ")                            # (objectCategory=person)                   # no filter",
            })
    void aBaseFilterThatLacksBracketsIsCompletedAndTold(String told, String base, String problem) {
        Filters filters = Filters.of(told, "");
        assertThat(filters.base()).hasToString(base);
        assertThat(filters.because().isNone()).isEqualTo(problem.isEmpty());
        assertThat(filters.because().text()).contains(problem);
    }

    @Test
    void aFilterWithoutEndIsNotTried() {
        assertThat(Filters.of("(!".repeat(100_000), "").because().text()).contains("no filter");
        assertThat(Filters.of("a=" + "b".repeat(100_000), "").because().text()).contains("no filter");
        assertThat(Filters.of("(!".repeat(900) + "a=b" + ")".repeat(900), "")
                        .because()
                        .text())
                .contains("no filter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "''               # (&(objectCategory=person)(anr=ada))",
                "uid              # (&(objectCategory=person)(uid=ada*))",
                "'uid, cn'        # (&(objectCategory=person)(|(uid=ada*)(cn=ada*)))",
                "'uid)(x=*,cn'    # (&(objectCategory=person)(cn=ada*))",
            })
    void predictiveSearchAsksForBeginningsOrLeavesItToTheServer(String told, String filter) {
        assertThat(Filters.of("", told).beginning("ada")).hasToString(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*)(uid=*", "\\2a", "a\u0000b", "(", "🙂"})
    void whatIsTypedIsAValueAndNeverSyntax(String typed) throws LDAPException {
        Filters filters = Filters.of("(objectClass=person)", "cn");
        Entry other = new Entry("cn=ada", new com.unboundid.ldap.sdk.Attribute("objectClass", "person"));
        other.addAttribute("cn", "ada");
        assertThat(filters.beginning(typed).matchesEntry(other)).isFalse();
        other.setAttribute("cn", typed + "x");
        assertThat(filters.beginning(typed).matchesEntry(other)).isTrue();
    }

    @Test
    void aUserIdAndANumberAreLookedForInEveryAttributeThatMayHoldThem() {
        Filters filters = Filters.of("(a=b)", "");
        assertThat(filters.account(List.of("sAMAccountName", "uid"), "ada"))
                .hasToString("(&(a=b)(|(sAMAccountName=ada)(uid=ada)))");
        assertThat(filters.account(List.of("uid"), "ada")).hasToString("(&(a=b)(uid=ada))");
        assertThat(filters.number("5003", "").toString()).contains("(telephoneNumber=5003)", "(mobile=5003)");
        assertThat(filters.number("", "5003").toString()).contains("(telephoneNumber=*5003)", "(homePhone=*5003)");
    }
}

package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.uclab.sim.directory.ldap.RunningForest.ADA_DN;
import static org.uclab.sim.directory.ldap.RunningForest.CHILD;
import static org.uclab.sim.directory.ldap.RunningForest.GC;
import static org.uclab.sim.directory.ldap.RunningForest.LDAP;
import static org.uclab.sim.directory.ldap.RunningForest.LIGHT;
import static org.uclab.sim.directory.ldap.RunningForest.OPEN;
import static org.uclab.sim.directory.ldap.RunningForest.PARENT;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedRequest;
import com.unboundid.ldap.sdk.extensions.WhoAmIExtendedResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.sim.directory.forest.DirectorySettings;
import org.uclab.sim.directory.forest.Product;

class DirectoryProgramTest {

    private static final String PEOPLE = "(objectCategory=person)";

    private RunningForest forest;

    @BeforeEach
    void start() {
        forest = RunningForest.usual();
    }

    @AfterEach
    void stop() {
        forest.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ADA_DN,
                "cn=ada byron, ou=users, dc=EXAMPLE, dc=com",
                "ada.byron@example.com",
                "ADA.BYRON@Example.com",
                "EXAMPLE\\ada.byron",
                "example\\Ada.Byron"
            })
    void anAccountOfTheDomainBindsByEachOfItsNames(String name) throws LDAPException {
        LDAPConnection connection = forest.bound(PARENT, LDAP, name, "ada.byron!");
        assertThat(who(connection)).isEqualTo("dn:" + ADA_DN);
    }

    @Test
    void anAccountOfAnotherDomainOfTheForestBindsToo() throws LDAPException {
        assertThat(who(forest.bound(CHILD, LDAP, "EXAMPLE\\ada.byron", "ada.byron!")))
                .isEqualTo("dn:" + ADA_DN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dc1.example.com  | ada.byron@example.com  | wrong      | 49 | 52e",
                "dc1.example.com  | nobody@example.com     | ada.byron! | 49 | 525",
                "dc1.example.com  | ada.byron              | ada.byron! | 49 | 525",
                "ldap.example.org | uid=ada.byron,ou=people,dc=example,dc=org | wrong | 49 | ''",
                "ldap.example.org | ada.byron@example.org  | ada.byron! | 34 | invalid DN",
                "ldap.example.org | uid=ada.byron,ou=people,dc=example,dc=org | ''    | 53 | no password",
                "ldap.example.org | ''                     | ''         | 48 | anonymous bind disallowed",
            })
    void aBindThatFailsSaysSoInTheWordsOfItsProduct(String host, String name, String password, int code, String text)
            throws LDAPException {
        LDAPConnection connection = forest.connect(host, LDAP);
        LDAPException refused = catchThrowableOfType(LDAPException.class, () -> connection.bind(name, password));
        assertThat(refused.getResultCode().intValue()).isEqualTo(code);
        assertThat(String.valueOf(refused.getDiagnosticMessage())).contains(text);
        LDAPSearchException unread = searchFails(connection, "", PEOPLE, SearchScope.SUB);
        assertThat(unread.getResultCode()).isIn(ResultCode.OPERATIONS_ERROR, ResultCode.STRONG_AUTH_REQUIRED);
    }

    @Test
    void aBindThatFailsTakesTheRightsOfTheOneBefore() throws LDAPException {
        LDAPConnection connection = ada(PARENT, LDAP);
        assertThat(names(connection, "DC=example,DC=com", PEOPLE)).contains("Grace Hopper");
        assertThat(catchThrowableOfType(LDAPException.class, () -> connection.bind(ADA_DN, "wrong")))
                .isNotNull();
        assertThat(searchFails(connection, "DC=example,DC=com", PEOPLE, SearchScope.SUB)
                        .getResultCode())
                .isEqualTo(ResultCode.OPERATIONS_ERROR);
    }

    @Test
    void whoHasNotBoundReadsWhatTheServerTellsOfItselfAndNothingElse() throws LDAPException {
        LDAPConnection stranger = forest.connect(PARENT, LDAP);
        stranger.bind("", "");
        assertThat(stranger.getRootDSE().getAttributeValue("defaultNamingContext"))
                .isEqualTo("DC=example,DC=com");
        assertThat(searchFails(stranger, "DC=example,DC=com", PEOPLE, SearchScope.SUB)
                        .getResultCode())
                .isEqualTo(ResultCode.OPERATIONS_ERROR);
        restart(DirectorySettings.of(Product.ACTIVE_DIRECTORY).withAnonymous(true));
        assertThat(names(forest.connect(PARENT, LDAP), "DC=example,DC=com", PEOPLE))
                .contains("Ada Byron");
    }

    private void restart(DirectorySettings settings) {
        forest.close();
        forest = new RunningForest(settings, 1);
    }

    @Test
    void anEntryOfTheDomainHasTheAttributesOfItsProduct() throws LDAPException {
        SearchResultEntry entry =
                ada(PARENT, LDAP).searchForEntry("DC=example,DC=com", SearchScope.SUB, "(sAMAccountName=ADA.byron)");
        assertThat(entry.getDN()).isEqualTo(ADA_DN);
        assertThat(entry.getAttributeValue("userPrincipalName")).isEqualTo("ada.byron@example.com");
        assertThat(entry.getAttributeValue("mail")).isEqualTo("ada.byron@example.com");
        assertThat(entry.getAttributeValue("telephoneNumber")).isEqualTo("5003");
        assertThat(entry.getAttributeValue("displayName")).isEqualTo("Ada Byron");
        assertThat(entry.getAttributeValue("givenName")).isEqualTo("Ada");
        assertThat(entry.getAttributeValue("sn")).isEqualTo("Byron");
        assertThat(entry.getAttributeValue("employeeNumber")).isEqualTo("E5003");
        assertThat(entry.getAttributes())
                .noneMatch(attribute ->
                        attribute.getName().toLowerCase(java.util.Locale.ROOT).contains("pass"));
    }

    @Test
    void openLdapHasPeopleByTheirUid() throws LDAPException {
        LDAPConnection reader = forest.bound(OPEN, LDAP, "cn=reader,ou=accounts,dc=example,dc=org", "ReadOnly1");
        SearchResultEntry entry =
                reader.searchForEntry("dc=example,dc=org", SearchScope.SUB, "(&(objectClass=inetOrgPerson)(uid=ada*))");
        assertThat(entry.getDN()).isEqualTo("uid=ada.byron,ou=people,dc=example,dc=org");
        assertThat(entry.getAttributeValue("cn")).isEqualTo("Ada Byron");
        assertThat(entry.hasAttribute("sAMAccountName")).isFalse();
        assertThat(names(reader, "dc=example,dc=org", PEOPLE)).isEmpty();
        assertThat(names(reader, "dc=example,dc=org", "(sn=mono)")).containsExactly("mono");
        assertThat(reader.getRootDSE().hasAttribute("defaultNamingContext")).isFalse();
    }

    @Test
    void adLdsHasNoAccountNamesAndNoDefaultNamingContext() throws LDAPException {
        LDAPConnection ada = forest.bound(LIGHT, LDAP, "ada.byron@example.net", "ada.byron!");
        assertThat(names(ada, "O=Example,C=US", "(sAMAccountName=*)")).isEmpty();
        assertThat(names(ada, "O=Example,C=US", "(userPrincipalName=ada.byron@*)"))
                .containsExactly("Ada Byron");
        assertThat(ada.getRootDSE().hasAttribute("defaultNamingContext")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(anr=ada)                    # Ada Byron;Adam McKenzie",
                "(anr=ada by)                 # Ada Byron",
                "(anr=byron ad)               # Ada Byron",
                "(anr=hop)                    # Grace Hopper",
                "(anr=opper)                  # ''",
                "(!(anr=ada))                 # jabber;Grace Hopper",
                "(&(objectCategory=person)(|(sn=b*)(givenName=gr*))) # Ada Byron;Grace Hopper",
                "(&(objectCategory=person)(!(userAccountControl:1.2.840.113556.1.4.803:=2))(sn=*)) # Ada Byron;Adam McKenzie;Grace Hopper",
                "(&(userAccountControl:1.2.840.113556.1.4.804:=2)(cn=*)) # ''",
                "(telephoneNumber=5004)       # Grace Hopper",
                "(mail=ada.byron@example.com) # Ada Byron",
                "(|)                          # ''",
            })
    void understandsTheFiltersOfItsProduct(String filter, String found) throws LDAPException {
        String both = "(&(sAMAccountName=*)" + filter + ")";
        assertThat(String.join(";", names(ada(PARENT, LDAP), "DC=example,DC=com", both)))
                .isEqualTo(found);
    }

    @Test
    void aSearchMeetsAReferenceWhereTheChildDomainBegins() throws LDAPException {
        SearchResult result = ada(PARENT, LDAP).search("DC=example,DC=com", SearchScope.SUB, "(sn=holt)");
        assertThat(result.getEntryCount()).isZero();
        assertThat(result.getSearchReferences())
                .singleElement()
                .satisfies(reference -> assertThat(reference.getReferralURLs())
                        .containsExactly("ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com"));
    }

    @Test
    void aBaseThatAnotherDomainHoldsIsReferredThere() throws LDAPException {
        LDAPSearchException up = searchFails(ada(CHILD, LDAP), "OU=Users,DC=example,DC=com", PEOPLE, SearchScope.SUB);
        assertThat(up.getResultCode()).isEqualTo(ResultCode.REFERRAL);
        assertThat(up.getReferralURLs()).containsExactly("ldap://dc1.example.com/OU=Users,DC=example,DC=com");
        LDAPSearchException down = searchFails(ada(PARENT, LDAP), "DC=emea,DC=example,DC=com", PEOPLE, SearchScope.SUB);
        assertThat(down.getResultCode()).isEqualTo(ResultCode.REFERRAL);
        assertThat(down.getReferralURLs()).containsExactly("ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com");
        assertThat(searchFails(ada(PARENT, LDAP), "DC=example,DC=org", PEOPLE, SearchScope.SUB)
                        .getResultCode())
                .isEqualTo(ResultCode.NO_SUCH_OBJECT);
    }

    @Test
    void theCatalogKnowsTheWholeForestAndPartOfEachEntry() throws LDAPException {
        LDAPConnection catalog = ada(PARENT, GC);
        assertThat(names(catalog, "", "(sn=*)"))
                .containsExactlyInAnyOrder("Ada Byron", "Grace Hopper", "Adam McKenzie", "Eve Holt");
        assertThat(names(catalog, "DC=emea,DC=example,DC=com", "(sn=*)")).containsExactly("Eve Holt");
        SearchResultEntry ada = catalog.searchForEntry("", SearchScope.SUB, "(sAMAccountName=ada.byron)");
        assertThat(ada.getAttributeValue("telephoneNumber")).isEqualTo("5003");
        assertThat(ada.hasAttribute("employeeNumber")).isFalse();
        assertThat(searchFails(ada(PARENT, LDAP), "", PEOPLE, SearchScope.SUB).getResultCode())
                .isEqualTo(ResultCode.NO_SUCH_OBJECT);
    }

    @Test
    void aCatalogOfTheChildDomainAloneKnowsItsOwnUsers() throws LDAPException {
        assertThat(names(ada(CHILD, GC), "", "(sn=*)")).containsExactly("Eve Holt");
    }

    @Test
    void theSmallerSizeLimitCounts() throws LDAPException {
        restart(DirectorySettings.of(Product.ACTIVE_DIRECTORY).withSizeLimit(2));
        LDAPConnection ada = ada(PARENT, LDAP);
        LDAPSearchException cut = searchFails(ada, "DC=example,DC=com", "(sn=*)", SearchScope.SUB);
        assertThat(cut.getResultCode()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED);
        assertThat(cut.getSearchEntries()).hasSize(2);
        SearchRequest one = new SearchRequest("DC=example,DC=com", SearchScope.SUB, "(sn=*)");
        one.setSizeLimit(1);
        LDAPSearchException less = catchThrowableOfType(LDAPSearchException.class, () -> ada.search(one));
        assertThat(less.getSearchEntries()).hasSize(1);
        assertThat(paged(ada, 50)).containsExactlyInAnyOrder("Ada Byron", "Grace Hopper", "Adam McKenzie");
    }

    private static List<String> paged(LDAPConnection connection, int size) throws LDAPException {
        List<String> all = new ArrayList<>();
        ASN1OctetString cookie = null;
        int pages = 0;
        do {
            SearchRequest request = new SearchRequest("OU=Users,DC=example,DC=com", SearchScope.SUB, "(sn=*)");
            request.addControl(new SimplePagedResultsControl(size, cookie, true));
            SearchResult page = connection.search(request);
            assertThat(page.getEntryCount()).isLessThanOrEqualTo(2);
            page.getSearchEntries().forEach(entry -> all.add(entry.getAttributeValue("cn")));
            cookie = SimplePagedResultsControl.get(page).getCookie();
            pages++;
        } while (cookie != null && cookie.getValueLength() > 0);
        assertThat(pages).isEqualTo(2);
        return all;
    }

    @Test
    void nobodyWrites() throws LDAPException {
        LDAPConnection ada = ada(PARENT, LDAP);
        for (LDAPException refused : List.of(
                catchThrowableOfType(LDAPException.class, () -> ada.delete(ADA_DN)),
                catchThrowableOfType(
                        LDAPException.class,
                        () -> ada.modify("dn: " + ADA_DN, "changetype: modify", "replace: sn", "sn: X")),
                catchThrowableOfType(LDAPException.class, () -> ada.modifyDN(ADA_DN, "CN=X", true)),
                catchThrowableOfType(
                        LDAPException.class, () -> ada.add("dn: CN=X,DC=example,DC=com", "objectClass: person")))) {
            assertThat(refused.getResultCode()).isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
        }
        assertThat(ada.compare(ADA_DN, "sn", "byron").compareMatched()).isTrue();
        assertThat(ada.compare(ADA_DN, "sn", "hopper").compareMatched()).isFalse();
    }

    @Test
    void theHistoryHasBothDirectionsInOneLineEach() throws LDAPException {
        long before = forest.history.last();
        LDAPConnection ada = ada(PARENT, LDAP);
        ada.search("DC=example,DC=com", SearchScope.SUB, "(sn=byron)", "cn");
        ada.close();
        forest.history.await(before, RunningForest.PATIENCE, event -> event.kind() == Event.Kind.CONNECTION_CLOSED);
        assertThat(forest.heard(before))
                .containsExactly(
                        "bind " + ADA_DN + " simple",
                        "result success to bind",
                        "search base=DC=example,DC=com SUB (sn=byron)",
                        "entry " + ADA_DN,
                        "reference ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com",
                        "result success to search",
                        "unbind");
        assertThat(forest.history.events())
                .filteredOn(event -> event instanceof Event.MessageReceived)
                .first()
                .satisfies(bind -> {
                    Message said = bind.message().orElseThrow();
                    assertThat(said.facts().contain("ada.byron!"))
                            .as("it went in clear, and a scenario can tell")
                            .isTrue();
                    assertThat(said.detail() + said.line() + said.facts())
                            .contains("password: ****")
                            .doesNotContain("ada.byron!");
                });
    }

    private LDAPConnection ada(String host, int port) throws LDAPException {
        return forest.bound(host, port, ADA_DN, "ada.byron!");
    }

    private static String who(LDAPConnection connection) throws LDAPException {
        return ((WhoAmIExtendedResult) connection.processExtendedOperation(new WhoAmIExtendedRequest()))
                .getAuthorizationID();
    }

    private static List<String> names(LDAPConnection connection, String base, String filter) throws LDAPException {
        return connection.search(base, SearchScope.SUB, filter).getSearchEntries().stream()
                .map(entry -> entry.getAttributeValue("cn"))
                .toList();
    }

    private static LDAPSearchException searchFails(
            LDAPConnection connection, String base, String filter, SearchScope scope) {
        LDAPSearchException failed =
                catchThrowableOfType(LDAPSearchException.class, () -> connection.search(base, scope, filter));
        assertThat(failed).isNotNull();
        return failed;
    }
}

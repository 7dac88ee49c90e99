package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Dialler;

class DirectoriesTest {

    private static final int GC = 3268;
    private static final int LDAP = 389;

    @Test
    void theParentsCatalogKnowsEverybodyAndTheChildsItsOwn() throws WorldException, LDAPException {
        try (Bench bench = Bench.start(Worlds.load("directory"), BenchOptions.standard())) {
            assertThat(names(bench, "dc1.example.com", GC, "", "ada.byron@example.com", "Analytical9"))
                    .containsExactlyInAnyOrder("Ada Byron", "Grace Hopper", "Mary Post", "Eve Holt");
            assertThat(names(bench, "dc1.emea.example.com", GC, "", "EMEA\\eve.holt", "Recurse2"))
                    .containsExactly("Eve Holt");
        }
    }

    @Test
    void openLdapTellsAnybodyAndAdLdsDoesNot() throws WorldException, LDAPException {
        try (Bench bench = Bench.start(Worlds.load("directory-open"), BenchOptions.standard())) {
            assertThat(names(bench, "ldap2.example.com", LDAP, "dc=example,dc=com", "", ""))
                    .containsExactlyInAnyOrder("Ada Byron", "Grace Hopper", "Eve Holt");
            String account = "CN=jabber,CN=Users,O=Example,C=US";
            assertThat(names(bench, "adlds1.example.com", LDAP, "O=Example,C=US", account, "ReadOnly1"))
                    .hasSize(3);
        }
    }

    private static List<String> names(Bench bench, String host, int port, String base, String user, String password)
            throws LDAPException {
        Dialler guest = bench.guest("inside", 200);
        try (LDAPConnection connection = new LDAPConnection(
                guest.socketFactory(),
                new LDAPConnectionOptions(),
                bench.node(host).address(),
                port)) {
            connection.bind(user, password);
            return connection.search(base, SearchScope.SUB, "(mail=*)").getSearchEntries().stream()
                    .map((SearchResultEntry entry) -> entry.getAttributeValue("cn"))
                    .toList();
        } finally {
            guest.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}

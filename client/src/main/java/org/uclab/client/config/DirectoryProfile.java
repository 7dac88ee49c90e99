package org.uclab.client.config;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The directory section of a service profile. What it leaves open is empty.
 *
 * <p>ASSUMED(JTT): the elements are those that a public parser of such files reads.
 *
 * @param servers            up to three, in the order to try them
 * @param useUds             whether contacts come from UDS and not from these servers
 * @param useUserCredentials whether the user's own name and password open the directory
 * @param distinguishedName  otherwise this one does
 * @param searchContexts     up to three bases of the tree to search below
 * @param recursive          whether all the way down; ASSUMED(choice): so it is where the profile does not say no
 * @param searchTimeout      seconds, as printed
 */
public record DirectoryProfile(
        List<Server> servers,
        boolean useUds,
        boolean useUserCredentials,
        String distinguishedName,
        String password,
        List<String> searchContexts,
        boolean recursive,
        String searchTimeout,
        String baseFilter,
        String predictiveSearchFilter) {

    /**
     * A directory service.
     *
     * @param port     0 where the profile names none
     * @param protocol {@code TCP}, {@code UDP} or {@code TLS}, as printed
     */
    public record Server(String address, int port, String protocol) {}

    public DirectoryProfile {
        servers = List.copyOf(servers);
        searchContexts = List.copyOf(searchContexts);
    }

    /** A section that leaves everything open. */
    public static DirectoryProfile none() {
        return new DirectoryProfile(List.of(), false, false, "", "", List.of(), true, "", "", "");
    }

    /** The section that an LDAP profile of the presence product makes. */
    public static DirectoryProfile told(
            List<Server> servers, String distinguishedName, String password, List<String> searchContexts) {
        return new DirectoryProfile(
                servers, false, false, distinguishedName, password, searchContexts, true, "", "", "");
    }

    static DirectoryProfile of(JsonNode section) {
        List<Server> servers = new ArrayList<>();
        for (String place : ServiceProfile.PLACES) {
            JsonNode server = section.path(place);
            String address = text(server, "Address");
            if (!address.isEmpty()) {
                servers.add(new Server(address, port(text(server, "Port")), text(server, "Protocol")));
            }
        }
        List<String> contexts = List.of("SearchContext1", "SearchContext2", "SearchContext3").stream()
                .map(name -> text(section, name))
                .filter(context -> !context.isEmpty())
                .toList();
        return new DirectoryProfile(
                servers,
                yes(section, "UseUDS"),
                yes(section, "UseUserCredential"),
                text(section, "DN"),
                text(section, "Password"),
                contexts,
                !no(section, "RecursiveSearch1"),
                text(section, "SearchTimeout"),
                text(section, "BaseFilter"),
                text(section, "PredictiveSearchFilter"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
    }

    private static boolean yes(JsonNode node, String name) {
        return text(node, name).equalsIgnoreCase("true") || text(node, name).equals("1");
    }

    private static boolean no(JsonNode node, String name) {
        return text(node, name).equalsIgnoreCase("false") || text(node, name).equals("0");
    }

    private static int port(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535 ? Integer.parseInt(text) : 0;
    }

    /** Without the password, which records and logs must not show. */
    @Override
    public String toString() {
        return "directory " + servers + (useUds ? ", UDS" : "");
    }
}

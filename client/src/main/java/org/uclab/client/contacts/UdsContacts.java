package org.uclab.client.contacts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.client.contacts.ContactAnswer.Failed;
import org.uclab.client.contacts.ContactAnswer.Found;
import org.uclab.client.contacts.ContactAnswer.Reason;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.clock.LabClock;

/**
 * Contacts over UDS, straight or through Expressway. One node is asked and no other: "High availability is not supported
 * when using UDS contact source" (S3).
 */
public final class UdsContacts implements ContactSource {

    /** Most contacts asked for in one request. */
    static final int PAGE_MAX = 10;

    private static final String USERS = "/cucm-uds/users";
    private static final String POLICY = "/cucm-uds/options/userPolicy";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Route route;
    private final ServerUrl server;
    private final Credentials credentials;
    private final XmlDocuments xml;
    private final LabClock clock;
    private final ContactSettings settings;
    private volatile OptionalInt policy = OptionalInt.empty();

    /**
     * @param server      the node to ask
     * @param credentials given when it wants them
     */
    public UdsContacts(
            Route route,
            ServerUrl server,
            Credentials credentials,
            XmlDocuments xml,
            LabClock clock,
            ContactSettings settings) {
        this.route = route;
        this.server = server;
        this.credentials = credentials;
        this.xml = xml;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public ContactSourceType type() {
        return ContactSourceType.UDS;
    }

    @Override
    public ContactAnswer search(String text) {
        return text.isBlank() ? nobody() : lookUp("name=" + encoded(text.strip()), settings.hitsMax());
    }

    @Override
    public ContactAnswer byId(String id) {
        return id.isBlank() ? nobody() : lookUp("username=" + encoded(id.strip()), 1);
    }

    /**
     * {@inheritDoc}
     *
     * <p>ASSUMED(API userPolicy): a number is a person's when it is the same; where it is nobody's, the last digits
     * decide, as many as the policy of Unified CM says.
     */
    @Override
    public ContactAnswer byNumber(String number) {
        String digits = Contact.digits(number);
        if (digits.isEmpty()) {
            return nobody();
        }
        ContactAnswer same = lookUp("number=" + encoded(digits), settings.hitsMax());
        if (same instanceof Found found) {
            List<Contact> owners = found.contacts().stream()
                    .filter(contact -> contact.hasNumber(digits))
                    .toList();
            int decisive = owners.isEmpty() ? digitsToMatch() : 0;
            if (!owners.isEmpty() || digits.length() <= decisive) {
                return new Found(owners, owners.size(), found.server());
            }
            String end = digits.substring(digits.length() - decisive);
            return lookUp("numberlast=" + encoded(end), settings.hitsMax());
        }
        return same;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Five forms of an id lead to a person (S4, "Directory" of remote access): account name, user principal name, mail
     * address, employee number and telephone number. ASSUMED(S4): they are those that Unified CM makes its user ids of,
     * so that the first part is looked for as such; a mail address and a telephone number are known beside it.
     */
    @Override
    public ContactAnswer byContactId(String contactId) {
        String name = contactId.strip().split("@", 2)[0];
        if (name.isEmpty()) {
            return nobody();
        }
        ContactAnswer answer = lookUp("username=" + encoded(name), 1);
        if (nobodyIn(answer)) {
            answer = lookUp("email=" + encoded(contactId.strip()), 1);
        }
        if (nobodyIn(answer) && name.matches("\\+?[0-9]+")) {
            answer = lookUp("number=" + encoded(Contact.digits(name)), 1);
        }
        return answer;
    }

    private static boolean nobodyIn(ContactAnswer answer) {
        return answer instanceof Found found && found.contacts().isEmpty();
    }

    /** Asked for once it is needed; the usual number where Unified CM does not tell, and then asked for again. */
    private int digitsToMatch() {
        if (policy.isEmpty()) {
            policy = policy();
        }
        return policy.orElse(settings.digitsToMatch());
    }

    private OptionalInt policy() {
        try {
            Route way = route.within(new Patience(clock, settings.limit()));
            return way.get(server.at(POLICY), Optional.of(credentials)) instanceof Fetched.Answered answer
                            && answer.status() == OK
                    ? xml.read(answer.body(), "userPolicy", UserPolicyDocument.class)
                            .value()
                            .map(UserPolicyDocument::digitsToMatch)
                            .orElse(OptionalInt.empty())
                    : OptionalInt.empty();
        } catch (RouteLost | Stopped unanswered) {
            return OptionalInt.empty();
        }
    }

    /** Page after page, until there are enough or no more. */
    private ContactAnswer lookUp(String filter, int wanted) {
        List<Contact> contacts = new ArrayList<>();
        try {
            Route way = route.within(new Patience(clock, settings.limit()));
            int total = wanted;
            while (contacts.size() < Math.min(wanted, total)) {
                int max = Math.min(PAGE_MAX, wanted - contacts.size());
                String target = USERS + "?" + filter + "&start=" + contacts.size() + "&max=" + max;
                UsersDocument page = page(way, target);
                total = page.total();
                contacts.addAll(page.contacts().stream().limit(max).toList());
                if (page.users().isEmpty()) {
                    break;
                }
            }
            return new Found(contacts, total, server.host());
        } catch (Unanswered unanswered) {
            return unanswered.failed;
        } catch (RouteLost lost) {
            return new Failed(Reason.NO_SERVER, "the way to " + server.host() + " is gone: " + lost.getMessage());
        } catch (Stopped late) {
            return new Failed(Reason.NO_SERVER, server.host() + ": " + late.getMessage());
        }
    }

    private UsersDocument page(Route way, String target) throws RouteLost, Stopped, Unanswered {
        Fetched fetched = way.get(server.at(target), Optional.empty());
        if (fetched instanceof Fetched.Answered answer && answer.status() == UNAUTHORIZED) {
            fetched = way.get(server.at(target), Optional.of(credentials));
        }
        return switch (fetched.kind()) {
            case NO_ANSWER ->
                throw new Unanswered(
                        Reason.NO_SERVER, server.host() + " does not answer, and UDS has no other: " + fetched.text());
            case ANSWERED -> page((Fetched.Answered) fetched);
        };
    }

    private UsersDocument page(Fetched.Answered answer) throws Unanswered {
        String answered = server.host() + " " + answer.text();
        switch (answer.status()) {
            case OK -> {
                Document<UsersDocument> document = xml.read(answer.body(), "users", UsersDocument.class);
                return document.value()
                        .orElseThrow(() -> new Unanswered(
                                Reason.BAD_ANSWER, server.host() + " sent no usable document: " + document.problem()));
            }
            case UNAUTHORIZED -> throw new Unanswered(Reason.CREDENTIALS, answered);
            case NOT_FOUND ->
                throw new Unanswered(Reason.NO_SOURCE, answered + ": this Unified CM is no contact source");
            case UNAVAILABLE -> throw new Unanswered(Reason.OVERLOADED, answered + retry(answer));
            default -> throw new Unanswered(answer.serverFailed() ? Reason.NO_SERVER : Reason.BAD_ANSWER, answered);
        }
    }

    private static String retry(Fetched.Answered answer) {
        return answer.headers()
                .get("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> ": come back in " + seconds + " s")
                .orElse("");
    }

    private ContactAnswer nobody() {
        return new Found(List.of(), 0, server.host());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A request that brought no page. */
    private static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1;
        private final transient Failed failed;

        Unanswered(Reason reason, String detail) {
            super(detail, null, false, false);
            this.failed = new Failed(reason, detail);
        }
    }
}

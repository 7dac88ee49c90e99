package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactAnswer.Failed;
import org.uclab.client.contacts.ContactAnswer.Found;
import org.uclab.client.contacts.ContactAnswer.Reason;
import org.uclab.client.contacts.ContactSettings;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.step.Stopped;

/**
 * Contacts over LDAP. The servers are tried in order until one answers (S3, "High availability is supported for LDAP");
 * the connection to that one is kept for the next look-up. It connects when first asked.
 */
public final class LdapContacts implements ContactSource {

    private final LdapPlan plan;
    private final Servers servers;
    private final ContactSettings settings;
    private Optional<DirectoryLink> open = Optional.empty();

    LdapContacts(LdapPlan plan, Servers servers, ContactSettings settings) {
        this.plan = plan;
        this.servers = servers;
        this.settings = settings;
    }

    @Override
    public ContactSourceType type() {
        return plan.type();
    }

    @Override
    public ContactAnswer search(String text) {
        return text.isBlank() ? nobody() : lookUp(plan.filters().beginning(text.strip()), settings.hitsMax());
    }

    @Override
    public ContactAnswer byId(String id) {
        return id.isBlank() ? nobody() : lookUp(plan.filters().account(plan.accounts(), id.strip()), 1);
    }

    @Override
    public ContactAnswer byContactId(String contactId) {
        return contactId.isBlank() ? nobody() : lookUp(plan.filters().contactId(plan.accounts(), contactId.strip()), 1);
    }

    @Override
    public ContactAnswer byNumber(String number) {
        String digits = Contact.digits(number);
        if (digits.isEmpty()) {
            return nobody();
        }
        ContactAnswer same = lookUp(plan.filters().number(number.strip(), ""), settings.hitsMax());
        boolean none = same instanceof Found found && found.contacts().isEmpty();
        if (!none || digits.length() <= settings.digitsToMatch()) {
            return same;
        }
        String end = digits.substring(digits.length() - settings.digitsToMatch());
        return lookUp(plan.filters().number("", end), settings.hitsMax());
    }

    private ContactAnswer nobody() {
        return new Found(List.of(), 0, plan.type().toString());
    }

    private synchronized ContactAnswer lookUp(Filter filter, int wanted) {
        StringJoiner failures = new StringJoiner("; ");
        try {
            if (open.isPresent()) {
                DirectoryLink link = open.get();
                try {
                    return found(link, filter, wanted);
                } catch (Unreached gone) {
                    servers.failed(link.server(), gone.because());
                    close();
                }
            }
            List<DirectoryServer> order = servers.order();
            Duration share = shorter(
                    settings.limit().dividedBy(order.size()), plan.space().timeout());
            for (DirectoryServer server : order) {
                try {
                    DirectoryLink link = servers.open(server, share);
                    open = Optional.of(link);
                    return found(link, filter, wanted);
                } catch (Unreached failed) {
                    servers.failed(server, failed.because());
                    failures.add(server + ": " + failed.getMessage());
                    close();
                }
            }
            return new Failed(Reason.NO_SERVER, "no directory server left: " + failures);
        } catch (Refused refused) {
            return refused.answer();
        } catch (Unreached nowhere) {
            return new Failed(Reason.NO_SERVER, nowhere.getMessage());
        } catch (Stopped late) {
            close();
            return new Failed(Reason.NO_SERVER, late.getMessage());
        }
    }

    private Found found(DirectoryLink link, Filter filter, int wanted) throws Unreached, Refused, Stopped {
        List<Contact> contacts = new ArrayList<>();
        boolean more = false;
        for (String base : bases(link)) {
            int left = wanted - contacts.size();
            if (left <= 0) {
                more = true;
                break;
            }
            SearchRequest request =
                    new SearchRequest(base, plan.space().scope(), filter, LdapEntries.attributes(plan.accounts()));
            request.setSizeLimit(left);
            request.setTimeLimitSeconds((int) plan.space().timeout().toSeconds());
            Hits hits = judged(link, base, link.ask(request));
            hits.entries().stream()
                    .limit(left)
                    .map(entry -> LdapEntries.contact(entry, plan.accounts()))
                    .forEach(contacts::add);
            more |= !hits.code().equals(ResultCode.SUCCESS);
        }
        return new Found(
                contacts, contacts.size() + (more ? 1 : 0), link.server().host());
    }

    /** Where the files name no base: everything in a catalog, and what another server says is its own. */
    private List<String> bases(DirectoryLink link) throws Unreached, Stopped {
        if (!plan.space().bases().isEmpty()) {
            return plan.space().bases();
        }
        if (link.server().catalog()) {
            return List.of("");
        }
        SearchRequest self = new SearchRequest(
                "", SearchScope.BASE, Filter.createPresenceFilter("objectClass"), "defaultNamingContext");
        return List.of(link.ask(self).entries().stream()
                .map(entry -> entry.getAttributeValue("defaultNamingContext"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(""));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Hits judged(DirectoryLink link, String base, Hits hits) throws Unreached, Refused {
        String said = link.server() + " answered " + hits.said();
        return switch (hits.code().intValue()) {
            case ResultCode.SUCCESS_INT_VALUE, ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE -> hits;
            case ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.BUSY_INT_VALUE,
                    ResultCode.UNAVAILABLE_INT_VALUE -> throw new Unreached(hits.because());
            case ResultCode.OPERATIONS_ERROR_INT_VALUE,
                    ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE,
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE -> throw new Refused(Reason.CREDENTIALS, said);
            case ResultCode.NO_SUCH_OBJECT_INT_VALUE ->
                throw new Refused(
                        Reason.BAD_ANSWER,
                        said + (base.isEmpty() ? "; nobody told where to search" : "; the search base was " + base));
            default -> throw new Refused(Reason.BAD_ANSWER, said);
        };
    }

    @Override
    public synchronized void close() {
        open.ifPresent(DirectoryLink::close);
        open = Optional.empty();
    }
}

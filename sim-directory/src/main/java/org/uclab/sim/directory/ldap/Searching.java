package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.protocol.SearchResultReferenceProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.sim.directory.forest.Names;
import org.uclab.sim.directory.forest.Realm;
import org.uclab.sim.directory.forest.Tree;

/** Answers searches at one service of a server: its directory, or its global catalog. */
final class Searching {

    private final Realm realm;
    private final Tree tree;
    private final boolean catalog;
    private final RootDse rootDse;

    /**
     * @param catalog whether the service is the global catalog
     * @param now     for the time that the server tells
     */
    Searching(Realm realm, boolean catalog, String host, Supplier<Instant> now) {
        this.realm = realm;
        this.catalog = catalog;
        this.tree = catalog ? realm.catalog().orElseThrow() : realm.tree();
        this.rootDse = new RootDse(realm, host, now);
    }

    /** Entries, references and the result. */
    List<LDAPMessage> answer(LDAPMessage message, boolean mayRead) {
        SearchRequestProtocolOp search = message.getSearchRequestProtocolOp();
        if (!known(search)) {
            return ended(message, Outcome.of(ResultCode.PROTOCOL_ERROR, "no such scope, or way to follow aliases"));
        }
        if (RootDse.asked(search)) {
            List<LDAPMessage> replies = new ArrayList<>();
            rootDse.shown(message.getMessageID(), search).ifPresent(replies::add);
            replies.addAll(ended(message, Outcome.SUCCESS));
            return replies;
        }
        if (!mayRead && !subschema(search)) {
            return ended(message, Bindings.unbound(realm.product()));
        }
        Optional<DN> base = Names.parse(search.getBaseDN());
        if (base.filter(realm.own()::has).isPresent()) {
            return ofItsOwn(message, search, base.get());
        }
        if (base.isEmpty()) {
            return ended(message, Outcome.of(ResultCode.INVALID_DN_SYNTAX, "the base is no distinguished name"));
        }
        if (base.get().isNullDN() ? !catalog : !tree.covers(base.get())) {
            return ended(message, notHere(base.get(), search.getBaseDN()));
        }
        return found(message, search);
    }

    /**
     * RFC 4511 §4.5.1.2 and §4.5.1.3 have three scopes and four ways to follow aliases. OpenLDAP knows a fourth scope, all
     * below the base without it.
     */
    private boolean known(SearchRequestProtocolOp search) {
        int scope = search.getScope().intValue();
        int aliases = search.getDerefPolicy().intValue();
        int last =
                realm.product().microsoft() ? SearchScope.SUB.intValue() : SearchScope.SUBORDINATE_SUBTREE.intValue();
        return scope >= 0 && scope <= last && aliases >= 0 && aliases <= DereferencePolicy.ALWAYS.intValue();
    }

    /** OpenLDAP shows its schema to everybody, as RFC 4512 §4.4 advises; Microsoft's want to know who asks. */
    private boolean subschema(SearchRequestProtocolOp search) {
        return !realm.product().microsoft()
                && Names.parse(search.getBaseDN()).filter(realm.own()::has).isPresent();
    }

    /** Configuration and schema. */
    private List<LDAPMessage> ofItsOwn(LDAPMessage message, SearchRequestProtocolOp search, DN base) {
        List<LDAPMessage> replies = new ArrayList<>();
        for (Entry entry : realm.own().entries()) {
            if (Names.parse(entry.getDN())
                    .filter(name -> inScope(name, base, search.getScope()))
                    .isPresent()) {
                Shown shown = realm.product().microsoft()
                        ? Shown.whole(entry)
                        : new Shown(entry, Set.of("objectclass", "cn"));
                shown.to(message.getMessageID(), search).ifPresent(replies::add);
            }
        }
        replies.addAll(ended(message, Outcome.SUCCESS));
        return replies;
    }

    private static boolean inScope(DN name, DN base, SearchScope scope) {
        return switch (scope.intValue()) {
            case 0 -> name.equals(base);
            case 1 -> base.equals(name.getParent());
            case 2 -> name.isDescendantOf(base, true);
            default -> name.isDescendantOf(base, false);
        };
    }

    /** Compares one value, with the same limits on who may. */
    Outcome place(String name) {
        return Names.parse(name)
                .map(dn -> tree.covers(dn) ? Outcome.SUCCESS : notHere(dn, name))
                .orElse(Outcome.of(ResultCode.INVALID_DN_SYNTAX, "'" + name + "' is no distinguished name"));
    }

    Tree tree() {
        return tree;
    }

    private Outcome notHere(DN base, String asSent) {
        return realm.holder(base)
                .filter(other -> !base.isNullDN())
                .map(other -> Outcome.referral(List.of(other.url(asSent))))
                .orElse(Outcome.of(ResultCode.NO_SUCH_OBJECT, "this server does not hold the base"));
    }

    private List<LDAPMessage> found(LDAPMessage message, SearchRequestProtocolOp search) {
        int id = message.getMessageID();
        List<LDAPMessage> replies = new ArrayList<>();
        Outcome outcome = Outcome.SUCCESS;
        List<Control> controls = List.of();
        // An empty base is the whole catalog; the in-memory directory would count what no root covers.
        List<String> bases = search.getBaseDN().isBlank()
                ? tree.roots().stream().map(DN::toString).toList()
                : List.of(search.getBaseDN());
        int left = limit(search, message.getControls());
        for (String base : bases) {
            SearchResult result = tree.search(request(message, search, base, left));
            for (SearchResultEntry entry : result.getSearchEntries()) {
                replies.add(new LDAPMessage(
                        id, new SearchResultEntryProtocolOp(entry), Arrays.asList(entry.getControls())));
            }
            for (SearchResultReference reference : result.getSearchReferences()) {
                replies.add(new LDAPMessage(id, new SearchResultReferenceProtocolOp(reference), List.of()));
            }
            left = Math.max(1, left - result.getEntryCount());
            outcome = outcome(result);
            controls = Arrays.asList(result.getResponseControls());
            if (!outcome.success()) {
                break;
            }
        }
        replies.add(Replies.last(message, outcome, controls).orElseThrow());
        return replies;
    }

    private SearchRequest request(LDAPMessage message, SearchRequestProtocolOp search, String base, int limit) {
        Filter filter = realm.plain(search.getFilter());
        // One level below nothing are the roots themselves.
        SearchScope scope = search.getBaseDN().isBlank() && search.getScope().equals(SearchScope.ONE)
                ? SearchScope.BASE
                : search.getScope();
        SearchRequest request = new SearchRequest(
                base,
                scope,
                search.getDerefPolicy(),
                limit,
                0, // how long it may take is the shell's to see to
                search.typesOnly(),
                filter,
                search.getAttributes().toArray(String[]::new));
        request.setControls(message.getControls().stream().map(this::bounded).toList());
        return request;
    }

    /** A page is never larger than the size limit. */
    private Control bounded(Control control) {
        if (!pages(control)) {
            return control;
        }
        try {
            SimplePagedResultsControl pages =
                    new SimplePagedResultsControl(control.getOID(), control.isCritical(), control.getValue());
            int size = Math.min(pages.getSize(), realm.settings().sizeLimit());
            return new SimplePagedResultsControl(size, pages.getCookie(), pages.isCritical());
        } catch (LDAPException malformed) {
            return control; // the in-memory directory refuses it with the right code
        }
    }

    private static boolean pages(Control control) {
        return control.getOID().equals(SimplePagedResultsControl.PAGED_RESULTS_OID);
    }

    /** Whoever asks for pages gets all of them; the page is what the limit is for. */
    private int limit(SearchRequestProtocolOp search, List<Control> controls) {
        int own = controls.stream().anyMatch(Searching::pages)
                ? 0
                : realm.settings().sizeLimit();
        int asked = search.getSizeLimit();
        return own == 0 || asked == 0 ? Math.max(own, asked) : Math.min(own, asked);
    }

    private static Outcome outcome(SearchResult result) {
        String text = result.getDiagnosticMessage();
        return new Outcome(
                result.getResultCode().intValue(), text == null ? "" : text, Arrays.asList(result.getReferralURLs()));
    }

    private static List<LDAPMessage> ended(LDAPMessage message, Outcome outcome) {
        return List.of(Replies.last(message, outcome).orElseThrow());
    }
}

package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import org.uclab.lab.history.Phrase;

/**
 * What a search brought.
 *
 * @param text what the server said beside the code; empty when nothing
 */
record Hits(List<SearchResultEntry> entries, ResultCode code, String text) {

    Hits {
        entries = List.copyOf(entries);
        text = text == null ? "" : text;
    }

    /** The code and the server's own words. */
    String said() {
        return because().text();
    }

    Phrase because() {
        return text.isEmpty()
                ? LdapDecisions.RESULT.of(code.getName(), code.intValue())
                : LdapDecisions.RESULT_SAID.of(code.getName(), code.intValue(), text);
    }
}

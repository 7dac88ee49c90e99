package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;

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
        return code.getName() + " (" + code.intValue() + ")" + (text.isEmpty() ? "" : ": " + text);
    }
}

package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.SearchRequest;
import org.uclab.client.step.Stopped;

/** A way to ask one server. Blocks the caller's thread. */
interface DirectoryLink extends AutoCloseable {

    DirectoryServer server();

    /** What the server answers, whatever its code. */
    Hits ask(SearchRequest request) throws Unreached, Stopped;

    @Override
    void close();
}

package org.uclab.client.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import java.util.Set;
import javax.net.SocketFactory;
import org.uclab.client.contacts.ContactAnswer.Reason;
import org.uclab.lab.history.Phrase;

/** A connection on which a login has succeeded, over TCP or TLS. */
final class BoundLink implements DirectoryLink {

    private static final Set<ResultCode> ANOTHER_MAY_DO_BETTER = Set.of(
            ResultCode.SERVER_DOWN,
            ResultCode.CONNECT_ERROR,
            ResultCode.TIMEOUT,
            ResultCode.DECODING_ERROR,
            ResultCode.LOCAL_ERROR,
            ResultCode.BUSY,
            ResultCode.UNAVAILABLE);

    private static final int TEXT_MAX_CHARS = 160;
    private static final int MESSAGE_MAX_BYTES = 4 * 1024 * 1024;

    private final DirectoryServer server;
    private final LDAPConnection connection;

    private BoundLink(DirectoryServer server, LDAPConnection connection) {
        this.server = server;
        this.connection = connection;
    }

    /**
     * Connects and logs in.
     *
     * @param sockets     speak from the client's address, with TLS where the server wants it
     * @param address     of the server, no name
     * @param limitMillis wall time to connect, and for each answer
     */
    static BoundLink open(DirectoryServer server, SocketFactory sockets, String address, Login login, int limitMillis)
            throws Unreached, Refused {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis(limitMillis);
        options.setResponseTimeoutMillis(limitMillis);
        options.setMaxMessageSize(MESSAGE_MAX_BYTES);
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(false);
        LDAPConnection connection = new LDAPConnection(sockets, options);
        boolean done = false;
        try {
            connection.connect(address, server.port(), limitMillis);
            connection.bind(login.name(), login.password());
            done = true;
            return new BoundLink(server, connection);
        } catch (LDAPException failed) {
            Phrase said = said(failed);
            if (ANOTHER_MAY_DO_BETTER.contains(failed.getResultCode())) {
                throw new Unreached(said);
            }
            throw new Refused(Reason.CREDENTIALS, server + " refused the login " + login + ": " + said);
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    @Override
    public DirectoryServer server() {
        return server;
    }

    @Override
    public Hits ask(SearchRequest request) throws Unreached {
        try {
            SearchResult result = connection.search(request);
            return new Hits(result.getSearchEntries(), result.getResultCode(), result.getDiagnosticMessage());
        } catch (LDAPSearchException failed) {
            if (ANOTHER_MAY_DO_BETTER.contains(failed.getResultCode())) {
                throw new Unreached(said(failed));
            }
            return new Hits(failed.getSearchEntries(), failed.getResultCode(), failed.getDiagnosticMessage());
        }
    }

    /** The library's own texts are long, and end with its version. */
    private static Phrase said(LDAPException failed) {
        String text = failed.getDiagnosticMessage() == null ? failed.getMessage() : failed.getDiagnosticMessage();
        String told = String.valueOf(text).split(", ldapSDKVersion=", 2)[0];
        String result = failed.getResultCode().getName();
        int code = failed.getResultCode().intValue();
        return text == null || text.isEmpty()
                ? LdapDecisions.RESULT.of(result, code)
                : LdapDecisions.RESULT_SAID.of(
                        result, code, told.substring(0, Math.min(told.length(), TEXT_MAX_CHARS)));
    }

    @Override
    public void close() {
        connection.close();
    }
}

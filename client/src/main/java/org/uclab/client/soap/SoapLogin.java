package org.uclab.client.soap;

import java.util.List;
import java.util.StringJoiner;
import org.uclab.client.dns.HostPort;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.lab.history.Phrase;
import org.w3c.dom.Element;

/** Logs in at the first presence server that can be reached, and asks it for the user's configuration. */
public final class SoapLogin {

    /** Port of the service. */
    public static final int PORT = 8443;

    private static final String TARGET = "/EPASSoap/service";
    private static final String TYPE = "application/soap+xml; charset=utf-8";
    private static final String ACTION = "urn:cisco:epas:soap/";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    // As a public sample has it (G-TOOL).
    private static final Envelope.Client CLIENT = new Envelope.Client("CUPC", "9.7.0.1");

    private final Caller caller;
    private final Journal journal;

    public SoapLogin(Caller caller, Journal journal) {
        this.caller = caller;
        this.journal = journal;
    }

    /** An attempt failed, and another server may do better. */
    private static final class Unreached extends Exception {

        private static final long serialVersionUID = 1;
        private final transient LoginError error;

        private final transient Phrase because;

        Unreached(LoginError error, Phrase because) {
            super(because.text(), null, false, false);
            this.error = error;
            this.because = because;
        }
    }

    /**
     * Logs in, with the user part of the address alone.
     *
     * @param servers primary first
     * @throws Stopped when a server refuses the password, or none is of use
     */
    public PresenceAccount account(List<HostPort> servers, Credentials credentials) throws Stopped {
        journal.step(SoapDecisions.LOGIN.wording().toString());
        StringJoiner failures = new StringJoiner("; ");
        for (HostPort server : servers) {
            try {
                PresenceAccount account = attempt(server, credentials);
                journal.decided(
                        SoapDecisions.LOGIN.of(),
                        SoapDecisions.SERVER.of(server),
                        SoapDecisions.TOOK_PASSWORD.of(credentials.user()));
                namesServers(server, account);
                return account;
            } catch (Unreached failed) {
                failed(server, failed);
                failures.add(server + ": " + failed.error.text() + ", " + failed.getMessage());
            }
        }
        journal.decided(SoapDecisions.LOGIN.of(), HttpDecisions.NONE.of(), SoapDecisions.NONE_LEFT.of(failures));
        throw new Stopped(Stopped.Way.NO_SERVER, "no presence server left: " + failures);
    }

    private void namesServers(HostPort server, PresenceAccount account) {
        journal.decided(
                SoapDecisions.XMPP_SERVERS.of(),
                account.xmppServers().isEmpty()
                        ? HttpDecisions.NONE.of()
                        : SoapDecisions.XMPP_SERVERS_NAMED.of(String.join(", ", account.xmppServers())),
                SoapDecisions.NAMES_THEM.of(server.host()));
    }

    private void failed(HostPort server, Unreached failed) {
        journal.decided(SoapDecisions.LOGIN.of(), SoapDecisions.FAILED.of(failed.error.text(), server), failed.because);
    }

    /**
     * What the servers tell now in a session that is open, the current XMPP servers above all.
     *
     * @param servers primary first
     * @throws Stopped when no server knows the session
     */
    public PresenceAccount goOn(List<HostPort> servers, SoapSession session) throws Stopped {
        journal.step(SoapDecisions.LOGIN.wording().toString());
        StringJoiner failures = new StringJoiner("; ");
        for (HostPort server : servers) {
            try {
                PresenceAccount account = configuration(new SoapSession(server, session.key()), List.of());
                journal.decided(
                        SoapDecisions.LOGIN.of(), SoapDecisions.SERVER.of(server), SoapDecisions.KNOWS_SESSION.of());
                namesServers(server, account);
                return account;
            } catch (Unreached failed) {
                failed(server, failed);
                failures.add(server + ": " + failed.error.text() + ", " + failed.getMessage());
            }
        }
        journal.decided(SoapDecisions.LOGIN.of(), HttpDecisions.NONE.of(), SoapDecisions.NONE_LEFT.of(failures));
        throw new Stopped(Stopped.Way.NO_SERVER, "no presence server knows the session: " + failures);
    }

    /**
     * A password that opens one XMPP stream.
     *
     * @return the user with that password
     * @throws Stopped when the server of the session does not give one
     */
    public Credentials oneTimePassword(SoapSession session, Credentials credentials) throws Stopped {
        String operation = "get-onetime-password";
        LoginError error;
        String problem;
        try {
            Element answer = call(session.server(), operation, Envelope.oneTimePassword(session.key()));
            String password = Answers.child(answer, "success")
                    .map(success -> Answers.text(success, "password"))
                    .orElse("");
            if (!password.isEmpty()) {
                return new Credentials(credentials.user(), password);
            }
            error = LoginError.LERR_CUP_INTERNAL_ERROR;
            problem = operation + ": " + failure(answer);
        } catch (Unreached failed) {
            error = failed.error;
            problem = failed.getMessage();
        }
        Phrase reason = SoapDecisions.NO_PASSWORD.of(session.server(), error.text(), problem);
        journal.decided(SoapDecisions.ONE_TIME_PASSWORD.of(), HttpDecisions.NONE.of(), reason);
        throw new Stopped(Stopped.Way.NO_SERVER, "no one-time password from " + reason.text());
    }

    /**
     * Has the presence server keep whether the user wants to be shown to be in a meeting, by the calendar.
     *
     * @throws Stopped when it does not
     */
    public void chooseMeetings(SoapSession session, boolean wanted) throws Stopped {
        try {
            Element answer = call(session.server(), "set-user-config", Envelope.chooseMeetings(session.key(), wanted));
            if (Answers.child(answer, "success").isEmpty()) {
                throw new Stopped(Stopped.Way.FAILED, "the presence server says: " + failure(answer));
            }
        } catch (Unreached failed) {
            throw new Stopped(Stopped.Way.NO_SERVER, failed.getMessage());
        }
    }

    private PresenceAccount attempt(HostPort server, Credentials credentials) throws Unreached, Stopped {
        Element login = call(server, "login", Envelope.login(credentials, CLIENT));
        Element success = Answers.child(login, "success").orElse(null);
        if (success == null) {
            throw refused(server, failure(login));
        }
        SoapSession session = new SoapSession(server, Answers.text(success, "session-key"));
        if (session.key().isEmpty()) {
            throw new Unreached(LoginError.LERR_CUP_INTERNAL_ERROR, SoapDecisions.NO_KEY.of());
        }
        return configuration(session, Configuration.servers(success));
    }

    private PresenceAccount configuration(SoapSession session, List<String> atLogin) throws Unreached, Stopped {
        Element config = call(session.server(), "get-all-config", Envelope.configuration(session.key()));
        if (Answers.child(config, "failure").isPresent()) {
            throw new Unreached(LoginError.LERR_CUP_INTERNAL_ERROR, SoapDecisions.OPERATION_FAILED.of(failure(config)));
        }
        return Configuration.account(session, config, atLogin);
    }

    private Element call(HostPort server, String operation, byte[] envelope) throws Unreached, Stopped {
        ServerUrl url = new ServerUrl("https", server.host(), server.port(), TARGET);
        Fetched fetched = caller.post(url, TYPE + "; action=\"" + ACTION + operation + "\"", envelope);
        return switch (fetched.kind()) {
            case NO_ANSWER -> {
                Fetched.NoAnswer none = (Fetched.NoAnswer) fetched;
                throw new Unreached(LoginError.of(none.why()), none.because());
            }
            case ANSWERED -> answered(server, operation, (Fetched.Answered) fetched);
        };
    }

    private Element answered(HostPort server, String operation, Fetched.Answered answer) throws Unreached, Stopped {
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            throw refused(server, answer.text());
        }
        if (answer.status() != OK) {
            throw new Unreached(LoginError.LERR_CUP_INTERNAL_ERROR, answer.because());
        }
        Document<Element> body = Answers.body(answer.body(), operation + "-resp");
        if (body.value().isEmpty()) {
            throw new Unreached(LoginError.LERR_CUP_INTERNAL_ERROR, body.because());
        }
        return body.value().get();
    }

    private Stopped refused(HostPort server, String why) {
        Phrase reason = HttpDecisions.LOGIN_ERROR.of(LoginError.LERR_CUP_AUTH.text(), server, why);
        journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.REFUSED.of(), reason);
        return new Stopped(Stopped.Way.WRONG_CREDENTIALS, reason);
    }

    private static String failure(Element response) {
        return Answers.child(response, "failure")
                .map(failure -> Answers.brief(failure.getAttribute("reason")))
                .filter(text -> !text.isBlank())
                .orElse("it said no");
    }
}

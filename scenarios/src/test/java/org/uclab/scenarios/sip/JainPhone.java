package org.uclab.scenarios.sip;

import gov.nist.javax.sip.SipStackImpl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.uclab.lab.wire.Endpoint;

/** A phone on the whole stack of JAIN-SIP, with its own threads, transactions and dialogs; its digest is made here. */
final class JainPhone implements SipListener, AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final PhoneLab.User user;
    private final Endpoint node;
    private final String own;
    private final int port;
    private final String transport;
    private final SipStackImpl stack;
    private final SipProvider provider;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;
    private final BlockingQueue<ResponseEvent> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<ServerTransaction> ringing = new LinkedBlockingQueue<>();
    private final AtomicReference<ServerTransaction> rung = new AtomicReference<>();
    private final List<String> troubles = new ArrayList<>();
    private long number = 1;

    JainPhone(PhoneLab lab, PhoneLab.User user, String transport)
            throws SipException, InvalidArgumentException, TooManyListenersException {
        this.user = user;
        this.node = lab.node();
        this.own = lab.guest(user.guest);
        this.port = PhoneLab.freePort(own);
        this.transport = transport;
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "phone " + own + ":" + port);
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietLogger.Messages.class.getName());
        properties.setProperty("gov.nist.javax.sip.DELIVER_UNSOLICITED_NOTIFY", "true");
        SipFactory factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        addresses = factory.createAddressFactory();
        headers = factory.createHeaderFactory();
        messages = factory.createMessageFactory();
        stack = new SipStackImpl(properties);
        ListeningPoint point = stack.createListeningPoint(own, port, transport);
        provider = stack.createSipProvider(point);
        provider.addSipListener(this);
        stack.start();
    }

    /** A request out of any dialog. */
    Request request(String method, String to, String callId) throws ParseException, InvalidArgumentException {
        Address from = addresses.createAddress("sip:" + user.line + "@" + node.address());
        Address target = addresses.createAddress("sip:" + to + "@" + node.address());
        Request request = messages.createRequest(
                addresses.createURI(
                        method.equals(Request.REGISTER)
                                ? "sip:" + node + ";transport=" + transport
                                : "sip:" + to + "@" + node + ";transport=" + transport),
                method,
                headers.createCallIdHeader(callId),
                headers.createCSeqHeader(number++, method),
                headers.createFromHeader(from, "jain" + number),
                headers.createToHeader(target, null),
                new ArrayList<>(List.of(headers.createViaHeader(own, port, transport, null))),
                headers.createMaxForwardsHeader(70));
        ContactHeader contact = headers.createContactHeader(
                addresses.createAddress("sip:" + user.line + "@" + own + ":" + port + ";transport=" + transport));
        request.addHeader(contact);
        return request;
    }

    /** Registers, proving its user. */
    Response registers() throws ParseException, InvalidArgumentException, SipException {
        Request register = request(Request.REGISTER, user.line, "registration-" + user.id + "@jain");
        describes(register, 600);
        Request proven = proving(register, asks(register).getResponse(), user.password);
        return asks(proven).getResponse();
    }

    /** Calls a number, proving its user; answers are to be waited for. */
    ClientTransaction calls(String number, String callId)
            throws ParseException, InvalidArgumentException, SipException {
        Request invite = request(Request.INVITE, number, callId);
        describes(invite, sdp());
        Request proven = proving(invite, asks(invite).getResponse(), user.password);
        ClientTransaction call = provider.getNewClientTransaction(proven);
        call.sendRequest();
        return call;
    }

    /** Sound in A-law. */
    String sdp() {
        return "v=0\r\no=jain 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\n"
                .formatted(own);
    }

    void givesUp(ClientTransaction call) throws SipException {
        provider.getNewClientTransaction(call.createCancel()).sendRequest();
    }

    /** A call that has come, and rings. */
    ServerTransaction rings() throws InterruptedException {
        ServerTransaction call = ringing.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nobody calls; " + troubles);
        }
        return call;
    }

    /** Answers a call that rings with a description of its own. */
    Dialog answers(ServerTransaction call) throws ParseException, SipException, InvalidArgumentException {
        Response ok = response(200, call.getRequest());
        ok.setContent(sdp(), headers.createContentTypeHeader("application", "sdp"));
        call.sendResponse(ok);
        return call.getDialog();
    }

    private Response response(int status, Request request) throws ParseException {
        Response response = messages.createResponse(status, request);
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (to.getTag() == null) {
            to.setTag("jain" + user.line);
        }
        response.setHeader(headers.createContactHeader(
                addresses.createAddress("sip:" + user.line + "@" + own + ":" + port + ";transport=" + transport)));
        return response;
    }

    /** The request once more, with an answer to that challenge (RFC 2617 §3.2.2, without qop). */
    Request proving(Request request, Response challenge, String password)
            throws ParseException, InvalidArgumentException {
        WWWAuthenticateHeader asked = (WWWAuthenticateHeader) challenge.getHeader(WWWAuthenticateHeader.NAME);
        String uri = request.getRequestURI().toString();
        AuthorizationHeader answer = headers.createAuthorizationHeader("Digest");
        answer.setUsername(user.id);
        answer.setRealm(asked.getRealm());
        answer.setNonce(asked.getNonce());
        answer.setURI(request.getRequestURI());
        answer.setAlgorithm("MD5");
        answer.setResponse(md5(md5(user.id + ":" + asked.getRealm() + ":" + password) + ":" + asked.getNonce() + ":"
                + md5(request.getMethod() + ":" + uri)));
        Request again = (Request) request.clone();
        again.setHeader(answer);
        again.setHeader(headers.createCSeqHeader(number++, request.getMethod()));
        ((javax.sip.header.ViaHeader) again.getHeader("Via")).removeParameter("branch");
        return again;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void describes(Request invite, String sdp) throws ParseException {
        invite.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
    }

    void describes(Request request, int expires) throws InvalidArgumentException {
        request.setExpires(headers.createExpiresHeader(expires));
    }

    String own() {
        return own;
    }

    /** Its final answer. */
    ResponseEvent asks(Request request) throws SipException {
        provider.getNewClientTransaction(request).sendRequest();
        return answer();
    }

    /** The final answer to a request in a dialog. */
    ResponseEvent asks(Dialog dialog, Request request) throws SipException {
        dialog.sendRequest(provider.getNewClientTransaction(request));
        return answer();
    }

    /** The next final answer. */
    ResponseEvent answer() {
        return answer(event -> event.getResponse().getStatusCode() >= 200);
    }

    /** The next answer that is such. */
    ResponseEvent answer(Predicate<ResponseEvent> such) {
        try {
            while (true) {
                ResponseEvent event = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("there is no answer; " + troubles);
                }
                if (such.test(event)) {
                    return event;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The next request of that method that came; it has been answered as it should. */
    Request asked(String method) throws InterruptedException {
        while (true) {
            Request request = asked.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("nobody has asked for " + method + "; " + troubles);
            }
            if (request.getMethod().equals(method)) {
                return request;
            }
        }
    }

    List<String> troubles() {
        return troubles;
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        try {
            switch (request.getMethod()) {
                case Request.ACK -> asked.add(request);
                case Request.INVITE -> {
                    ServerTransaction call = transaction(event);
                    call.sendResponse(response(180, request));
                    rung.set(call);
                    ringing.add(call);
                }
                case Request.CANCEL -> {
                    transaction(event).sendResponse(messages.createResponse(200, request));
                    rung.get().sendResponse(response(487, rung.get().getRequest()));
                    asked.add(request);
                }
                case Request.BYE -> {
                    transaction(event).sendResponse(messages.createResponse(200, request));
                    asked.add(request);
                }
                default -> {
                    provider.sendResponse(messages.createResponse(200, request));
                    asked.add(request);
                }
            }
        } catch (ParseException | SipException | InvalidArgumentException broken) {
            troubles.add(broken.toString());
        }
    }

    private ServerTransaction transaction(RequestEvent event) throws SipException {
        return event.getServerTransaction() == null
                ? provider.getNewServerTransaction(event.getRequest())
                : event.getServerTransaction();
    }

    @Override
    public void processResponse(ResponseEvent event) {
        answers.add(event);
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        troubles.add("no answer in time");
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        troubles.add("not sent to " + event.getHost() + ":" + event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    @Override
    public void close() {
        stack.stop();
    }
}

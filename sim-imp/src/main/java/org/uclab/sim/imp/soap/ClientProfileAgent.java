package org.uclab.sim.imp.soap;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.xmpp.Element;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.shell.http.RequestContent;
import org.uclab.shell.http.ResponseContent;
import org.uclab.sim.imp.soap.Received.Fault;

/**
 * The service {@code EPASSoap} of a node: SOAP 1.2 posted to {@code /EPASSoap/service}, or to the path of an interface
 * version below it. What is no call is answered with a fault and its status; a call that is refused with 200 and a
 * {@code failure} in the response element. A GET with {@code ?wsdl} reads the description of the service.
 */
public final class ClientProfileAgent implements HttpResponder {

    /** How the history tells this service. */
    public static final Teller TELLER = SoapTeller.SOAP;

    /** Name of the service. */
    public static final String SERVICE = "soap";

    private static final String ROOT = "/EPASSoap/service";
    private static final String ANSWER_TYPE = "application/soap+xml; charset=utf-8";

    // COMPAT(public samples): the last two are sent by clients that learnt SOAP 1.1.
    private static final Set<String> TYPES = Set.of("application/soap+xml", "text/xml", "application/xml");

    private final Operations operations;
    private final Description description;
    private final List<String> versions;

    /**
     * The place of the service.
     *
     * @param host     full host name of its node
     * @param versions interface versions that have a path, oldest first; {@code latest} has one besides
     */
    public record Here(String host, List<String> versions) {

        public Here {
            versions = List.copyOf(versions);
        }
    }

    /**
     * @param draws of the node's keys and one-time passwords
     */
    public ClientProfileAgent(
            Subcluster subcluster, ContactLists contacts, LoginDatastore datastore, Here here, Draws draws) {
        this.operations = new Operations(subcluster, contacts, datastore, here.versions(), draws);
        this.description = new Description(here.host());
        this.versions = here.versions();
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answered(question, now));
    }

    private HttpAnswer answered(HttpQuestion question, Instant now) {
        Optional<HttpAnswer> described = description.answer(question, served(question.path()));
        if (described.isPresent()) {
            return described.get();
        }
        if (!served(question.path())) {
            return HttpAnswer.empty(404);
        }
        if (!question.method().equals("POST")) {
            return HttpAnswer.empty(405).with("Allow", "POST");
        }
        // COMPAT(G-TOOL): its request for a one-time password has no type at all.
        String type = type(question);
        if (!type.isEmpty() && !TYPES.contains(type)) {
            return HttpAnswer.empty(415);
        }
        Received received = EnvelopeReader.read(question.body());
        return switch (received.kind()) {
            case FAULT -> fault((Fault) received);
            case CALL -> called((Received.Call) received, now);
        };
    }

    private HttpAnswer called(Received.Call call, Instant now) {
        Optional<Element> answer = operations.answer(call, now);
        return answer.isPresent()
                ? HttpAnswer.of(
                        200,
                        ANSWER_TYPE,
                        Soap.envelope(header(call, answer.get()), answer.get()).toXml())
                : fault(new Fault(
                        Fault.Code.SENDER,
                        "Invalid request: no operation " + call.operation().name()));
    }

    private static List<Element> header(Received.Call call, Element answer) {
        return call.addressing()
                .map(addressing -> addressing.answer(answer.name()))
                .orElse(List.of());
    }

    private static HttpAnswer fault(Fault fault) {
        return HttpAnswer.of(fault.code().status(), ANSWER_TYPE, fault.toXml());
    }

    private boolean served(String path) {
        if (path.equals(ROOT)) {
            return true;
        }
        String version = path.startsWith(ROOT + "/") ? path.substring(ROOT.length() + 1) : "";
        return version.equals("latest") || versions.contains(version);
    }

    private static String type(HttpQuestion question) {
        String type = question.headers().get("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The operation, and at log-in the user. */
    @Override
    public Map<String, String> marks(HttpQuestion question) {
        Received received = EnvelopeReader.read(question.body());
        if (received.kind() == Received.Kind.FAULT) {
            return Map.of();
        }
        Element operation = ((Received.Call) received).operation();
        return Map.of(
                "operation",
                operation.name(),
                "user",
                operation.child("username").map(user -> user.text().strip()).orElse(""));
    }

    @Override
    public Message told(HttpQuestion question) {
        return Message.of(
                SoapTeller.SOAP, question.hop(), question.exchange(), new CallContent(RequestContent.of(question)));
    }

    @Override
    public Message told(HttpQuestion question, HttpAnswer answer) {
        return Message.of(
                SoapTeller.SOAP, question.hop(), question.exchange(), new AnswerContent(ResponseContent.of(answer)));
    }
}

package org.uclab.sim.imp.compliance;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.shell.xmpp.ServerStream;
import org.uclab.shell.xmpp.StreamOwner;

/** The stream on which a node brings messages. Until its handshake was right it is nobody's. */
final class ComplianceInlet implements StreamOwner, StreamHost {

    /** From the connection to the header, and again to the handshake; lab time. */
    static final Duration PROOF_LIMIT = Duration.ofSeconds(30);

    private final ServerStream stream;
    private final Map<String, String> passwords;
    private final MessageLog log;
    private final Agenda agenda;
    private final UnaryOperator<String> streamIds;
    private String component = "";
    private String id = "";
    private boolean proven;
    private Optional<LabTimer> limit = Optional.empty();

    /**
     * @param passwords by the names of components
     * @param streamIds gives a new one to whoever has that name
     */
    ComplianceInlet(
            ServerStream stream,
            Map<String, String> passwords,
            MessageLog log,
            Agenda agenda,
            UnaryOperator<String> streamIds) {
        this.stream = stream;
        this.passwords = passwords;
        this.log = log;
        this.agenda = agenda;
        this.streamIds = streamIds;
    }

    @Override
    public StreamTerms terms() {
        return StreamTerms.of(this, StreamTimes.negotiated(PROOF_LIMIT));
    }

    @Override
    public String contentNamespace() {
        return OpenPort.STREAM;
    }

    @Override
    public StreamHeader answer(StreamHeader heard) {
        id = streamIds.apply(passwords.containsKey(heard.to()) ? heard.to() : "strangers");
        return StreamHeader.answer(OpenPort.STREAM, heard.to(), heard.from(), id, "");
    }

    @Override
    public Optional<StreamCondition> objection(StreamHeader heard) {
        return passwords.containsKey(heard.to()) ? Optional.empty() : Optional.of(StreamCondition.HOST_UNKNOWN);
    }

    @Override
    public void established(StreamHeader header) {
        component = header.to();
        limit = Optional.of(agenda.after(PROOF_LIMIT, () -> stream.expel(StreamCondition.CONNECTION_TIMEOUT)));
    }

    @Override
    public void received(Element element) {
        if (!proven) {
            prove(element);
            return;
        }
        Optional<Element> message = OpenPort.message(element);
        if (message.isPresent()) {
            log.add(agenda.now(), message.get());
            stream.send(OpenPort.answer(element, OpenPort.PASS));
        } else {
            stream.expel(StreamCondition.BAD_FORMAT);
        }
    }

    private void prove(Element element) {
        proven = OpenPort.matches(element, id, passwords.getOrDefault(component, ""));
        limit.ifPresent(LabTimer::cancel);
        if (proven) {
            stream.proven();
            stream.send(OpenPort.WELCOME);
        } else {
            stream.expel(StreamCondition.NOT_AUTHORIZED);
        }
    }

    @Override
    public void ended() {
        limit.ifPresent(LabTimer::cancel);
    }
}

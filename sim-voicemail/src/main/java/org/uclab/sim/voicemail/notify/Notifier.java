package org.uclab.sim.voicemail.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.seed.Draws;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.MailEvent;

/** The notifier of a node from its power-up to its power cut. What it does it does on the thread of its agenda. */
public final class Notifier {

    private final NodeContext node;
    private final Agenda agenda;
    private final Draws draws;
    private final Driver<NotifierInput, NotifierAnswer> driver;
    private final Map<Long, Promise<NotifierAnswer>> waiting = new HashMap<>();
    private final Map<FaultPoint, Runnable> watched = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();

    public Notifier(NodeContext node, Agenda agenda, NotifierTimes times) {
        this.node = node;
        this.agenda = agenda;
        this.draws = node.draws("notifier ids");
        this.driver = new Driver<>(
                new NotifierCore(times.on(agenda::limit), this::id),
                agenda,
                (answer, exchange) -> send(answer),
                () -> 0,
                node.recorder()::failed);
    }

    private String id() {
        return draws.uuid().toString();
    }

    /** Answers for it at that service. */
    public HttpResponder at(String service) {
        FaultPoint faults = node.faults(service);
        Runnable watch = () -> look(service, faults);
        faults.watch(watch);
        watched.put(faults, watch);
        return new CometdResponder(this, service, faults);
    }

    /** A new subscription for somebody; its id. From any thread. */
    public String subscription(Account owner) {
        String id = id();
        agenda.soon(() -> driver.input(new NotifierInput.Requested(id, owner)));
        return id;
    }

    /** Something has changed in a mailbox. From any thread. */
    public void happened(List<MailEvent> events) {
        agenda.soon(() -> driver.input(new NotifierInput.Happened(events)));
    }

    /** Ends it. */
    public void close() {
        watched.forEach(FaultPoint::unwatch);
        driver.close();
    }

    private void look(String service, FaultPoint faults) {
        agenda.soon(() -> {
            if (faults.has(NodeFault.ServiceStopped.class)) {
                if (stopped.add(service)) {
                    driver.input(new NotifierInput.Stopped(service));
                }
            } else if (stopped.remove(service)) {
                driver.input(new NotifierInput.Started(service));
            }
        });
    }

    /** The answer, when there is one; on the agenda's thread. */
    Future<NotifierAnswer> ask(NotifierInput.Asked question) {
        Promise<NotifierAnswer> answer = Promise.promise();
        agenda.soon(() -> {
            waiting.put(question.exchange(), answer);
            driver.input(question);
        });
        return answer.future();
    }

    private void send(NotifierAnswer answer) {
        Promise<NotifierAnswer> asked = waiting.remove(answer.exchange());
        if (asked != null) {
            asked.complete(answer);
        }
    }
}

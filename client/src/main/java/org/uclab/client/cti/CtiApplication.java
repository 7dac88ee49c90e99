package org.uclab.client.cti;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.client.phone.call.Wish;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;

/** Somebody else's program that controls phones of a user, such as a switchboard. Safe for any thread. */
public final class CtiApplication {

    private final Map<Integer, CompletableFuture<CtiMessage>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private CtiLine line;
    private volatile String gone = "";

    private CtiApplication() {}

    /** Connects. */
    public static Future<CtiApplication> at(Endpoint server, Dialler dialler, Duration limit) {
        CtiApplication application = new CtiApplication();
        return CtiLine.open(dialler, server, limit, new CtiLine.Owner() {
                    @Override
                    public void heard(CtiMessage message) {
                        Optional.ofNullable(application.asked.remove(message.number()))
                                .ifPresent(waiting -> waiting.complete(message));
                    }

                    @Override
                    public void gone(String why) {
                        application.gone = why;
                        application.asked.values().forEach(application::unanswered);
                    }
                })
                .map(open -> {
                    application.line = open;
                    return application;
                });
    }

    /** Signs in; tells why not, or nothing. */
    public CompletableFuture<Optional<String>> signIn(String user, String password) {
        return ask(CtiKind.OPEN, user, password, "an application");
    }

    /**
     * Has a device do something; tells why not, or nothing.
     *
     * @param wish   DIAL, ANSWER, HOLD, RESUME or HANG_UP
     * @param number to call; empty where none is
     */
    public CompletableFuture<Optional<String>> want(String device, Wish wish, String number) {
        CtiKind kind = CtiLine.kind(wish)
                .orElseThrow(() -> new IllegalArgumentException("phones are not controlled in " + wish));
        return ask(kind, device, number);
    }

    private CompletableFuture<Optional<String>> ask(CtiKind kind, String... fields) {
        int number = numbers.incrementAndGet();
        CompletableFuture<CtiMessage> answer = new CompletableFuture<>();
        asked.put(number, answer);
        if (gone.isEmpty()) {
            line.say(CtiMessage.of(kind, number, fields));
        } else {
            unanswered(answer);
        }
        return answer.thenApply(said -> said.kind() == CtiKind.REFUSED ? Optional.of(said.field(0)) : Optional.empty());
    }

    private void unanswered(CompletableFuture<CtiMessage> answer) {
        answer.completeExceptionally(new IllegalStateException(gone));
    }

    /** Ends its connection. */
    public void close() {
        line.close();
    }
}

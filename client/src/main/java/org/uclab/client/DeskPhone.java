package org.uclab.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.uclab.client.config.DeviceFile;
import org.uclab.client.phone.PhoneFile;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;

/**
 * A phone on a desk: it fetches its file, registers as its device and obeys whoever controls it. Nobody signs in at it. It is the
 * client's own phone without the client; its user can use it, too.
 */
final class DeskPhone {

    private static final int TFTP_HTTP_PORT = 6970;
    private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

    private final PhoneLife life;
    private final Agenda agenda;
    private final Context context;

    private DeskPhone(PhoneLife life, Agenda agenda, Context context) {
        this.life = life;
        this.agenda = agenda;
        this.context = context;
    }

    /**
     * Plugs one in, and waits for its file.
     *
     * @param device as call control calls it
     * @param model  its number in SIP
     * @param server host that has its file
     * @throws IllegalArgumentException when there is no such file, or it is of no use
     */
    static DeskPhone pluggedIn(Equipment equipment, String device, int model, String server) {
        DeviceFile file = file(equipment, device, server);
        Context context = equipment.dialler().vertx().getOrCreateContext();
        Agenda agenda = Agenda.on(context, equipment.dialler().clock());
        DeskPhone phone = new DeskPhone(new PhoneLife(agenda, "", DeskPhone::asBefore), agenda, context);
        context.runOnContext(turn -> phone.life.plugged(equipment, file.phone(), device, model));
        return phone;
    }

    private static DeviceFile file(Equipment equipment, String device, String server) {
        Duration limit = equipment.patient(FILE_LIMIT);
        String target = "/" + device + ".cnf.xml";
        try {
            return equipment
                    .hosts()
                    .locate(server)
                    .compose(found -> found.addresses().isEmpty()
                            ? Future.<org.uclab.lab.wire.HttpReply>failedFuture(
                                    found.because().text())
                            : equipment
                                    .http()
                                    .call(HttpCall.get(
                                            "http",
                                            found.name(),
                                            new Endpoint(found.addresses().get(0), TFTP_HTTP_PORT),
                                            target,
                                            HttpFields.none(),
                                            limit)))
                    .map(reply -> read(equipment, target, reply))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            throw new IllegalArgumentException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private static DeviceFile read(Equipment equipment, String target, org.uclab.lab.wire.HttpReply reply) {
        if (reply.status() != 200) {
            throw new IllegalArgumentException(target + ": " + reply.status());
        }
        var document = equipment.xml().tree(reply.body(), "device");
        Phrase because = document.because();
        DeviceFile file = document.value()
                .map(DeviceFile::of)
                .orElseThrow(() -> new IllegalArgumentException(target + ": " + because.text()));
        if (file.phone().line().isEmpty()) {
            throw new IllegalArgumentException(target + " has no line");
        }
        return file;
    }

    /** ASSUMED(choice): a desk phone that is reset goes on with the file that it has. */
    private static void asBefore(Consumer<Optional<PhoneFile>> told) {
        told.accept(Optional.empty());
    }

    PhoneLife life() {
        return life;
    }

    /** Signs off; done when nothing is left. */
    CompletableFuture<Boolean> unplugged() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        context.runOnContext(turn -> life.end().onComplete(left -> {
            agenda.close();
            done.complete(true);
        }));
        return done;
    }
}

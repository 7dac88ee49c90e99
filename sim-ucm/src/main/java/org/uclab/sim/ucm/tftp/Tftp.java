package org.uclab.sim.ucm.tftp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.UcmFault;
import org.uclab.sim.ucm.fault.WrongDocuments;

/**
 * TFTP over HTTP of one node. Files are made when first asked for and kept until the database changes, so there are
 * never more of them than the configuration names.
 */
public final class Tftp {

    private static final byte[] NOTHING = {};

    private final UcmDatabase database;
    private final int udsPort;
    private final LabCa ca;
    private volatile TftpFiles files;

    /**
     * @param udsPort port of UDS, which device files name
     * @param ca      who certifies the key with which files are signed
     */
    public Tftp(UcmDatabase database, int udsPort, LabCa ca) {
        this.database = database;
        this.udsPort = udsPort;
        this.ca = ca;
        this.files = files(database.state());
    }

    /** The files on one port over HTTP, right or as spoiled there. */
    public HttpResponder over(WrongDocuments wrong) {
        return (question, now) -> {
            FileName name = FileName.of(question.path());
            Future<?> ready = name.kind() == FileName.Kind.NAME ? ready(name.text()) : Future.succeededFuture();
            return ready.map(done -> answered(question, name, wrong, now));
        };
    }

    private HttpAnswer answered(HttpQuestion question, FileName name, WrongDocuments wrong, Instant now) {
        if (!question.method().equals("GET") && !question.method().equals("HEAD")) {
            return respond(405, NOTHING, new Field("Allow", "GET, HEAD"));
        }
        return switch (name.kind()) {
            case BAD -> respond(400, NOTHING);
            case OUTSIDE -> respond(404, NOTHING);
            case NAME -> {
                Optional<byte[]> file = file(name.text(), wrong, now, question.peer());
                yield respond(file.isPresent() ? 200 : 404, file.orElse(NOTHING));
            }
        };
    }

    /** Done when that file can be made without waiting: the key under a signed one takes its time, once. */
    Future<?> ready(String name) {
        if (!files().signs(name)) {
            return Future.succeededFuture();
        }
        CompletableFuture<TlsIdentity> key = key();
        Context context = Vertx.currentContext();
        if (key.isDone() || context == null) {
            return Future.succeededFuture(key.join());
        }
        return Future.fromCompletionStage(key, context);
    }

    private CompletableFuture<TlsIdentity> key() {
        return database.signer(ca);
    }

    /** The file of that name as the database makes it now; the bytes belong to everybody who asks. */
    Optional<byte[]> file(String name, WrongDocuments wrong, Instant now, String peer) {
        TftpFiles tree = files();
        Biting<UcmFault> biting = wrong.biting(() -> tree.document(name), "file", name, now, peer);
        return biting.isEmpty()
                ? tree.file(name)
                : tree.spoiled(
                        name, biting.inOrder().stream().map(Biting.Bite::fault).toList());
    }

    /** Whether there is a file of that name. */
    boolean has(String name) {
        return !files().document(name).isEmpty();
    }

    private TftpFiles files() {
        ClusterState now = database.state();
        TftpFiles known = files;
        if (known.state() != now) {
            known = files(now);
            files = known;
        }
        return known;
    }

    private TftpFiles files(ClusterState state) {
        return new TftpFiles(state, udsPort, new TftpFiles.Signing() {
            @Override
            public TlsIdentity signer() {
                return key().join();
            }

            @Override
            public X509Certificate ca() {
                return ca.certificate();
            }
        });
    }

    // ASSUMED(EMCC): headers as captured with a file; that a refusal has the same ones and no body is a guess.
    private static HttpAnswer respond(int status, byte[] body, Field... more) {
        List<Field> fields = new ArrayList<>(List.of(more));
        fields.add(new Field("Content-length", Integer.toString(body.length)));
        fields.add(new Field("Cache-Control", "no-store"));
        fields.add(new Field("Content-type", "*/*"));
        return new HttpAnswer(status, new HttpFields(fields), body);
    }
}

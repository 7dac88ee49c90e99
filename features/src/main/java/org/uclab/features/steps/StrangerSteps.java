package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.uclab.control.live.HostView;
import org.uclab.features.Unplayable;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.WireException;

/** Requests by somebody who is no client, such as a browser. {@code {host}} stands for the address of a host. */
public final class StrangerSteps {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A port makes its RSA key when the first caller wants it, which takes the machine its time however fast lab time goes. */
    private static final Duration KEY_LIMIT = Duration.ofMinutes(30);

    private final Stage stage;

    public StrangerSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("a stranger {zone} who asks {service} of {host} for {string} gets {int}")
    public void asks(Zone zone, String service, HostView host, String target, int status) {
        HttpReply reply = ask(zone, service, host, target);
        if (reply.status() != status) {
            throw new AssertionError("wanted " + status + ", got " + reply.status() + " " + reply.text());
        }
    }

    @Then("a stranger {zone} who asks {service} of {host} for {string} reads {string}")
    public void reads(Zone zone, String service, HostView host, String target, String text) {
        HttpReply reply = ask(zone, service, host, target);
        String wanted = stage.addressed(text);
        if (!reply.text().contains(wanted)) {
            throw new AssertionError("wanted '" + wanted + "', got " + reply.status() + " " + reply.text());
        }
    }

    @Then("a stranger {zone} who calls {host} on port {int} is let in")
    public void calls(Zone zone, HostView host, int port) {
        call(zone, host, port).ifPresent(way -> {
            throw new AssertionError("wanted a connection, got " + way);
        });
    }

    @Then("a stranger {zone} who calls {host} on port {int} is refused")
    public void isRefused(Zone zone, HostView host, int port) {
        Optional<WireException.Way> way = call(zone, host, port);
        if (!way.equals(Optional.of(WireException.Way.REFUSED))) {
            throw new AssertionError(
                    "wanted a refusal, got " + way.map(Enum::name).orElse("a connection"));
        }
    }

    /** Of its RSA certificate: the stranger knows no other kind. */
    @Then("the key that {host} shows at {service} has {int} bits")
    public void showsKey(HostView host, String service, int bits) {
        PublicKey key = shown(host, service).getPublicKey();
        int shown = key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
        if (shown != bits) {
            throw new AssertionError(host.name() + " shows " + key);
        }
    }

    /** The same, by what stands in it; each of the names, in their order. */
    @Then("the certificate that {host} shows at {service} has:")
    public void showsCertificate(HostView host, String service, DataTable table) {
        Map<String, String> got = ShownCertificate.of(shown(host, service));
        table.asMap().forEach((field, wanted) -> {
            if (!got.containsKey(field)) {
                throw new Unplayable("a certificate has no '" + field + "'; it has " + got.keySet());
            }
            if (!got.get(field).equals(wanted)) {
                throw new AssertionError(field + ": wanted '" + wanted + "', got '" + got.get(field) + "'");
            }
        });
    }

    private X509Certificate shown(HostView host, String service) {
        Port port = stage.names().port(host, service);
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(stage.trust()))
                .setHostnameVerificationAlgorithm("HTTPS");
        tls.setEnabledSecureTransportProtocols(Set.of("TLSv1.2"))
                .addEnabledCipherSuite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        String zone = stage.venue().model().host(host.name()).zone();
        return stage.stranger(zone)
                .connectTls(port.published(), port.host(), tls, KEY_LIMIT)
                .map(StrangerSteps::shown)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(KEY_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static X509Certificate shown(NetSocket socket) {
        try {
            return (X509Certificate) socket.sslSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException nobody) {
            throw new AssertionError(nobody);
        } finally {
            socket.close();
        }
    }

    /** In which way there was no connection; empty when there was one. */
    private Optional<WireException.Way> call(Zone zone, HostView host, int port) {
        return stage.stranger(zone.name())
                .connect(new Endpoint(host.address(), port), LIMIT)
                .map(socket -> {
                    socket.close();
                    return Optional.<WireException.Way>empty();
                })
                .recover(cause -> Future.succeededFuture(Optional.of(((WireException) cause).way())))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private HttpReply ask(Zone zone, String service, HostView host, String target) {
        Dialler dialler = stage.stranger(zone.name());
        Port port = stage.names().port(host, service);
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(stage.trust()));
        HttpCall call = HttpCall.get(
                port.tls() ? "https" : "http",
                port.host(),
                port.published(),
                stage.addressed(target),
                HttpFields.none(),
                LIMIT);
        return dialler.http(tls)
                .call(call)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}

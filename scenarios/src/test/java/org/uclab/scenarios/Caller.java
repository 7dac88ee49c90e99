package org.uclab.scenarios;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;

/** Somebody inside who asks an HTTP service of a bench. */
final class Caller {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Caller() {}

    static HttpReply get(Bench bench, String host, String service, String target, HttpFields headers) {
        return call(bench, host, service, "GET", target, headers, "");
    }

    /** Asks as a browser does before it asks for a page of another origin. */
    static HttpReply options(Bench bench, String host, String service, String target, HttpFields headers) {
        return call(bench, host, service, "OPTIONS", target, headers, "");
    }

    /** Posts a document, which is XML. */
    static HttpReply post(
            Bench bench, String host, String service, String target, HttpFields headers, String document) {
        return call(bench, host, service, "POST", target, headers.with("Content-Type", "text/xml"), document);
    }

    private static HttpReply call(
            Bench bench,
            String host,
            String service,
            String method,
            String target,
            HttpFields headers,
            String document) {
        Port port = bench.node(host).ports().stream()
                .filter(each -> each.service().equals(service))
                .findFirst()
                .orElseThrow();
        Endpoint server = port.published();
        Dialler dialler = bench.guest("inside", 200);
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(new PemTrustOptions()
                        .addCertValue(Buffer.buffer(bench.ca().pem())))
                .setHostnameVerificationAlgorithm("HTTPS");
        String scheme = port.tls() ? "https" : "http";
        HttpCall call = new HttpCall(
                method, scheme, port.host(), server, target, headers, document.getBytes(StandardCharsets.UTF_8), LIMIT);
        try {
            return dialler.http(port.tls() ? tls : null)
                    .call(call)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        } finally {
            dialler.close();
        }
    }

    static HttpFields basic(String user, String password) {
        String pair = user + ":" + password;
        return HttpFields.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}

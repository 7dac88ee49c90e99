package org.uclab.sim.webex;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** Gives a token for a password: {@code POST /cas/auth.do} with {@code cmd=getwebextoken} (WBX). Users of SSO get none here. */
final class AuthResponder implements HttpResponder {

    static final String PATH = "/cas/auth.do";

    private final WebexCloud cloud;
    private final String serviceHost;
    private final Supplier<String> texts;

    /**
     * @param serviceHost where tokens are good
     * @param texts       draws tokens
     */
    AuthResponder(WebexCloud cloud, String serviceHost, Supplier<String> texts) {
        this.cloud = cloud;
        this.serviceHost = serviceHost;
        this.texts = texts;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answered(question, now));
    }

    private HttpAnswer answered(HttpQuestion question, Instant now) {
        if (!question.method().equals("POST")) {
            return HttpAnswer.empty(405).with("Allow", "POST");
        }
        Optional<WebForm> form = WebForm.in(question);
        if (form.isEmpty() || !form.get().get("cmd").equals("getwebextoken")) {
            return WapiDocument.failure("wapi.invalid_command", "The command is not known");
        }
        Optional<Accounts.Account> account =
                cloud.accounts().of(form.get().get("username"), form.get().get("password"));
        // ASSUMED(choice): whether the name or the password is wrong the cloud does not say.
        return account.filter(user -> !user.organisation().sso())
                .map(user -> WapiDocument.success(inside -> inside.text(
                                "token", cloud.tokens().give(user.address(), texts, now))
                        .text("serviceurl", serviceHost)))
                .orElseGet(() ->
                        WapiDocument.failure("wapi.authentication_failed", "The user name or password is not correct"));
    }
}

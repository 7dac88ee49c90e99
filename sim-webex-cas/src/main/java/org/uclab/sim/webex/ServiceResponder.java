package org.uclab.sim.webex;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/**
 * The services behind a token: {@code POST /op.do} (WBX). {@code cmd=login} gives a credential for it, {@code cmd=get} with that
 * tells of the organisation ({@code type=org}) and of the servers of call control ({@code type=ois}, "organisation integration
 * service"), {@code cmd=logout} ends it. ASSUMED(WBX): commands, types and the paths of ids are public; where policies,
 * configuration and the XMPP server stand in the answer is not.
 */
final class ServiceResponder implements HttpResponder {

    static final String PATH = "/op.do";

    private final WebexCloud cloud;
    private final Supplier<String> texts;

    /**
     * @param texts draws credentials
     */
    ServiceResponder(WebexCloud cloud, Supplier<String> texts) {
        this.cloud = cloud;
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
        return form.map(fields -> switch (fields.get("cmd")) {
                    case "login" -> login(fields, now);
                    case "get" -> get(fields, now);
                    case "logout" -> logout(fields);
                    default -> unknown();
                })
                .orElseGet(ServiceResponder::unknown);
    }

    private static HttpAnswer unknown() {
        return WapiDocument.failure("wapi.invalid_command", "The command is not known");
    }

    private HttpAnswer login(WebForm form, Instant now) {
        Optional<Jid> user = cloud.tokens()
                .user(form.get("token"), now)
                .filter(owner ->
                        Jid.parse(form.get("username")).filter(owner::equals).isPresent());
        return user.map(owner -> WapiDocument.success(
                        inside -> inside.text("cred", cloud.credentials().give(owner, texts, now))))
                .orElseGet(() -> WapiDocument.failure("wapi.invalid_token", "The token is not valid"));
    }

    private HttpAnswer get(WebForm form, Instant now) {
        Optional<Accounts.Account> account =
                cloud.credentials().user(form.get("cred"), now).flatMap(cloud.accounts()::of);
        if (account.isEmpty()) {
            return WapiDocument.failure("wapi.invalid_credential", "The credential is not valid");
        }
        return switch (form.get("type")) {
            case "org" -> organisation(account.get().organisation());
            case "ois" -> services(account.get().organisation().ucServices());
            default -> WapiDocument.failure("wapi.invalid_type", "The type is not known");
        };
    }

    private HttpAnswer logout(WebForm form) {
        cloud.credentials().end(form.get("cred"));
        return WapiDocument.success(inside -> {});
    }

    private HttpAnswer organisation(WebexSection.Organisation organisation) {
        WebexSection.Policies policies = organisation.policies();
        return WapiDocument.success(answer -> answer.element(
                "org",
                org -> org.text("orgID", organisation.domain())
                        .text("namespaceID", "WBX")
                        .element(
                                "ext",
                                ext -> ext.element("WBX", wbx -> {
                                    wbx.text("supportAESEncodingForIM_B", Boolean.toString(policies.supportAes()));
                                    wbx.text(
                                            "supportNoEncodingForIM_B", Boolean.toString(policies.supportNoEncoding()));
                                    cloud.config().messenger().ifPresent(host -> wbx.text("xmppServer", host));
                                    if (!organisation.configuration().isEmpty()) {
                                        file(wbx, organisation.configuration());
                                    }
                                }))));
    }

    /** The administrator's jabber-config.xml, as it would come from a file server. */
    private static void file(WapiDocument.Inside wbx, Map<String, String> parameters) {
        wbx.element(
                "config",
                config -> config.element("Policies", policies -> new TreeMap<>(parameters).forEach(policies::text)));
    }

    private static HttpAnswer services(WebexSection.UcServices services) {
        return WapiDocument.success(answer -> answer.element(
                "orgIntgServ",
                service -> service.element(
                        "ext",
                        ext -> ext.element("cupcIntegration", integration -> {
                            services.tftp().forEach(host -> integration.text("TFTPServer", host));
                            services.ccmcip().forEach(host -> integration.text("CCMCIPServer", host));
                        }))));
    }
}

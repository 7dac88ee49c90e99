package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.uclab.client.dns.Inquiry;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;

/**
 * Questions to a name server as {@code dig} puts them, and changes of its records. In names and records {@code {host}}
 * stands for the address of a host.
 */
public final class NameServiceSteps {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Stage stage;

    public NameServiceSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("a stranger {word} who asks {word} for {word} {string} gets {word}")
    public void getsCode(String zone, String server, String type, String name, String code) {
        requireCode(ask(zone, server, Transport.UDP, type, name), code);
    }

    @Then("a stranger {word} who asks {word} over TCP for {word} {string} gets {word}")
    public void getsCodeOverTcp(String zone, String server, String type, String name, String code) {
        requireCode(ask(zone, server, Transport.TCP, type, name), code);
    }

    @Then("a stranger {word} who asks {word} for {word} {string} gets:")
    public void gets(String zone, String server, String type, String name, DataTable sections) {
        requireRecords(ask(zone, server, Transport.UDP, type, name), sections);
    }

    @Then("a stranger {word} who asks {word} for {word} {string} gets {word} with:")
    public void getsCodeWith(String zone, String server, String type, String name, String code, DataTable sections) {
        Inquiry.Reply reply = ask(zone, server, Transport.UDP, type, name);
        requireCode(reply, code);
        requireRecords(reply, sections);
    }

    @Then("a stranger {word} who asks {word} over TCP for {word} {string} gets:")
    public void getsOverTcp(String zone, String server, String type, String name, DataTable sections) {
        requireRecords(ask(zone, server, Transport.TCP, type, name), sections);
    }

    @When("{word} gets new {word} records for {string}, to be kept {int} seconds:")
    public void newRecords(String server, String type, String name, int ttl, DataTable data) {
        stage.bench()
                .changeRecords(
                        server,
                        name,
                        type,
                        ttl,
                        data.asList().stream().map(stage::addressed).toList());
    }

    @When("{word} loses its {word} records for {string}")
    public void losesRecords(String server, String type, String name) {
        stage.bench().changeRecords(server, name, type, 0, List.of());
    }

    /** TRUNCATED and NODATA are no response codes, but what people call those replies. */
    private static void requireCode(Inquiry.Reply reply, String wanted) {
        String code = reply.rcode();
        if (reply.truncated()) {
            code = "TRUNCATED";
        } else if (code.equals("NOERROR") && reply.answer().isEmpty()) {
            code = reply.authority().stream().anyMatch(line -> line.contains(" IN NS ")) ? "REFERRAL" : "NODATA";
        }
        if (!code.equals(wanted)) {
            throw new AssertionError("wanted " + wanted + ", got " + reply);
        }
    }

    /** Of the answer section all records are wanted, of the others those that are named. */
    private void requireRecords(Inquiry.Reply reply, DataTable sections) {
        Map<String, List<String>> got =
                Map.of("answer", reply.answer(), "authority", reply.authority(), "additional", reply.additional());
        long answers = 0;
        for (List<String> row : sections.asLists()) {
            String what = stage.addressed(row.get(1));
            boolean holds = switch (row.get(0)) {
                case "flag" -> flags(reply).contains(what);
                case "no flag" -> !flags(reply).contains(what);
                default -> got.getOrDefault(row.get(0), List.of()).contains(what);
            };
            if (!holds) {
                throw new AssertionError("wanted " + row.get(0) + ": " + what + "\ngot " + reply);
            }
            answers += row.get(0).equals("answer") ? 1 : 0;
        }
        if (reply.answer().size() != answers) {
            throw new AssertionError("wanted " + answers + " answers, got " + reply);
        }
    }

    /** Header flags as RFC 1035 §4.1.1 spells them. */
    private static List<String> flags(Inquiry.Reply reply) {
        List<String> flags = new ArrayList<>();
        if (reply.authoritative()) {
            flags.add("AA");
        }
        if (reply.truncated()) {
            flags.add("TC");
        }
        return flags;
    }

    private Inquiry.Reply ask(String zone, String server, Transport transport, String type, String name) {
        Endpoint endpoint = stage.bench().node(server).ports().stream()
                .filter(port -> port.service().equals("dns"))
                .findFirst()
                .map(Port::published)
                .orElseThrow(() -> new IllegalArgumentException(server + " is no name server"));
        return new Inquiry(
                        stage.stranger(zone).dialler(),
                        LIMIT,
                        stage.bench().seed().draws("inquiries"))
                .ask(endpoint, transport, stage.addressed(name), type)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}

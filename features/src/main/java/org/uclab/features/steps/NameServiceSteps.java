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
import org.uclab.control.live.HostView;
import org.uclab.control.live.LabVerbs;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Endpoint;
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

    @Then("a stranger {zone} who asks {host} for {word} {string} gets {word}")
    public void getsCode(Zone zone, HostView server, String type, String name, String code) {
        requireCode(ask(zone, server, Transport.UDP, type, name), code);
    }

    @Then("a stranger {zone} who asks {host} over TCP for {word} {string} gets {word}")
    public void getsCodeOverTcp(Zone zone, HostView server, String type, String name, String code) {
        requireCode(ask(zone, server, Transport.TCP, type, name), code);
    }

    @Then("a stranger {zone} who asks {host} for {word} {string} gets:")
    public void gets(Zone zone, HostView server, String type, String name, DataTable sections) {
        requireRecords(ask(zone, server, Transport.UDP, type, name), sections);
    }

    @Then("a stranger {zone} who asks {host} for {word} {string} gets {word} with:")
    public void getsCodeWith(Zone zone, HostView server, String type, String name, String code, DataTable sections) {
        Inquiry.Reply reply = ask(zone, server, Transport.UDP, type, name);
        requireCode(reply, code);
        requireRecords(reply, sections);
    }

    @Then("a stranger {zone} who asks {host} over TCP for {word} {string} gets:")
    public void getsOverTcp(Zone zone, HostView server, String type, String name, DataTable sections) {
        requireRecords(ask(zone, server, Transport.TCP, type, name), sections);
    }

    @When("{host} gets new {word} records for {string}, to be kept {int} seconds:")
    public void newRecords(HostView server, String type, String name, int ttl, DataTable data) {
        stage.perform(
                LabVerbs.SET_RECORDS,
                LabVerbs.HOST,
                server.name(),
                LabVerbs.NAME,
                name,
                LabVerbs.TYPE,
                type,
                LabVerbs.TTL,
                ttl,
                LabVerbs.DATA,
                data.asList().stream().map(stage::addressed).toList());
    }

    @When("{host} loses its {word} records for {string}")
    public void losesRecords(HostView server, String type, String name) {
        stage.perform(LabVerbs.REMOVE_RECORDS, LabVerbs.HOST, server.name(), LabVerbs.NAME, name, LabVerbs.TYPE, type);
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

    private Inquiry.Reply ask(Zone zone, HostView server, Transport transport, String type, String name) {
        Endpoint endpoint = stage.names().port(server, "dns").published();
        return new Inquiry(stage.stranger(zone.name()), LIMIT, stage.venue().draws("inquiries"))
                .ask(endpoint, transport, stage.addressed(name), type)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}

package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uclab.client.discovery.Row.Act;

class ExplorerTest {

    private static final List<CatalogueRules.Rule> RULES = CatalogueRules.all();

    private static final Explorer WHOLE = new Explorer(DiscoveryTable.ROWS);

    /** Enough for every defect: some sources that are like others are left out. */
    private static final CaseFacts SOME = CaseFacts.all()
            .narrowed(Fact.PLATFORM, Finding.WINDOWS.bit() | Finding.MAC.bit())
            .narrowed(Fact.MANAGED, Finding.NONE.bit())
            .narrowed(Fact.KEPT_DOMAIN, Finding.NO.bit());

    @Test
    void everyCaseIsLookedAtOnceAndEndsSomewhere() {
        assertThat(WHOLE.cases()).isEqualTo(CaseFacts.all().size());
        assertThat(WHOLE.unended()).isEmpty();
        assertThat(WHOLE.unused(DiscoveryTable.ROWS)).isEmpty();
    }

    @Test
    void noRuleOfTheCatalogueIsBrokenAndEachSaysSomething() {
        Explorer.Judged judged = WHOLE.judge(RULES);
        assertThat(judged.broken()).extracting(Explorer.Broken::text).isEmpty();
        // because a rule whose premise never holds judges nobody
        assertThat(judged.said())
                .allSatisfy((rule, classes) -> assertThat(classes).as(rule).isPositive());
    }

    @Test
    void noQuestionIsAskedInVain() {
        assertThat(WHOLE.vain()).extracting(Explorer.Broken::text).isEmpty();
    }

    @Test
    void thePageIsWhatIsPrinted() throws IOException {
        // because a table that nobody prints anew is the table of last year
        assertThat(new TablePages(WHOLE, WHOLE.judge(RULES)).markdown())
                .as("write it: ./uclab explore discovery --markdown docs/discovery-table.md")
                .isEqualTo(Files.readString(Path.of("..", "docs", "discovery-table.md")));
    }

    @Test
    void idsOfRowsAndRulesAreUnique() {
        assertThat(DiscoveryTable.ROWS).extracting(Row::id).doesNotHaveDuplicates();
        assertThat(RULES).extracting(CatalogueRules.Rule::id).doesNotHaveDuplicates();
    }

    /**
     * A defect of the table.
     *
     * @param row  that is spoilt, or takes over
     * @param rule that has to notice
     */
    private record Defect(String says, String row, String rule, UnaryOperator<List<Row>> plant) {}

    @TestFactory
    Stream<DynamicTest> everyPlantedDefectIsNamedWithRuleAndRow() {
        List<Defect> defects = List.of(
                new Defect(
                        "_cuplogin counts more than _cisco-uds",
                        "cuplogin-found",
                        "uds-is-inside",
                        before("cuplogin-found", "uds-found")),
                new Defect(
                        "R12 asks for _cuplogin",
                        "ask-cuplogin",
                        "r12-asks-no-cuplogin",
                        all -> change(
                                change(all, "ask-cup-excluded", row -> loses(row, Fact.RELEASE)),
                                "ask-cuplogin",
                                row -> row)),
                new Defect(
                        "_collab-edge is nothing",
                        "edge-found",
                        "edge-alone-is-outside",
                        on("edge-found", row -> learns(row, Finding.NOTHING))),
                new Defect(
                        "who finds nothing is sent to the cloud",
                        "nobody-knows",
                        "nothing-is-a-prompt",
                        on("nobody-knows", row -> ends(row, Verdict.CLOUD_INSTALLED))),
                new Defect(
                        "what is kept is asked for again",
                        "ask-edge",
                        "kept-asks-nobody",
                        before("ask-edge", "kept-inside")),
                new Defect(
                        "every release asks the pinpoint subdomain",
                        "ask-pinpoint-uds",
                        "pinpoint-nowhere-else",
                        on("ask-pinpoint-uds", row -> loses(row, Fact.RELEASE))),
                new Defect(
                        "M asks the pinpoint subdomain",
                        "ask-pinpoint-uds",
                        "pinpoint-nowhere-else",
                        on("ask-pinpoint-uds", row -> loses(row, Fact.PLATFORM))),
                new Defect(
                        "nobody asks the pinpoint subdomain",
                        "nothing-found",
                        "pinpoint-in-9-6",
                        without("ask-pinpoint-uds")),
                new Defect(
                        "_collab-edge counts more than the pinpoint subdomain",
                        "edge-found",
                        "pinpoint-before-edge",
                        before("edge-found", "pinpoint-uds-found")),
                new Defect(
                        "WEBEX excluded asks CAS all the same", "ask-cas", "webex-excluded", without("webex-excluded")),
                new Defect(
                        "CUCM excluded asks _cisco-uds all the same",
                        "ask-uds",
                        "cucm-excluded",
                        on("ask-uds", row -> loses(row, Fact.CUCM_EXCLUDED))),
                new Defect(
                        "_collab-edge is not asked for",
                        "ask-call-control",
                        "nothing-kept-is-asked",
                        without("ask-edge")),
                new Defect(
                        "all excluded asks for _collab-edge",
                        "ask-edge",
                        "all-excluded-asks-nobody",
                        without("all-three-excluded")),
                new Defect(
                        "bootstrap loses in R12",
                        "ask-webex-excluded",
                        "bootstrap-wins-in-r12",
                        without("presence-installed-first")),
                new Defect(
                        "bootstrap wins in every release",
                        "presence-installed-first",
                        "discovery-wins-before",
                        on("presence-installed-first", row -> loses(row, Fact.RELEASE))),
                new Defect(
                        "bootstrap counts on every platform",
                        "bootstrap-on-windows",
                        "bootstrap-on-windows-alone",
                        on("bootstrap-on-windows", row -> loses(row, Fact.PLATFORM))),
                new Defect(
                        "a URL counts on W",
                        "url-on-mac-and-android",
                        "foreign-sources-do-nothing",
                        on("url-on-mac-and-android", row -> loses(row, Fact.PLATFORM))),
                new Defect(
                        "manual settings lose against bootstrap",
                        "presence-installed-first",
                        "by-hand-beats-everything",
                        before("presence-installed-first", "phone-by-hand")),
                new Defect(
                        "manual phone mode goes to a presence server",
                        "phone-by-hand",
                        "phone-by-hand",
                        on("phone-by-hand", row -> ends(row, Verdict.PRESENCE_BY_HAND))),
                new Defect(
                        "a CAS without an answer knows the domain",
                        "cas-no-answer",
                        "cas-silent-is-not",
                        on("cas-no-answer", row -> learns(row, Finding.YES))),
                new Defect("what CAS said is forgotten", "ask-cas", "webex-kept-asks-nobody", without("webex-kept")),
                new Defect(
                        "phones of a Webex domain stay inside",
                        "ask-call-control",
                        "hybrid-outside",
                        without("webex-and-outside")),
                new Defect(
                        "without a product nobody authenticates",
                        "inside-phone-mode",
                        "product-not-set",
                        on("inside-phone-mode", row -> ends(row, Verdict.MANUAL_SETTINGS))),
                new Defect(
                        "a question nobody needs",
                        "ask-cup-excluded",
                        "r12-knows-no-cup",
                        on("ask-cup-excluded", row -> loses(row, Fact.RELEASE))));
        assertThat(defects).hasSizeGreaterThanOrEqualTo(20);
        return defects.stream().map(defect -> DynamicTest.dynamicTest(defect.says(), () -> isNamed(defect)));
    }

    private static void isNamed(Defect defect) {
        List<CatalogueRules.Rule> rule =
                RULES.stream().filter(one -> one.id().equals(defect.rule())).toList();
        assertThat(rule).hasSize(1);
        assertThat(new Explorer(DiscoveryTable.ROWS, SOME).judge(rule).broken()).isEmpty();
        List<Explorer.Broken> broken = new Explorer(defect.plant().apply(DiscoveryTable.ROWS), SOME)
                .judge(rule)
                .broken();
        List<String> rows = broken.stream()
                .flatMap(found -> found.where().rows().stream().map(Row::id))
                .distinct()
                .toList();
        assertThat(rows).as(defect.says()).contains(defect.row());
    }

    private static UnaryOperator<List<Row>> on(String id, UnaryOperator<Row> change) {
        return table -> change(table, id, change);
    }

    private static UnaryOperator<List<Row>> without(String id) {
        return table -> table.stream().filter(row -> !row.id().equals(id)).toList();
    }

    private static UnaryOperator<List<Row>> before(String id, String other) {
        return table -> {
            List<Row> moved = new ArrayList<>(without(id).apply(table));
            Row row = find(table, id);
            moved.add(moved.indexOf(find(table, other)), row);
            return moved;
        };
    }

    private static List<Row> change(List<Row> table, String id, UnaryOperator<Row> change) {
        Row row = find(table, id);
        return table.stream()
                .map(one -> one.equals(row) ? change.apply(one) : one)
                .toList();
    }

    private static Row find(List<Row> table, String id) {
        return table.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static Row loses(Row row, Fact fact) {
        Map<Fact, Long> less = new LinkedHashMap<>(row.when());
        assertThat(less.remove(fact)).as(row.id() + " has " + fact).isNotNull();
        return new Row(row.id(), row.cites(), row.stage(), less, row.without(), row.act());
    }

    private static Row learns(Row row, Finding finding) {
        return with(row, new Act(row.act().fact(), finding, null));
    }

    private static Row ends(Row row, Verdict verdict) {
        return with(row, new Act(null, null, verdict));
    }

    private static Row with(Row row, Act act) {
        return new Row(row.id(), row.cites(), row.stage(), row.when(), row.without(), act);
    }
}

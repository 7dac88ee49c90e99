package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.JabberConfig;
import org.uclab.client.http.DirectRoute;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.media.MediaPlatform;
import org.uclab.client.phone.Settled;
import org.uclab.client.step.Stopped;
import org.uclab.lab.history.Phrase;

/**
 * What the client of who is signed in has of web servers besides its services: custom tabs, the server for problem reports, and meetings
 * of Webex. Outside everything of the company goes through Expressway, whose allow list decides (S4); a site in the cloud is reached as it is.
 * Each call waits. Safe for any thread but an event loop.
 */
public final class Pages {

    private static final int OK = 200;
    private static final int MULTIPLE = 300;
    private static final int FORBIDDEN = 403;

    /** ASSUMED(choice): that the service of this kind is the Webex Meetings Server, and not a site in the cloud. */
    private static final String MEETINGS_SERVER = "Conferencing/Primary/Address";

    /** A tab, and what stands in it; nothing where it is not shown. */
    public record Tab(String name, boolean shown, String why) {}

    private final UcClient client;

    public Pages(UcClient client) {
        this.client = client;
    }

    /** The custom tabs that the configuration file names, each fetched now. */
    public List<Tab> tabs() {
        return files().tabs().stream().map(this::tab).toList();
    }

    private Tab tab(JabberConfig.Tab named) {
        // S4: outside, custom tabs are a matter of desktop clients.
        if (outside() && !platform().desktop()) {
            return tab(named, PageDecisions.MOBILE_TAB.of(platform().text()), false);
        }
        Optional<ServerUrl> url = ServerUrl.parse(named.address());
        Phrase problem = url.map(known -> fetched(way(), "GET", known, Optional.empty()))
                .orElseGet(() -> PageDecisions.BAD_ADDRESS.of(named.address()));
        return problem.isNone()
                ? tab(named, PageDecisions.PAGE.of(url.get().host()), true)
                : tab(named, problem, false);
    }

    private Tab tab(JabberConfig.Tab named, Phrase because, boolean shown) {
        mine().journal()
                .decided(
                        PageDecisions.TAB.of(named.name()),
                        shown ? PageDecisions.SHOWN.of() : PageDecisions.NOT_SHOWN.of(),
                        because);
        return new Tab(named.name(), shown, because.text());
    }

    /** Writes a problem report and sends it to the server for those. */
    public Settled report(String problem) {
        if (!platform().desktop()) {
            Phrase because = PageDecisions.MOBILE_REPORT.of(platform().text());
            return notSent("", because);
        }
        ProblemReport report = mine().memory().reports().write(problem, mine());
        Optional<ServerUrl> server = ServerUrl.parse(files().get("PrtLogServerUrl"));
        if (server.isEmpty()) {
            return notSent(report.file(), PageDecisions.NO_REPORT_SERVER.of());
        }
        Phrase because = fetched(way(), "POST", server.get(), Optional.of(report.posted()));
        if (!because.isNone()) {
            return notSent(report.file(), because);
        }
        mine().journal()
                .decided(
                        PageDecisions.REPORT.of(report.file()),
                        PageDecisions.SENT.of(server.get().host()),
                        PageDecisions.TAKEN.of());
        return done();
    }

    private Settled notSent(String file, Phrase because) {
        mine().journal().decided(PageDecisions.REPORT.of(file), PageDecisions.NOT_SENT.of(), because);
        return Settled.refused(because.text());
    }

    /**
     * Keeps a copy of the report that was written last.
     *
     * @return its name and how many bytes it has
     * @throws IllegalStateException when none was written
     */
    public String save() {
        ProblemReport report = mine().memory()
                .reports()
                .last()
                .orElseThrow(() -> new IllegalStateException("no problem report was written"));
        mine().journal()
                .decided(
                        PageDecisions.REPORT.of(report.file()),
                        PageDecisions.SAVED.of(report.file()),
                        PageDecisions.COPY.of(report.zip().length));
        return report.file() + ", " + report.zip().length + " bytes";
    }

    /**
     * Opens the address of a meeting.
     *
     * @throws IllegalArgumentException when it is none
     */
    public Settled join(String address) {
        ServerUrl url = ServerUrl.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("'" + address + "' is no address of a meeting"));
        boolean premises = access().files().profile().get(MEETINGS_SERVER).equalsIgnoreCase(url.host());
        Phrase problem = fetched(premises ? way() : straight(), "GET", url, Optional.empty());
        mine().journal()
                .decided(
                        PageDecisions.MEETING.of(address),
                        problem.isNone() ? PageDecisions.JOINED.of() : PageDecisions.NOT_JOINED.of(),
                        problem.isNone()
                                ? (premises ? PageDecisions.ON_PREMISES : PageDecisions.CLOUD).of(url.host())
                                : problem);
        return problem.isNone() ? done() : Settled.refused(problem.text());
    }

    private static Settled done() {
        return new Settled(0, Optional.empty());
    }

    /** Nothing where it was served. */
    private Phrase fetched(Route way, String method, ServerUrl url, Optional<Posted> document) {
        try {
            Fetched fetched = way.send(method, url, document, Optional.empty());
            if (fetched instanceof Fetched.Answered answer) {
                if (answer.status() >= OK && answer.status() < MULTIPLE) {
                    return Phrase.none();
                }
                if (answer.status() == FORBIDDEN && way.throughEdge()) {
                    return PageDecisions.NOT_ALLOWED.of(url.host());
                }
            }
            return fetched.because();
        } catch (RouteLost lost) {
            return lost.because();
        } catch (Stopped late) {
            return PageDecisions.LATE.of();
        }
    }

    private OpenServices.Web access() {
        return client.services()
                .web()
                .orElseThrow(() -> new IllegalStateException("the client has no configuration of a company"));
    }

    private Equipment mine() {
        return client.equipment();
    }

    private JabberConfig files() {
        return access().files().jabberConfig();
    }

    private boolean outside() {
        return access().route().throughEdge();
    }

    private MediaPlatform platform() {
        return MediaChoice.platform(mine().settings());
    }

    private Route way() {
        return access().route().within(mine().patience());
    }

    private Route straight() {
        return new DirectRoute(mine().caller(mine().patience()), mine().journal());
    }
}

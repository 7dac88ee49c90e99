package org.uclab.control.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uclab.client.SignInResult;
import org.uclab.client.Softphone;
import org.uclab.client.UcClient;
import org.uclab.client.phone.CallSound;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Event;
import org.uclab.scenarios.Bench;

/**
 * A client and what it shows its user.
 *
 * @param id        how it is called
 * @param state     {@code signed-out}, {@code signed-in}, {@code connection-lost}, {@code no-network} or {@code given-up}
 * @param result    how its last sign-in ended; empty before the first
 * @param phone     where its phone is registered
 * @param calls     since it signed in, oldest first
 * @param messages  received since it signed in, oldest first
 * @param decisions made since it was launched or moved last, oldest first
 * @param since     number of the last event before it was launched or moved last
 */
public record ClientView(
        String id,
        String user,
        String zone,
        String address,
        String state,
        Optional<ResultView> result,
        PhoneView phone,
        List<CallView> calls,
        List<MessageView> messages,
        List<DecisionView> decisions,
        long since) {

    /** Most decisions told; the newest. */
    private static final int DECISIONS_MAX = 500;

    /**
     * How a sign-in ended.
     *
     * @param kind {@code signed-in}, {@code wrong-credentials}, …
     * @param text what people read
     * @param edge where it went in from outside, and the other servers; empty where there is none
     * @param location {@code inside}, {@code outside} or {@code cloud}; empty where nobody got in
     * @param service  which service wants credentials of its own; empty where none does
     */
    public record ResultView(
            String kind,
            String text,
            String mode,
            String edge,
            String uds,
            String tftp,
            String presence,
            String device,
            String location,
            String service) {}

    /**
     * The phone.
     *
     * @param number of its line; empty where there is no phone
     * @param state  {@code idle}, {@code seeking}, {@code registered}, {@code moving}, {@code waiting} or {@code ended}
     * @param host   the node that it is registered at; empty where it is not
     * @param elsewhere what other devices do with the line: {@code free}, {@code in-use} or {@code held}
     * @param prompt the text that the node had shown last; empty for none
     */
    public record PhoneView(
            String number,
            String state,
            String host,
            boolean messages,
            String forwarded,
            String elsewhere,
            String prompt) {}

    /**
     * A call.
     *
     * @param state {@code dialling}, {@code ringback}, {@code ringing}, {@code connected}, {@code held}, {@code ended}, …
     * @param end   why it is over; empty while it is not
     * @param mos   mean opinion score of what was heard; 0 before anything was
     */
    public record CallView(
            int id,
            String number,
            String name,
            boolean incoming,
            String state,
            boolean heldThere,
            boolean muted,
            boolean preserved,
            String codec,
            String end,
            long sent,
            long received,
            long lost,
            double mos) {}

    /** A chat message. */
    public record MessageView(String from, String text) {}

    /** A decision with its reason. */
    public record DecisionView(long seq, String lab, String subject, String outcome, String reason) {}

    static ClientView of(LiveClient live, Bench bench) {
        UcClient client = live.client();
        UcClient.State state = client.state();
        return new ClientView(
                live.id(),
                live.user(),
                live.zone(),
                live.seat().dialler().from(),
                word(state),
                client.result().map(ClientView::result),
                phone(client, state),
                calls(client, state),
                messages(client, state),
                decisions(live, bench),
                live.launchedAt());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ResultView result(SignInResult result) {
        if (result instanceof SignInResult.SignedIn in) {
            return new ResultView(
                    word(result.kind()),
                    result.text(),
                    in.mode().toString(),
                    in.via().edge(),
                    in.via().uds(),
                    in.via().tftp(),
                    in.via().presence(),
                    in.device().map(device -> device.name()).orElse(""),
                    word(in.location()),
                    "");
        }
        String service = result instanceof SignInResult.CredentialsNeeded needed ? needed.service() : "";
        return new ResultView(word(result.kind()), result.text(), "", "", "", "", "", "", "", service);
    }

    private static PhoneView phone(UcClient client, UcClient.State state) {
        return phone(
                state == UcClient.State.SIGNED_OUT
                        ? org.uclab.client.phone.PhoneView.none()
                        : client.phone().view());
    }

    static PhoneView phone(org.uclab.client.phone.PhoneView view) {
        return new PhoneView(
                view.number(),
                word(view.state()),
                view.host(),
                view.messages(),
                view.forwarded(),
                word(view.elsewhere()),
                view.prompt());
    }

    private static List<CallView> calls(UcClient client, UcClient.State state) {
        if (state == UcClient.State.SIGNED_OUT) {
            return List.of();
        }
        Softphone phone = client.phone();
        return phone.calls().stream().map(call -> view(call, phone)).toList();
    }

    static CallView view(org.uclab.client.phone.call.CallView call, Softphone phone) {
        Optional<CallSound> sound = phone.sound(call.id());
        return new CallView(
                call.id(),
                call.number(),
                call.name(),
                call.incoming(),
                word(call.state()),
                call.heldThere(),
                call.muted(),
                call.preserved(),
                call.codec(),
                call.end().map(ClientView::word).orElse(""),
                sound.map(CallSound::sent).orElse(0L),
                sound.map(CallSound::received).orElse(0L),
                sound.map(CallSound::lost).orElse(0L),
                sound.flatMap(CallSound::mos).orElse(0.0));
    }

    /** In phone mode there are none. */
    private static List<MessageView> messages(UcClient client, UcClient.State state) {
        boolean chats = state != UcClient.State.SIGNED_OUT
                && client.result()
                        .filter(result -> result instanceof SignInResult.SignedIn in
                                && !in.via().presence().isEmpty())
                        .isPresent();
        return chats
                ? client.messages().stream()
                        .map(message -> new MessageView(message.from(), message.text()))
                        .toList()
                : List.of();
    }

    private static List<DecisionView> decisions(LiveClient live, Bench bench) {
        List<DecisionView> all = bench.history().since(live.launchedAt()).stream()
                .filter(event -> event.node().equals(live.id()))
                .flatMap(event -> event.decided().stream().map(decision -> view(event, decision)))
                .toList();
        return all.subList(Math.max(0, all.size() - DECISIONS_MAX), all.size());
    }

    private static DecisionView view(Event event, Decision decision) {
        return new DecisionView(
                event.seq(),
                event.stamp().lab().toString(),
                decision.subject().text(),
                decision.outcome().text(),
                decision.reason().text());
    }
}

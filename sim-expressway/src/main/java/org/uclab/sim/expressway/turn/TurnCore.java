package org.uclab.sim.expressway.turn;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;

/**
 * All relays of a server (RFC 8656), for clients that show a long-term credential (RFC 8489 §9.2).
 *
 * <p>A client asks for an <b>allocation</b>: a port of the server that is its own, the <i>relay</i>. It has one, for ten minutes
 * unless it refreshes it. With EVEN-PORT the relay has an even port, and the odd one above may be kept for half a minute under
 * a token, for its next allocation. What a peer sends to the relay reaches the client only while there is a <b>permission</b>
 * for the address of the peer, which is good for five minutes; what the client sends goes out under the same condition. It goes in
 * indications or, cheaper, by a <b>channel</b>: a number for one peer, good for ten minutes.
 *
 * <p>Nobody without the key holds anything here. Whoever has it holds bounded numbers of relays, permissions and channels, and
 * sends only to the networks that the server itself reaches: never to the inside, nor to the machine that the lab runs on.
 * What is refused is told by the code that the RFC has for it; what is no request, or carries data nobody may send, is dropped
 * without a word.
 */
final class TurnCore implements Core<TurnInput, TurnAction> {

    /** An allocation whose relay is being opened. */
    private record Opening(TurnClient client, StunMessage request) {}

    /** A port that is kept for an allocation to come. */
    private record Reservation(Endpoint relay, Instant until) {}

    private final TurnRules rules;
    private final Answers answers;
    private final Draws draws;
    private final Map<TurnClient, Allocation> allocations = new HashMap<>();
    private final Map<Endpoint, Allocation> byRelay = new HashMap<>();
    private final Map<Long, Opening> opening = new HashMap<>();
    private final Set<TurnClient> waiting = new HashSet<>();
    private final Map<ByteBuffer, Reservation> reservations = new HashMap<>();
    private long tickets;
    private List<TurnAction> actions = new ArrayList<>();

    TurnCore(TurnRules rules, Draws draws) {
        this.rules = rules;
        this.draws = draws;
        this.answers = new Answers(rules, new Nonces(draws.bytes(LongTermKey.INTEGRITY_BYTES), rules.nonceLife()));
    }

    @Override
    public List<TurnAction> on(TurnInput input, Instant now) {
        switch (input.kind()) {
            case HEARD -> heard((TurnInput.Heard) input, now);
            case CHANNEL -> channel((TurnInput.Channel) input, now);
            case RELAYED -> relayed((TurnInput.Relayed) input, now);
            case OPENED -> opened((TurnInput.Opened) input, now);
            case GONE -> gone(((TurnInput.Gone) input).client());
        }
        return taken();
    }

    @Override
    public Optional<Instant> wakeAt() {
        return Stream.concat(
                        allocations.values().stream().map(Allocation::until),
                        reservations.values().stream().map(Reservation::until))
                .min(Instant::compareTo);
    }

    @Override
    public List<TurnAction> wake(Instant now) {
        List.copyOf(allocations.values()).stream()
                .filter(allocation -> !allocation.until().isAfter(now))
                .forEach(allocation -> end(allocation, TurnDecisions.EXPIRED.of()));
        reservations.values().removeIf(reservation -> {
            boolean over = !reservation.until().isAfter(now);
            if (over) {
                actions.add(new TurnAction.Close(reservation.relay()));
            }
            return over;
        });
        return taken();
    }

    private List<TurnAction> taken() {
        List<TurnAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    private void heard(TurnInput.Heard heard, Instant now) {
        Optional<StunMethod> method = StunMethod.of(heard.message().method());
        if (method.isEmpty()) {
            return;
        }
        if (heard.message().kind() == StunMessage.Kind.INDICATION && method.get() == StunMethod.SEND) {
            send(heard.client(), heard.message(), now);
        } else if (heard.message().kind() == StunMessage.Kind.REQUEST) {
            request(method.get(), heard.client(), heard.message(), now);
        }
    }

    private void request(StunMethod method, TurnClient client, StunMessage request, Instant now) {
        if (method == StunMethod.SEND || method == StunMethod.DATA) {
            return;
        }
        if (method == StunMethod.BINDING) {
            answer(client, answers.binding(request, client.at()));
            return;
        }
        Optional<byte[]> challenge = answers.challenge(request, now);
        if (challenge.isPresent()) {
            answer(client, challenge.get());
            return;
        }
        actions.add(new TurnAction.Known(client));
        if (!answers.unknown(request).isEmpty()) {
            refuse(client, request, Refusal.UNKNOWN_ATTRIBUTE);
            return;
        }
        switch (method) {
            case ALLOCATE -> allocate(client, request, now);
            case REFRESH -> refresh(client, request, now);
            case CREATE_PERMISSION -> permission(client, request, now);
            case CHANNEL_BIND -> channelBind(client, request, now);
            case BINDING, SEND, DATA -> throw new IllegalStateException(method + " was dealt with");
        }
    }

    private void answer(TurnClient client, byte[] message) {
        actions.add(new TurnAction.Answer(client, message));
    }

    private void refuse(TurnClient client, StunMessage request, Refusal why) {
        answer(client, answers.refusal(request, why));
    }

    private void allocate(TurnClient client, StunMessage request, Instant now) {
        Allocation there = allocations.get(client);
        if (there != null) {
            there.again(request.transaction())
                    .ifPresentOrElse(
                            told -> answer(client, told), () -> refuse(client, request, Refusal.ALLOCATION_MISMATCH));
            return;
        }
        if (waiting.contains(client)) {
            return; // it comes again while its relay is being opened
        }
        Optional<Refusal> unfit = AllocateRequest.unfit(request);
        if (unfit.isPresent()) {
            refuse(client, request, unfit.get());
            return;
        }
        Optional<byte[]> token = request.value(StunAttribute.RESERVATION_TOKEN);
        if (token.isPresent()) {
            Reservation kept = reservations.remove(ByteBuffer.wrap(token.get()));
            if (kept == null) {
                refuse(client, request, Refusal.INSUFFICIENT_CAPACITY);
            } else {
                allocated(client, request, kept.relay(), Optional.empty(), now);
            }
            return;
        }
        if (allocations.size() + reservations.size() + opening.size() >= rules.allocationsMax()) {
            refuse(client, request, Refusal.QUOTA_REACHED);
            return;
        }
        boolean even = request.has(StunAttribute.EVEN_PORT);
        tickets++;
        opening.put(tickets, new Opening(client, request));
        waiting.add(client);
        actions.add(new TurnAction.Open(tickets, even));
    }

    private void opened(TurnInput.Opened opened, Instant now) {
        Opening asked = opening.remove(opened.ticket());
        if (asked == null || !waiting.remove(asked.client())) { // its connection has ended meanwhile
            opened.relays().forEach(relay -> actions.add(new TurnAction.Close(relay)));
        } else if (opened.relays().isEmpty()) {
            refuse(asked.client(), asked.request(), Refusal.INSUFFICIENT_CAPACITY);
        } else {
            Optional<byte[]> token = AllocateRequest.reserves(asked.request())
                    ? Optional.of(draws.bytes(AllocateRequest.TOKEN_BYTES))
                    : Optional.empty();
            if (opened.relays().size() > 1) {
                Endpoint odd = opened.relays().get(1);
                token.ifPresentOrElse(
                        name -> reservations.put(
                                ByteBuffer.wrap(name), new Reservation(odd, now.plus(TurnRules.RESERVATION))),
                        () -> actions.add(new TurnAction.Close(odd)));
            }
            allocated(asked.client(), asked.request(), opened.relays().get(0), token, now);
        }
    }

    private void allocated(
            TurnClient client, StunMessage request, Endpoint relay, Optional<byte[]> token, Instant now) {
        Duration life = AllocateRequest.lifetime(request);
        StunWriter success = answers.success(request)
                .with(StunAttribute.XOR_RELAYED_ADDRESS, relay)
                .with(StunAttribute.LIFETIME, (int) life.toSeconds())
                .with(StunAttribute.XOR_MAPPED_ADDRESS, client.at());
        token.ifPresent(name -> success.with(StunAttribute.RESERVATION_TOKEN, name));
        if (request.has(StunAttribute.ADDITIONAL_ADDRESS_FAMILY)) {
            success.with(StunAttribute.ADDRESS_ERROR_CODE, AllocateRequest.NO_IPV6);
        }
        byte[] told = success.bytes(Optional.of(rules.key()));
        Allocation made = new Allocation(client, relay, now.plus(life), request.transaction(), told, rules.peersMax());
        allocations.put(client, made);
        byRelay.put(relay, made);
        answer(client, told);
        actions.add(new TurnAction.Tell(Decision.of(
                TurnDecisions.RELAY.of(client.at()),
                TurnDecisions.AT.of(relay),
                TurnDecisions.ALLOCATED.of(life.toSeconds()))));
    }

    private void refresh(TurnClient client, StunMessage request, Instant now) {
        Allocation allocation = allocations.get(client);
        if (allocation == null) {
            refuse(client, request, Refusal.ALLOCATION_MISMATCH);
            return;
        }
        if (!AllocateRequest.speaksIpv4(request)) {
            refuse(client, request, Refusal.PEER_FAMILY_MISMATCH);
            return;
        }
        boolean over = request.number(StunAttribute.LIFETIME).stream().anyMatch(seconds -> seconds == 0);
        Duration life = over ? Duration.ZERO : AllocateRequest.lifetime(request);
        answer(
                client,
                answers.success(request)
                        .with(StunAttribute.LIFETIME, (int) life.toSeconds())
                        .bytes(Optional.of(rules.key())));
        if (over) {
            end(allocation, TurnDecisions.GIVEN_BACK.of());
        } else {
            allocation.lasts(now.plus(life));
        }
    }

    private void permission(TurnClient client, StunMessage request, Instant now) {
        Allocation allocation = allocations.get(client);
        Optional<Refusal> unfit =
                allocation == null ? Optional.of(Refusal.ALLOCATION_MISMATCH) : peers(request, Integer.MAX_VALUE);
        List<Endpoint> peers = request.addresses(StunAttribute.XOR_PEER_ADDRESS);
        if (unfit.isPresent()) {
            refuse(client, request, unfit.get());
        } else if (!peers.stream().allMatch(peer -> allocation.permit(peer.address(), now))) {
            refuse(client, request, Refusal.INSUFFICIENT_CAPACITY);
        } else {
            answer(client, answers.success(request).bytes(Optional.of(rules.key())));
        }
    }

    /** What is wrong with the peers that a request names. */
    private Optional<Refusal> peers(StunMessage request, int most) {
        long named = request.attributes().stream()
                .filter(attribute -> attribute.type() == StunAttribute.XOR_PEER_ADDRESS)
                .count();
        if (named == 0 || named > most) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        if (!request.speaksIpv4(StunAttribute.XOR_PEER_ADDRESS)) {
            return Optional.of(Refusal.PEER_FAMILY_MISMATCH);
        }
        boolean allowed = request.addresses(StunAttribute.XOR_PEER_ADDRESS).stream()
                .allMatch(peer -> rules.peers().test(peer.address()));
        return allowed ? Optional.empty() : Optional.of(Refusal.FORBIDDEN);
    }

    private void channelBind(TurnClient client, StunMessage request, Instant now) {
        Allocation allocation = allocations.get(client);
        OptionalInt channel = request.number(StunAttribute.CHANNEL_NUMBER);
        int number = channel.orElse(0) >>> Short.SIZE;
        Optional<Refusal> unfit = allocation == null ? Optional.of(Refusal.ALLOCATION_MISMATCH) : peers(request, 1);
        if (unfit.isPresent()) {
            refuse(client, request, unfit.get());
            return;
        }
        Endpoint peer = request.addresses(StunAttribute.XOR_PEER_ADDRESS).get(0);
        if (!ChannelData.number(number) || !allocation.bindable(number, peer, now)) {
            refuse(client, request, Refusal.BAD_REQUEST);
        } else if (!allocation.permit(peer.address(), now) || !allocation.bind(number, peer, now)) {
            refuse(client, request, Refusal.INSUFFICIENT_CAPACITY);
        } else {
            answer(client, answers.success(request).bytes(Optional.of(rules.key())));
        }
    }

    private void send(TurnClient client, StunMessage indication, Instant now) {
        Allocation allocation = allocations.get(client);
        Optional<byte[]> data = indication.value(StunAttribute.DATA);
        List<Endpoint> peers = indication.addresses(StunAttribute.XOR_PEER_ADDRESS);
        if (allocation != null
                && data.isPresent()
                && peers.size() == 1
                && answers.unknown(indication).isEmpty()) {
            relay(allocation, peers.get(0), data.get(), now);
        }
    }

    private void channel(TurnInput.Channel channel, Instant now) {
        Allocation allocation = allocations.get(channel.client());
        if (allocation != null) {
            allocation.peer(channel.number(), now).ifPresent(peer -> relay(allocation, peer, channel.data(), now));
        }
    }

    private void relay(Allocation allocation, Endpoint peer, byte[] data, Instant now) {
        if (peer.port() != 0 && allocation.permits(peer.address(), now)) {
            actions.add(new TurnAction.Relay(allocation.relay(), peer, data));
        }
    }

    private void relayed(TurnInput.Relayed relayed, Instant now) {
        Allocation allocation = byRelay.get(relayed.relay());
        if (allocation == null || !allocation.permits(relayed.peer().address(), now)) {
            return;
        }
        TurnClient client = allocation.client();
        byte[] message = allocation
                .channel(relayed.peer(), now)
                .map(number -> ChannelData.of(number, relayed.data(), client.transport() == Transport.TCP))
                .orElseGet(() -> new StunWriter(
                                StunMessage.Kind.INDICATION,
                                StunMethod.DATA.code(),
                                draws.bytes(StunMessage.TRANSACTION_BYTES))
                        .with(StunAttribute.XOR_PEER_ADDRESS, relayed.peer())
                        .with(StunAttribute.DATA, relayed.data())
                        .bytes(Optional.empty()));
        actions.add(new TurnAction.Deliver(client, message));
    }

    private void gone(TurnClient client) {
        waiting.remove(client);
        Optional.ofNullable(allocations.get(client))
                .ifPresent(allocation -> end(allocation, TurnDecisions.CONNECTION_GONE.of()));
    }

    private void end(Allocation allocation, Phrase why) {
        allocations.remove(allocation.client());
        byRelay.remove(allocation.relay());
        actions.add(new TurnAction.Close(allocation.relay()));
        actions.add(new TurnAction.Tell(
                Decision.of(TurnDecisions.RELAY.of(allocation.client().at()), TurnDecisions.ENDED.of(), why)));
    }
}

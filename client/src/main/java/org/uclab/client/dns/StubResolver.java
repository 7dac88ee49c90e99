package org.uclab.client.dns;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.WireReasons;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks one name server. Every question goes from a port of its own with a random identification, so that a reply
 * must fit three things (RFC 5452 §9.2). What it still knows it does not ask. No future that it returns fails.
 */
public final class StubResolver {

    /** Wall time that a name server gets for an answer, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(1);

    private final Dialler dialler;
    private final Endpoint server;
    private final ResolverSettings settings;
    private final ResolverCache cache;
    private final Draws ids;

    /**
     * @param ids draws the identifications
     */
    public StubResolver(Dialler dialler, Endpoint server, ResolverSettings settings, ResolverCache cache, Draws ids) {
        this.dialler = dialler;
        this.server = server;
        this.settings = settings;
        this.cache = cache;
        this.ids = ids;
    }

    /** The servers of a service. */
    public Future<DnsResult<SrvRecord>> servers(String name) {
        return remembered(cache.servers(), name, Type.SRV, DnsReply::servers);
    }

    /** The IPv4 addresses of a full host name. */
    public Future<DnsResult<String>> addresses(String host) {
        return remembered(cache.addresses(), host, Type.A, DnsReply::addresses);
    }

    /** The time by which its answers grow old. */
    public Instant now() {
        return dialler.clock().now();
    }

    private <T> Future<DnsResult<T>> remembered(
            AnswerCache<T> answers, String name, int type, Function<Message, DnsResult<T>> reading) {
        return answers.get(name, now())
                .map(Future::succeededFuture)
                .orElseGet(() -> resolve(name, type, reading).onSuccess(result -> answers.put(name, result, now())));
    }

    private <T> Future<DnsResult<T>> resolve(String text, int type, Function<Message, DnsResult<T>> reading) {
        Name name;
        try {
            name = Name.fromString(text, Name.root);
        } catch (TextParseException malformed) {
            return Future.succeededFuture(new DnsResult.Unreachable<>(DnsReasons.NO_HOST_NAME.of(text)));
        }
        return follow(name, type, reading, DnsReply.ALIASES_MAX)
                .recover(cause -> Future.succeededFuture(new DnsResult.Unreachable<>(why(cause))));
    }

    private static Phrase why(Throwable cause) {
        return cause instanceof NoUse useless ? useless.because() : WireReasons.of(cause);
    }

    private <T> Future<DnsResult<T>> follow(
            Name name, int type, Function<Message, DnsResult<T>> reading, int aliasesLeft) {
        Message question = Question.of(ids.below(Question.ID_BOUND), name, type);
        return overUdp(question).compose(heard -> {
            if (heard.reply().isEmpty()) {
                return Future.succeededFuture(new DnsResult.TimedOut<>(heard.tries(), heard.ignored()));
            }
            Message first = heard.reply().get();
            if (DnsReply.truncated(first) && !settings.tcp()) {
                return Future.succeededFuture(new DnsResult.Unreachable<>(DnsReasons.TRUNCATED.of()));
            }
            Future<Message> whole = DnsReply.truncated(first) ? overTcp(question) : Future.succeededFuture(first);
            return whole.compose(reply -> {
                Optional<Name> alias = DnsReply.unfinishedAlias(reply);
                if (alias.isEmpty()) {
                    return Future.succeededFuture(reading.apply(reply));
                }
                Duration aliasKeep = DnsReply.keep(reply);
                return aliasesLeft == 0
                        ? Future.succeededFuture(new DnsResult.ServerFailed<>("with aliases that do not end"))
                        : follow(alias.get(), type, reading, aliasesLeft - 1)
                                .map(end -> end.keep().compareTo(aliasKeep) > 0 ? end.keeping(aliasKeep) : end);
            });
        });
    }

    private Future<UdpExchange.Heard> overUdp(Message question) {
        return dialler.udp()
                .compose(socket -> new UdpExchange(
                                socket, server, question, dialler.clock(), tryLimit(), settings.tries())
                        .run()
                        .eventually(socket::close));
    }

    private Future<Message> overTcp(Message question) {
        Duration limit = tryLimit();
        return dialler.connect(server, limit)
                .compose(socket -> TcpExchange.ask(socket, question, dialler.clock(), limit));
    }

    private Duration tryLimit() {
        return dialler.clock().limit(settings.tryLimit(), WALL_MIN);
    }
}

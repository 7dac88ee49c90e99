package org.uclab.sim.imp.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.shell.http.HttpAnswer;

/** The endpoints that application users have named, and the contacts that end users watch there. Of the node's thread. */
final class Watches {

    /** Endpoints of a node. */
    static final int ENDPOINTS_MAX = 100;

    /** Subscriptions of one user. */
    static final int SUBSCRIPTIONS_MAX = 20;

    /** Contacts of one subscription. */
    static final int CONTACTS_MAX = 200;

    private static final int URL_MAX = 1024;
    private static final String ROOT = PresenceWebService.ROOT;
    private static final String SUBSCRIBED = "PRESENCE_NOTIFICATION";

    /** An endpoint of an application user. */
    private record Endpoint(String session, URI url) {}

    private final PresenceWebService.Home home;
    private final Numbered<Endpoint> endpoints = new Numbered<>(ENDPOINTS_MAX);
    private final Map<Jid, Numbered<Subscription>> subscriptions = new HashMap<>();

    Watches(PresenceWebService.Home home) {
        this.home = home;
    }

    /** The session is over, and what it has made with it. */
    void ended(Sessions.Session session) {
        endpoints.removeIf(endpoint -> endpoint.session().equals(session.key()));
        session.holder()
                .user()
                .map(subscriptions::get)
                .ifPresent(his -> his.removeIf(one -> one.session().equals(session.key())));
    }

    HttpAnswer addEndpoint(String session, byte[] body, Instant until, Instant now) {
        return Documents.read(body, "endpoint")
                .flatMap(endpoint -> Documents.text(endpoint, "url"))
                .flatMap(Watches::url)
                .map(url -> created(ROOT + "endpoints/", endpoints.add(new Endpoint(session, url), until, now)))
                .orElseGet(Refusal.ADDRESS::answer);
    }

    HttpAnswer removeEndpoint(String session, String number, Instant now) {
        OptionalInt wanted = number(number);
        boolean own = wanted.isPresent()
                && endpoints
                        .get(wanted.getAsInt(), now)
                        .filter(endpoint -> endpoint.session().equals(session))
                        .isPresent();
        if (!own) {
            return Refusal.ENDPOINT.answer();
        }
        endpoints.remove(wanted.getAsInt());
        return HttpAnswer.empty(200);
    }

    HttpAnswer subscribe(Jid user, String session, byte[] body, Instant until, Instant now) {
        Optional<Element> wanted = Documents.read(body, "subscription");
        List<Optional<Jid>> contacts = wanted.flatMap(asked -> asked.child("contactsList")).stream()
                .flatMap(list -> list.children("", "contact").stream())
                .map(contact -> Jid.parse(contact.attribute("contactURI", "")).filter(Jid::hasLocal))
                .toList();
        boolean known = wanted.flatMap(asked -> Documents.text(asked, "subscriptionType"))
                .filter(SUBSCRIBED::equals)
                .isPresent();
        boolean some = !contacts.isEmpty()
                && contacts.size() <= CONTACTS_MAX
                && contacts.stream().allMatch(Optional::isPresent);
        if (!known || !some) {
            return Refusal.REQUEST.answer();
        }
        OptionalInt endpoint = Documents.text(wanted.orElseThrow(), "endPointID").stream()
                .map(Watches::number)
                .findFirst()
                .orElse(OptionalInt.empty());
        if (endpoint.isEmpty() || endpoints.get(endpoint.getAsInt(), now).isEmpty()) {
            return Refusal.ENDPOINT.answer();
        }
        Map<Jid, Availability> seen = new LinkedHashMap<>();
        contacts.forEach(contact -> seen.put(contact.orElseThrow().bare(), availability(user, contact.orElseThrow())));
        Subscription made = new Subscription(user, session, endpoint.getAsInt(), seen);
        return created(
                ROOT + "users/" + user.local() + "/subscriptions/",
                subscriptions
                        .computeIfAbsent(user, first -> new Numbered<>(SUBSCRIPTIONS_MAX))
                        .add(made, until, now));
    }

    HttpAnswer unsubscribe(Jid user, String number) {
        OptionalInt wanted = number(number);
        Numbered<Subscription> his = subscriptions.get(user);
        return his != null
                        && wanted.isPresent()
                        && his.remove(wanted.getAsInt()).isPresent()
                ? HttpAnswer.empty(200)
                : Refusal.SUBSCRIPTION.answer();
    }

    /** What the contacts of a subscription are now; from then on its endpoint is told again. */
    HttpAnswer look(Jid user, String number, Instant now) {
        OptionalInt wanted = number(number);
        Optional<Subscription> subscription = Optional.ofNullable(subscriptions.get(user))
                .filter(his -> wanted.isPresent())
                .flatMap(his -> his.get(wanted.getAsInt(), now));
        if (subscription.isEmpty()) {
            return Refusal.SUBSCRIPTION.answer();
        }
        List<Map.Entry<Jid, Availability>> seen = subscription.get().contacts().stream()
                .map(contact -> Map.entry(contact, availability(user, contact)))
                .toList();
        subscription.get().looked(seen);
        return Documents.answer(
                200,
                Documents.build("contactsList")
                        .children(seen.stream()
                                .map(one -> Documents.basic(one.getKey(), one.getValue()))
                                .toList())
                        .done());
    }

    Availability availability(Jid user, Jid contact) {
        return Availability.of(home.seen(user, contact.bare()));
    }

    /** The presence of a user may be another one now; whoever watches is told. */
    void changed(Jid contact) {
        Instant now = home.now();
        subscriptions.values().forEach(his -> his.all(now).forEach(one -> tell(one.getKey(), one.getValue(), contact)));
    }

    private void tell(int number, Subscription subscription, Jid contact) {
        if (subscription.contacts().contains(contact)
                && subscription.changed(contact, availability(subscription.user(), contact))) {
            endpoints
                    .get(subscription.endpoint(), home.now())
                    .ifPresent(endpoint -> home.get(asked(endpoint.url(), number)));
        }
    }

    private static URI asked(URI url, int number) {
        String query = url.getRawQuery() == null ? "" : url.getRawQuery() + "&";
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path + "?" + query + "id=" + number
                + "&eventType=" + SUBSCRIBED);
    }

    private static HttpAnswer created(String below, OptionalInt number) {
        return number.isPresent()
                ? HttpAnswer.empty(201).with("Location", below + number.getAsInt())
                : Refusal.FULL.answer();
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean good = text.length() <= URL_MAX
                    && List.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
            return good ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}

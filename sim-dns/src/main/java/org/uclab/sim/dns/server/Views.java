package org.uclab.sim.dns.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** All views of a server at one moment. Immutable: a change is a new object. */
final class Views {

    private final List<View> views;

    private Views(List<View> views) {
        this.views = List.copyOf(views);
    }

    /**
     * @throws IllegalArgumentException when a zone is unusable; the message names the record
     */
    static Views of(List<DnsView> views) {
        return new Views(views.stream().map(View::of).collect(Collectors.toList()));
    }

    /** The first view that takes the caller. */
    Optional<View> seenFrom(int address) {
        return Optional.ofNullable(find(address));
    }

    /** The same without an object made; null when no view takes the caller. */
    View find(int address) {
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            if (view.takes(address)) {
                return view;
            }
        }
        return null;
    }

    /**
     * The view of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    View named(String name) {
        for (View view : views) {
            if (view.name().equals(name)) {
                return view;
            }
        }
        throw new IllegalArgumentException("there is no view '" + name + "'; known: " + names());
    }

    List<String> names() {
        return views.stream().map(View::name).toList();
    }

    /** The same with that view changed. */
    Views with(String name, UnaryOperator<View> change) {
        View changed = change.apply(named(name));
        List<View> others = new ArrayList<>(views);
        others.replaceAll(view -> view.name().equals(name) ? changed : view);
        return new Views(others);
    }
}

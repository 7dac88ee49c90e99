package org.uclab.protocol.xmpp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An XML element, immutable. Prefixes are gone: names are (namespace, local name) and the writer finds prefixes anew.
 *
 * @param namespace  namespace name, empty for none
 * @param name       local name
 * @param attributes in the order of the wire; the key is the local name for attributes without a namespace,
 *                   {@code xml:lang} and the like for those of XML itself, {@code {namespace}name} for all others
 * @param content    child elements and text in order
 */
public record Element(String namespace, String name, Map<String, String> attributes, List<Content> content)
        implements Content {

    public Element {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        content = List.copyOf(content);
    }

    /** An empty element. */
    public static Element of(String namespace, String name) {
        return new Element(namespace, name, Map.of(), List.of());
    }

    /** An element that holds only text. */
    public static Element of(String namespace, String name, String text) {
        return build(namespace, name).text(text).done();
    }

    /** Starts an element. */
    public static Builder build(String namespace, String name) {
        return new Builder(namespace, name);
    }

    /** Starts an element that equals this one so far. */
    public Builder edit() {
        Builder builder = new Builder(namespace, name);
        builder.attributes.putAll(attributes);
        builder.content.addAll(content);
        return builder;
    }

    public boolean is(String wantedNamespace, String wantedName) {
        return name.equals(wantedName) && namespace.equals(wantedNamespace);
    }

    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    public String attribute(String key, String otherwise) {
        return attributes.getOrDefault(key, otherwise);
    }

    /** The child elements, without the text between them. */
    public List<Element> children() {
        List<Element> found = new ArrayList<>(content.size());
        for (Content part : content) {
            if (part instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }

    /** The child elements of that name. */
    public List<Element> children(String childNamespace, String childName) {
        return children().stream()
                .filter(child -> child.is(childNamespace, childName))
                .toList();
    }

    /** The first child element. */
    public Optional<Element> child() {
        return children().stream().findFirst();
    }

    /** The first child element of that name in this element's own namespace. */
    public Optional<Element> child(String childName) {
        return child(namespace, childName);
    }

    /** The first child element of that name. */
    public Optional<Element> child(String childNamespace, String childName) {
        return children(childNamespace, childName).stream().findFirst();
    }

    /** The text directly inside, joined; empty when there is none. */
    public String text() {
        StringBuilder joined = new StringBuilder();
        for (Content part : content) {
            if (part instanceof Text piece) {
                joined.append(piece.value());
            }
        }
        return joined.toString();
    }

    /** The same with that attribute set. */
    public Element with(String key, String value) {
        return edit().attribute(key, value).done();
    }

    /** The same without that attribute. */
    public Element without(String key) {
        Map<String, String> fewer = new LinkedHashMap<>(attributes);
        fewer.remove(key);
        return new Element(namespace, name, fewer, content);
    }

    /** The same with one more child at its end. */
    public Element with(Element child) {
        return edit().child(child).done();
    }

    /**
     * The same tree with every element of one namespace moved to another: what a relay needs between
     * {@code jabber:client} and another content namespace (RFC 6120 §4.8.3).
     */
    public Element moved(String from, String to) {
        List<Content> parts = new ArrayList<>(content.size());
        for (Content part : content) {
            parts.add(part instanceof Element child ? child.moved(from, to) : part);
        }
        return new Element(namespace.equals(from) ? to : namespace, name, attributes, parts);
    }

    /** The element alone, with all its namespace declarations. */
    public String toXml() {
        return XmlWriter.alone(this);
    }

    /** The element as it stands in a stream with that content namespace, where {@code stream:} is declared. */
    public String toXml(String contentNamespace) {
        return XmlWriter.inStream(this, contentNamespace);
    }

    @Override
    public String toString() {
        return toXml();
    }

    /** Puts an element together; an absent value adds nothing. */
    public static final class Builder {

        private final String namespace;
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Content> content = new ArrayList<>();

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        public Builder attribute(String key, String value) {
            attributes.put(key, value);
            return this;
        }

        public Builder attribute(String key, Optional<String> value) {
            value.ifPresent(present -> attributes.put(key, present));
            return this;
        }

        public Builder attribute(String key, Jid address) {
            return attribute(key, address.toString());
        }

        public Builder text(String text) {
            if (!text.isEmpty()) {
                content.add(new Text(text));
            }
            return this;
        }

        public Builder child(Element child) {
            content.add(child);
            return this;
        }

        public Builder child(Optional<Element> child) {
            child.ifPresent(content::add);
            return this;
        }

        public Builder children(List<Element> more) {
            content.addAll(more);
            return this;
        }

        public Element done() {
            return new Element(namespace, name, attributes, content);
        }
    }
}

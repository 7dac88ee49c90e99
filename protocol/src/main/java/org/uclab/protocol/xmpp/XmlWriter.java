package org.uclab.protocol.xmpp;

import java.util.Map;

/** Writes elements. Default namespaces are declared where they change; only stream elements carry a prefix. */
final class XmlWriter {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(256);
    private boolean streamPrefixBound;

    private XmlWriter(boolean streamPrefixBound) {
        this.streamPrefixBound = streamPrefixBound;
    }

    static String alone(Element element) {
        XmlWriter writer = new XmlWriter(false);
        writer.element(element, "");
        return writer.out.toString();
    }

    static String inStream(Element element, String contentNamespace) {
        XmlWriter writer = new XmlWriter(true);
        writer.element(element, contentNamespace);
        return writer.out.toString();
    }

    /** The text as it stands between tags. */
    static String escaped(String text) {
        XmlWriter writer = new XmlWriter(false);
        writer.escape(text, false);
        return writer.out.toString();
    }

    static String header(Element stream, String contentNamespace) {
        XmlWriter writer = new XmlWriter(true);
        writer.out.append("<?xml version='1.0'?><stream:stream xmlns='");
        writer.escape(contentNamespace, true);
        writer.out.append("' xmlns:stream='").append(Namespaces.STREAMS).append('\'');
        if (contentNamespace.equals(Namespaces.SERVER)) {
            // COMPAT(servers before XEP-0220 1.0): this, and no feature, says that dialback is understood.
            writer.out.append(" xmlns:db='").append(Namespaces.DIALBACK).append('\'');
        }
        writer.attributes(stream.attributes());
        return writer.out.append('>').toString();
    }

    private void element(Element element, String defaultNamespace) {
        boolean stream = element.namespace().equals(Namespaces.STREAMS);
        boolean bindsPrefix = stream && !streamPrefixBound;
        String tag = stream ? "stream:" + element.name() : element.name();
        String inside = stream ? defaultNamespace : element.namespace();
        out.append('<').append(tag);
        if (bindsPrefix) {
            out.append(" xmlns:stream='").append(Namespaces.STREAMS).append('\'');
            streamPrefixBound = true;
        }
        if (!inside.equals(defaultNamespace)) {
            out.append(" xmlns='");
            escape(inside, true);
            out.append('\'');
        }
        attributes(element.attributes());
        if (element.content().isEmpty()) {
            out.append("/>");
        } else {
            out.append('>');
            for (Content part : element.content()) {
                if (part instanceof Element child) {
                    element(child, inside);
                } else if (part instanceof Text text) {
                    escape(text.value(), false);
                }
            }
            out.append("</").append(tag).append('>');
        }
        if (bindsPrefix) {
            streamPrefixBound = false;
        }
    }

    private void attributes(Map<String, String> attributes) {
        int prefixes = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String key = attribute.getKey();
            int brace = key.lastIndexOf('}');
            out.append(' ');
            if (key.startsWith("{") && brace > 0) {
                prefixes++;
                out.append("xmlns:a").append(prefixes).append("='");
                escape(key.substring(1, brace), true);
                out.append("' a").append(prefixes).append(':').append(key, brace + 1, key.length());
            } else {
                out.append(key);
            }
            out.append("='");
            escape(attribute.getValue(), true);
            out.append('\'');
        }
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\'' -> out.append(attribute ? "&apos;" : "'");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(attribute ? "&#10;" : "\n");
                case '\t' -> out.append(attribute ? "&#9;" : "\t");
                default -> {
                    if (legal(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append(REPLACEMENT);
                    }
                }
            }
        }
    }

    /** The characters of XML 1.0 §2.2 above the ones the caller handles. */
    private static boolean legal(int point) {
        return point >= 0x20 && !(point >= 0xD800 && point <= 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
    }
}

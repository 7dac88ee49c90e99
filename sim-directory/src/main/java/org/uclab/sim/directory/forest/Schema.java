package org.uclab.sim.directory.forest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server tells of its schema (RFC 4512 §4.2): the attributes and classes of the lab's entries and some that worlds
 * like to add, by the numbers of the standards and of the vendor's schema. It describes and forbids nothing: whatever
 * attribute a world gives a user is taken.
 */
final class Schema {

    private static final String SYNTAX = "1.3.6.1.4.1.1466.115.121.1.";
    private static final List<String> SYNTAXES = List.of("12", "15", "26", "27", "38", "40");

    private final List<String> attributeTypes = new ArrayList<>();
    private final List<String> objectClasses = new ArrayList<>();
    private final boolean microsoft;

    Schema(Product product) {
        microsoft = product.microsoft();
        for (String line : lines()) {
            String[] part = line.split("\\|", -1);
            if (part[0].equals("attribute")) {
                attributeTypes.add("( " + part[1] + " NAME '" + part[2] + "' SYNTAX " + quoted(SYNTAX + part[3])
                        + (part[4].equals("s") ? " SINGLE-VALUE" : "") + " )");
            } else if (part[0].equals("class")) {
                objectClasses.add("( " + part[1] + " NAME '" + part[2] + "'"
                        + (part[3].isEmpty() ? "" : " SUP " + part[3])
                        + kind(part[4])
                        + names(" MUST ", part[5])
                        + names(" MAY ", part[6])
                        + " )");
            }
        }
    }

    List<String> attributeTypes() {
        return attributeTypes;
    }

    List<String> objectClasses() {
        return objectClasses;
    }

    List<String> syntaxes() {
        return SYNTAXES.stream().map(last -> "( " + SYNTAX + last + " )").toList();
    }

    /** Microsoft's servers put the number of a syntax into quotes, which RFC 4512 does not, and tools know both. */
    private String quoted(String oid) {
        return microsoft ? "'" + oid + "'" : oid;
    }

    private static String kind(String letter) {
        return switch (letter) {
            case "a" -> " ABSTRACT";
            case "x" -> " AUXILIARY";
            default -> " STRUCTURAL";
        };
    }

    private static String names(String word, String names) {
        return names.isEmpty() ? "" : word + "(" + String.join(" $ ", names.split(" ")) + " )";
    }

    private static List<String> lines() {
        try (InputStream in = Schema.class.getResourceAsStream("schema.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

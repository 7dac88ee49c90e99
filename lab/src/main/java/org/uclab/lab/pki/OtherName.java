package org.uclab.lab.pki;

/**
 * An otherName entry of a subject alternative name (RFC 5280 §4.2.1.6) whose value is a text: what protocols name with
 * words of their own.
 *
 * @param type  object identifier, in dots
 * @param value a UTF8String
 */
public record OtherName(String type, String value) {}

package org.uclab.lab.fault;

import java.util.function.Function;

/**
 * How users write a fault, and the way from what they wrote to the value. It stands beside the fault.
 *
 * @param name    the first word
 * @param form    how it is written, with its argument
 * @param layer   {@code link}, {@code node}, {@code tls}, or the protocol whose answer is wrong
 * @param meaning one sentence
 * @param maker   makes the fault of its argument, empty where it takes none; throws {@link IllegalArgumentException}
 *                with a remedy
 */
public record FaultForm(String name, String form, String layer, String meaning, Function<String, Fault> maker) {

    /** Whether it is written with an argument. */
    public boolean takesArgument() {
        return form.contains(" ");
    }
}

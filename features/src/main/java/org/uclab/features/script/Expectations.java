package org.uclab.features.script;

import io.cucumber.java.en.Then;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Which step definitions expect something: those that are annotated with {@code @Then}. */
final class Expectations {

    private Expectations() {}

    /**
     * Whether the method is one.
     *
     * @param method as Cucumber names the place of a step definition: {@code class.method(parameters)}
     */
    static boolean isOne(String method) {
        String name = method.replaceFirst("\\(.*$", "");
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            return Arrays.stream(Class.forName(name.substring(0, dot)).getDeclaredMethods())
                    .filter(candidate -> candidate.getName().equals(name.substring(dot + 1)))
                    .anyMatch(candidate -> candidate.getAnnotationsByType(Then.class).length > 0
                            && method.equals(signature(candidate)));
        } catch (ClassNotFoundException elsewhere) {
            return false;
        }
    }

    private static String signature(Method method) {
        StringBuilder parameters = new StringBuilder();
        for (Type type : method.getGenericParameterTypes()) {
            parameters.append(parameters.isEmpty() ? "" : ",").append(type.getTypeName());
        }
        return method.getDeclaringClass().getName() + "." + method.getName() + "(" + parameters + ")";
    }
}

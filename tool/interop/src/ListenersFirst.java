import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * COMPAT(Smack 4.5.0-beta5): whoever waits for the answer of a room is woken before Smack's own listeners have heard it, and then finds
 * people not counted and listeners told twice or not at all. Smack has mended that (6b67c8a1e), in versions of which no tests are
 * published. This agent does the same: what waits for presence hears it when all listeners have. Presence that says goodbye is left as
 * it is: who leaves a room holds a lock that a listener wants.
 */
public final class ListenersFirst {

    private record Waiting(Object collector, Object stanza) {}

    private static final ThreadLocal<List<Waiting>> WAITING = new ThreadLocal<>();

    private ListenersFirst() {}

    public static void premain(String none, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(ElementMatchers.named("org.jivesoftware.smack.StanzaCollector"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Collecting.class).on(ElementMatchers.named("processStanza"))))
                .type(ElementMatchers.named("org.jivesoftware.smack.AbstractXMPPConnection"))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(Telling.class)
                        .on(ElementMatchers.named("invokeStanzaCollectorsAndNotifyRecvListeners"))))
                .installOn(instrumentation);
    }

    /** Around everything that Smack does with a stanza. */
    public static final class Telling {

        @Advice.OnMethodEnter
        public static void begins(@Advice.Argument(0) Object stanza) {
            ListenersFirst.begins(stanza);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        public static void ends() {
            ListenersFirst.ends();
        }
    }

    /** Before whoever waits hears a stanza. */
    public static final class Collecting {

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static boolean waits(@Advice.This Object collector, @Advice.Argument(0) Object stanza) {
            return ListenersFirst.waits(collector, stanza);
        }
    }

    public static void begins(Object stanza) {
        boolean presence = stanza.getClass().getSimpleName().equals("Presence");
        if (presence && !String.valueOf(call(stanza, "getType")).equals("unavailable")) {
            WAITING.set(new ArrayList<>());
        }
    }

    public static boolean waits(Object collector, Object stanza) {
        List<Waiting> waiting = WAITING.get();
        if (waiting != null) {
            waiting.add(new Waiting(collector, stanza));
        }
        return waiting != null;
    }

    public static void ends() {
        List<Waiting> waiting = WAITING.get();
        WAITING.remove();
        if (waiting != null) {
            waiting.forEach(one -> call(one.collector(), "processStanza", one.stanza()));
        }
    }

    private static Object call(Object target, String name, Object... arguments) {
        try {
            for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                        method.setAccessible(true);
                        return method.invoke(target, arguments);
                    }
                }
            }
            throw new IllegalStateException("no " + name + " of " + target.getClass());
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}

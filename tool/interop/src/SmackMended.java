import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * COMPAT(Smack 4.5.0-beta5): whoever waits for the answer of a room is woken before Smack's own listeners have heard it, and then finds
 * people not counted and listeners told twice or not at all. Smack has mended that (6b67c8a1e), in versions of which no tests are
 * published. This agent does the same: what waits for presence hears it when all listeners have. Presence that says goodbye is left as
 * it is: who leaves a room holds a lock that a listener wants.
 *
 * <p>And what a connection has not written when it ends, such as the answer to a roster push, it writes on its next connection: in the clear, before
 * the header of the stream, which no server can take. Here it is forgotten, unless the stream can be resumed.
 */
public final class SmackMended {

    private record Waiting(Object collector, Object stanza) {}

    private static final ThreadLocal<List<Waiting>> WAITING = new ThreadLocal<>();

    private SmackMended() {}

    public static void premain(String none, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(ElementMatchers.named("org.jivesoftware.smack.StanzaCollector"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Collecting.class).on(ElementMatchers.named("processStanza"))))
                .type(ElementMatchers.named("org.jivesoftware.smack.AbstractXMPPConnection"))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(Telling.class)
                        .on(ElementMatchers.named("invokeStanzaCollectorsAndNotifyRecvListeners"))))
                .type(ElementMatchers.named("org.jivesoftware.smack.tcp.XMPPTCPConnection$PacketWriter"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Beginning.class).on(ElementMatchers.named("init"))))
                .installOn(instrumentation);
    }

    /** Around everything that Smack does with a stanza. */
    public static final class Telling {

        @Advice.OnMethodEnter
        public static void begins(@Advice.Argument(0) Object stanza) {
            SmackMended.begins(stanza);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        public static void ends() {
            SmackMended.ends();
        }
    }

    /** Before whoever waits hears a stanza. */
    public static final class Collecting {

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static boolean waits(@Advice.This Object collector, @Advice.Argument(0) Object stanza) {
            return SmackMended.waits(collector, stanza);
        }
    }

    /** Before a connection begins to write. */
    public static final class Beginning {

        @Advice.OnMethodEnter
        public static void begins(@Advice.This Object writer, @Advice.FieldValue("queue") Queue<?> unwritten) {
            SmackMended.forgets(writer, unwritten);
        }
    }

    /** A stream that is resumed takes what was not written along by itself. */
    public static void forgets(Object writer, Queue<?> unwritten) {
        if (field(field(writer, "this$0"), "unacknowledgedStanzas") != null) {
            return;
        }
        Object left = unwritten.poll();
        while (left != null) {
            System.err.println("mended: " + left.getClass().getSimpleName() + " left from an earlier connection is forgotten");
            left = unwritten.poll();
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

    private static Object field(Object target, String name) {
        try {
            Field field = target.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(target);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
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

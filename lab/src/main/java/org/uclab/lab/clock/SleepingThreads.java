package org.uclab.lab.clock;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether all threads of this process sleep, as Linux tells it ({@code proc(5)}: {@code /proc/pid/task/tid/stat}). What one end of
 * a connection writes has woken the thread of the other end before the writer goes to sleep: while all threads of a process
 * sleep, nothing is on its way between two of them. What other processes do is not seen. Clocks themselves are not work, and
 * neither is the compiler.
 */
final class SleepingThreads implements Stillness {

    private static final File TASKS = new File("/proc/self/task");

    private static final List<String> NO_WORK = List.of("(lab-clock", "(C1 Compiler", "(C2 Compiler", "(VM Periodic");

    /** The number of a thread, up to 15 characters of its name in brackets, and its state. */
    private static final int STAT_BYTES = 40;

    /** A look at many is not one moment: who is woken behind it, by somebody asleep when it gets there, is seen the next time. */
    private static final int LOOKS = 2;

    /** One thread, and where it tells its state. */
    private static final class Task {

        private final RandomAccessFile stat;

        Task(String number) throws IOException {
            stat = new RandomAccessFile(new File(new File(TASKS, number), "stat"), "r");
        }

        private String told() throws IOException {
            byte[] bytes = new byte[STAT_BYTES];
            stat.seek(0);
            int length = Math.max(0, stat.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }

        /** Its name is read each time: a new thread has that of who made it until it has its own. */
        boolean asleep() throws IOException {
            String told = told();
            if (NO_WORK.stream().anyMatch(told::contains)) {
                return true;
            }
            int state = told.lastIndexOf(')') + 2;
            return state >= told.length()
                    || "RD".indexOf(told.charAt(state)) < 0; // runs or would run, or waits for a disk
        }
    }

    private final Map<String, Task> known = new HashMap<>();

    private SleepingThreads() {}

    /** None where the system does not tell. */
    static Optional<Stillness> ofThisProcess() {
        return TASKS.isDirectory() ? Optional.of(new SleepingThreads()) : Optional.empty();
    }

    @Override
    public synchronized boolean still() {
        for (int i = 0; i < LOOKS; i++) {
            String[] numbers = TASKS.list();
            if (numbers == null) {
                return true;
            }
            if (numbers.length < known.size()) {
                Set<String> living = Set.of(numbers);
                List.copyOf(known.keySet()).stream()
                        .filter(number -> !living.contains(number))
                        .forEach(this::forget);
            }
            for (String number : numbers) {
                if (!asleep(number)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean asleep(String number) {
        try {
            Task task = known.get(number);
            if (task == null) {
                task = new Task(number);
                known.put(number, task);
            }
            return task.asleep();
        } catch (IOException over) {
            forget(number); // the thread has ended meanwhile
            return true;
        }
    }

    private void forget(String number) {
        Task gone = known.remove(number);
        if (gone != null) {
            try {
                gone.stat.close();
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(known.keySet()).forEach(this::forget);
    }
}

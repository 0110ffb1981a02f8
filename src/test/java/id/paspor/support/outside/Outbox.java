package id.paspor.support.outside;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The outbox of a program that server tests look at from outside; a test that waits for a mail has it sent at once. */
public final class Outbox implements SmartInitializingSingleton, DisposableBean {

    private static final Set<Outbox> OPEN = ConcurrentHashMap.newKeySet();

    private final ScheduledTaskHolder schedule;

    Outbox(ScheduledTaskHolder schedule) {
        this.schedule = schedule;
    }

    @Override
    public void afterSingletonsInstantiated() {
        OPEN.add(this);
    }

    @Override
    public void destroy() {
        OPEN.remove(this);
    }

    /** Does in each program what it does by itself once a second. */
    static void sendAll() {
        OPEN.forEach(Outbox::send);
    }

    private void send() {
        schedule.getScheduledTasks().stream()
                .filter(task -> task.toString().endsWith(".MailOutbox.send"))
                .findFirst()
                .map(ScheduledTask::getTask)
                .orElseThrow()
                .getRunnable()
                .run();
    }
}

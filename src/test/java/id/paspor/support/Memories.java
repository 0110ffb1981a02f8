package id.paspor.support;

import com.github.benmanes.caffeine.cache.Cache;
import id.paspor.kernel.Remembered;
import id.paspor.kernel.limit.RateLimit;
import id.paspor.quota.Slots;
import java.util.ArrayList;
import java.util.List;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/** What a program remembers for a while by the real time, so that a test need not wait until it asks anew: places and limits. */
public final class Memories {

    private final List<Runnable> memories = new ArrayList<>();

    public Memories(ApplicationContext program) {
        for (Object bean : program.getBeansOfType(Object.class, false, false).values()) {
            Object target = AopProxyUtils.getSingletonTarget(bean);
            Object plain = target == null ? bean : target;
            if (plain instanceof Slots) {
                fields(plain, Cache.class).forEach(cache -> memories.add(cache::invalidateAll));
            }
            fields(plain, Remembered.class).forEach(memory -> memories.add(memory::forgetAll));
            fields(plain, RateLimit.class)
                    .forEach(limit -> fields(limit, Cache.class).forEach(cache -> memories.add(cache::invalidateAll)));
        }
    }

    private static <T> List<T> fields(Object of, Class<T> type) {
        List<T> values = new ArrayList<>();
        if (of.getClass().getPackageName().startsWith("id.paspor")) {
            ReflectionUtils.doWithFields(
                    of.getClass(),
                    field -> {
                        ReflectionUtils.makeAccessible(field);
                        values.add(type.cast(field.get(of)));
                    },
                    field -> type.isAssignableFrom(field.getType()));
        }
        return values;
    }

    /** The program asks its database for what it would remember. */
    public void areForgotten() {
        memories.forEach(Runnable::run);
    }
}

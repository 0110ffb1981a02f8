package id.paspor.support.node;

import com.zaxxer.hikari.HikariDataSource;
import id.paspor.PasporApplication;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.StatementsReadOnce;
import id.paspor.support.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.welcome.Welcome;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * One of several nodes in this JVM: the whole program in an application context of its own, with its own engine, connections
 * and HTTP port, on a database that it shares with the others. Nothing happens on it by itself: jobs run when the test says
 * so, its scheduled methods never, and it goes by the clock that it is given. It crashes when it is told to: the database
 * loses it at some step, and what it had not committed; what it keeps in memory outlasts that.
 */
public final class ProgramNode implements AutoCloseable {

    private final String name;
    private final ConfigurableApplicationContext program;
    private final FragileDataSource database;
    private final ImmigrationOffice office;

    private ProgramNode(String name, ConfigurableApplicationContext program, TestClock clock) {
        this.name = name;
        this.program = program;
        this.database = program.getBean(FragileDataSource.class);
        this.office = new ImmigrationOffice(program, clock);
    }

    /** Starts the first node, with a database of its own. */
    public static ProgramNode first(String name, TestClock clock, Map<String, Object> settings) {
        return start(name, clock, settings);
    }

    /** Starts another node on the database of this one, unless the settings name one. */
    public ProgramNode another(String other, TestClock clock, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("spring.datasource.url", pool().getJdbcUrl());
        all.put("spring.datasource.username", pool().getUsername());
        all.putAll(settings);
        all.put("paspor.demonstration-data", true);
        all.putIfAbsent("paspor.secure-cookies", false);
        all.put("paspor.public-address", "http://localhost");
        return start(other, clock, all);
    }

    private HikariDataSource pool() {
        return (HikariDataSource) database.getTargetDataSource();
    }

    private static ProgramNode start(String name, TestClock clock, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("server.port", 0);
        all.put("camunda.bpm.process-engine-name", name);
        all.put("camunda.bpm.job-execution.enabled", false);
        // reads the query of a method when that is called: a node is asked for few of them
        all.put("spring.data.jpa.repositories.bootstrap-mode", "lazy");
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext program = new SpringApplicationBuilder(PasporApplication.class)
                .profiles("test")
                .initializers(context -> prepare((GenericApplicationContext) context, clock))
                .run(arguments);
        return new ProgramNode(name, program, clock);
    }

    private static void prepare(GenericApplicationContext program, TestClock clock) {
        program.registerBean("testClock", TestClock.class, () -> clock, bean -> bean.setPrimary(true));
        program.registerBean(StatementsReadOnce.class);
        program.getBeanFactory().registerSingleton("onlyTheProgram", new OnlyTheProgram());
        program.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof DataSource pool ? new FragileDataSource(pool) : bean;
            }
        });
        program.addBeanFactoryPostProcessor(beans -> ((BeanDefinitionRegistry) beans)
                .removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME));
    }

    /** Keeps what tests configure out of the program. */
    private static final class OnlyTheProgram extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            try {
                return type.getResource().getURL().getPath().contains("/test-classes/");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** One of the program's beans. */
    public <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    /** All of the program's beans. */
    public Collection<Object> beans() {
        return program.getBeansOfType(Object.class).values();
    }

    /** The office, whose people work on this node. */
    public ImmigrationOffice office() {
        return office;
    }

    /** Where it takes HTTP requests. */
    public int port() {
        return ((ServletWebServerApplicationContext) program).getWebServer().getPort();
    }

    /**
     * Does something on this node, which may crash over it and then is restarted.
     *
     * @param crashAt the step at which it crashes, counted from 1; 0 for none
     * @return whether it lives; otherwise nobody has seen what came of it
     */
    public boolean survives(int crashAt, Runnable deed) {
        database.crashAt(crashAt);
        try {
            deed.run();
            return !database.isDown();
        } catch (RuntimeException failed) {
            if (!database.isDown()) {
                throw failed;
            }
            return false;
        } finally {
            database.restart();
        }
    }

    /** The statements that this node executes while something is done. */
    public List<String> statementsOf(Runnable deed) {
        database.forgetStatements();
        deed.run();
        return database.statements();
    }

    @Override
    public String toString() {
        return name;
    }

    /** What the webapps keep once for the whole JVM stays there for the program that runs on. */
    @Override
    public void close() {
        var admin = Admin.getRuntimeDelegate();
        var cockpit = Cockpit.getRuntimeDelegate();
        var tasklist = Tasklist.getRuntimeDelegate();
        var welcome = Welcome.getRuntimeDelegate();
        program.close();
        Admin.setAdminRuntimeDelegate(admin);
        Cockpit.setCockpitRuntimeDelegate(cockpit);
        Tasklist.setTasklistRuntimeDelegate(tasklist);
        Welcome.setRuntimeDelegate(welcome);
    }
}

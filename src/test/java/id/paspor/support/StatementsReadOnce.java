package id.paspor.support;

import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.Transaction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Reading the engine's SQL statements from its files takes half of what starting a program takes. The first engine of a JVM
 * reads them for all that start after it, each of which executes them on its own database.
 */
public final class StatementsReadOnce extends AbstractProcessEnginePlugin {

    private static volatile Configuration read;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (read != null) {
            engine.setSqlSessionFactory(new OnItsOwnDatabase(read, engine));
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine started) {
        ProcessEngineConfigurationImpl engine =
                (ProcessEngineConfigurationImpl) started.getProcessEngineConfiguration();
        read = engine.getSqlSessionFactory().getConfiguration();
    }

    private static final class OnItsOwnDatabase extends DefaultSqlSessionFactory {

        private final ProcessEngineConfigurationImpl engine;

        OnItsOwnDatabase(Configuration statements, ProcessEngineConfigurationImpl engine) {
            super(statements);
            this.engine = engine;
        }

        @Override
        public SqlSession openSession() {
            Transaction transaction =
                    engine.getTransactionFactory().newTransaction(engine.getDataSource(), null, false);
            Configuration statements = getConfiguration();
            return new DefaultSqlSession(
                    statements, statements.newExecutor(transaction, statements.getDefaultExecutorType()), false);
        }
    }
}

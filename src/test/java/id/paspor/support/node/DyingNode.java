package id.paspor.support.node;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The transactions of a node that dies in each of them, when all is written and nothing is committed. */
public final class DyingNode extends TransactionTemplate {

    private static final long serialVersionUID = 1L;

    /** What is seen of it. */
    public static final String LAST_WORDS = "the node dies before it commits";

    public DyingNode(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public <T> T execute(TransactionCallback<T> deed) {
        return super.execute(status -> {
            deed.doInTransaction(status);
            status.flush();
            throw new IllegalStateException(LAST_WORDS);
        });
    }
}

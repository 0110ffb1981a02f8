package id.paspor.supervision.mend;

import java.util.List;
import org.springframework.data.repository.Repository;

interface StepRetryRepository extends Repository<StepRetry, Long> {

    void save(StepRetry retry);

    List<StepRetry> findTop20ByOfficeOrderByIdDesc(String office);
}

package id.paspor.quota.rule;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface QuotaChangeRepository extends Repository<QuotaChangeEntity, Long> {

    QuotaChangeEntity save(QuotaChangeEntity change);

    List<QuotaChangeEntity> findByOfficeOrderByIdDesc(String office, Limit most);
}

package id.paspor.quota.rule;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface ReleaseRuleRepository extends Repository<ReleaseRuleEntity, String> {

    ReleaseRuleEntity findByOffice(String office);

    /** @return 1, or 0 when the office has a rule already */
    @Modifying
    @NativeQuery("""
            insert into release_rule (office, kind, days, at) values (:office, 'rolling', :days, '00:00')
            on conflict do nothing""")
    int begin(String office, int days);
}

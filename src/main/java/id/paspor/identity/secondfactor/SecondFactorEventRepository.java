package id.paspor.identity.secondfactor;

import java.util.List;
import org.springframework.data.repository.Repository;

interface SecondFactorEventRepository extends Repository<SecondFactorEvent, Long> {

    SecondFactorEvent save(SecondFactorEvent event);

    List<SecondFactorEvent> findTop50ByAccountOrderByIdDesc(String account);
}

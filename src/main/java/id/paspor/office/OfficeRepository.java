package id.paspor.office;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface OfficeRepository extends Repository<OfficeEntity, String> {

    @Modifying
    @Transactional
    @NativeQuery("insert into office (code) values (:code) on conflict do nothing")
    void make(String code);
}

package id.paspor.casefile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CaseFileRepository extends JpaRepository<CaseFileEntity, String> {

    @Query(nativeQuery = true, value = "select count(*) > 0 from case_file where nik = :nik and closed_at is null")
    boolean hasActive(String nik);

    @Query(
            nativeQuery = true,
            value = "select * from case_file where nik = :nik and registration_number <> :except"
                    + " order by submitted_at desc limit 20")
    List<CaseFileEntity> others(String nik, String except);

    @Query(
            nativeQuery = true,
            value = "select * from case_file where application ->> 'dateOfBirth' = :dateOfBirth"
                    + " and name_key(application ->> 'fullName') = name_key(:fullName)"
                    + " and name_key(application ->> 'motherName') = name_key(:motherName) and nik <> :nik"
                    + " order by submitted_at desc limit 20")
    List<CaseFileEntity> underOtherNiks(String fullName, String motherName, String dateOfBirth, String nik);

    @Query(
            nativeQuery = true,
            value = "select status from case_file where registration_number = :registrationNumber"
                    + " and application ->> 'dateOfBirth' = :dateOfBirth")
    Optional<String> status(String registrationNumber, String dateOfBirth);

    List<CaseFileEntity> findBySubmittedByOrderBySubmittedAtDesc(String submittedBy);
}

package id.paspor.booklet.count;

import java.util.List;
import org.springframework.data.repository.Repository;

interface InventoryCountRepository extends Repository<InventoryCountEntity, Long> {

    InventoryCountEntity save(InventoryCountEntity count);

    List<InventoryCount> findTop20ByOfficeOrderByCountedAtDescIdDesc(String office);
}

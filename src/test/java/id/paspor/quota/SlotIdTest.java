package id.paspor.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotIdTest {

    private static final ZonedDateTime NINE = ZonedDateTime.parse("2026-11-30T09:00+08:00[Asia/Makassar]");

    @Test
    void saysOfficeDayAndHourOfTheWallClockAndWhomItIsForUnlessForEverybody() {
        assertThat(SlotId.of("DPS", NINE, SlotClass.REGULAR)).hasToString("DPS-20261130-0900");
        assertThat(SlotId.of("DPS", NINE, SlotClass.WALK_IN)).hasToString("DPS-20261130-0900-WALK-IN");
    }

    @Test
    void isReadBackAsItWasShown() {
        SlotId priority = SlotId.of("DPS", NINE, SlotClass.PRIORITY);

        assertThat(SlotId.parse(priority.toString())).isEqualTo(priority);
        assertThat(priority.office()).isEqualTo("DPS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DPS",
                "DPS-",
                "dps-20261130-0900",
                "DPS_20261130_0900",
                " DPS-20261130-0900",
                "DPS-20261130-0900\n",
                "DPS-20261130-0900'--x",
                "DPS-20261130-0900-00000000000000000000000000000000000000000000000000"
            })
    void whatCanBeNoneIsRefusedAtItsField(String sent) {
        assertThatThrownBy(() -> SlotId.parse(sent)).isInstanceOf(Refusal.class).hasMessage("slot: slot.unknown");
    }
}

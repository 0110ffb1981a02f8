package id.paspor.appointment.process;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.TaskForm;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The applicant, or the counter on the applicant's behalf, chooses when the interview is. */
@Component
class ChooseInterviewSlot implements TaskForm<ChooseInterviewSlot.Answer> {

    static final String ID = "choose-interview-slot";

    record Answer(String slot) {}

    private final Appointments appointments;
    private final CaseFiles cases;
    private final Offices offices;
    private final Texts texts;

    ChooseInterviewSlot(Appointments appointments, CaseFiles cases, Offices offices, Texts texts) {
        this.appointments = appointments;
        this.cases = cases;
        this.offices = offices;
        this.texts = texts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<Answer> answers() {
        return Answer.class;
    }

    @Override
    public Map<String, Object> show(String registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Office office = offices.get(file.office());
        List<Map<String, String>> slots = appointments.choosable(file).stream()
                .map(slot -> Map.of(
                        "value",
                        slot.id(),
                        "label",
                        texts.bilingual("slot.label", Texts.at(slot.start(), office.zone()), slot.remaining())))
                .toList();
        return Map.of("slots", slots, "officeName", office.name());
    }

    @Override
    public void prepare(String registrationNumber, Answer answer) {
        appointments.hold(registrationNumber, answer.slot());
    }

    @Override
    public void complete(DelegateExecution execution, String registrationNumber, Answer answer) {
        appointments.confirm(registrationNumber);
        appointments.told(registrationNumber);
        Instant start = appointments.of(registrationNumber).orElseThrow().start();
        Office office = offices.get(cases.get(registrationNumber).office());
        cases.record(registrationNumber, Status.SLOT_BOOKED, null, Texts.at(start, office.zone()), office.address());
        execution.setVariable(LastingVariables.INTERVIEW_AT, Date.from(start));
    }
}

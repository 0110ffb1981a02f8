package id.paspor.appointment.process;

import id.paspor.appointment.Appointments;
import id.paspor.appointment.OfficeAppointments;
import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.engine.LastingVariables;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.Actor;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.quota.Slot;
import id.paspor.quota.SlotClass;
import id.paspor.quota.SlotId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The applicant, or the counter on the applicant's behalf, chooses when the interview is. */
@Component
record ChooseInterviewSlotForm(
        Appointments appointments, OfficeAppointments officeAppointments, CaseFiles cases, Offices offices, Texts texts)
        implements CaseForm<ChooseInterviewSlotForm.Answer> {

    record Answer(String slot, String reason) {}

    @Override
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        CaseFile file = cases.get(registrationNumber);
        Office office = offices.get(file.office());
        boolean byOffice = Actor.isOfficer();
        List<Slot> offered = byOffice ? officeAppointments.choosable(file) : appointments.choosable(file);
        List<Map<String, String>> slots = offered.stream()
                .map(slot -> Map.of("value", slot.id().value(), "label", label(slot, office)))
                .toList();
        return Map.of("slots", slots, "officeName", office.name(), "byOffice", byOffice);
    }

    /** Only officers give a reason. */
    @Override
    public Map<String, Object> conditions(RegistrationNumber registrationNumber) {
        return Map.of("byOffice", Actor.isOfficer());
    }

    private String label(Slot slot, Office office) {
        ZonedDateTime start = Texts.at(slot.start(), office.zone());
        return slot.slotClass() == SlotClass.REGULAR
                ? texts.toReader("slot.label", start, slot.remaining())
                : texts.toReader(
                        "slot.label-of-class",
                        start,
                        slot.remaining(),
                        slot.slotClass().wording());
    }

    @Override
    public void prepare(RegistrationNumber registrationNumber, Answer answer) {
        CaseFile file = cases.get(registrationNumber);
        SlotId slot = SlotId.parse(answer.slot());
        if (Actor.isOfficer()) {
            officeAppointments.hold(file, slot, answer.reason());
        } else {
            appointments.hold(file, slot);
        }
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        Instant start = appointments
                .confirm(registrationNumber, SlotId.parse(answer.slot()))
                .start();
        Office office = offices.get(cases.get(registrationNumber).office());
        cases.record(registrationNumber, Status.SLOT_BOOKED, null, Texts.at(start, office.zone()), office.address());
        execution.setVariable(LastingVariables.INTERVIEW_AT, Date.from(start));
    }
}

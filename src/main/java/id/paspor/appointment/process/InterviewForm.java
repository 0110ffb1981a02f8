package id.paspor.appointment.process;

import static id.paspor.engine.LastingVariables.INTERVIEW_AT;
import static id.paspor.engine.LastingVariables.OFFICE;

import id.paspor.appointment.Appointments;
import id.paspor.casefile.CaseFile.Guardianship;
import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.Status;
import id.paspor.casefile.photo.Photos;
import id.paspor.casefile.reason.Reason;
import id.paspor.casefile.reason.Reasons;
import id.paspor.document.CaseSheet;
import id.paspor.document.Documents;
import id.paspor.document.Documents.RequiredDocument;
import id.paspor.engine.DecisionTaken;
import id.paspor.engine.form.CaseForm;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.Texts;
import id.paspor.office.Offices;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The interview: originals are seen, the photo is taken, the officer decides. */
@Component
record InterviewForm(
        CaseFiles cases,
        CaseSheet sheet,
        Photos photos,
        Documents documents,
        Appointments appointments,
        Offices offices,
        Reasons reasons,
        Texts texts)
        implements CaseForm<InterviewForm.Answer> {

    record Answer(
            Guardianship guardianship,
            Boolean twoNationalities,
            List<String> originalsSeen,
            String decision,
            String reasonCode,
            String reason,
            String exceptionReason)
            implements DecisionTaken {

        boolean approves() {
            return decision.equals("approve");
        }

        boolean saw(RequiredDocument document) {
            return document.originalSeen() || originalsSeen != null && originalsSeen.contains(document.code());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> show(RegistrationNumber registrationNumber) {
        Map<String, Object> shown = sheet.of(registrationNumber);
        Map<String, Object> casefile = (Map<String, Object>) shown.get("casefile");
        String appointment = appointments
                .of(registrationNumber)
                .map(held -> texts.formatForReader(Texts.at(
                        held.start(),
                        offices.get(cases.get(registrationNumber).office()).zone())))
                .orElse("");
        casefile.put("appointment", appointment);
        shown.put("documentOptions", sheet.originals(registrationNumber));
        shown.put("reasonOptions", reasons.options(id()));
        return shown;
    }

    @Override
    public Map<String, Object> conditions(RegistrationNumber registrationNumber) {
        return sheet.conditions(registrationNumber);
    }

    @Override
    public Optional<String> moment(DelegateExecution execution) {
        Date start = (Date) execution.getVariable(INTERVIEW_AT);
        return Optional.ofNullable(start)
                .map(known -> texts.shortMoment(
                        Texts.INDONESIAN,
                        Texts.at(
                                known.toInstant(),
                                offices.get((String) execution.getVariable(OFFICE))
                                        .zone())));
    }

    @Override
    public void complete(DelegateExecution execution, RegistrationNumber registrationNumber, Answer answer) {
        Reason reason = reasons.given(id(), answer, !answer.approves());
        documents.find(
                registrationNumber,
                answer.guardianship(),
                answer.twoNationalities(),
                "documents-missing".equals(answer.decision()));
        List<Status> lacking = answer.approves() ? lacking(registrationNumber, answer) : List.of();
        appointments.attended(registrationNumber);
        if (answer.originalsSeen() != null) {
            documents.noteOriginalsSeen(registrationNumber, answer.originalsSeen());
        }
        switch (answer.decision()) {
            case "approve" -> {
                cases.record(registrationNumber, Status.INTERVIEW_APPROVED, null);
                lacking.forEach(what -> cases.note(registrationNumber, what, answer.exceptionReason()));
            }
            case "documents-missing" -> cases.record(registrationNumber, Status.DOCUMENTS_MISSING, reason);
            default -> {
                // a rejection is recorded where the process ends
            }
        }
        answer.keep(execution);
    }

    /**
     * What the approval does without, by the officer's reason for an exception.
     *
     * @throws Refusal when the photo is missing, which nothing replaces; or when an original has not been seen or the
     *     applicant is not here, and no reason is given
     */
    private List<Status> lacking(RegistrationNumber registrationNumber, Answer answer) {
        List<Problem> problems = new ArrayList<>();
        if (!photos.exists(registrationNumber)) {
            problems.add(new Problem("decision", "interview.photo-missing", registrationNumber.digits()));
        }
        List<Status> lacking = new ArrayList<>();
        String unseen = documents.required(registrationNumber).stream()
                .filter(document -> !answer.saw(document))
                .map(documents::label)
                .collect(Collectors.joining(", "));
        if (!unseen.isEmpty()) {
            lacking.add(Status.ORIGINALS_NOT_SEEN);
            problems.add(new Problem("originalsSeen", "interview.originals-missing", unseen));
        }
        if (!appointments.isPresent(registrationNumber)) {
            lacking.add(Status.APPLICANT_NOT_PRESENT);
            problems.add(new Problem("exceptionReason", "interview.not-present"));
        }
        if (answer.exceptionReason() != null) {
            problems.removeIf(problem -> !problem.field().equals("decision"));
        }
        Refusal.requireNone(problems);
        return lacking;
    }
}

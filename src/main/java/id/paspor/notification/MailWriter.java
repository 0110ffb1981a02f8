package id.paspor.notification;

import id.paspor.casefile.CaseFile;
import id.paspor.casefile.CaseFiles;
import id.paspor.identity.Addresses;
import id.paspor.kernel.Language;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.notification.Attachments.Attachment;
import id.paspor.office.Offices;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** Makes mails of messages: in the one language of who reads them, with who they are for, where to go on and whom to ask. */
@Component
class MailWriter {

    private static final String TEMPLATE = "notification/mail";
    private static final String BEGINNING_OF_LINK = "http";

    /** A number in groups is read off in one line; a year and the hour behind it are none. */
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("(?<=\\d{4}) (?=\\d{1,4}(?![\\d.]))");

    private static final String UNBROKEN = "\u00a0";

    private final CaseFiles cases;
    private final Offices offices;
    private final Addresses addresses;
    private final CaseLinks links;
    private final ObjectProvider<Attachments> attachments;
    private final ITemplateEngine templates;
    private final ThymeleafEvaluationContext beans;

    MailWriter(
            CaseFiles cases,
            Offices offices,
            Addresses addresses,
            CaseLinks links,
            ObjectProvider<Attachments> attachments,
            ITemplateEngine templates,
            ApplicationContext beans,
            ConversionService mvcConversionService) {
        this.cases = cases;
        this.offices = offices;
        this.addresses = addresses;
        this.links = links;
        this.attachments = attachments;
        this.templates = templates;
        this.beans = new ThymeleafEvaluationContext(beans, mvcConversionService);
    }

    /**
     * A mail.
     *
     * @param to the address
     * @param plain the same as {@code html}, for programs that show none
     */
    record Mail(String to, String subject, String html, String plain, List<Attachment> attachments) {}

    /** A paragraph of a message, as the template reads it: a link, or text. */
    record Paragraph(String text) {

        public boolean isLink() {
            return text.startsWith(BEGINNING_OF_LINK) && !text.contains(" ");
        }

        public List<String> lines() {
            return text.lines().map(MailWriter::unbroken).toList();
        }
    }

    /** The case files that messages are about, by registration number. */
    Map<RegistrationNumber, CaseFile> files(Collection<MessageEntity> messages) {
        Set<RegistrationNumber> numbers = messages.stream()
                .map(MessageEntity::registrationNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return cases.all(numbers).stream().collect(Collectors.toMap(CaseFile::registrationNumber, Function.identity()));
    }

    /** The mail of a message. */
    Mail write(MessageEntity message) {
        return write(message, Map.of());
    }

    /**
     * The mail of a message.
     *
     * @param known case files, perhaps that of this one among them
     */
    Mail write(MessageEntity message, Map<RegistrationNumber, CaseFile> known) {
        RegistrationNumber number = message.registrationNumber();
        if (number == null) {
            return write(message, message.address(), ofAccount(message));
        }
        return ofCase(message, known.containsKey(number) ? known.get(number) : cases.get(number));
    }

    private Mail ofCase(MessageEntity message, CaseFile file) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("name", file.application().fullName());
        shown.put("number", file.groupedNumber());
        // an office may have left the settings
        shown.put("office", offices.find(file.office()).orElse(null));
        shown.put("link", links.of(file));
        shown.put("owned", links.isOwned(file));
        return write(message, file.application().email(), shown);
    }

    /** News of accounts bring the links that applicants are to follow; without one they are to people who work here. */
    private Map<String, Object> ofAccount(MessageEntity message) {
        return paragraphs(message).stream().anyMatch(Paragraph::isLink)
                ? Map.of()
                : Map.of("link", addresses.ofStaff() + "/login");
    }

    private Mail write(MessageEntity message, String to, Map<String, Object> shown) {
        Language language = message.language();
        String subject = message.view().subject(language.code());
        Context context = new Context(language.locale());
        context.setVariables(shown);
        context.setVariable("subject", subject);
        context.setVariable("heading", unbroken(subject));
        context.setVariable("paragraphs", paragraphs(message));
        context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, beans);
        String html = templates.process(TEMPLATE, context);
        return new Mail(to, subject, html, PlainText.of(html), attached(message, (String) shown.get("link")));
    }

    private static String unbroken(String line) {
        return BETWEEN_GROUPS.matcher(line).replaceAll(UNBROKEN);
    }

    private List<Attachment> attached(MessageEntity message, String link) {
        if (message.kind() == null) {
            return List.of();
        }
        return attachments.stream()
                .flatMap(of -> of.of(message.registrationNumber(), message.kind(), message.language(), link).stream())
                .toList();
    }

    private static List<Paragraph> paragraphs(MessageEntity message) {
        return Arrays.stream(message.view().text(message.language().code()).split("\n\n"))
                .map(String::strip)
                .map(Paragraph::new)
                .toList();
    }
}

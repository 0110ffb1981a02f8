package id.paspor.identity;

import id.paspor.identity.applicant.AccountRepository;
import id.paspor.kernel.Language;
import id.paspor.kernel.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The languages of accounts that applicants opened: of the page on which they did, or chosen later on any page. Mails about the
 * account are in it, and the pages of a device on which nobody has chosen one yet.
 */
@Service
public class AccountLanguages {

    private final AccountRepository accounts;
    private final AccountFacts facts;
    private final Reader reader;
    private final LocaleResolver pages;

    AccountLanguages(AccountRepository accounts, AccountFacts facts, Reader reader, LocaleResolver pages) {
        this.accounts = accounts;
        this.facts = facts;
        this.reader = reader;
        this.pages = pages;
    }

    /** Keeps what the holder of an account has chosen. */
    public void remember(String account, Language language) {
        accounts.keepLanguage(account, language.name());
        facts.forget(account);
    }

    /** The language of the account that an applicant opened with this address, if there is one that has one. */
    public Optional<Language> ofAddress(String email) {
        return accounts.languageOfAddress(email);
    }

    /** Has the pages of a device be in the language of an account that has just signed in there, unless somebody chose one there. */
    public void bring(String account, HttpServletRequest request, HttpServletResponse response) {
        if (!reader.hasChosen(request)) {
            facts.of(account)
                    .map(AccountFacts.Facts::language)
                    .ifPresent(kept -> pages.setLocale(request, response, kept.locale()));
        }
    }
}

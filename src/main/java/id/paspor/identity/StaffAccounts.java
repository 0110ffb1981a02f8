package id.paspor.identity;

import id.paspor.engine.Caller;
import id.paspor.kernel.Groups;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;

/** The accounts of people who work here: everybody's but applicants' and programs'. */
@Service
public class StaffAccounts {

    private final IdentityService identity;
    private final SecondFactorRule rule;

    StaffAccounts(IdentityService identity, SecondFactorRule rule) {
        this.identity = identity;
        this.rule = rule;
    }

    /**
     * An account.
     *
     * @param name first and last name, as far as there are any
     * @param email an address, or {@code null}
     */
    public record StaffAccount(String id, String name, String email, List<String> groups) {}

    /** All of them in groups of their own, in the order of their ids. */
    public List<StaffAccount> all() {
        Map<String, User> members = new TreeMap<>();
        Stream.concat(Stream.of(Groups.ADMIN, Groups.HEADQUARTERS), Groups.OFFICERS.stream())
                .flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream())
                .forEach(user -> members.put(user.getId(), user));
        return members.values().stream()
                .map(this::account)
                .filter(account -> rule.asksFor(account.groups()))
                .sorted(Comparator.comparing(StaffAccount::id))
                .toList();
    }

    /** The account of this id, if it is one of these. */
    public Optional<StaffAccount> find(String id) {
        return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                .map(this::account)
                .filter(account -> rule.asksFor(account.groups()));
    }

    /** The officers of an office with their desks, in the order of their ids. */
    public List<StaffAccount> of(String office) {
        Map<String, StaffAccount> found = new TreeMap<>();
        for (String group : Groups.OFFICERS) {
            members(office, group).stream()
                    .map(user -> new StaffAccount(user.getId(), name(user), user.getEmail(), List.of(group)))
                    .forEach(user -> found.merge(user.id(), user, StaffAccounts::ofBoth));
        }
        return List.copyOf(found.values());
    }

    private static StaffAccount ofBoth(StaffAccount one, StaffAccount other) {
        List<String> groups =
                Stream.concat(one.groups().stream(), other.groups().stream()).toList();
        return new StaffAccount(one.id(), one.name(), one.email(), groups);
    }

    /** The e-mail addresses of an office's people of one group, as far as they have any. */
    public List<String> addresses(String office, String group) {
        return members(office, group).stream()
                .map(User::getEmail)
                .filter(StringUtils::hasText)
                .toList();
    }

    /** Whoever asks: supervisors may not read accounts through the engine's doors. */
    private List<User> members(String office, String group) {
        return Caller.asEngine(
                identity,
                () -> identity.createUserQuery()
                        .memberOfTenant(office)
                        .memberOfGroup(group)
                        .list());
    }

    private StaffAccount account(User user) {
        List<String> groups = identity.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
        return new StaffAccount(user.getId(), name(user), user.getEmail(), groups);
    }

    private static String name(User user) {
        return Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .reduce((first, last) -> first + " " + last)
                .orElse("");
    }
}

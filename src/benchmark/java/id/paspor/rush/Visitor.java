package id.paspor.rush;

import id.paspor.benchmark.Applicant;
import id.paspor.benchmark.Http.Reply;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Page;
import id.paspor.rush.Exchange.Asked;
import id.paspor.rush.Exchange.Outcome;
import java.net.HttpCookie;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An applicant at a browser: looks at the calendar, waits in the waiting room if there is one, holds a place, looks it
 * over, confirms it; told that all are taken, comes back a few times. Everything happens in answer to answers, so that
 * thousands need no thread. When the node is gone, the browser comes to another one, and its owner signs in again.
 */
final class Visitor {

    private static final int MOST_ERRORS = 20;

    private final Applicant applicant;
    private final Rush rush;
    private final Random random;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private Node node;
    private String token = "";
    private String slot = "";
    private int toldSoldOut;
    private int errors;

    /** Somebody whom the proxy has sent to a node. */
    Visitor(Applicant applicant, Rush rush, Node node) {
        this.applicant = applicant;
        this.rush = rush;
        this.node = node;
        this.random = new Random(applicant.number());
    }

    Applicant applicant() {
        return applicant;
    }

    /** Completed when this visitor has a place, or wants none any more. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** One of 25 comes back until the end. */
    boolean isPatient() {
        return applicant.number() % 25 == 0;
    }

    /** One of 20 holds a place and is not seen again. */
    boolean isForgetful() {
        return applicant.number() % 20 == 1;
    }

    /** Signs in and then does something. */
    void signIn(Runnable then) {
        cookies.clear();
        ask("/login", null, page -> {
            if (page.status() != 200) {
                failed(page, Asked.LOGIN_PAGE, () -> signIn(then));
                return;
            }
            record(page, Asked.LOGIN_PAGE, Outcome.SHOWN, "");
            ask("/login", "username=" + applicant.account() + "&password=demo" + formToken(), answer -> {
                if (answer.status() != 302 || answer.location().startsWith("/login")) {
                    failed(answer, Asked.SIGN_IN, () -> signIn(then));
                } else {
                    record(answer, Asked.SIGN_IN, Outcome.SHOWN, "");
                    then.run();
                }
            });
        });
    }

    /** Looks at the page of the appointment, and takes it from there. */
    void look() {
        ask(path(""), null, answer -> {
            Page page = new Page(answer.body());
            if (answer.status() != 200) {
                failed(answer, Asked.CALENDAR, this::look);
            } else if (page.hasAppointment()) {
                record(answer, Asked.CALENDAR, Outcome.HAD, slot);
                gone.complete(null);
            } else if (page.leadsTo(path("/review"))) {
                record(answer, Asked.CALENDAR, Outcome.HELD, slot);
                lookOver();
            } else if (page.state().equals("waiting")) {
                waits(answer, Asked.CALENDAR, page, () -> askForPlace("waiting"));
            } else if (page.state().equals("line")) {
                // a small page without a script, which loads itself again
                waits(answer, Asked.CALENDAR, page, this::look);
            } else if (!page.slots().isEmpty()) {
                record(answer, Asked.CALENDAR, Outcome.OFFERED, page.refusal());
                hold(page.slots().get(random.nextInt(page.slots().size())));
            } else if (page.state().equals("lobby") || answer.begun() < rush.opening()) {
                record(answer, Asked.CALENDAR, Outcome.NOT_OPEN_YET, "");
                later(page.again(), page.state().isEmpty() ? this::look : () -> askForPlace("lobby"));
            } else {
                record(answer, Asked.CALENDAR, Outcome.SOLD_OUT, page.refusal());
                isToldSoldOut(between(5_000, 15_000), this::look);
            }
        });
    }

    /** As the script of the page does: it asks for the place in line, and loads the page again when there is more to see. */
    private void askForPlace(String shown) {
        ask(path("/place"), null, answer -> {
            Page place = new Page(answer.body());
            if (answer.status() != 200) {
                failed(answer, Asked.PLACE, answer.status() == 503 ? () -> askForPlace(shown) : this::look);
            } else if (place.state().equals("waiting") && shown.equals("waiting")) {
                waits(answer, Asked.PLACE, place, () -> askForPlace("waiting"));
            } else if (place.state().equals(shown)) {
                record(answer, Asked.PLACE, Outcome.NOT_OPEN_YET, "");
                later(place.again(), () -> askForPlace(shown));
            } else {
                record(answer, Asked.PLACE, place.state().equals("admitted") ? Outcome.CALLED : Outcome.WAITING, place.position());
                look();
            }
        });
    }

    private void waits(Reply answer, Asked asked, Page place, Runnable again) {
        if (place.isSoldOut()) {
            record(answer, asked, Outcome.SOLD_OUT, place.position());
            isToldSoldOut(place.again(), again);
        } else {
            record(answer, asked, Outcome.WAITING, place.position());
            later(place.again(), again);
        }
    }

    private void isToldSoldOut(Duration pause, Runnable again) {
        toldSoldOut++;
        if (rush.isOver() || toldSoldOut > rush.retries() && !isPatient()) {
            gone.complete(null);
        } else {
            later(pause, again);
        }
    }

    private void hold(String wanted) {
        slot = wanted;
        ask(path(""), "slot=" + wanted + formToken(), answer -> {
            if (answer.location().equals(path("/review"))) {
                record(answer, Asked.HOLD, Outcome.HELD, wanted);
                if (isForgetful() && !rush.isOver()) {
                    rush.forgets(this);
                    gone.complete(null);
                } else {
                    later(between(1_000, 4_000), this::lookOver);
                }
            } else if (answer.location().equals(path(""))) {
                record(answer, Asked.HOLD, Outcome.REFUSED, wanted);
                look();
            } else {
                failed(answer, Asked.HOLD, this::look);
            }
        });
    }

    private void lookOver() {
        ask(path("/review"), null, page -> {
            if (page.status() == 200) {
                record(page, Asked.REVIEW, Outcome.SHOWN, slot);
                confirm();
            } else if (page.location().equals(path(""))) {
                record(page, Asked.REVIEW, Outcome.REFUSED, slot);
                look();
            } else {
                failed(page, Asked.REVIEW, this::look);
            }
        });
    }

    private void confirm() {
        ask(path("/confirm"), formToken().substring(1), answer -> {
            if (answer.location().equals("/applications/" + applicant.registrationNumber())) {
                record(answer, Asked.CONFIRM, Outcome.CONFIRMED, slot);
                gone.complete(null);
            } else if (answer.location().equals(path(""))) {
                record(answer, Asked.CONFIRM, Outcome.REFUSED, slot);
                look();
            } else {
                failed(answer, Asked.CONFIRM, this::look);
            }
        });
    }

    /** Reads a page with a form: whoever stood in line has seen only small ones without. */
    CompletableFuture<Void> readsAPage() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ask("/applications", null, page -> done.complete(null));
        return done;
    }

    /** Holds and confirms a place as fast as the node answers, with the token of the last page. */
    CompletableFuture<Void> bookAtOnce(String wanted) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ask(path(""), "slot=" + wanted + formToken(), held -> {
            record(held, Asked.HOLD, held.location().equals(path("/review")) ? Outcome.HELD : Outcome.ERROR, wanted);
            ask(path("/confirm"), formToken().substring(1), answer -> {
                boolean confirmed = answer.location().equals("/applications/" + applicant.registrationNumber());
                record(answer, Asked.CONFIRM, confirmed ? Outcome.CONFIRMED : Outcome.ERROR, wanted);
                done.complete(null);
            });
        });
        return done;
    }

    /** Records an answer that does not lead on, and tries once more, on another node if this one is gone. */
    private void failed(Reply reply, Asked asked, Runnable again) {
        if (reply.status() == 503) {
            record(reply, asked, Outcome.BUSY, "");
            later(reply.again() > 0 ? Duration.ofSeconds(reply.again()) : between(4_000, 9_000), again);
        } else if (reply.location().equals("/login")) {
            record(reply, asked, Outcome.STRANGER, "");
            signIn(this::look);
        } else if (reply.status() == 0) {
            record(reply, asked, Outcome.LOST, asked == Asked.HOLD || asked == Asked.CONFIRM ? slot : "");
            boolean moved = !node.isAlive();
            node = rush.livingNode(node);
            later(between(200, 2_000), moved ? () -> signIn(this::look) : again);
        } else {
            record(reply, asked, Outcome.ERROR, reply.location());
            errors++;
            if (errors > MOST_ERRORS) {
                gone.complete(null);
            } else {
                later(between(1_000, 3_000), again);
            }
        }
    }

    private void ask(String path, String form, Consumer<Reply> then) {
        String sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        rush.http()
                .ask(node, path, form, sent, applicant.address())
                .thenAccept(reply -> {
                    keep(reply);
                    then.accept(reply);
                })
                .exceptionally(defect -> {
                    gone.completeExceptionally(defect);
                    return null;
                });
    }

    private void keep(Reply reply) {
        reply.cookies().stream()
                .map(HttpCookie::parse)
                .flatMap(List::stream)
                .forEach(this::keep);
        String brought = new Page(reply.body()).token();
        if (!brought.isEmpty()) {
            token = brought;
        }
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private void record(Reply reply, Asked asked, Outcome outcome, String detail) {
        rush.history()
                .add(new Exchange(
                        reply.begun(),
                        reply.ended(),
                        applicant.number(),
                        reply.node().name(),
                        asked,
                        reply.status(),
                        outcome,
                        detail));
    }

    private void later(Duration pause, Runnable deed) {
        rush.later(pause, deed);
    }

    private Duration between(int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }

    private String path(String below) {
        return "/applications/" + applicant.registrationNumber() + "/appointment" + below;
    }

    private String formToken() {
        return "&_csrf=" + token;
    }
}

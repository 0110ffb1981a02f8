package id.paspor.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything hostile that can be sent to a door: values at which databases, parsers and arithmetic stumble, in its path, its
 * parameters and its JSON, bodies that are none, and headers that nobody can serve.
 */
final class Attacks {

    /** A name that is in some of the values, and must be in no line of a log. */
    static final String SECRET = "Rahasia Ibu Kandung";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /** Values, by what they are: as a part of an address, and as JSON. */
    private static final Map<String, String[]> VALUES = new LinkedHashMap<>();

    static {
        value("NUL", "a%00b", "\"a\\u0000b\"");
        value("bell", "a%07b", "\"a\\u0007b\"");
        value("C1 control", "a%C2%85b", "\"a\\u0085b\"");
        value("lone surrogate", "%ED%A0%80", "\"\\ud800\"");
        value("broken UTF-8", "%FF%FE", "\"x\\udc00\"");
        value("non-character", "%EF%BF%BF", "\"\\uffff\"");
        value("direction", "%E2%80%AEabc", "\"\\u202eabc\"");
        value("last year", "%2B999999999-12-31", "\"+999999999-12-31\"");
        value("first year", "-999999999-01-01", "\"-999999999-01-01T00:00:00.000+0000\"");
        value("last moment", "%2B999999999-12-31T23%3A59%3A59Z", "\"292278994-08-17T07:12:55.807+0000\"");
        value("year 294277", "%2B294277-01-01", "\"294277-01-01T00:00:00.000+0000\"");
        value("no day", "2026-02-30", "\"2026-02-30\"");
        value("year 0", "0000-00-00", "\"0000-00-00\"");
        value("beyond long", "99999999999999999999", "99999999999999999999");
        value("last long", "9223372036854775807", "9223372036854775807");
        value("first int", "-2147483648", "-2147483648");
        value("last int", "2147483647", "2147483647");
        value("zero", "0", "0");
        value("beyond double", "1e400", "1e400");
        value("no number", "NaN", "\"NaN\"");
        value("2,500 digits", "1".repeat(2500), "1".repeat(2500));
        value("nothing", "", "null");
        value("truth", "true", "true");
        value("list", "%5B%5D", "[]");
        value("list of nothing", "a%2C%2Cb", "[null]");
        value("list of numbers", "1,2", "[1,2]");
        value("object", "%7B%7D", "{}");
        value("object in it", "%7B%22a%22%3A%5B1%5D%7D", "{\"a\":[{\"b\":null}]}");
        value("long", "x".repeat(3000), "\"" + "x".repeat(10_000) + "\"");
        value("SQL", "%27%3B%20drop%20table%20bill%3B%20--", "\"'; drop table bill; --\"");
        value("expression", "%24%7B%27%27.getClass()%7D", "\"${''.getClass()}\"");
        value("SpEL", "T(java.lang.Runtime)", "\"#{1/0}\"");
        value("folders up", "..%5C..%5Cetc", "\"../../../etc/passwd\"");
        value("lines", "a%0D%0ASet-Cookie%3A%20a=b", "\"a\\r\\nb\"");
        value("script", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "\"<script>alert(1)</script>\"");
        value("wildcards", "%25_%25", "\"%_%\"");
        value("name of somebody", encoded(SECRET), "\"" + SECRET + "\"");
    }

    private static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("empty", "");
        BODIES.put("null", "null");
        BODIES.put("list", "[]");
        BODIES.put("list of nothing", "[null]");
        BODIES.put("number", "5");
        BODIES.put("text", "\"x\"");
        BODIES.put("half", "{\"a\":");
        BODIES.put("object", "{}");
        BODIES.put("deep", "[".repeat(5000));
        BODIES.put("deep and whole", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));
        BODIES.put("long number", "{\"a\":" + "1".repeat(5000) + "}");
        BODIES.put("huge exponent", "{\"a\":1e999999999}");
        BODIES.put("NUL as a name", "{\"\\u0000\":1}");
        BODIES.put("bare NUL", "{\"a\":\"\0\"}");
        BODIES.put("names twice", "{\"a\":1,\"a\":2}");
        BODIES.put("secret", "{\"" + SECRET + "\":\"" + SECRET + "\"");
    }

    private static final Map<String, String[]> TYPED = new LinkedHashMap<>();

    static {
        typed("multipart without boundary", "multipart/form-data", "--x\r\n\r\n");
        typed("multipart with empty boundary", "multipart/form-data; boundary=", "--\r\n\r\n");
        typed("multipart cut off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; na");
        typed("multipart of nothing", "multipart/form-data; boundary=x", "");
        typed(
                "multipart with NUL",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0b\"\r\n\r\nabc\r\n--x--\r\n");
        typed(
                "multipart with odd header",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"reason\"\r\nContent-Type: text/plain; charset=none\r\n\r\na\0b\r\n--x--\r\n");
        typed("multipart mixed", "multipart/mixed; boundary=x", "--x--");
        typed("form of NUL", FORM, "%00=%00&a%00b=c&=&&%zz=%z");
        typed("form of broken UTF-8", FORM, "reason=%FF%ED%A0%80&number=%C0%80");
        typed("XML", "application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        typed("no picture", "image/jpeg", "no picture");
        typed("no picture but the beginning", "image/jpeg", "\u00ff\u00d8\u00ff");
        typed("unknown type", "nonsense/nonsense", "x");
        typed("no type at all", "nonsense", "x");
        typed("unknown charset", "text/plain; charset=nonsense", "x");
        typed("JSON of unknown charset", "application/json; charset=nonsense", "{}");
        typed("JSON in UTF-16", "application/json; charset=utf-16", "\uFEFF{}");
        typed("serialised Java", "application/x-java-serialized-object", "\u00ac\u00ed\0\5");
    }

    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of("Accept", "application/x-nothing"),
            Map.of("Accept", "text/html"),
            Map.of("Accept", "image/png"),
            Map.of("Accept", "nonsense"),
            Map.of("Accept", "*/*;q=2"),
            Map.of("Accept", "application/json;charset=none"),
            Map.of("Accept-Language", "xx-$$;q=z,,--"),
            Map.of("Cookie", "PASPOR-LANG=%00; a=\"; =b"),
            Map.of("X-Forwarded-For", "nonsense"),
            Map.of("X-Forwarded-Proto", "gopher"),
            Map.of("If-Modified-Since", "yesterday"),
            Map.of("If-None-Match", "\"\u00e4"),
            Map.of("Range", "bytes=9-1,-,-9999999999999999999"),
            Map.of("User-Agent", "\u00e4".repeat(4000)),
            Map.of("X-HTTP-Method-Override", "TRACE"),
            Map.of("Content-Encoding", "nonsense"));

    private final Map<String, String> known;

    /** Each door has its own, so that it is tried in the same way on every run, in whichever order doors are found. */
    private final Map<String, Random> random = new HashMap<>();

    /** @param known values that lead somewhere, by the names of variables and parameters, or by what stands before them */
    Attacks(Map<String, String> known) {
        this.known = known;
    }

    private static void value(String what, String encoded, String json) {
        VALUES.put(what, new String[] {encoded, json});
    }

    private static void typed(String what, String type, String body) {
        TYPED.put(what, new String[] {type, body});
    }

    /** One of those that there are on a door, another one each time. Only that one is written. */
    Attack one(Door door) {
        List<Supplier<Attack>> all = all(door);
        Random ofDoor = random.computeIfAbsent(door.toString(), name -> new Random(name.hashCode()));
        return all.get(ofDoor.nextInt(all.size())).get();
    }

    private List<Supplier<Attack>> all(Door door) {
        List<Supplier<Attack>> all = new ArrayList<>();
        String plausible = address(door, null, null);
        List<String> variables = VARIABLE.matcher(door.path())
                .results()
                .map(found -> found.group(1))
                .toList();
        VALUES.forEach((what, value) -> {
            variables.forEach(name ->
                    all.add(() -> filled(Attack.on(door, what + " in {" + name + "}", address(door, name, value[0])))));
            door.parameters().forEach(name -> {
                String said = what + " in " + name;
                all.add(() -> Attack.on(door, said, plausible + "?" + form(door, name, value[0])));
                if (door.takesABody()) {
                    all.add(() -> Attack.on(door, said, plausible).with(FORM, form(door, name, value[0])));
                }
            });
            door.properties()
                    .forEach(name -> all.add(() -> Attack.on(door, what + " in " + name, plausible)
                            .with(JSON, "{\"" + name + "\":" + value[1] + "}")));
            all.add(() -> filled(Attack.on(door, what + " in an unknown parameter", plausible + "?lang=" + value[0])));
        });
        BODIES.forEach((what, body) ->
                all.add(() -> Attack.on(door, what + " as JSON", plausible).with(JSON, body)));
        TYPED.forEach(
                (what, body) -> all.add(() -> Attack.on(door, what, plausible).with(body[0], body[1])));
        HEADERS.forEach(header ->
                all.add(() -> filled(Attack.on(door, header.toString(), plausible + "?" + form(door, null, null))
                        .with(header))));
        return all;
    }

    /** With a form or JSON that is right as far as one can tell. */
    private Attack filled(Attack attack) {
        Door door = attack.door();
        if (!door.takesABody()) {
            return attack;
        }
        return door.isOfTheEngine() ? attack.with(JSON, "{}") : attack.with(FORM, form(door, null, null));
    }

    private String address(Door door, String hostile, String value) {
        return VARIABLE.matcher(door.path())
                .replaceAll(variable -> Matcher.quoteReplacement(
                        variable.group(1).equals(hostile)
                                ? value
                                : plausible(variable.group(1), door.path().substring(0, variable.start()), door)));
    }

    private String form(Door door, String hostile, String value) {
        return door.parameters().stream()
                .filter(name -> !door.isOfTheEngine() || name.equals(hostile))
                .map(name -> encoded(name) + "=" + (name.equals(hostile) ? value : encoded(plausible(name, "", door))))
                .collect(Collectors.joining("&"));
    }

    private String plausible(String name, String before, Door door) {
        if (door.isOfTheEngine() && !door.method().equals("GET") && !before.endsWith("/task/")) {
            // nothing is to be deleted that is there
            return name.equals("name") || name.equals("engineName") || name.equals("processEngineName")
                    ? "default"
                    : "x";
        }
        return known.getOrDefault(
                before + name,
                known.entrySet().stream()
                        .filter(entry -> before.endsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(known.getOrDefault(name, defaultOf(name))));
    }

    private static String defaultOf(String name) {
        return name.matches("day|from|to|period|.*[dD]ate.*") ? LocalDate.now().toString() : "1";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

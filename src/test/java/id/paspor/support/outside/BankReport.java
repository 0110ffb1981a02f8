package id.paspor.support.outside;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a bank writes about a day, as CSV or as an account statement by ISO 20022. */
public final class BankReport {

    private final LocalDate day;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String id, String account, long amount) {}

    private BankReport(LocalDate day) {
        this.day = day;
    }

    public static BankReport of(LocalDate day) {
        return new BankReport(day);
    }

    /** A payment, at ten in the morning. */
    public BankReport with(String id, String account, long amount) {
        lines.add(new Line(id, account, amount));
        return this;
    }

    public String csv() {
        return "paymentRequestId,virtualAccountNo,amount,currency,trxDateTime,referenceNo\n"
                + lines.stream()
                        .map(line -> "%s,%s,%d.00,IDR,%sT10:00:00+07:00,REF-%s%n"
                                .formatted(line.id(), line.account(), line.amount(), day, line.id()))
                        .collect(Collectors.joining());
    }

    /** A statement of this version of camt.053.001; the status of an entry moved into an element in version 07. */
    public String camt(String version) {
        String booked = version.compareTo("07") < 0 ? "BOOK" : "<Cd>BOOK</Cd>";
        String entries =
                lines.stream().map(line -> entry(line, booked, version)).collect(Collectors.joining("\n"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
                <GrpHdr><MsgId>S1</MsgId><CreDtTm>%sT23:59:59+07:00</CreDtTm></GrpHdr>
                <Stmt><Id>S1</Id>
                %s
                </Stmt></BkToCstmrStmt></Document>
                """.formatted(version, day, entries);
    }

    private String entry(Line line, String booked, String version) {
        String amount = "<Amt Ccy=\"IDR\">" + line.amount() + ".00</Amt>";
        String own = version.equals("02") ? "<AmtDtls><TxAmt>" + amount + "</TxAmt></AmtDtls>" : amount;
        return "<Ntry>" + amount + "<CdtDbtInd>CRDT</CdtDbtInd><Sts>" + booked + "</Sts><BookgDt><Dt>" + day
                + "</Dt></BookgDt><NtryDtls><TxDtls><Refs><AcctSvcrRef>REF-" + line.id() + "</AcctSvcrRef><EndToEndId>"
                + line.id() + "</EndToEndId></Refs>" + own
                + "<RltdPties><Dbtr><Nm>Budi Santoso</Nm></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>"
                + line.account() + "</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>";
    }
}

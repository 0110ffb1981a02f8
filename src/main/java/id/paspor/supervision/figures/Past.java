package id.paspor.supervision.figures;

import id.paspor.casefile.OfficeHistory.Happened;
import java.util.List;

/**
 * What happened at an office before today, which today's events leave as it is.
 *
 * @param rows what was counted on each day that is shown
 * @param thisMonth how long cases took this month, up to yesterday
 * @param lastMonth how long they took last month
 */
record Past(List<Happened> rows, Turnarounds thisMonth, Turnarounds lastMonth) {}

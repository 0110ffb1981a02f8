package id.paspor.supervision.figures;

/**
 * What happened at an office before today, which today's events leave as it is.
 *
 * @param happened what was counted on each day that is shown
 * @param thisMonth how long cases took this month, up to yesterday
 * @param lastMonth how long they took last month
 */
record Past(Tally happened, Turnarounds thisMonth, Summary lastMonth) {}

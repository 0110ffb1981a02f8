/** What the interview times of an office follow: its rules, releases and special days, the slots that come of them, and what was changed. */
package id.paspor.quota.rule;

/** Steps that are stuck: tried again by supervisors and every night, and told when there are too many. */
package id.paspor.supervision.mend;

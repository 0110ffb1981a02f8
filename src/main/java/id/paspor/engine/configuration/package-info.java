/** What this engine does differently from the stock one. */
package id.paspor.engine.configuration;

/** The engine's REST doors: what may pass them, and how they say a refusal. */
package id.paspor.engine.rest;

package id.paspor.engine.form;

/** Somebody opened the form of a task that shows the case with this registration number. */
public record FormShown(String registrationNumber) {}

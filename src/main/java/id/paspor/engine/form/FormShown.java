package id.paspor.engine.form;

import id.paspor.kernel.RegistrationNumber;

/** Somebody opened the form of a task that shows the case with this registration number. */
public record FormShown(RegistrationNumber registrationNumber) {}

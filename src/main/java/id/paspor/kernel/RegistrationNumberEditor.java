package id.paspor.kernel;

import java.beans.PropertyEditorSupport;

/**
 * Makes registration numbers of what paths and the engine's expressions have as text. JavaBeans finds it by its name, and so do
 * Spring's binding and the engine.
 */
public final class RegistrationNumberEditor extends PropertyEditorSupport {

    /** @throws Refusal when there can be no such case */
    @Override
    public void setAsText(String text) {
        setValue(RegistrationNumber.of(text).orElseThrow(() -> Refusal.notFound("application.unknown")));
    }
}

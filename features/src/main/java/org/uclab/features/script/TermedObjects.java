package org.uclab.features.script;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.picocontainer.PicoFactory;
import org.uclab.features.RunTerms;
import org.uclab.features.steps.Stage;

/** Makes the steps of a scenario, and a stage for them on which the terms of the run hold. */
final class TermedObjects implements ObjectFactory {

    private final PicoFactory pico = new PicoFactory();
    private final RunTerms terms;

    TermedObjects(RunTerms terms) {
        this.terms = terms;
    }

    @Override
    public boolean addClass(Class<?> glue) {
        return pico.addClass(glue);
    }

    @Override
    public <T> T getInstance(Class<T> glue) {
        return pico.getInstance(glue);
    }

    @Override
    public void start() {
        pico.start();
        pico.getInstance(Stage.class).under(terms);
    }

    @Override
    public void stop() {
        pico.stop();
    }
}

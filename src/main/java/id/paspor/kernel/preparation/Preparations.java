package id.paspor.kernel.preparation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs all preparations after the engine is there and before the web server opens its port. */
@Component
class Preparations implements SmartLifecycle {

    private final ObjectProvider<Preparation> preparations;
    private boolean running;

    Preparations(ObjectProvider<Preparation> preparations) {
        this.preparations = preparations;
    }

    @Override
    public void start() {
        preparations.orderedStream().forEach(Preparation::prepare);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}

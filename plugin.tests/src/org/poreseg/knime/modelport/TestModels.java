package org.poreseg.knime.modelport;

import org.poreseg.knime.learner.UNetLearnerNodeFactory;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.testing.NodeRunner;

/** Tiny models for tests, trained by the learner node in a moment. */
public final class TestModels implements AutoCloseable {

    private final NodeRunner m_learner;

    private final UNetModelsPortObject m_port;

    /** @param rockTypes the rock types; there is a model for every combination of them */
    public TestModels(final String... rockTypes) throws Exception {
        m_learner = NodeRunner.of(new UNetLearnerNodeFactory());
        final TestPatches patches = new TestPatches(m_learner.context());
        for (final String rockType : rockTypes) {
            patches.stack(rockType, "stack of " + rockType, 4);
        }
        m_learner.input(0, patches.table()).set("baseFilters", 2).set("depth", 1).set("batchSize", 4)
            .set("epochs", 1).set("device", DeviceKind.CPU).set("train", "EVERY_COMBINATION");
        m_port = (UNetModelsPortObject)m_learner.execute()[0];
    }

    /** @return the models */
    public UNetModelsPortObject port() {
        return m_port;
    }

    /** @return the learner node, which has been executed */
    public NodeRunner learner() {
        return m_learner;
    }

    @Override
    public void close() throws Exception {
        m_learner.close();
    }
}

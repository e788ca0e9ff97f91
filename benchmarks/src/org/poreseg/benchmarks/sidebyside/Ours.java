package org.poreseg.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.poreseg.unet.Precision;
import org.poreseg.unet.model.WeightsFile;
import org.poreseg.unet.training.EngineProbe;

/** The extension's own engine. */
final class Ours implements Contestant {

    private final Task m_task = Task.make();

    private final Path m_folder = Files.createTempDirectory("benchmark-model");

    private final EngineProbe m_engine;

    Ours(final Precision precision) throws IOException {
        m_engine = new EngineProbe(Task.config(precision), m_task.patches(), m_task.masks(), m_task.windows().get(0),
            m_folder);
    }

    @Override
    public void train() {
        final double loss = m_engine.step();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("The loss is " + loss);
        }
    }

    @Override
    public void predict() {
        m_engine.predict(m_task.patches(), m_task.windows());
    }

    @Override
    public void close() {
        m_engine.close();
        try {
            Files.delete(m_folder.resolve(WeightsFile.FILE));
            Files.delete(m_folder);
        } catch (final IOException ex) {
            System.err.println("Left behind: " + m_folder);
        }
    }
}

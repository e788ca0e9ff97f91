package org.poreseg.unet.training;

import java.util.List;

import org.poreseg.unet.EpochRecord;

/** Tells two listeners. */
record ListenerPair(TrainingListener first, TrainingListener second) implements TrainingListener {

    @Override
    public void stepDone(final StepRecord step) {
        first.stepDone(step);
        second.stepDone(step);
    }

    @Override
    public void epochDone(final EpochRecord epoch) {
        first.epochDone(epoch);
        second.epochDone(epoch);
    }

    @Override
    public int overlays() {
        return Math.max(first.overlays(), second.overlays());
    }

    @Override
    public void overlaysDone(final List<PatchOverlay> overlays) {
        first.overlaysDone(overlays);
        second.overlaysDone(overlays);
    }

    @Override
    public void warning(final String message) {
        first.warning(message);
        second.warning(message);
    }
}

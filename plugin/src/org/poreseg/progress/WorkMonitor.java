package org.poreseg.progress;

import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/** Watches one piece of long work. Implementations are called from the thread that does the work. */
public interface WorkMonitor {

    /** A monitor that shows nothing and never cancels. */
    WorkMonitor NONE = new WorkMonitor() {
        @Override
        public void report(final double fraction, final String message) {
            // nobody is looking
        }

        @Override
        public void checkCanceled() {
            // nobody can cancel
        }
    };

    /**
     * @param fraction share of the work that is done, in [0, 1]
     * @param message what is being done now, in a user's words
     */
    void report(double fraction, String message);

    /**
     * To be called often: at least once a second, and between two training steps.
     *
     * @throws CancellationException if the work is to stop
     */
    void checkCanceled();

    /**
     * @param from share of this monitor's work at which the part starts
     * @param to share of this monitor's work at which the part ends
     * @return a monitor for a part of the work, whose [0, 1] is this one's [from, to]
     */
    default WorkMonitor part(final double from, final double to) {
        final WorkMonitor whole = this;
        return new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                whole.report(from + (to - from) * fraction, message);
            }

            @Override
            public void checkCanceled() {
                whole.checkCanceled();
            }
        };
    }

    /**
     * @param wording makes the message that this monitor is told from the one of the work
     * @return a monitor for the same work in other words
     */
    default WorkMonitor saying(final UnaryOperator<String> wording) {
        final WorkMonitor told = this;
        return new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                told.report(fraction, wording.apply(message));
            }

            @Override
            public void checkCanceled() {
                told.checkCanceled();
            }
        };
    }
}

package org.poreseg.unet.training;

import java.util.Locale;
import java.util.Optional;

import org.poreseg.errors.UserError;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.LossKind;
import org.poreseg.unet.Precision;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;

/** What a training tells its user. */
final class TrainingMessages {

    /** Up to so many seconds are told as seconds. */
    private static final int SECONDS = 90;

    private final TrainingConfig m_config;

    private final CheckpointPlan m_checkpoints;

    /**
     * @param config the settings
     * @param checkpoints where the file that stops the training may be put
     */
    TrainingMessages(final TrainingConfig config, final CheckpointPlan checkpoints) {
        m_config = config;
        m_checkpoints = checkpoints;
    }

    /**
     * @param epoch the epoch, from 1
     * @param loss the loss of the step
     * @param last the last epoch that was validated, if any
     * @param secondsLeft the seconds that the rest will take, about
     * @return the progress after a step
     */
    String progress(final int epoch, final double loss, final Optional<EpochRecord> last, final double secondsLeft) {
        final StringBuilder message = new StringBuilder(
            String.format(Locale.ROOT, "Epoch %d of %d, loss %.3f", epoch, m_config.epochs(), loss));
        last.ifPresent(
            done -> message.append(String.format(Locale.ROOT, ", validation IoU %.3f", done.validationIou())));
        message.append(", about ").append(secondsLeft < SECONDS ? Math.round(secondsLeft) + " s"
            : Math.round(secondsLeft / 60) + " min").append(" left");
        if (m_checkpoints.folder() != null) {
            message.append(" (to stop and keep the model, create the file ").append(m_checkpoints.stopFile())
                .append(')');
        }
        return message.toString();
    }

    /**
     * @param reason why the training ended
     * @param done epochs that are done
     * @param kept the epoch that makes the model, from 1
     * @return the reason in a user's words, with advice where something went wrong
     */
    String ended(final StopReason reason, final int done, final int kept) {
        return switch (reason) {
            case FINISHED -> "All " + done + " epochs were done" + (kept == done ? ""
                : "; the model is that of epoch " + kept + ", which had the best validation IoU");
            case PATIENCE -> "The validation IoU did not improve for " + m_config.stopping().patience()
                + " epochs; the model is that of epoch " + kept + " of " + done;
            case TIME_BUDGET -> "The time budget of " + m_config.stopping().timeBudgetSeconds()
                + " s was spent in epoch " + done + " of " + m_config.epochs();
            case STOP_FILE -> "Stopped in epoch " + done + " of " + m_config.epochs() + " by a file named \""
                + CheckpointPlan.STOP_FILE + "\"";
            case DIVERGED -> "The loss grew without bound after epoch " + done + "; the model is that of epoch "
                + kept + ". " + advice();
        };
    }

    /** @return the error of a training that diverged before there was a model */
    UserError divergedAtOnce() {
        return UserError.found("The loss grew without bound in the first epoch").advice(advice());
    }

    private String advice() {
        return "Try an initial learning rate below " + m_config.rate().initial()
            + (m_config.loss().kind() == LossKind.CROSS_ENTROPY ? "" : ", a smaller alpha than "
                + m_config.loss().alpha() + " or a larger epsilon than " + m_config.loss().epsilon())
            + (m_config.precision() == Precision.BF16 ? ", or single precision" : "");
    }
}

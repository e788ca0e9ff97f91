package org.poreseg.standin.headless;

/** The exit codes of KNIME's batch application. */
public final class ExitCode {

    /** All nodes are executed (or were not asked to be). */
    public static final int SUCCESS = 0;

    /** An option is unknown or unusable. */
    public static final int BAD_ARGUMENTS = 2;

    /** The workflow could not be loaded. */
    public static final int LOAD_ERROR = 3;

    /** A node is not executed. */
    public static final int EXECUTION_FAILED = 4;

    private ExitCode() {
    }
}

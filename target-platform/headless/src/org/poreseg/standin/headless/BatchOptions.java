package org.poreseg.standin.headless;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.workflow.FlowVariable;

/**
 * The options of the batch application.
 *
 * @param input the workflow: a folder or a file
 * @param destination where to save the executed workflow: a folder or a file; null to save it where it was
 * @param reset whether executed nodes execute again
 * @param save whether to save
 * @param execute whether to execute
 * @param failOnLoadError whether a workflow with load errors is not executed at all
 * @param updateLinks whether linked components are to be updated
 * @param nodeOptions changed settings
 * @param variables changed workflow variables
 */
record BatchOptions(Path input, Path destination, boolean reset, boolean save, boolean execute,
    boolean failOnLoadError, boolean updateLinks, List<NodeOption> nodeOptions, List<FlowVariable> variables) {

    /**
     * A changed setting.
     *
     * @param node the node's id, such as {@code 3} or, inside of node 3, {@code 3:1}
     * @param path keys with slashes between them
     * @param value the new value
     * @param type its type
     */
    record NodeOption(String node, String path, String value, String type) {
    }

    /** Says which option is unusable, and why. */
    static final class IllegalOptionException extends Exception {

        private static final long serialVersionUID = 1L;

        IllegalOptionException(final String message) {
            super(message);
        }
    }

    static BatchOptions parse(final String... arguments) throws IllegalOptionException {
        final var parser = new Parser();
        for (int i = 0; i < arguments.length; i++) {
            if ("-data".equals(arguments[i]) || "-application".equals(arguments[i])) {
                i++; // NOSONAR: the launcher's options, with the value behind
            } else {
                parser.take(arguments[i]);
            }
        }
        return parser.options();
    }

    /** Collects what the options say. */
    private static final class Parser {

        private Path m_input;

        private Path m_destination;

        private boolean m_reset;

        private boolean m_save = true;

        private boolean m_execute = true;

        private boolean m_failOnLoadError;

        private boolean m_updateLinks;

        private final List<NodeOption> m_nodeOptions = new ArrayList<>();

        private final List<FlowVariable> m_variables = new ArrayList<>();

        BatchOptions options() throws IllegalOptionException {
            if (m_input == null) {
                throw new IllegalOptionException("Which workflow? Give -workflowDir=<folder> or -workflowFile=<file>");
            }
            return new BatchOptions(m_input, m_destination, m_reset, m_save, m_execute, m_failOnLoadError,
                m_updateLinks, List.copyOf(m_nodeOptions), List.copyOf(m_variables));
        }

        void take(final String argument) throws IllegalOptionException {
            final int equals = argument.indexOf('=');
            if (equals < 0) {
                takeSwitch(argument);
            } else {
                takeValue(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }

        private void takeSwitch(final String name) throws IllegalOptionException {
            switch (name) {
                case "-reset" -> m_reset = true;
                case "-nosave" -> m_save = false;
                case "-noexecute" -> m_execute = false;
                case "-failonloaderror" -> m_failOnLoadError = true;
                case "-updateLinks" -> m_updateLinks = true;
                case "-nosplash", "-consoleLog" -> {
                    // for the launcher
                }
                default -> throw new IllegalOptionException("Unknown option '" + name + "'");
            }
        }

        private void takeValue(final String name, final String value) throws IllegalOptionException {
            switch (name) {
                case "-workflowDir" -> m_input = existing(value, true);
                case "-workflowFile" -> m_input = existing(value, false);
                case "-destDir", "-destFile" -> m_destination = Paths.get(value).toAbsolutePath();
                case "-option" -> m_nodeOptions.add(nodeOption(value));
                case "-workflow.variable" -> m_variables.add(variable(value));
                case "-preferences" -> {
                    // there are no preferences here
                }
                default -> throw new IllegalOptionException("Unknown option '" + name + "=" + value + "'");
            }
        }

        private static Path existing(final String value, final boolean folder) throws IllegalOptionException {
            final Path path = Paths.get(value).toAbsolutePath().normalize();
            if (folder ? !Files.isDirectory(path) : !Files.isRegularFile(path)) {
                throw new IllegalOptionException(
                    "The workflow " + (folder ? "folder '" : "file '") + path + "' does not exist");
            }
            return path;
        }

        private static NodeOption nodeOption(final String value) throws IllegalOptionException {
            final List<String> parts = split(value);
            if (parts.size() != 4) {
                throw new IllegalOptionException("-option takes nodeID,path/key,value,type, not '" + value + "'");
            }
            return new NodeOption(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        }

        private static FlowVariable variable(final String value) throws IllegalOptionException {
            final List<String> parts = split(value);
            if (parts.size() != 3) {
                throw new IllegalOptionException("-workflow.variable takes name,value,type, not '" + value + "'");
            }
            final String name = parts.get(0);
            try {
                return switch (parts.get(2)) {
                    case "String" -> new FlowVariable(name, parts.get(1));
                    case "int" -> new FlowVariable(name, Integer.parseInt(parts.get(1)));
                    case "double" -> new FlowVariable(name, Double.parseDouble(parts.get(1)));
                    default -> throw new IllegalOptionException("Workflow variable '" + name
                        + "': the type is String, int or double, not '" + parts.get(2) + "'");
                };
            } catch (NumberFormatException e) { // NOSONAR: the message says it all
                throw new IllegalOptionException(
                    "Workflow variable '" + name + "': '" + parts.get(1) + "' is no " + parts.get(2));
            }
        }

        /** Splits at commas outside of quotes; a quote inside of quotes is written with a backslash. */
        private static List<String> split(final String text) {
            final List<String> parts = new ArrayList<>();
            final var part = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                final char c = text.charAt(i);
                if (quoted && c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    part.append('"');
                    i++; // NOSONAR: two characters are one
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    parts.add(part.toString());
                    part.setLength(0);
                } else {
                    part.append(c);
                }
            }
            parts.add(part.toString());
            return parts;
        }
    }
}

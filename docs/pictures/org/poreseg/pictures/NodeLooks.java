package org.poreseg.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/**
 * The looks of the extension's nodes. A workflow's files name a node's factory alone; type, icon and ports are in what
 * the factory tells KNIME, which is read here from its source, with the compiler's own parser.
 */
final class NodeLooks {

    private static final Pattern PORT_TYPE = Pattern.compile("(\\w+)\\.TYPE\\b");

    private static final Pattern PORT_ADDED = Pattern.compile("add(Input|Output)(Table|Port|PortGroup)");

    private final Path m_sources;

    private final Map<String, PortKind> m_ports = new HashMap<>();

    private final Map<String, Optional<NodeLook>> m_looks = new HashMap<>();

    /**
     * @param plugin the folder of the plugin
     * @throws IOException if its plugin.xml cannot be read
     */
    NodeLooks(final Path plugin) throws IOException {
        m_sources = plugin.resolve("src");
        m_ports.put("BufferedDataTable", PortKind.TABLE);
        m_ports.put("FlowVariablePortObject", PortKind.VARIABLE);
        final NodeList types = Xml.read(plugin.resolve("plugin.xml")).getElementsByTagName("portType");
        for (int i = 0; i < types.getLength(); i++) {
            final Element type = (Element)types.item(i);
            m_ports.put(simpleName(type.getAttribute("objectClass")),
                new PortKind(PortKind.Shape.SQUARE, type.getAttribute("color")));
        }
    }

    private static String simpleName(final String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** @return how ports of a class look */
    PortKind port(final String objectClass) {
        return m_ports.getOrDefault(simpleName(objectClass), PortKind.OTHER);
    }

    /**
     * @param factory the name of a factory's class
     * @return the look of its nodes, empty if it is none of the extension's
     * @throws IOException if its source cannot be read
     */
    Optional<NodeLook> of(final String factory) throws IOException {
        if (!m_looks.containsKey(factory)) {
            final Path source = m_sources.resolve(factory.replace('.', '/') + ".java");
            m_looks.put(factory, Files.exists(source) ? Optional.of(read(source)) : Optional.empty());
        }
        return m_looks.get(factory);
    }

    private NodeLook read(final Path source) throws IOException {
        final Reader reader = new Reader(source);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final JavacTask task =
                (JavacTask)compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            for (final CompilationUnitTree unit : task.parse()) {
                reader.scan(unit, null);
            }
        }
        return new NodeLook(reader.m_kind, reader.m_icon, reader.m_inputs, reader.m_outputs);
    }

    /** Follows the calls with which a factory describes its node, in the order in which they are made. */
    private final class Reader extends TreeScanner<Void, Void> {

        private final Path m_source;

        private NodeKind m_kind = NodeKind.Unknown;

        private Optional<Path> m_icon = Optional.empty();

        private final List<PortKind> m_inputs = new ArrayList<>();

        private final List<PortKind> m_outputs = new ArrayList<>();

        Reader(final Path source) {
            m_source = source;
        }

        @Override
        public Void visitMethodInvocation(final MethodInvocationTree call, final Void nothing) {
            // the call before this one is part of its method's name
            super.visitMethodInvocation(call, nothing);
            if (call.getMethodSelect() instanceof MemberSelectTree method) {
                take(method.getIdentifier().toString(), call.getArguments());
            }
            return null;
        }

        private void take(final String method, final List<? extends ExpressionTree> arguments) {
            if (method.equals("icon") && arguments.get(0) instanceof LiteralTree file) {
                m_icon = Optional.of(m_source.resolveSibling(file.getValue().toString()));
            } else if (method.equals("nodeType")) {
                m_kind = NodeKind.valueOf(simpleName(arguments.get(0).toString()));
            } else {
                addPort(PORT_ADDED.matcher(method), arguments.toString());
            }
        }

        /** Optional ports are there where a workflow connects them, see {@link WorkflowFile}. */
        private void addPort(final Matcher added, final String arguments) {
            if (added.matches() && !arguments.contains(".optional()")) {
                (added.group(1).equals("Input") ? m_inputs : m_outputs)
                    .add(added.group(2).equals("Table") ? PortKind.TABLE : type(arguments));
            }
        }

        private PortKind type(final String arguments) {
            final Matcher type = PORT_TYPE.matcher(arguments);
            return type.find() ? port(type.group(1)) : PortKind.OTHER;
        }
    }
}

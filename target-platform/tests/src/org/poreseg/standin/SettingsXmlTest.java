package org.poreseg.standin;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.workflow.FlowVariable;
import org.poreseg.standin.core.FlowVariables;

/** Settings lie on disk in KNIME's XML. */
public final class SettingsXmlTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        + "xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig "
        + "http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"settings.xml\">\n";

    private static NodeSettingsRO read(final String content) throws IOException {
        return NodeSettings
            .loadFromXML(new ByteArrayInputStream((HEAD + content + "</config>").getBytes(StandardCharsets.UTF_8)));
    }

    private static String write(final NodeSettings settings) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The file is the one that KNIME writes, to the letter. */
    @Test
    public void theFormatIsKnimes() throws IOException {
        final NodeSettings settings = new NodeSettings("settings.xml");
        settings.addInt("epochs", 7);
        settings.addString("column", null);
        settings.addString("text", "a<b>&\"c\"\n%%");
        settings.addNodeSettings("empty");
        settings.addStringArray("names", "x");
        assertEquals(HEAD + """
            \s   <entry key="epochs" type="xint" value="7"/>
            \s   <entry key="column" type="xstring" isnull="true" value=""/>
            \s   <entry key="text" type="xstring" value="a&lt;b&gt;&amp;&quot;c&quot;%%00010%%00037%"/>
            \s   <config key="empty"/>
            \s   <config key="names">
            \s       <entry key="array-size" type="xint" value="1"/>
            \s       <entry key="0" type="xstring" value="x"/>
            \s   </config>
            </config>
            """, write(settings));
    }

    /** All types come back from the file. */
    @Test
    public void everyTypeComesBack() throws Exception {
        final NodeSettings settings = new NodeSettings("settings.xml");
        settings.addInt("i", Integer.MIN_VALUE);
        settings.addLong("l", Long.MAX_VALUE);
        settings.addDouble("d", 1e-300);
        settings.addBoolean("t", true);
        settings.addString("n", null);
        settings.addString("x", "%%00010\u0001\ttab");
        settings.addStringArray("sa", "a", null);
        final NodeSettingsRO read = NodeSettings
            .loadFromXML(new ByteArrayInputStream(write(settings).getBytes(StandardCharsets.UTF_8)));
        assertEquals(settings, read);
        assertEquals(1e-300, read.getDouble("d"), 0);
        assertEquals("%%00010\u0001\ttab", read.getString("x"));
        assertNull(read.getString("n"));
        assertArrayEquals(new String[]{"a", null}, read.getStringArray("sa"));
    }

    /** What is not there, or of another type, is an error with KNIME's words. */
    @Test
    public void missingKeysAreErrors() throws IOException {
        final NodeSettingsRO settings = read("<entry key=\"a\" type=\"xint\" value=\"1\"/>");
        assertEquals("String for key \"a\" not found.",
            assertThrows(InvalidSettingsException.class, () -> settings.getString("a")).getMessage());
        assertEquals("Integer for key \"b\" not found.",
            assertThrows(InvalidSettingsException.class, () -> settings.getInt("b")).getMessage());
        assertEquals("Config for key \"a\" not found.",
            assertThrows(InvalidSettingsException.class, () -> settings.getNodeSettings("a")).getMessage());
        assertEquals(5, settings.getInt("b", 5));
    }

    /** Files that are not settings are refused, with the line. */
    @Test
    public void otherFilesAreRefused() {
        assertThrows(IOException.class, () -> read("<entry key=\"a\" type=\"xint\" value=\"one\"/>"));
        assertThrows(IOException.class, () -> read("<entry key=\"a\" type=\"xcolour\" value=\"1\"/>"));
        assertThrows(IOException.class, () -> read("<entry key=\"a\" type=\"xint\"/>"));
        final var e = assertThrows(IOException.class, () -> read("<entry key=\"a\""));
        assertTrue(e.getMessage(), e.getMessage().contains("cannot be read"));
        assertThrows(IOException.class,
            () -> NodeSettings.loadFromXML(new ByteArrayInputStream("<other/>".getBytes(StandardCharsets.UTF_8))));
    }

    /** A flow variable sets an entry whose type it fits; integers fit floating-point numbers, texts fit switches. */
    @Test
    public void flowVariablesSetEntries() throws Exception {
        final NodeSettings settings = new NodeSettings("model");
        settings.addInt("i", 1);
        settings.addDouble("d", 1);
        settings.addString("s", null);
        settings.addBoolean("t", false);
        FlowVariables.overwrite(new FlowVariable("v", 5), settings, "i");
        FlowVariables.overwrite(new FlowVariable("v", 6), settings, "d");
        FlowVariables.overwrite(new FlowVariable("v", 7), settings, "s");
        FlowVariables.overwrite(new FlowVariable("v", "true"), settings, "t");
        assertEquals(5, settings.getInt("i"));
        assertEquals(6, settings.getDouble("d"), 0);
        assertEquals("7", settings.getString("s"));
        assertTrue(settings.getBoolean("t"));
        assertThrows(InvalidSettingsException.class,
            () -> FlowVariables.overwrite(new FlowVariable("v", "x"), settings, "i"));
        assertThrows(InvalidSettingsException.class,
            () -> FlowVariables.overwrite(new FlowVariable("v", 1.5), settings, "i"));
        assertThrows(InvalidSettingsException.class,
            () -> FlowVariables.overwrite(new FlowVariable("v", "x"), settings, "not there"));
    }
}

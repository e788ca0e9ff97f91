package org.poreseg.platform;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import java.util.Set;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.poreseg.standin.core.config.ConfigAccess;
import org.poreseg.standin.ui.settings.Parameters;

/** Settings are stored as KNIME stores them, and read as strictly. */
public class ParametersFormatTest {

    private enum Colour {
        RED, GREEN
    }

    private static final class Group implements WidgetGroup, Persistable {

        String m_name = "n";

        Group() {
        }

        Group(final String name) {
            m_name = name;
        }
    }

    private static final class NotPersistable implements WidgetGroup {
    }

    @LoadDefaultsForAbsentFields
    private static final class Lenient implements WidgetGroup, Persistable {

        int m_a = 1;

        Group m_inner = new Group();
    }

    private static final class All implements NodeParameters {

        int m_int = 1;

        long m_long = 1L << 40;

        double m_double = 0.5;

        boolean m_boolean = true;

        String m_string;

        Colour m_colour = Colour.GREEN;

        Group m_group = new Group();

        Group[] m_groups = {new Group("x"), new Group("y")};

        String[] m_texts = {"s", "t"};

        Optional<Integer> m_limit = Optional.empty();

        Optional<String> m_suffix = Optional.of("z");

        transient int m_notStored;

        private int m_neitherStored; // NOSONAR: it is here not to be stored
    }

    private static final class Bad implements NodeParameters {

        NotPersistable m_group = new NotPersistable();
    }

    private static final class WithLenient implements NodeParameters {

        Lenient m_lenient = new Lenient();
    }

    private static final class Guessing implements NodeParameters {

        String m_column;

        Guessing() {
        }

        Guessing(final NodeParametersInput input) {
            m_column = "guessed from " + input.getInTableSpec(0).isPresent();
        }
    }

    @Test
    public void keysAndTypesAreThoseOfKnime() throws InvalidSettingsException {
        final NodeSettings settings = Parameters.toSettings(new All());
        assertEquals(Set.of("int", "long", "double", "boolean", "string", "colour", "group", "groups", "texts", "limit",
            "limit_is_present", "suffix", "suffix_is_present"), settings.keySet());
        assertEquals(1, settings.getInt("int"));
        assertEquals(1L << 40, settings.getLong("long"));
        assertEquals(0.5, settings.getDouble("double"), 0);
        assertTrue(settings.getBoolean("boolean"));
        assertNull(settings.getString("string"));
        assertEquals("GREEN", settings.getString("colour"));
        assertEquals("n", settings.getNodeSettings("group").getString("name"));
        assertEquals("groups have no array-size", Set.of("0", "1"), settings.getNodeSettings("groups").keySet());
        assertEquals("y", settings.getNodeSettings("groups").getNodeSettings("1").getString("name"));
        assertEquals(2, settings.getNodeSettings("texts").getInt("array-size"));
        assertEquals("t", settings.getNodeSettings("texts").getString("1"));
        assertFalse(settings.getBoolean("limit_is_present"));
        assertEquals("a variable can set it all the same", 0, settings.getInt("limit"));
        assertTrue(settings.getBoolean("suffix_is_present"));
    }

    @Test
    public void whatIsStoredIsRead() throws InvalidSettingsException {
        final var stored = new All();
        stored.m_string = "line\nbreak";
        stored.m_colour = null;
        stored.m_limit = Optional.of(7);
        stored.m_suffix = Optional.empty();
        stored.m_groups = new Group[]{new Group("only")};
        stored.m_texts = new String[0];
        final All read = Parameters.load(All.class, Parameters.toSettings(stored));
        assertEquals("line\nbreak", read.m_string);
        assertNull(read.m_colour);
        assertEquals(Optional.of(7), read.m_limit);
        assertEquals(Optional.empty(), read.m_suffix);
        assertEquals(1, read.m_groups.length);
        assertEquals("only", read.m_groups[0].m_name);
        assertArrayEquals(new String[0], read.m_texts);
        assertEquals(0, read.m_neitherStored);
    }

    private static NodeSettings without(final NodeSettings settings, final String missing) {
        final var rest = new NodeSettings("model");
        final ConfigAccess access = ConfigAccess.get();
        for (final String key : settings.keySet()) {
            final AbstractConfigEntry entry = settings.getEntry(key);
            if (entry instanceof NodeSettings group) {
                group.copyTo(key.equals(missing) ? new NodeSettings(key) : rest.addNodeSettings(key));
            } else if (!key.equals(missing)) {
                access.add(rest, key, access.typeOf(entry), access.valueOf(entry));
            }
        }
        return rest;
    }

    @Test
    public void everyKeyHasToBeThere() {
        final var parameters = new All();
        parameters.m_limit = Optional.of(1); // an absent value's key is not read
        final NodeSettings all = Parameters.toSettings(parameters);
        for (final String key : all.keySet()) {
            if (!key.endsWith("_is_present")) {
                final NodeSettings settings = without(all, key);
                assertThrows(key, InvalidSettingsException.class, () -> Parameters.load(All.class, settings));
            }
        }
    }

    @Test
    public void noOtherKeyMayBeThere() throws InvalidSettingsException {
        final NodeSettings settings = Parameters.toSettings(new All());
        settings.getNodeSettings("group").addString("nmae", "mistyped");
        final var refused = assertThrows(InvalidSettingsException.class, () -> Parameters.load(All.class, settings));
        assertTrue(refused.getMessage(), refused.getMessage().contains("'nmae'"));
    }

    @Test
    public void absentKeysOfALenientClassGetDefaults() throws InvalidSettingsException {
        final var settings = new NodeSettings("model");
        final NodeSettingsWO lenient = settings.addNodeSettings("lenient");
        assertEquals(1, Parameters.load(WithLenient.class, settings).m_lenient.m_a);
        lenient.addNodeSettings("inner");
        assertThrows("the nested class is not lenient itself", InvalidSettingsException.class,
            () -> Parameters.load(WithLenient.class, settings));
        assertThrows("neither is the outer one", InvalidSettingsException.class,
            () -> Parameters.load(WithLenient.class, new NodeSettings("model")));
    }

    @Test
    public void unknownConstantsAreNamed() {
        final NodeSettings settings = Parameters.toSettings(new All());
        settings.addString("colour", "BLUE");
        final var refused = assertThrows(InvalidSettingsException.class, () -> Parameters.load(All.class, settings));
        assertEquals("Invalid value 'BLUE'. Possible values: RED, GREEN", refused.getMessage());
    }

    @Test
    public void aGroupHasToBePersistable() {
        assertThrows(IllegalArgumentException.class, () -> Parameters.toSettings(new Bad()));
    }
}

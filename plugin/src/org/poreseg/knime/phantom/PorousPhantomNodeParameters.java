package org.poreseg.knime.phantom;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.poreseg.knime.phantom.PhantomRow.Rock;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WindowSettings;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.phantom.Artefacts;
import org.poreseg.phantom.PhantomFiles;
import org.poreseg.phantom.PhantomSettings;

/** The settings of the Porous Phantom. */
@LoadDefaultsForAbsentFields
class PorousPhantomNodeParameters implements NodeParameters {

    @Section(title = "Stacks")
    interface StacksSection {
    }

    @Section(title = "Imperfections of the scan", description = "Each is 1 for its usual strength and 0 for none.")
    @After(StacksSection.class)
    interface ArtefactsSection {
    }

    @Section(title = "Intensities")
    @After(ArtefactsSection.class)
    interface IntensitiesSection {
    }

    @Section(title = "Files")
    @After(IntensitiesSection.class)
    interface FilesSection {
    }

    /** Bits of a pixel. */
    enum Depth {
        @Label("8 bit")
        BITS_8(Byte.SIZE),
        @Label("16 bit")
        BITS_16(Short.SIZE);

        private final int m_bits;

        Depth(final int bits) {
            m_bits = bits;
        }
    }

    static final class SmallestSize extends MinValidation {
        @Override
        protected double getMin() {
            return PhantomSettings.MINIMUM_SIZE;
        }
    }

    static final class LargestSize extends MaxValidation {
        @Override
        protected double getMax() {
            return PhantomSettings.MAXIMUM_SIZE;
        }
    }

    static final class Strongest extends MaxValidation {
        @Override
        protected double getMax() {
            return Artefacts.MAXIMUM;
        }
    }

    static final String FOLDER_TITLE = "Folder";

    private static final String LIST_TITLE = "Name of the list";

    private static final String WIDTH = "Width";

    private static final String HEIGHT = "Height";

    private static final String BLUR = "Blur";

    private static final String NOISE = "Noise";

    private static final String RINGS = "Rings";

    private static final String DRIFT = "Drift";

    private static final String INCLUSIONS = "Bright inclusions";

    @Layout(StacksSection.class)
    @Widget(title = "Stacks", description = "The stacks to make, in this order.")
    @ArrayWidget(elementTitle = "Stack", addButtonText = "Add stack", showSortButtons = true)
    PhantomRow[] m_stacks = {new PhantomRow("sandstone 1", Rock.SANDSTONE), new PhantomRow("soil 1", Rock.SOIL),
        new PhantomRow("carbonate 1", Rock.CARBONATE)};

    @Layout(StacksSection.class)
    @Widget(title = WIDTH, description = """
            The columns of a slice. Grains, cracks and large pores are 30 to 100 pixels in size.""")
    @NumberInputWidget(minValidation = SmallestSize.class, maxValidation = LargestSize.class)
    int m_width = 256;

    @Layout(StacksSection.class)
    @Widget(title = HEIGHT, description = "The rows of a slice.")
    @NumberInputWidget(minValidation = SmallestSize.class, maxValidation = LargestSize.class)
    int m_height = 256;

    @Layout(StacksSection.class)
    @Widget(title = "Pixel type", description = "Whether pixels are unsigned 8-bit or 16-bit integers.")
    @ValueSwitchWidget
    Depth m_depth = Depth.BITS_8;

    @Layout(ArtefactsSection.class)
    @Widget(title = BLUR, description = "How softly pores and solid pass into each other.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Strongest.class)
    double m_blur = 1;

    @Layout(ArtefactsSection.class)
    @Widget(title = NOISE, description = "The grain of the detector.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Strongest.class)
    double m_noise = 1;

    @Layout(ArtefactsSection.class)
    @Widget(title = RINGS, description = "Rings around the axis of rotation.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Strongest.class)
    double m_rings = 1;

    @Layout(ArtefactsSection.class)
    @Widget(title = DRIFT, description = """
            Slow changes of brightness from the middle to the edge, along the stack, and in clouds. They are \
            what keeps a single threshold from separating pores and solid.""")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Strongest.class)
    double m_drift = 1;

    @Layout(ArtefactsSection.class)
    @Widget(title = INCLUSIONS, description = "The number of grains of a dense mineral, times the usual number.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Strongest.class)
    double m_inclusions = 1;

    @Layout(IntensitiesSection.class)
    WindowSettings m_window = new WindowSettings();

    @Layout(FilesSection.class)
    @Widget(title = FOLDER_TITLE, description = """
            The stacks are also written to this folder: for each a multi-page TIFF of the images and one of the masks \
            (255 = pore), and a stack list for the Stack Reader. The folder is created if need be; files of the same \
            names are replaced. An absolute path, a <i>file:</i> or <i>knime://knime.workflow/</i> URL, or a path \
            relative to the workflow. Off, no files are written.""")
    @LocalFileWriterWidget(placeholder = "stacks")
    Optional<String> m_folder = Optional.empty();

    @Layout(FilesSection.class)
    @Widget(title = LIST_TITLE, description = """
            What the stack list is called: a file in the folder. With another name, another node can write stacks to \
            the same folder.""")
    String m_listName = "stacks.csv";

    @Override
    public void validate() throws InvalidSettingsException {
        SettingChecks.require(WIDTH, m_width, PhantomSettings.SIZE);
        SettingChecks.require(HEIGHT, m_height, PhantomSettings.SIZE);
        validateArtefacts();
        m_window.validate();
        SettingChecks.requireText(FOLDER_TITLE, m_folder);
        SettingChecks.require(WorkflowPaths.isFileName(m_listName), LIST_TITLE,
            "the name of a file, such as \"stacks.csv\"", "\"" + m_listName + "\"");
        phantoms();
    }

    private void validateArtefacts() throws InvalidSettingsException {
        SettingChecks.require(BLUR, m_blur, Artefacts.STRENGTH);
        SettingChecks.require(NOISE, m_noise, Artefacts.STRENGTH);
        SettingChecks.require(RINGS, m_rings, Artefacts.STRENGTH);
        SettingChecks.require(DRIFT, m_drift, Artefacts.STRENGTH);
        SettingChecks.require(INCLUSIONS, m_inclusions, Artefacts.STRENGTH);
    }

    /**
     * @return what to make, by stack name
     * @throws InvalidSettingsException if there is nothing to make, a value is out of range, or names are not different
     */
    Map<String, PhantomSettings> phantoms() throws InvalidSettingsException {
        if (m_stacks == null || m_stacks.length == 0) {
            throw new InvalidSettingsException("There are no stacks. Add one in the dialog.");
        }
        final Map<String, PhantomSettings> phantoms = new LinkedHashMap<>();
        final Set<String> files = new HashSet<>();
        for (final PhantomRow row : m_stacks) {
            final String name = row.m_name.strip();
            if (name.isEmpty()) {
                throw new InvalidSettingsException("Stack " + (phantoms.size() + 1) + " has no name.");
            }
            if (!files.add(PhantomFiles.fileName(name))) {
                throw new InvalidSettingsException("Two stacks are called \"" + name
                    + "\", or so nearly that their files would have the same name; each needs a name of its own.");
            }
            phantoms.put(name, settings(name, row));
        }
        return phantoms;
    }

    private PhantomSettings settings(final String name, final PhantomRow row) throws InvalidSettingsException {
        try {
            row.validate();
        } catch (final InvalidSettingsException e) {
            throw new InvalidSettingsException("Stack \"" + name + "\": " + e.getMessage(), e);
        }
        return new PhantomSettings(row.rockType(), m_width, m_height, row.m_slices, row.m_seed, row.porosity(),
            m_depth.m_bits, new Artefacts(m_blur, m_noise, m_rings, m_drift, m_inclusions));
    }

    /** @return where the stacks are written, if anywhere */
    Optional<Path> folder() throws InvalidSettingsException {
        return WorkflowPaths.resolve(FOLDER_TITLE, m_folder);
    }
}

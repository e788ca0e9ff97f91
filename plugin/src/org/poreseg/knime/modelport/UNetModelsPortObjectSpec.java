package org.poreseg.knime.modelport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;

/**
 * What is known of the models of a port without looking at the models themselves: enough for a node behind it to check
 * its settings and to lay out its tables. Before the models exist less is known, and possibly nothing.
 */
public final class UNetModelsPortObjectSpec extends AbstractSimplePortObjectSpec {

    /** Makes the specs of stored ports. KNIME finds it through the extension point. */
    public static final class Serializer
        extends AbstractSimplePortObjectSpecSerializer<UNetModelsPortObjectSpec> {
    }

    /**
     * What is known of one model.
     *
     * @param name its name, unique in its port
     * @param rockTypes the rock types it was trained on, possibly none
     * @param patchWidth columns of the patches it was trained on, or 0 if not known yet
     * @param patchHeight rows of the patches it was trained on, or 0 if not known yet
     * @param pixelType the pixel type of these patches, or {@code null} if not known yet
     * @param windowKind how their intensity windows were found, or {@code null} if not known (yet)
     */
    public record Model(String name, List<String> rockTypes, int patchWidth, int patchHeight, PixelType pixelType,
        WindowKind windowKind) {

        /** Copies the list. */
        public Model {
            Objects.requireNonNull(name);
            rockTypes = List.copyOf(rockTypes);
        }

        /**
         * @param name the name of a model that is still to be trained
         * @param rockTypes its rock types
         * @return the little that is known of it
         */
        public static Model planned(final String name, final List<String> rockTypes) {
            return new Model(name, rockTypes, 0, 0, null, null);
        }
    }

    private static final String KEY_COUNT = "models";

    private static final String KEY_NAME = "name";

    private static final String KEY_ROCK_TYPES = "rock_types";

    private static final String KEY_PATCH_WIDTH = "patch_width";

    private static final String KEY_PATCH_HEIGHT = "patch_height";

    private static final String KEY_PIXEL_TYPE = "pixel_type";

    private static final String KEY_WINDOW_KIND = "window_kind";

    private List<Model> m_models;

    /** A spec that nothing is known of; also for the serializer, which fills it. */
    public UNetModelsPortObjectSpec() {
        this(List.of());
    }

    /** @param models what is known of the models, in the order of the port; empty if not even their names are known */
    public UNetModelsPortObjectSpec(final List<Model> models) {
        m_models = List.copyOf(models);
    }

    /** @return the models in the order of the port; empty if they are not known yet */
    public List<Model> models() {
        return m_models;
    }

    /** @return the names of the models in the order of the port; empty if they are not known yet */
    public List<String> names() {
        return m_models.stream().map(Model::name).toList();
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addInt(KEY_COUNT, m_models.size());
        for (int i = 0; i < m_models.size(); i++) {
            final Model one = m_models.get(i);
            final ModelContentWO content = model.addModelContent(Integer.toString(i));
            content.addString(KEY_NAME, one.name());
            content.addStringArray(KEY_ROCK_TYPES, one.rockTypes().toArray(String[]::new));
            content.addInt(KEY_PATCH_WIDTH, one.patchWidth());
            content.addInt(KEY_PATCH_HEIGHT, one.patchHeight());
            content.addString(KEY_PIXEL_TYPE, one.pixelType() == null ? null : one.pixelType().name());
            content.addString(KEY_WINDOW_KIND, one.windowKind() == null ? null : one.windowKind().name());
        }
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        final List<Model> models = new ArrayList<>();
        for (int i = 0; i < model.getInt(KEY_COUNT); i++) {
            final ModelContentRO content = model.getModelContent(Integer.toString(i));
            models.add(new Model(content.getString(KEY_NAME), List.of(content.getStringArray(KEY_ROCK_TYPES)),
                content.getInt(KEY_PATCH_WIDTH), content.getInt(KEY_PATCH_HEIGHT),
                constant(PixelType.class, content.getString(KEY_PIXEL_TYPE)),
                constant(WindowKind.class, content.getString(KEY_WINDOW_KIND))));
        }
        m_models = List.copyOf(models);
    }

    private static <E extends Enum<E>> E constant(final Class<E> type, final String name)
        throws InvalidSettingsException {
        if (name == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, name);
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("The model port holds the unknown " + type.getSimpleName() + " \"" + name
                + "\". It was probably saved by a newer version of this extension.", e);
        }
    }
}

package org.poreseg.knime.modelport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.unet.model.ModelOutline;
import org.poreseg.unet.model.PatchKind;

/**
 * What is known of the models of a port without looking at the models themselves: enough for a node behind it to check
 * its settings and to lay out its tables. Before the models exist less is known, and possibly nothing.
 */
public final class UNetModelsPortObjectSpec extends AbstractSimplePortObjectSpec {

    /** Makes the specs of stored ports. KNIME finds it through the extension point. */
    public static final class Serializer
        extends AbstractSimplePortObjectSpecSerializer<UNetModelsPortObjectSpec> {
    }

    private static final String KEY_COUNT = "models";

    private static final String KEY_NAME = "name";

    private static final String KEY_ROCK_TYPES = "rock_types";

    private static final String KEY_PATCH_WIDTH = "patch_width";

    private static final String KEY_PATCH_HEIGHT = "patch_height";

    private static final String KEY_PIXEL_TYPE = "pixel_type";

    private static final String KEY_WINDOW_KIND = "window_kind";

    private List<ModelOutline> m_models;

    /** A spec that nothing is known of; also for the serializer, which fills it. */
    public UNetModelsPortObjectSpec() {
        this(List.of());
    }

    /** @param models what is known of the models, in the order of the port; empty if not even their names are known */
    public UNetModelsPortObjectSpec(final List<ModelOutline> models) {
        m_models = List.copyOf(models);
    }

    /** @return the models in the order of the port; empty if they are not known yet */
    public List<ModelOutline> models() {
        return m_models;
    }

    /** @return the names of the models in the order of the port; empty if they are not known yet */
    public List<String> names() {
        return m_models.stream().map(ModelOutline::name).toList();
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addInt(KEY_COUNT, m_models.size());
        for (int i = 0; i < m_models.size(); i++) {
            save(m_models.get(i), model.addModelContent(Integer.toString(i)));
        }
    }

    private static void save(final ModelOutline model, final ModelContentWO to) {
        to.addString(KEY_NAME, model.name());
        to.addStringArray(KEY_ROCK_TYPES, model.rockTypes().toArray(String[]::new));
        to.addInt(KEY_PATCH_WIDTH, model.patches().map(PatchKind::width).orElse(0));
        to.addInt(KEY_PATCH_HEIGHT, model.patches().map(PatchKind::height).orElse(0));
        to.addString(KEY_PIXEL_TYPE, model.patches().map(PatchKind::type).map(PixelType::name).orElse(null));
        to.addString(KEY_WINDOW_KIND, model.patches().flatMap(PatchKind::window).map(WindowKind::name).orElse(null));
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        final List<ModelOutline> models = new ArrayList<>();
        for (int i = 0; i < model.getInt(KEY_COUNT); i++) {
            final ModelContentRO content = model.getModelContent(Integer.toString(i));
            models.add(new ModelOutline(content.getString(KEY_NAME), List.of(content.getStringArray(KEY_ROCK_TYPES)),
                patches(content)));
        }
        m_models = List.copyOf(models);
    }

    private static Optional<PatchKind> patches(final ModelContentRO content) throws InvalidSettingsException {
        final Optional<PixelType> type = constant(PixelType.class, content.getString(KEY_PIXEL_TYPE));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PatchKind(content.getInt(KEY_PATCH_WIDTH), content.getInt(KEY_PATCH_HEIGHT),
            type.get(), constant(WindowKind.class, content.getString(KEY_WINDOW_KIND))));
    }

    private static <E extends Enum<E>> Optional<E> constant(final Class<E> type, final String name)
        throws InvalidSettingsException {
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(type, name));
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("The model port holds the unknown " + type.getSimpleName() + " \"" + name
                + "\". It was probably saved by a newer version of this extension.", e);
        }
    }
}

package org.poreseg.knime.imagecell;

import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider;

/** Offers the image columns of a node's first input table in its dialog. */
public class ImageColumnsProvider extends CompatibleColumnsProvider {

    /** Made by the dialog. */
    public ImageColumnsProvider() {
        super(ImageCellWriter.VALUE);
    }
}

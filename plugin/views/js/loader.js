/* Loads slices: the parts that belong to one, and their pictures as bytes. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.loader = (() => {
    const {element} = PoreSeg.dom;
    /** Loaded slices that are kept: a few neighbours of the one on show. */
    const KEPT = 24;

    async function part(id) {
        const found = await PoreSeg.data.part(id);
        if (!found) {
            throw new Error("This slice was not stored with the scores.");
        }
        return found;
    }

    /** @returns the values of an 8-bit grey PNG, one byte a pixel */
    async function decode(url, columns, rows) {
        const image = new Image();
        image.src = url;
        await image.decode();
        if (image.naturalWidth !== columns || image.naturalHeight !== rows) {
            throw new Error(`A picture of this slice is ${image.naturalWidth} × ${image.naturalHeight} pixels, `
                + `not ${columns} × ${rows}.`);
        }
        const context = element("canvas", {width: columns, height: rows}).getContext("2d", {willReadFrequently: true});
        context.drawImage(image, 0, 0);
        const rgba = context.getImageData(0, 0, columns, rows).data;
        return Uint8Array.from({length: columns * rows}, (unused, i) => rgba[4 * i]);
    }

    async function load(info) {
        const [greyUrl, referenceUrl, segmentation] =
            await Promise.all([info.grey, info.reference, info.segmentation].map(part));
        const columns = Math.ceil(info.width / info.scale);
        const rows = Math.ceil(info.height / info.scale);
        const [grey, reference, levels] =
            await Promise.all([greyUrl, referenceUrl, segmentation.levels].map(url => decode(url, columns, rows)));
        return new PoreSeg.slice.Slice(info, {columns, rows, grey, reference, levels}, segmentation);
    }

    /** @returns a function from what the data say of a slice to the promise of it; the latest used are kept */
    function create() {
        const slices = new Map();
        return info => {
            const slice = slices.get(info.id) || load(info);
            slices.delete(info.id);
            slices.set(info.id, slice);
            if (slices.size > KEPT) {
                slices.delete(slices.keys().next().value);
            }
            return slice;
        };
    }

    return {create};
})();

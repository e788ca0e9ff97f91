/* Two views of one slice side by side: they are zoomed and scrolled together. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.panes = (() => {
    const {byId, options} = PoreSeg.dom;
    const {VIEWS, paint, clear} = PoreSeg.pictures;
    const SIDES = ["left", "right"];

    /**
     * @param zoom the select of the zoom: "fit", or screen pixels a pixel of the slice
     * @param onView called when another view was chosen
     * @param onSave called with the canvas and the view that are to be saved
     */
    function create(zoom, onView, onSave) {
        const sides = SIDES.map(side => ({canvas: byId(`viewer-${side}`), pane: byId(`viewer-${side}-pane`),
            view: byId(`viewer-${side}-view`), save: byId(`viewer-${side}-png`)}));
        let width = 1;

        function scale() {
            for (const {canvas} of sides) {
                canvas.style.width = zoom.value === "fit" ? "100%" : `${width * Number(zoom.value)}px`;
            }
        }

        function stepZoom(step) {
            zoom.selectedIndex = Math.max(0, Math.min(zoom.length - 1, zoom.selectedIndex + step));
            scale();
        }

        function scrollTogether(pane, other) {
            pane.addEventListener("scroll", () => {
                other.scrollLeft = pane.scrollLeft;
                other.scrollTop = pane.scrollTop;
            });
        }

        sides.forEach(({canvas, pane, view, save}, i) => {
            options(view, VIEWS, VIEWS[i][0]);
            view.addEventListener("change", onView);
            save.addEventListener("click", () => onSave(canvas, view.value));
            scrollTogether(pane, sides[1 - i].pane);
            pane.addEventListener("keydown", event => {
                if (event.key === "+" || event.key === "-") {
                    event.preventDefault();
                    stepZoom(event.key === "+" ? 1 : -1);
                }
            });
        });
        zoom.addEventListener("change", scale);

        return {
            /** Draws both views; text says of what, for those who do not see them. */
            draw(slice, look, text) {
                for (const {canvas, view} of sides) {
                    paint(canvas, view.value, slice, look);
                    canvas.setAttribute("aria-label", `${view.selectedOptions[0].text}, ${text}`);
                }
            },
            clear: () => sides.forEach(({canvas}) => clear(canvas)),
            /** Sets the width of the slice in pixels. */
            setWidth(pixels) {
                width = pixels;
                scale();
            }
        };
    }

    return {create};
})();

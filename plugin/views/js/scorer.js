/* The scorer page: puts its parts together around one selection of a model and a stack. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

(() => {
    const {byId, start, format} = PoreSeg.ui;
    const LISTS = ["models", "stacks", "scores", "summary", "thresholds", "prCurves", "reliability", "overlays"];

    function createSelection(model, stack) {
        const listeners = [];
        return {
            model, stack,
            onChange(listener) {
                listeners.push(listener);
            },
            set(newModel, newStack) {
                this.model = newModel;
                this.stack = newStack;
                listeners.forEach(listener => listener());
            }
        };
    }

    start(async given => {
        const data = {...given, threshold: given.threshold ?? 0.5};
        for (const name of LISTS) {
            data[name] = given[name] || [];
        }
        const title = given.title || "Segmentation scores";
        document.title = title;
        byId("title").textContent = title;
        byId("subtitle").textContent = `${data.models.length} model${data.models.length === 1 ? "" : "s"}, `
            + `${data.stacks.length} stack${data.stacks.length === 1 ? "" : "s"}; pore is the positive class; `
            + `masks at threshold ${format(data.threshold)}`;
        const first = data.overlays[0] || data.scores[0] || {};
        const selection = createSelection(first.model, first.stack);
        PoreSeg.scores.create(data, selection);
        PoreSeg.curves.create(data, selection);
        await PoreSeg.viewer.create(data, selection);
    });
})();

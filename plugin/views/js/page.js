/* Fills a page with its data when they have come. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.page = (() => {
    const {byId} = PoreSeg.dom;

    function heading(title, subtitle) {
        document.title = title;
        byId("title").textContent = title;
        byId("subtitle").textContent = subtitle;
    }

    /** Loads the data and shows the page, or says why it cannot. */
    async function start(show) {
        const status = byId("status");
        try {
            const data = await PoreSeg.data.load();
            byId("content").hidden = false;
            await show(data);
            status.hidden = true;
        } catch (problem) {
            byId("content").hidden = true;
            status.textContent = `The view cannot be shown: ${problem.message}`;
            console.error(problem);
        }
        document.documentElement.dataset.ready = "true";
    }

    return {heading, start};
})();

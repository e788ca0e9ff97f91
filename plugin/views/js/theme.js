/* Light or dark. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.theme = (() => {
    const NAMES = ["auto", "light", "dark"];
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const button = PoreSeg.dom.byId("theme");
    const listeners = [];
    let chosen = 0;

    function apply() {
        const resolved = NAMES[chosen] === "auto" ? (dark.matches ? "dark" : "light") : NAMES[chosen];
        document.documentElement.dataset.theme = resolved;
        button.textContent = `Theme: ${NAMES[chosen]}`;
        listeners.forEach(listener => listener(resolved));
    }

    dark.addEventListener("change", apply);
    button.addEventListener("click", () => {
        chosen = (chosen + 1) % NAMES.length;
        apply();
    });
    apply();
    return {
        /** Calls back when the colours have changed. */
        onChange: listener => listeners.push(listener),
        /** @returns the present value of a CSS variable */
        colour: name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
    };
})();

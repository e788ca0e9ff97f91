/* Small things that every part of the pages needs: elements, numbers, theme, downloads. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.ui = (() => {
    const byId = id => document.getElementById(id);

    /** @returns a new element with properties (data-* and aria-* as attributes) and children (nodes or text) */
    function element(tag, properties = {}, ...children) {
        const node = document.createElement(tag);
        for (const [name, value] of Object.entries(properties)) {
            if (name in node) {
                node[name] = value;
            } else {
                node.setAttribute(name, value);
            }
        }
        node.append(...children);
        return node;
    }

    /** Fills a select with [value, text] pairs; keeps the choice if it is still there. */
    function options(select, pairs, chosen = select.value) {
        select.replaceChildren(...pairs.map(([value, text]) => element("option", {value, textContent: text})));
        if (pairs.some(([value]) => value === chosen)) {
            select.value = chosen;
        }
        select.disabled = pairs.length === 0;
    }

    const isNumber = value => typeof value === "number" && Number.isFinite(value);

    /** @returns the number with so many decimals, or a dash where there is none */
    const format = (value, digits = 3) => isNumber(value) ? value.toFixed(digits).replace("-", "−") : "–";

    const thousands = value => isNumber(value) ? value.toLocaleString("en-GB") : "–";

    function save(name, url) {
        const link = element("a", {href: url, download: name});
        document.body.append(link);
        link.click();
        link.remove();
    }

    function saveBlob(name, blob) {
        const url = URL.createObjectURL(blob);
        save(name, url);
        setTimeout(() => URL.revokeObjectURL(url), 10000);
    }

    const fileName = (...parts) => parts.map(part => String(part).trim().replace(/[^\p{L}\p{N}.+-]+/gu, "_")).join("_");

    /** One field as in RFC 4180; an empty one where there is no value. */
    function csvField(value) {
        const text = value === null || value === undefined ? "" : String(value);
        return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
    }

    /** @returns rows of fields as CSV text */
    const csv = rows => rows.map(row => row.map(csvField).join(",")).join("\r\n") + "\r\n";

    const saveCsv = (name, rows) => saveBlob(name, new Blob([csv(rows)], {type: "text/csv;charset=utf-8"}));

    const savePng = (name, canvas) => canvas.toBlob(blob => saveBlob(name, blob), "image/png");

    const theme = (() => {
        const names = ["auto", "light", "dark"];
        const dark = window.matchMedia("(prefers-color-scheme: dark)");
        const listeners = [];
        let chosen = 0;

        function apply() {
            const resolved = names[chosen] === "auto" ? (dark.matches ? "dark" : "light") : names[chosen];
            document.documentElement.dataset.theme = resolved;
            const button = byId("theme");
            if (button) {
                button.textContent = `Theme: ${names[chosen]}`;
            }
            listeners.forEach(listener => listener(resolved));
        }

        dark.addEventListener("change", apply);
        byId("theme").addEventListener("click", () => {
            chosen = (chosen + 1) % names.length;
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

    /** Line style number i: seven colour-blind-safe colours, then the same dashed, then dotted. */
    function lineStyle(i) {
        const dashes = [[], [8, 4], [2, 3]];
        return {colour: theme.colour(`series-${i % 7}`), dash: dashes[Math.floor(i / 7) % dashes.length]};
    }

    function svgElement(tag, attributes, ...children) {
        const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
        Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
        node.append(...children);
        return node;
    }

    function lineSample(style) {
        const line = svgElement("line", {x1: 1, y1: 5, x2: 25, y2: 5, stroke: style.colour, "stroke-width": 3.5,
            "stroke-dasharray": style.dash.join(" ")});
        return element("span", {}, svgElement("svg", {width: 26, height: 10, "aria-hidden": true}, line));
    }

    /** A legend of buttons that switch lines on and off; hidden is a Set of names, changed in place. */
    function lineLegend(container, names, hidden, onChange) {
        container.replaceChildren(...names.map((name, i) => {
            const button = element("button", {type: "button", "aria-pressed": String(!hidden.has(name))},
                lineSample(lineStyle(i)), name);
            button.addEventListener("click", () => {
                if (!hidden.delete(name)) {
                    hidden.add(name);
                }
                button.setAttribute("aria-pressed", String(!hidden.has(name)));
                onChange();
            });
            return button;
        }));
    }

    /** Loads the data and shows the page, or says why it cannot. */
    async function start(show) {
        const status = byId("status");
        try {
            const data = await PoreSeg.data.load();
            byId("content").hidden = false;
            await show(data || {});
            status.hidden = true;
        } catch (problem) {
            byId("content").hidden = true;
            status.textContent = `The view cannot be shown: ${problem.message}`;
            console.error(problem);
        }
        document.documentElement.dataset.ready = "true";
    }

    return {byId, element, options, isNumber, format, thousands, fileName, csv, saveCsv, savePng, theme, lineStyle,
        lineLegend, start};
})();

/* What the page saves. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.files = (() => {
    const {element} = PoreSeg.dom;

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

    /** @returns a name that every file system takes, without its ending; not too long for any of them */
    const name = (...parts) => parts.map(part => String(part).trim().replace(/[^\p{L}\p{N}.+-]+/gu, "_"))
        .map(part => part.slice(0, 60)).join("_").replace(/^[.-]+/, "_");

    /** Where a spreadsheet would find a formula in a text: the same as in the files that the nodes write. */
    const FORMULA = /((?:^|[;\t\r\n])[\p{Z}\t"]*)(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

    const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

    /** A text for a cell, which no spreadsheet takes for a formula. */
    const guarded = text => NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");

    /** One field as in RFC 4180; an empty one where there is no value. */
    function csvField(value) {
        const text = value === null || value === undefined ? "" : guarded(String(value));
        return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
    }

    /** @returns rows of fields as CSV text */
    const csv = rows => rows.map(row => row.map(csvField).join(",")).join("\r\n") + "\r\n";

    const saveCsv = (file, rows) => saveBlob(file, new Blob([csv(rows)], {type: "text/csv;charset=utf-8"}));

    const savePng = (file, canvas) => canvas.toBlob(blob => saveBlob(file, blob), "image/png");

    return {name, csv, saveCsv, savePng};
})();

// The filter above a table of the kernel's: it stands in the page itself,
// directly behind the field, and finds what `cargo run -- syscall` finds.
(() => {
    "use strict";
    const box = document.currentScript.previousElementSibling;
    const field = box.querySelector("input");
    const count = box.querySelector("output");
    // The page for printing holds all chapters, and nobody types there.
    if (location.pathname.endsWith("/print.html")) {
        return;
    }
    box.hidden = false;

    // A screen reader waits for a pause in the typing.
    const PAUSE = 250;
    let tables = [];
    let timer = 0;

    // A style sheet that makes blocks of a table's rows makes some browsers
    // forget that it is a table.
    const ROLES = {
        TABLE: "table",
        THEAD: "rowgroup",
        TBODY: "rowgroup",
        TR: "row",
        TD: "cell",
    };
    const name = (table) => {
        for (const part of [table, ...table.querySelectorAll("*")]) {
            const role = part.tagName === "TH"
                ? `${part.scope === "col" ? "column" : "row"}header`
                : ROLES[part.tagName];
            if (role) {
                part.setAttribute("role", role);
            }
        }
    };
    count.setAttribute("role", "status");

    // Before that, the reader wants the page.
    const whenIdle = window.requestIdleCallback || setTimeout;

    const textOf = (element) => element.textContent.toLowerCase();

    // What a row says: its numbers, its names, and the rest. The last cell of
    // a system call, which says how old it is, is not looked at.
    const read = (row) => {
        const cells = [...row.cells];
        if (row.closest(".calls")) {
            cells.pop();
        }
        const isName = (cell, index) => index < 3 && cell.colSpan === 1;
        const names = cells.filter(isName).slice(1);
        const rest = cells.slice(1 + names.length);
        return {
            row,
            numbers: textOf(cells[0]).split(" "),
            names: names.map(textOf).join("\n"),
            rest: rest.map(textOf).join("\n"),
        };
    };

    // Digits alone are looked for in numbers and names, lest 64 find every
    // u64.
    const says = (entry, word) =>
        entry.numbers.some((number) => number.startsWith(word))
        || entry.names.includes(word)
        || !/^\d+$/.test(word) && entry.rest.includes(word);

    const apply = () => {
        const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
        for (const table of tables) {
            table.shown = 0;
            for (const entry of table.entries) {
                const shown = words.every((word) => says(entry, word));
                entry.row.hidden = !shown;
                table.shown += shown;
            }
            table.element.parentElement.hidden = table.shown === 0;
        }
    };

    const tell = () => {
        const [main, ...others] = tables;
        let text = `${main.shown} of ${main.entries.length}`;
        for (const other of others) {
            if (main.shown === 0 && other.shown > 0) {
                text += `; below, ${other.shown} for x32 programs only`;
            }
        }
        if (count.textContent !== text) {
            count.textContent = text;
        }
    };

    // The query goes into the address, so that it can be shared. The way to a
    // row goes out of it when something is typed.
    const store = (hash) => {
        const url = new URL(location.href);
        const query = field.value.trim();
        if (query === (url.searchParams.get("q") || "")) {
            return;
        }
        if (query) {
            url.searchParams.set("q", query);
        } else {
            url.searchParams.delete("q");
        }
        url.hash = hash;
        try {
            history.replaceState(history.state, "", url);
        } catch {
            // Browsers refuse when there are very many: the next one counts.
        }
    };

    const changed = () => {
        apply();
        clearTimeout(timer);
        timer = setTimeout(() => {
            store("");
            tell();
        }, PAUSE);
    };

    // A row that the address names is shown, whatever the filter says.
    const reveal = () => {
        const id = decodeURIComponent(location.hash.slice(1));
        const target = id && document.getElementById(id);
        const row = target && target.closest("tr");
        if (row && row.hidden) {
            field.value = "";
            apply();
            tell();
            store(location.hash);
        }
        if (row) {
            // What lies on the way has its height only when it was in sight.
            row.scrollIntoView();
            requestAnimationFrame(() => {
                row.scrollIntoView();
                requestAnimationFrame(() => row.scrollIntoView());
            });
        }
    };

    const restore = () => {
        field.value = new URL(location.href).searchParams.get("q") || "";
        apply();
        tell();
        reveal();
    };

    field.addEventListener("input", changed);
    field.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && field.value) {
            // Not also what Escape does on the rest of the page.
            event.preventDefault();
            event.stopPropagation();
            field.value = "";
            changed();
        }
    });

    // mdBook's own keys are `s`, `/`, `?` and the arrows.
    document.addEventListener("keydown", (event) => {
        const typing = event.target.closest
            && event.target.closest("input, textarea, select");
        if (event.key === "f" && !typing && !event.altKey && !event.ctrlKey
            && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            field.focus();
            field.select();
        }
    });

    document.addEventListener("DOMContentLoaded", () => {
        const ids = box.dataset.tables.split(" ");
        tables = ids.map((id) => {
            const element = document.getElementById(id);
            const rows = [...element.tBodies[0].rows];
            whenIdle(() => name(element));
            return { element, entries: rows.map(read), shown: 0 };
        });
        restore();
        window.addEventListener("hashchange", reveal);
        window.addEventListener("popstate", restore);
    });
})();

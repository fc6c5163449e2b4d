// The rules of accessibility that the page breaks, each with the element. By
// night, all but the colors is as by day. The page is changed: axe's time grows
// with the page, and hundreds of rows would take it a minute.
const [isDark, done] = arguments;

const another = (elements, kind) => {
    const kinds = new Set();
    return [...elements].filter((element) => {
        const size = kinds.size;
        return kinds.add(kind(element)).size === size;
    });
};
// Of the rows of a table that have the same form, one stays.
const parts = (cell) =>
    new Set([...cell.childNodes].map((part) => part.nodeName));
const cell = (cell) => [cell.localName, cell.colSpan, ...parts(cell)].join();
for (const table of document.querySelectorAll('table')) {
    const rows = table.tBodies[0]?.rows ?? [];
    another(rows, (row) => [...row.cells].map(cell).join(' '))
        .forEach((row) => row.remove());
}
// Of the words in code that have the same colors, one keeps them.
const colors = (word) =>
    [word.parentElement, word, ...word.querySelectorAll('span')]
        .map((part) => part.className).join();
another(document.querySelectorAll('pre code > span'), colors)
    .forEach((word) => word.replaceWith(word.textContent));

// axe believes that the content covers the sidebar, and does not test that.
const sidebar = document.querySelector('nav.sidebar');
if (sidebar) {
    sidebar.style.zIndex = 1;
}

const start = (html) => html.replace(/\s+/g, ' ').slice(0, 120);
const list = (result) => result.violations.flatMap((rule) =>
    rule.nodes.map((node) => [
        rule.id,
        start(node.html),
        `${rule.help} (${node.target.flat().join(' ')})`,
    ]));
const options = { resultTypes: ['violations'] };
if (isDark) {
    const rules = axe.getRules(['cat.color']);
    const usual = rules.filter((rule) => !rule.tags.includes('wcag2aaa'));
    options.runOnly = usual.map((rule) => rule.ruleId);
}
axe.run(document, options)
    .then((result) => done(list(result)))
    .catch((error) => done(String(error)));

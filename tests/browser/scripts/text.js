// What a reader without JavaScript would miss: the text, and the way to the
// other pages.
const found = [];
const main = document.querySelector('main');
const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getBoundingClientRect().height > 0;
for (const part of main.querySelectorAll('h1, h2, h3, p, pre, table, ul')) {
    if (!isSeen(part) && !part.closest('details, [hidden], [popover]')) {
        found.push(['text', tag(part), 'is not to be seen']);
    }
}
if (main.innerText.trim() === '') {
    found.push(['text', tag(main), 'is empty']);
}
const links = [...document.querySelectorAll('nav a[href], nav iframe')];
if (!links.some(isSeen)) {
    found.push(['navigation', tag(document.body),
        'there is no way to another page']);
}
return found;

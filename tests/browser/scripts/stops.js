// What is wrong with the way that the Tab key has taken, see focused.js: the
// content is to be reached in `most` steps, or by a link that skips the rest;
// and what opens the sidebar has to be on it.
const most = arguments[0];
const main = document.querySelector('main');
const leadsToContent = (element) => {
    const target = element.hash && document.getElementById(element.hash.slice(1));
    return target && (main.contains(target) || target.contains(main));
};
const isIn = (element) => main.contains(element);
const opensSidebar = (element) =>
    element.getAttribute('aria-controls')?.includes('sidebar')
    || element.id === 'mdbook-sidebar-toggle-anchor';
const stops = window.focused;
const found = [];
// A page with nothing to focus behind the menu ends sooner.
if (stops.length >= most && !stops.some(isIn) && !leadsToContent(stops[0])) {
    found.push(['way-to-content', tag(stops[most - 1]),
        `after ${most} presses of Tab, the content is not reached`]);
}
if (!stops.some(opensSidebar)) {
    found.push(['sidebar-toggle', tag(document.body),
        'Tab does not reach what opens the table of contents']);
}
return found;

// What makes a page wider than a window of `width` pixels, or is cut at its
// right edge: the outer ones of such elements. What scrolls in a box of its own
// does neither.
const width = arguments[0];
const root = document.scrollingElement;

const before = [root.scrollLeft, root.scrollTop];
root.scrollTo({ left: 10000, behavior: 'instant' });
const scrolls = root.scrollLeft > 0;
root.scrollTo({ left: before[0], top: before[1], behavior: 'instant' });

const isBox = (element) => element !== root && element !== document.body
    && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
const fits = (element) =>
    element.getBoundingClientRect().right <= width + 0.5;
const isReached = (element) => {
    for (let box = element; box; box = box.parentElement) {
        if (isBox(box) && fits(box)) {
            return true;
        }
    }
    return false;
};
const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0
        && element.checkVisibility({ visibilityProperty: true });
};

const found = [];
const wide = new Set();
for (const element of document.body.querySelectorAll('*')) {
    if (wide.has(element.parentElement)) {
        wide.add(element);
    } else if (!fits(element) && isSeen(element) && !isReached(element)) {
        wide.add(element);
        const right = Math.ceil(element.getBoundingClientRect().right);
        found.push(['width', tag(element), `reaches to ${right} px`]);
    }
}
if (scrolls && found.length === 0) {
    found.push(['width', tag(root), `is ${root.scrollWidth} px wide`]);
}
return found;

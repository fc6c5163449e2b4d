// What is not dark on light, or is cut, when the page is printed: one element
// of each kind.
const numbers = (color) => color.match(/[\d.]+/g).map(Number);
const brightness = ([red, green, blue]) =>
    0.299 * red + 0.587 * green + 0.114 * blue;
const found = new Map();
const say = (rule, element, message) => {
    const key = `${rule} ${element.localName} ${element.className}`;
    if (!found.has(key)) {
        found.set(key, [rule, tag(element), message]);
    }
};
const isBox = (style) => ['auto', 'scroll', 'hidden'].includes(style.overflowX);
for (const element of document.querySelectorAll('html, body, main, main *')) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || element.closest('svg')) {
        continue;
    }
    const ink = numbers(style.color);
    const paper = numbers(style.backgroundColor);
    if (brightness(ink) > 140) {
        say('light-ink', element, `is printed in ${style.color}`);
    }
    if (paper[3] !== 0 && brightness(paper) < 200) {
        say('dark-paper', element, `is printed on ${style.backgroundColor}`);
    }
    // What is a pixel wide is there for screen readers alone.
    const isHidden = element.clientWidth <= 1;
    if (isBox(style) && !isHidden
        && element.scrollWidth > element.clientWidth + 1) {
        say('cut', element, `${element.scrollWidth - element.clientWidth} px `
            + 'are not printed');
    }
}
return [...found.values()];

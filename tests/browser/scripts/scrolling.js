// The code blocks that scroll, as start tags; with a number, the focus goes to
// that one first, if it takes it.
const [index] = arguments;
const blocks = [...document.querySelectorAll('main pre code')].filter((block) =>
    block.scrollWidth > block.clientWidth
    && ['auto', 'scroll'].includes(getComputedStyle(block).overflowX));
blocks[index]?.focus();
return blocks.map(tag);

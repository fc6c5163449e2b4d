// The cells of tables whose content is larger than they are, and is not shown
// there. What is a pixel wide is there for screen readers alone.
const cells = [...document.querySelectorAll('tbody td, tbody th')];
const isCut = (cell) => cell.clientWidth > 1
    && getComputedStyle(cell).overflowX !== 'visible'
    && cell.scrollWidth > cell.clientWidth;
return cells.filter(isCut).map(tag);

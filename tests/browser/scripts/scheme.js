// The color of the page's background. With none it is white paper.
const colors = [document.documentElement, document.body].map((element) =>
    getComputedStyle(element).backgroundColor);
const isSeen = (color) => !/^rgba\(.*, 0\)$/.test(color);
return colors.find(isSeen) ?? 'rgb(255, 255, 255)';

// Calls `done` when the page has heard of a change in its surroundings and what
// it does then is over. Nobody has to wait for colors that fade.
const done = arguments[arguments.length - 1];
const isFinite = (animation) =>
    Number.isFinite(animation.effect.getComputedTiming().endTime);
const isLoaded = (link) => link.disabled || link.sheet !== null;
let calm = 0;
const look = () => {
    const fading = document.getAnimations().filter(isFinite);
    fading.forEach((animation) => animation.finish());
    const sheets = document.querySelectorAll('link[rel=stylesheet]');
    const isCalm = fading.length === 0 && [...sheets].every(isLoaded);
    calm = isCalm ? calm + 1 : 0;
    if (calm < 3) {
        requestAnimationFrame(look);
    } else {
        done(null);
    }
};
requestAnimationFrame(look);

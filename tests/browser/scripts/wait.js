// Looks at a condition each time that something may have changed, until it is
// true.
const done = arguments[arguments.length - 1];
const holds = () => Boolean(CONDITION);
const started = performance.now();
const look = () => {
    if (holds()) {
        done(true);
    } else if (performance.now() - started > 20000) {
        done(false);
    } else {
        requestAnimationFrame(look);
    }
};
look();

// From now on, notes each element that gets the focus.
window.focused = [];
document.addEventListener('focusin', (event) => {
    window.focused.push(event.target);
}, true);

// An element as its start tag, short enough for a message.
const tag = (element) => {
    const whole = element.cloneNode(false).outerHTML.replace(/\s+/g, ' ');
    const start = whole.replace(/<\/[\w-]+>$/, '');
    return start.length > 120 ? `${start.slice(0, 120)} ...>` : start;
};

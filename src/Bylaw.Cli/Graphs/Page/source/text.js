// Words and widths.

const pen = document.createElement('canvas').getContext('2d');
export const FONT = 'system-ui, "Segoe UI", Helvetica, Arial, sans-serif';

export function width(text, size, weight = 400) {
    pen.font = `${weight} ${size}px ${FONT}`;
    return pen.measureText(text).width;
}

/** The end of a namespace says more than its start. */
export function shorten(text, most) {
    return text.length <= most ? text : '…' + text.slice(text.length - most + 1);
}

export function count(number, noun, nouns = noun + 's') {
    return `${number.toLocaleString('en')} ${number === 1 ? noun : nouns}`;
}

/** What types and handlers of routes there are. */
export function size(nodes) {
    const handlers = nodes.filter(node => node.handler).length, types = nodes.length - handlers;
    return handlers === 0 ? count(types, 'type') : types === 0 ? count(handlers, 'handler') : `${count(types, 'type')}, ${count(handlers, 'handler')}`;
}

/** A name that may be broken after its dots and slashes. */
export function breakable(text) {
    return text.split(/(?<=[./])/).flatMap((part, index) => index ? [element('wbr'), part] : [part]);
}

export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key === 'on')
            for (const [event, listener] of Object.entries(value))
                made.addEventListener(event, listener);
        else if (value !== undefined && value !== false)
            made.setAttribute(key, value === true ? '' : value);
    }
    made.append(...children.filter(child => child !== undefined && child !== null));
    return made;
}

export function svg(name, attributes = {}, ...children) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes))
        if (value !== undefined)
            made.setAttribute(key, value);
    made.append(...children);
    return made;
}

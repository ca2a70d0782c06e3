// The drawing without a mouse. One thing in it is a tab stop; arrow keys move on from there.

export class Keyboard {
    constructor(drawing, camera, { select, toggle, clear, search }) {
        Object.assign(this, { drawing, camera, current: '', home: '' });
        const { root } = drawing;
        root.addEventListener('focusin', event => {
            const key = event.target.closest?.('[data-key]')?.dataset.key;
            if (key !== undefined)
                this.current = key;
            this.stop();
        });
        root.addEventListener('focus', () => this.focus(this.current));
        root.addEventListener('keydown', event => {
            if (event.ctrlKey || event.metaKey || event.altKey)
                return;
            const edge = drawing.edges.get(this.current);
            const action = {
                Enter: () => select(this.current),
                ' ': () => edge ? select(this.current) : toggle(this.current),
                Escape: () => edge && this.home ? this.focus(this.home) : clear(),
                e: () => this.walk(this.current, 0),
                ArrowUp: () => edge ? this.walk(this.home, -1) : this.move(0, -1),
                ArrowDown: () => edge ? this.walk(this.home, 1) : this.move(0, 1),
                ArrowLeft: () => edge ? this.walk(this.home, -1) : this.move(-1, 0),
                ArrowRight: () => edge ? this.walk(this.home, 1) : this.move(1, 0),
                Home: () => this.focus(this.order()[0]),
                End: () => this.focus(this.order().at(-1)),
                '+': () => camera.zoom(1.25),
                '=': () => camera.zoom(1.25),
                '-': () => camera.zoom(0.8),
                0: () => camera.fit(),
                '/': search,
            }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
            if (action) {
                event.preventDefault();
                action();
            }
        });
    }

    /** After each drawing: what had the focus has it again. */
    refresh(hadFocus) {
        if (!this.element(this.current))
            this.current = this.order()[0] ?? '';
        this.stop();
        if (hadFocus)
            this.focus(this.current);
    }

    element(key) {
        return this.drawing.nodes.get(key) ?? this.drawing.edges.get(key);
    }

    order() {
        return [...this.drawing.nodes.keys()].map(key => ({ key, place: this.drawing.place(key) })).sort((one, other) => one.place.y - other.place.y || one.place.x - other.place.x).map(item => item.key);
    }

    stop() {
        for (const stop of this.drawing.root.querySelectorAll('[tabindex="0"]'))
            stop.setAttribute('tabindex', -1);
        this.element(this.current)?.setAttribute('tabindex', 0);
    }

    focus(key) {
        const element = this.element(key);
        if (!element)
            return;
        this.current = key;
        this.stop();
        element.focus({ preventScroll: true });
        const place = this.drawing.place(key);
        if (place)
            this.camera.bringIn(place);
    }

    // The nearest box in that direction; what lies aside counts as farther away.
    move(dx, dy) {
        const from = this.drawing.place(this.current);
        if (!from)
            return this.focus(this.order()[0]);
        let best, least = Infinity;
        for (const key of this.drawing.nodes.keys()) {
            const to = this.drawing.place(key);
            const along = dx * (to.x - from.x) + dy * (to.y - from.y);
            const gap = dx ? Math.max(0, along - (from.width + to.width) / 4) : Math.max(0, along - (from.height + to.height) / 4);
            if (key === this.current || along < 4)
                continue;
            const aside = dx ? Math.abs(to.y - from.y) : Math.max(0, Math.abs(to.x - from.x) - (from.width + to.width) / 2);
            const distance = gap + along / 10 + aside * (dx ? 4 : 1.5);
            if (distance < least) {
                least = distance;
                best = key;
            }
        }
        if (best !== undefined)
            this.focus(best);
    }

    walk(home, step) {
        if (!this.drawing.nodes.has(home))
            return;
        this.home = home;
        const lines = [...this.drawing.edges.keys()].filter(key => key.split('|').includes(home));
        if (lines.length === 0)
            return;
        lines.sort((one, other) => weight(this.drawing.graph.byKey.get(other)) - weight(this.drawing.graph.byKey.get(one)));
        const at = lines.indexOf(this.current);
        this.focus(lines[at < 0 ? 0 : (at + step + lines.length) % lines.length]);
    }
}

function weight(edge) {
    return edge.findings * 1e6 + edge.count;
}

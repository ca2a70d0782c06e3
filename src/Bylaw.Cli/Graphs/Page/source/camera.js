// Which part of the drawing the window shows: zoom, move, fit.

const CLOSEST = 2.5;

export class Camera {
    constructor(root, canvas) {
        this.root = root;
        this.canvas = canvas;
        this.scale = 1;
        this.x = 0;
        this.y = 0;
        this.listen();
    }

    show(bounds) {
        this.bounds = bounds;
    }

    fit() {
        // Room is left at the bottom for the legend.
        const { clientWidth: wide, clientHeight: high } = this.canvas;
        const margin = 18, below = 76;
        this.scale = Math.max(0.02, Math.min(1.15, (wide - 2 * margin) / this.bounds.width, (high - margin - below) / this.bounds.height));
        this.x = this.bounds.x + this.bounds.width / 2 - wide / this.scale / 2;
        this.y = this.bounds.y + this.bounds.height / 2 - (high + margin - below) / this.scale / 2;
        this.apply();
    }

    zoom(factor, clientX, clientY) {
        const box = this.canvas.getBoundingClientRect();
        const px = (clientX ?? box.left + box.width / 2) - box.left, py = (clientY ?? box.top + box.height / 2) - box.top;
        const scale = Math.min(CLOSEST, Math.max(this.farthest(), this.scale * factor));
        this.x += px / this.scale - px / scale;
        this.y += py / this.scale - py / scale;
        this.scale = scale;
        this.apply();
    }

    /** Moves as little as needed for a place to be seen, and closer where it could not be read. */
    bringIn(place) {
        if (this.scale < 0.6)
            this.zoomTo(0.85, place);
        const { clientWidth: wide, clientHeight: high } = this.canvas;
        const margin = 16 / this.scale, w = wide / this.scale, h = high / this.scale;
        const width = Math.min(place.width, w - 2 * margin), height = Math.min(place.height, h - 2 * margin);
        this.x = Math.min(place.x - width / 2 - margin, Math.max(this.x, place.x + width / 2 + margin - w));
        this.y = Math.min(place.y - height / 2 - margin, Math.max(this.y, place.y + height / 2 + margin - h));
        this.apply();
    }

    zoomTo(scale, place) {
        this.scale = scale;
        this.x = within(place.x, this.canvas.clientWidth / scale, this.bounds.x, this.bounds.width);
        this.y = within(place.y, this.canvas.clientHeight / scale, this.bounds.y, this.bounds.height);
        this.apply();
    }

    /** Where a point of the drawing is in the window. */
    toWindow(place) {
        return { x: (place.x - this.x) * this.scale, y: (place.y - this.y) * this.scale };
    }

    /** Moves so that a point of the drawing is at that place of the window. */
    keep(place, at) {
        this.x = place.x - at.x / this.scale;
        this.y = place.y - at.y / this.scale;
        this.apply();
    }

    farthest() {
        return this.bounds ? Math.min(0.3, this.canvas.clientWidth / this.bounds.width / 2, this.canvas.clientHeight / this.bounds.height / 2) : 0.05;
    }

    /** The whole drawing, whatever the size of the window, until released. */
    showAll(margin) {
        this.held = true;
        this.root.setAttribute('viewBox', `${this.bounds.x - margin} ${this.bounds.y - margin} ${this.bounds.width + 2 * margin} ${this.bounds.height + 2 * margin}`);
        this.root.classList.remove('far');
    }

    release() {
        this.held = false;
        this.apply();
    }

    apply() {
        if (this.held)
            return;
        this.root.setAttribute('viewBox', `${this.x} ${this.y} ${this.canvas.clientWidth / this.scale} ${this.canvas.clientHeight / this.scale}`);
        this.root.classList.toggle('far', this.scale < 0.5);
    }

    listen() {
        this.canvas.addEventListener('wheel', event => {
            event.preventDefault();
            const step = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
            this.zoom(Math.exp(-Math.max(-120, Math.min(120, step)) * (event.ctrlKey ? 0.008 : 0.002)), event.clientX, event.clientY);
        }, { passive: false });
        let from, moved;
        this.root.addEventListener('pointerdown', event => {
            if (event.button !== 0)
                return;
            from = { x: event.clientX, y: event.clientY, id: event.pointerId };
            moved = false;
        });
        this.root.addEventListener('pointermove', event => {
            if (!from || event.pointerId !== from.id)
                return;
            const dx = event.clientX - from.x, dy = event.clientY - from.y;
            if (!moved && Math.abs(dx) + Math.abs(dy) < 5)
                return;
            if (!moved)
                this.root.setPointerCapture(event.pointerId);
            moved = true;
            from.x = event.clientX;
            from.y = event.clientY;
            this.x -= dx / this.scale;
            this.y -= dy / this.scale;
            this.apply();
        });
        const end = () => from = undefined;
        this.root.addEventListener('pointerup', end);
        this.root.addEventListener('pointercancel', end);
        // What ends a move is no click.
        this.root.addEventListener('click', event => {
            if (moved)
                event.stopPropagation();
            moved = false;
        }, { capture: true });
        new ResizeObserver(() => this.bounds && this.apply()).observe(this.canvas);
    }
}

// Where a window begins that has a point in its middle, as far as that doesn't show what lies beside the drawing.
function within(middle, window, start, length) {
    const margin = 30;
    return window > length + 2 * margin ? start + length / 2 - window / 2 : Math.min(start + length + margin - window, Math.max(start - margin, middle - window / 2));
}

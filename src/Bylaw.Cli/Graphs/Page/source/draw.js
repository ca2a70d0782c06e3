// Layout to SVG elements. Colours are the style sheet's; nothing here knows what a click does.
import { MOST_EDGES, bandFacts, edgeLabel, layoutGraph, straight } from './layout.js';
import { count, shorten, svg, width } from './text.js';

/** Lines of a selected box that are drawn beside those that are drawn anyway. */
const MOST_OF_SELECTED = 150;

export class Drawing {
    constructor(root) {
        this.root = root;
    }

    draw(graph) {
        this.graph = graph;
        this.layout = layoutGraph(graph);
        this.nodes = new Map();
        this.edges = new Map();
        const defs = svg('defs');
        for (const state of ['allowed', 'tolerated', 'violation'])
            defs.append(svg('marker', { id: `arrow-${state}`, viewBox: '0 0 8 8', refX: 1.5, refY: 4, markerWidth: 10, markerHeight: 10, markerUnits: 'userSpaceOnUse', orient: 'auto' }, svg('path', { class: `head ${state}`, d: 'M0 .6 8 4 0 7.4z' })));
        this.lines = svg('g', { class: 'lines' });
        this.extra = svg('g', { class: 'lines' });
        this.labels = svg('g', { class: 'labels' });
        const bands = svg('g'), boxes = svg('g'), inner = svg('g');
        for (const band of this.layout.bands)
            bands.append(this.band(band));
        // What is open lies under the lines, what is closed above them.
        for (const box of this.layout.boxes.values())
            (box.children ? inner : boxes).append(this.box(box));
        // Heavy ones last, on top of the others.
        for (const edge of [...this.layout.drawn].reverse())
            this.lines.append(this.line(edge, this.layout.routes.get(edge.key), this.layout.labelled));
        this.root.classList.toggle('dense', this.layout.dense);
        this.root.classList.toggle('packed', this.layout.packed);
        this.root.replaceChildren(defs, bands, inner, this.lines, this.extra, boxes, this.labels);
        return this.bounds();
    }

    /** Of everything drawn. */
    bounds() {
        const { bands } = this.layout;
        const x = Math.min(...bands.map(band => band.x)), y = Math.min(...bands.map(band => band.y));
        return { x, y, width: Math.max(...bands.map(band => band.x + band.width)) - x, height: Math.max(...bands.map(band => band.y + band.height)) - y };
    }

    /** Where a node or an edge is; undefined for one that is not drawn. */
    place(key) {
        const box = this.layout.boxes.get(key);
        if (box)
            return { x: box.x, y: box.y, width: box.width, height: box.height };
        const band = this.layout.bands.find(item => item.key === key);
        if (band)
            return { x: band.x + band.header / 2, y: band.y + 24, width: band.header, height: 40 };
        const edge = this.graph.byKey.get(key);
        if (!edge || edge.source === edge.target)
            return undefined;
        const from = this.place(edge.source.key), to = this.place(edge.target.key);
        const x = Math.min(from.x, to.x), y = Math.min(from.y, to.y);
        return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width: Math.abs(from.x - to.x) + 100, height: Math.abs(from.y - to.y) + 60 };
    }

    /** Marks what is selected and what belongs to it; the rest steps back. */
    mark(selected, matches) {
        const edge = this.graph.byKey.get(selected);
        const own = selected === '' ? [] : edge ? [edge] : this.graph.edges.filter(item => item.source.key === selected || item.target.key === selected);
        this.extra.replaceChildren();
        for (const [key, line] of this.edges)
            if (line.extra)
                this.edges.delete(key);
        for (const item of own.slice(0, MOST_OF_SELECTED).reverse())
            if (!this.edges.has(item.key) && item.source !== item.target)
                this.extra.append(this.line(item, this.fallback(item), own.length <= 40, true));
        const ownKeys = new Set(own.map(item => item.key));
        const ownNodes = new Set([selected, ...own.flatMap(item => [item.source.key, item.target.key])]);
        const stepsBack = selected !== '' && (own.length > 0 || !edge);
        this.root.classList.toggle('focused', stepsBack);
        this.root.classList.toggle('searched', matches !== undefined);
        for (const [key, line] of this.edges) {
            line.classList.toggle('selected', key === selected);
            line.classList.toggle('own', ownKeys.has(key));
            line.label?.classList.toggle('own', ownKeys.has(key));
            line.setAttribute('aria-pressed', key === selected);
        }
        for (const [key, node] of this.nodes) {
            node.classList.toggle('selected', key === selected);
            node.classList.toggle('own', ownNodes.has(key));
            node.classList.toggle('match', matches?.has(key) ?? false);
            node.setAttribute('aria-pressed', key === selected);
        }
        return own.filter(item => item.source !== item.target).length - Math.min(own.length, MOST_OF_SELECTED);
    }

    fallback(edge) {
        return straight(this.layout.boxes.get(edge.source.key), this.layout.boxes.get(edge.target.key));
    }

    band({ key, band, x, y, width: wide, height, header }) {
        const { node, open, size } = band;
        const group = svg('g', { class: `lane${node.aside ? ' aside' : ''}` }, svg('rect', { class: 'ground', x, y, width: wide, height, rx: 10 }));
        if (!open)
            return group;
        const head = this.button(band, svg('rect', { class: 'frame', x: x + 6, y: y + 6, width: header, height: 46, rx: 6 }),
            svg('path', { class: 'twist', d: `M${x + 16} ${y + 20}h10l-5 7z` }),
            svg('text', { class: 'layer', x: x + 33, y: y + 27 }, node.name),
            svg('text', { class: 'small', x: x + 33, y: y + 43 }, size + (node.shared ? ', shared' : '')));
        head.classList.add('header');
        group.append(head);
        if (band.items.length === 0) {
            const empty = this.layout.boxes.get(key + '/(nothing)');
            group.append(svg('text', { class: 'small nothing', x: empty.x, y: empty.y + 4 }, band.node.types.length ? 'nothing with these filters' : 'no types'));
        }
        return group;
    }

    box(box) {
        if (box.empty)
            return svg('g');
        const { item, x, y, width: wide, height } = box;
        const { node } = item;
        const left = x - wide / 2, above = y - height / 2;
        const frame = svg('rect', { class: 'frame', x: left, y: above, width: wide, height, rx: node.kind === 'type' ? 4 : 7 });
        if (node.kind === 'type')
            return this.button(item, frame, svg('text', { class: 'type', x, y: y + 4 }, shorten(node.short, 44)));
        const large = node.kind === 'band';
        const twist = large || box.children ? { x: left + 13, y: large ? y - 9 : above + 14 } : { x: left + 12, y: y - 11 };
        const parts = [
            frame,
            svg('path', { class: 'twist', d: box.children ? `M${twist.x} ${twist.y}h10l-5 7z` : `M${twist.x + 1} ${twist.y - 1}v10l7 -5z` }),
            svg('text', { class: large ? 'layer' : 'space', x: twist.x + 16, y: large ? y - 1 : twist.y + 8 }, shorten(node.short, 38)),
        ];
        if (!box.children)
            parts.push(svg('text', { class: 'small', x: twist.x + 16, y: large ? y + 17 : y + 13 }, large ? bandFacts(item) : item.size));
        if (item.inside?.findings)
            parts.push(...badge(x + wide / 2 - 6, above + 4, `✕ ${item.inside.findings} inside`));
        const button = this.button(item, ...parts);
        if (box.children)
            button.classList.add('open');
        return button;
    }

    button(item, ...parts) {
        const { node } = item;
        const kind = { band: node.aside ? '' : 'Layer ', group: 'Namespace ', type: node.handler ? 'Handler ' : 'Type ' }[node.kind];
        const findings = this.graph.edges.filter(edge => edge.source === node).reduce((sum, edge) => sum + edge.findings, 0) + (item.inside?.findings ?? 0);
        const label = `${kind}${node.full}${node.kind === 'type' ? '' : `, ${item.size}`}${node.shared ? ', shared' : ''}${findings ? `, ${count(findings, 'finding')}` : ''}`;
        const made = svg('g', { class: `node ${node.kind}${node.aside ? ' aside' : ''}`, role: 'button', tabindex: -1, 'aria-label': label, 'data-key': node.key }, svg('title', {}, node.full), ...parts);
        if (node.kind !== 'type')
            made.setAttribute('aria-expanded', item.open);
        this.nodes.set(node.key, made);
        return made;
    }

    line(edge, route, labelled, extra = false) {
        const d = path(shortened(route.points, 8));
        const name = `${edge.source.short} to ${edge.target.short}: ${count(edge.count, 'use')}${edge.findings ? `, ${count(edge.findings, 'finding')}` : edge.tolerated ? `, ${edge.tolerated} tolerated` : ''}`;
        const line = svg('g', { class: `edge ${edge.state}`, role: 'button', tabindex: -1, 'aria-label': name, 'data-key': edge.key },
            svg('title', {}, name),
            svg('path', { class: 'hit', d }),
            svg('path', { class: `line ${edge.state}`, d, 'stroke-width': (1.2 + Math.min(3.2, Math.log10(edge.count) * 1.2) + (edge.findings ? 0.6 : 0)).toFixed(1), 'marker-end': `url(#arrow-${edge.state})` }));
        line.extra = extra;
        if (labelled || edge.findings > 0 && this.layout.drawn.length <= MOST_EDGES / 1.5) {
            const at = middle(route);
            const text = edgeLabel(edge);
            const wide = width(text, 12) + 10;
            line.label = svg('g', { class: `label ${edge.state}${route.bundled ? ' bundled' : ''}` }, svg('rect', { x: at.x - wide / 2, y: at.y - 9, width: wide, height: 18, rx: 9 }), svg('text', { x: at.x, y: at.y + 4 }, text));
            line.label.dataset.edge = edge.key;
            if (extra)
                line.append(line.label);
            else
                this.labels.append(line.label);
        }
        this.edges.set(edge.key, line);
        return line;
    }
}

function badge(right, above, text) {
    const wide = width(text, 11, 600) + 12;
    return [svg('rect', { class: 'badge', x: right - wide, y: above, width: wide, height: 17, rx: 8.5 }), svg('text', { class: 'badge', x: right - wide / 2, y: above + 12.5 }, text)];
}

// Through the middles of the pieces, bent towards the points: no corner, and it stays within what dagre left free.
function path(points) {
    if (points.length < 3)
        return 'M' + points.map(at).join('L');
    let d = `M${at(points[0])}L${at(half(points[0], points[1]))}`;
    for (let index = 1; index < points.length - 1; index++)
        d += `Q${at(points[index])} ${at(half(points[index], points[index + 1]))}`;
    return d + `L${at(points[points.length - 1])}`;
}

function middle(route) {
    const { points } = route;
    if (!route.middle)
        return points.length % 2 ? bent(points, (points.length - 1) / 2) : half(points[points.length / 2 - 1], points[points.length / 2]);
    let best = 1;
    for (let index = 1; index < points.length - 1; index++)
        if (Math.abs(points[index].y - route.middle.y) < Math.abs(points[best].y - route.middle.y))
            best = index;
    return points.length < 3 ? half(points[0], points[1]) : bent(points, best);
}

const bent = (points, index) => ({ x: points[index].x / 2 + (points[index - 1].x + points[index + 1].x + 2 * points[index].x) / 8, y: points[index].y / 2 + (points[index - 1].y + points[index + 1].y + 2 * points[index].y) / 8 });
// Room for the head.
function shortened(points, by) {
    const last = points[points.length - 1], before = points[points.length - 2];
    const length = Math.hypot(last.x - before.x, last.y - before.y);
    const part = length > by ? (length - by) / length : 0.5;
    return [...points.slice(0, -1), { x: before.x + (last.x - before.x) * part, y: before.y + (last.y - before.y) * part }];
}

const half = (point, other) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
const at = point => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;

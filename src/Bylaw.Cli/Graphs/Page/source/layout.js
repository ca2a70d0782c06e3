// Where everything stands. Layers lie above each other in their order, each a band of one or more rows; dagre orders the boxes of a row and leads the
// edges around them. An expanded namespace is one box to it, laid out by itself.
import { Graph, layout as dagre } from '@dagrejs/dagre';
import { count, shorten, width } from './text.js';

/** Lines that are drawn at once; those with findings come first, then those with most uses. */
export const MOST_EDGES = 300;
/** Up to here lines are led around boxes; beyond it would take dagre too long, and spread the boxes too far. */
const MOST_BOXES = 90, MOST_LED = 160;
/** Up to here the boxes of one layer or namespace stand above what they use; more are in the order of their names. */
const MOST_IN_ORDER = 36;
const LABELS_UP_TO = 140;
const BAND = 20, HEAD = 34, PAD = 12;

export function layoutGraph(graph) {
    const drawn = graph.edges.slice(0, MOST_EDGES);
    const labelled = drawn.length <= LABELS_UP_TO;
    const boxes = new Map();
    const outer = [];
    const top = new Map();
    for (const band of graph.bands) {
        const items = band.open ? band.items : [band];
        const shown = items.length ? items.map(item => sized(item)) : [{ key: band.node.key + '/(nothing)', empty: true, width: 190, height: 30 }];
        outer.push({ band, boxes: shown });
        for (const box of shown) {
            top.set(box.key, box);
            boxes.set(box.key, box);
            for (const inner of box.item?.items ?? [])
                top.set(inner.node.key, box);
        }
    }

    const routes = new Map();
    const between = new Map();
    for (const edge of drawn) {
        const from = top.get(edge.source.key), to = top.get(edge.target.key);
        if (from === to) {
            from.inner ??= [];
            from.inner.push(edge);
        } else {
            const key = `${from.key}|${to.key}`;
            (between.get(key) ?? between.set(key, { from, to, edges: [] }).get(key)).edges.push(edge);
        }
    }

    for (const box of top.values())
        if (box.item?.open && box.item.node.kind === 'group' && !box.children)
            layoutMembers(box);

    const packed = isPacked([...boxes.values()], [...between.values()]);
    let row = 0;
    for (const { boxes: items } of packed ? [] : outer) {
        const inBand = new Set(items);
        row = assignRows(items, [...between.values()].filter(pair => inBand.has(pair.from) && inBand.has(pair.to)), row);
    }
    if (packed)
        placePacked(outer.map(band => band.boxes), [...between.values()], routes);
    else
        placeRows([...boxes.values()], [...between.values()], labelled, routes);

    // Members stand where their namespace does.
    for (const box of [...boxes.values()])
        for (const child of box.children ?? [])
            boxes.set(child.key, { ...child, x: box.x - box.width / 2 + child.x, y: box.y - box.height / 2 + child.y });
    for (const box of [...boxes.values()])
        for (const [key, route] of box.innerRoutes ?? [])
            routes.set(key, movedRoute(route, point => ({ x: point.x + box.x - box.width / 2, y: point.y + box.y - box.height / 2 })));

    const left = Math.min(...outer.flatMap(band => band.boxes.map(box => box.x - box.width / 2)), ...[...routes.values()].flatMap(route => route.points.map(point => point.x)));
    const right = Math.max(...outer.flatMap(band => band.boxes.map(box => box.x + box.width / 2)), ...[...routes.values()].flatMap(route => route.points.map(point => point.x)));
    const headers = Math.max(120, ...graph.bands.filter(band => band.open).map(band => width(band.node.name, 15, 600) + 44));
    const bands = outer.map(({ band, boxes: items }) => {
        const above = Math.min(...items.map(box => box.y - box.height / 2)) - BAND;
        const below = Math.max(...items.map(box => box.y + box.height / 2)) + BAND;
        return { key: band.node.key, band, x: left - headers - BAND, y: above, width: right - left + headers + 2 * BAND, height: below - above, header: headers };
    });
    return { boxes, bands, routes, drawn, labelled, packed, dense: drawn.length > LABELS_UP_TO, more: graph.edges.length - drawn.length };
}

/** A line that dagre was not asked about: from border to border. */
export function straight(from, to) {
    const down = to.y - to.height / 2 > from.y + from.height / 2, up = from.y - from.height / 2 > to.y + to.height / 2;
    if (down || up) {
        const sign = down ? 1 : -1;
        const start = { x: from.x, y: from.y + sign * from.height / 2 }, end = { x: to.x, y: to.y - sign * to.height / 2 };
        const bend = Math.min(60, Math.abs(end.y - start.y) / 3);
        return { points: [start, { x: start.x, y: start.y + sign * bend }, { x: end.x, y: end.y - sign * bend }, end] };
    }
    const sign = to.x > from.x ? 1 : -1;
    const start = { x: from.x + sign * from.width / 2, y: from.y }, end = { x: to.x - sign * to.width / 2, y: to.y };
    const lift = Math.abs(end.x - start.x) < 40 ? 0 : 26;
    return { points: [start, { x: (start.x + end.x) / 2, y: start.y - lift }, end] };
}

function sized(item) {
    const { node } = item;
    if (node.kind === 'band')
        return { key: node.key, item, width: Math.max(200, width(node.name, 16, 600) + 60, width(bandFacts(item), 11) + 56), height: 58 };
    if (node.kind === 'type')
        return { key: node.key, item, width: Math.max(70, width(shorten(node.short, 44), 12) + 22), height: 26 };
    return { key: node.key, item, width: Math.max(120, width(shorten(node.short, 38), 13, 600) + 46, width(item.size, 11) + 46), height: 46 };
}

export function bandFacts({ node, size, spaces }) {
    return [size, count(spaces, 'namespace'), node.shared && 'shared'].filter(Boolean).join(', ');
}

function layoutMembers(box) {
    const children = box.item.items.map(sized);
    const byKey = new Map(children.map(child => [child.key, child]));
    const edges = (box.inner ?? []).map(edge => ({ from: byKey.get(edge.source.key), to: byKey.get(edge.target.key), edges: [edge] }));
    const routes = new Map();
    if (edges.length > 0 && children.length <= MOST_IN_ORDER) {
        assignRows(children, edges, 0);
        placeRows(children, edges, false, routes, 26);
        for (const route of routes.values())
            route.bundled = true;
    } else {
        placeGrid(children);
        for (const { edges: [edge], from, to } of edges)
            routes.set(edge.key, straight(from, to));
    }

    const xs = [...children.flatMap(child => [child.x - child.width / 2, child.x + child.width / 2]), ...[...routes.values()].flatMap(route => route.points.map(point => point.x))];
    const ys = children.flatMap(child => [child.y - child.height / 2, child.y + child.height / 2]);
    const left = Math.min(...xs), above = Math.min(...ys);
    for (const child of children) {
        child.x += PAD - left;
        child.y += HEAD - above;
    }
    const moved = point => ({ x: point.x + PAD - left, y: point.y + HEAD - above });
    box.children = children;
    box.innerRoutes = new Map([...routes].map(([key, route]) => [key, movedRoute(route, moved)]));
    box.width = Math.max(box.width, Math.max(...xs) - left + 2 * PAD);
    box.height = Math.max(...ys) - above + HEAD + PAD;
}

function movedRoute(route, moved) {
    return { ...route, points: route.points.map(moved), middle: route.middle && moved(route.middle) };
}

function placeGrid(children) {
    const cell = Math.max(...children.map(child => child.width)) + 8;
    const columns = Math.max(1, Math.min(children.length, Math.round(Math.sqrt(children.length * 34 * 2.2 / cell))));
    children.forEach((child, index) => {
        child.x = index % columns * cell + cell / 2;
        child.y = Math.floor(index / columns) * 34 + 13;
    });
}

// Who uses stands above who is used, as far as there are no cycles; a row holds so many that a band is about as wide as it is high.
function assignRows(items, pairs, first) {
    const uses = new Map(items.map(item => [item, []]));
    for (const pair of pairs)
        uses.get(pair.from).push(pair.to);
    const depth = new Map();
    const order = [];
    for (const item of items)
        visit(item);
    order.reverse();
    const place = new Map(order.map((item, index) => [item, index]));
    for (const item of order)
        depth.set(item, 0);
    for (const item of order)
        for (const used of uses.get(item))
            if (place.get(used) > place.get(item))
                depth.set(used, Math.max(depth.get(used), depth.get(item) + 1));

    if (items.length > MOST_IN_ORDER)
        for (const item of items)
            depth.set(item, 0);
    const area = items.reduce((sum, item) => sum + (item.width + 30) * (item.height + 60), 0);
    const most = Math.max(760, Math.sqrt(area * 2.4), ...items.map(item => item.width));
    let row = first;
    const deepest = Math.max(0, ...depth.values());
    for (let level = 0; level <= deepest; level++) {
        let used = 0;
        for (const item of items.filter(candidate => depth.get(candidate) === level)) {
            if (used > 0 && used + item.width > most) {
                row++;
                used = 0;
            }
            item.row = row;
            used += item.width + 30;
        }
        row++;
    }
    return row;

    function visit(start) {
        // Without recursion: a chain may be as long as there are namespaces.
        const stack = [[start, 0]];
        if (depth.has(start))
            return;
        depth.set(start, 0);
        while (stack.length) {
            const top = stack[stack.length - 1];
            const next = uses.get(top[0])[top[1]++];
            if (next === undefined) {
                order.push(top[0]);
                stack.pop();
            } else if (!depth.has(next)) {
                depth.set(next, 0);
                stack.push([next, 0]);
            }
        }
    }
}

function placeRows(items, pairs, labelled, routes, ranksep = 62) {
    const graph = new Graph({ multigraph: true });
    graph.setGraph({ ranker: 'none', nodesep: 30, edgesep: 16, ranksep, marginx: 0, marginy: 0 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const item of items)
        graph.setNode(item.key, { width: item.width, height: item.height, rank: 2 * item.row });
    const led = [];
    for (const pair of pairs) {
        const rows = Math.abs(pair.from.row - pair.to.row);
        if (rows === 0)
            continue;
        led.push(pair);
        const [upper, lower] = pair.from.row < pair.to.row ? [pair.from, pair.to] : [pair.to, pair.from];
        const shown = labelled && (pair.edges.length === 1 || pair.edges.some(edge => edge.findings > 0));
        const wide = shown ? Math.max(...pair.edges.map(edge => width(edgeLabel(edge), 12) + 14)) : 0;
        graph.setEdge(upper.key, lower.key, { minlen: rows, weight: 1, width: wide, height: shown ? 18 : 0, labelpos: 'c' }, `${pair.from.key}|${pair.to.key}`);
    }
    dagre(graph);
    for (const item of items)
        Object.assign(item, { x: graph.node(item.key).x, y: graph.node(item.key).y });
    const known = new Set(led);
    for (const pair of pairs) {
        const [upper, lower] = pair.from.row < pair.to.row ? [pair.from, pair.to] : [pair.to, pair.from];
        const found = known.has(pair) ? graph.edge(upper.key, lower.key, `${pair.from.key}|${pair.to.key}`) : undefined;
        pair.edges.forEach((edge, index) => {
            const source = memberOf(pair.from, edge.source.key), target = memberOf(pair.to, edge.target.key);
            if (!found) {
                routes.set(edge.key, straight(source, target));
                return;
            }
            const shift = (index - (pair.edges.length - 1) / 2) * Math.min(7, 120 / pair.edges.length);
            const points = found.points.map((point, at) => at === 0 || at === found.points.length - 1 ? { ...point } : { x: point.x + shift, y: point.y });
            if (upper !== pair.from)
                points.reverse();
            const sign = upper === pair.from ? 1 : -1;
            if (source !== pair.from)
                points.splice(0, 1, { x: source.x, y: source.y + sign * source.height / 2 }, { x: source.x, y: pair.from.y + sign * (pair.from.height / 2 + 6) });
            if (target !== pair.to)
                points.splice(points.length - 1, 1, { x: target.x, y: pair.to.y - sign * (pair.to.height / 2 + 6) }, { x: target.x, y: target.y - sign * target.height / 2 });
            routes.set(edge.key, { points, bundled: pair.edges.length > 1, middle: found.x === undefined ? undefined : { x: found.x + shift, y: found.y } });
        });
    }
}

function isPacked(boxes, pairs) {
    return boxes.length > MOST_BOXES || pairs.length > MOST_LED;
}

// Columns as in a table, all lines straight: still readable where leading lines around so many boxes would not be.
function placePacked(bands, pairs, routes) {
    const all = bands.flat();
    const gap = 20, cell = Math.max(...all.filter(box => !box.children).map(box => box.width)) + gap;
    const area = all.reduce((sum, box) => sum + Math.ceil((box.width + gap) / cell) * cell * (box.height + gap), 0);
    const most = Math.max(cell * 4, Math.sqrt(area * 1.6), ...all.map(box => box.width));
    // Every other row is half a column aside, so that a line from far above is seen between the boxes.
    let y = 0;
    for (const band of bands) {
        let x = 0, height = 0, row = 0;
        for (const box of band) {
            const wide = Math.ceil((box.width + gap) / cell) * cell;
            if (x > 0 && x + wide > most) {
                x = ++row % 2 * cell / 2;
                y += height + gap;
                height = 0;
            }
            Object.assign(box, { x: x + box.width / 2, y: y + box.height / 2 });
            x += wide;
            height = Math.max(height, box.height);
        }
        if (band.length === 1)
            band[0].x = most / 2;
        y += height + 2 * BAND + 24;
    }
    for (const pair of pairs)
        for (const edge of pair.edges)
            routes.set(edge.key, straight(memberOf(pair.from, edge.source.key), memberOf(pair.to, edge.target.key)));
}

function memberOf(box, key) {
    const child = box.children?.find(candidate => candidate.key === key);
    return child ? { ...child, x: box.x - box.width / 2 + child.x, y: box.y - box.height / 2 + child.y } : box;
}

export function edgeLabel(edge) {
    return (edge.findings > 0 ? `✕ ${edge.findings} / ` : edge.tolerated > 0 ? `◦ ${edge.tolerated} / ` : '') + edge.count.toLocaleString('en');
}

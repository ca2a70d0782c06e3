// Model and state to what there is to draw: nodes, and edges between them with everything that they stand for.
import { size } from './text.js';

export function visibleGraph(model, state) {
    const filtered = state.rule !== '' || state.project !== '' || state.only;
    const projectNumber = state.project === '' ? -1 : model.projects.findIndex(project => project.name === state.project);
    const nodes = new Map();
    const edges = new Map();
    const touched = new Set();

    for (const edge of model.edges) {
        const findings = findingsOf(edge, state);
        if (!passes(edge, findings, state, projectNumber))
            continue;
        touched.add(edge.source).add(edge.target);
        const source = shownAs(edge.source, state), target = shownAs(edge.target, state);
        const key = `${source.key}|${target.key}`;
        let shown = edges.get(key);
        if (!shown)
            edges.set(key, shown = { key, source, target, count: 0, findings: 0, tolerated: 0, edges: [] });
        shown.count += edge.count;
        shown.findings += findings.length;
        shown.tolerated += edge.state === 'tolerated' ? edge.count : 0;
        shown.edges.push(edge);
    }

    const concerned = type => !filtered || touched.has(type) || (projectNumber >= 0 && !state.only && state.rule === '' && type.project === projectNumber);
    for (const band of model.bands) {
        const types = band.types.filter(concerned);
        const item = { node: band, open: state.open.has(band.key), types: types.length, size: size(types), spaces: new Set(types.map(type => type.group)).size, items: [], inside: edges.get(`${band.key}|${band.key}`) };
        nodes.set(band.key, item);
        if (!item.open)
            continue;
        for (const group of band.groups) {
            const members = group.types.filter(concerned);
            if (members.length === 0)
                continue;
            const inner = { node: group, open: state.open.has(group.key), types: members.length, size: size(members), items: [], inside: edges.get(`${group.key}|${group.key}`) };
            nodes.set(group.key, inner);
            item.items.push(inner);
            if (!inner.open)
                continue;
            for (const type of members) {
                const leaf = { node: type, open: false, types: 1, items: [] };
                nodes.set(type.key, leaf);
                inner.items.push(leaf);
            }
        }
    }

    const list = [...edges.values()].filter(edge => edge.source !== edge.target);
    for (const edge of edges.values())
        edge.state = stateOf(edge);
    list.sort(byWeight);
    return { bands: model.bands.map(band => nodes.get(band.key)), nodes, edges: list, byKey: edges };
}

/** Findings of an edge that count, and that the filter asks for. */
export function findingsOf(edge, state) {
    return state.rule === '' ? edge.open : edge.open.filter(finding => isOf(finding, state.rule));
}

export function isOf(finding, rule) {
    return ruleOf(finding) === rule || finding.also.includes(rule);
}

export function ruleOf(finding) {
    return finding.rule ?? finding.id;
}

function passes(edge, findings, state, projectNumber) {
    return (projectNumber < 0 || edge.source.project === projectNumber)
        && (state.rule === '' && !state.only || findings.length > 0);
}

function shownAs(type, state) {
    return !state.open.has(type.band.key) ? type.band : !state.open.has(type.group.key) ? type.group : type;
}

function stateOf(edge) {
    return edge.findings > 0 ? 'violation' : edge.tolerated > 0 ? 'tolerated' : 'allowed';
}

function byWeight(edge, other) {
    return other.findings - edge.findings || other.tolerated - edge.tolerated || other.count - edge.count || (edge.key < other.key ? -1 : 1);
}

// Wires the parts: every change of the state goes through update(), which draws what changed.
import { Camera } from './camera.js';
import { Drawing } from './draw.js';
import { Keyboard } from './keyboard.js';
import { readModel } from './model.js';
import { Panel } from './panel.js';
import { printing } from './print.js';
import { Search } from './search.js';
import { readHash, reveal, writeHash } from './state.js';
import { count, element, size } from './text.js';
import { theme } from './theme.js';
import { ruleOf, visibleGraph } from './visible.js';

/** More boxes than this at once are no picture any more. */
const MOST_TYPES = 600;

const by = id => document.getElementById(id);
const model = readModel(JSON.parse(by('graph').textContent));
const root = by('drawing'), canvas = by('canvas');
const drawing = new Drawing(root);
const camera = new Camera(root, canvas);
const panel = new Panel(by('panel'), model, (key, focusList) => {
    update({ selected: key }, { bring: true });
    by('panel').querySelector(focusList ? '.connection' : '.back')?.focus();
});
const keyboard = new Keyboard(drawing, camera, { select, toggle, clear: () => update({ selected: '' }), search: () => by('search').focus() });
let state, graph;
const search = new Search(by('search'), by('matches'), model, {
    changed: query => update({ query }),
    chosen: node => {
        reveal(model, state, node);
        update({ open: new Set(state.open), selected: node.key, query: '' }, { bring: true });
        by('search').value = '';
        keyboard.focus(node.key);
    },
});

theme(by('theme'));
figures();
controls();
listen();
printing({ section: by('print'), camera, current: () => ({ graph, state }) });
restore();
document.documentElement.dataset.ready = 'true';

function restore() {
    state = readHash(model, location.hash);
    by('search').value = state.query;
    by('rule').value = state.rule;
    if (by('rule').value !== state.rule)
        state.rule = by('rule').value = '';
    by('project').value = state.project;
    by('only').checked = state.only;
    redraw();
    camera.fit();
    mark();
    if (state.selected)
        bring(state.selected);
}

function update(change, { bring: bringIn = false, anchor } = {}) {
    const before = state;
    state = { ...state, ...change };
    const structure = ['open', 'rule', 'project', 'only'].some(name => name in change);
    if (structure) {
        const at = anchor && drawing.place(anchor);
        const inWindow = at && camera.toWindow(at);
        const hadFocus = root.contains(document.activeElement);
        const selectedBefore = state.selected;
        redraw();
        if (selectedBefore && !graph.byKey.has(selectedBefore) && !graph.nodes.has(selectedBefore))
            state.selected = '';
        const now = anchor && drawing.place(anchor);
        if (now && inWindow)
            camera.keep(now, inWindow);
        else if (!bringIn)
            camera.fit();
        keyboard.refresh(hadFocus);
    }
    mark(structure || before.selected !== state.selected);
    if (bringIn && state.selected)
        bring(state.selected);
    const hash = writeHash(model, state);
    history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
}

function bring(key) {
    const place = drawing.place(key);
    if (place)
        camera.bringIn(place);
}

function redraw() {
    graph = visibleGraph(model, state);
    camera.show(drawing.draw(graph));
    keyboard.refresh(false);
}

function mark(panelToo = true) {
    const matches = state.query.trim() ? shownMatches() : undefined;
    drawing.mark(state.selected, matches);
    if (panelToo)
        panel.show(graph, state);
    const violations = graph.edges.reduce((sum, edge) => sum + edge.findings, 0) + [...graph.nodes.values()].reduce((sum, item) => sum + (item.inside?.findings ?? 0), 0);
    const left = graph.edges.length - drawing.layout.drawn.length;
    by('status').textContent = [
        `${count(graph.edges.length, 'connection')}, ${count(violations, 'finding')}`,
        left > 0 ? `${drawing.layout.drawn.length} of them drawn, those with findings and with most uses; select a box for all of its own` : '',
        matches ? count(matches.found, 'match', 'matches') : '',
    ].filter(Boolean).join('. ') + '.';
    levels();
}

// What is found inside of something closed is marked at that.
function shownMatches() {
    const found = search.find(state.query);
    const shown = new Set();
    for (const node of found) {
        let current = node;
        while (current && !graph.nodes.has(current.key))
            current = current.parent;
        if (current)
            shown.add(current.key);
    }
    shown.found = found.length;
    return shown;
}

function select(key) {
    update({ selected: key });
    bring(key);
}

function toggle(key) {
    const node = model.nodes.get(key);
    if (!node || node.kind === 'type')
        return;
    const open = new Set(state.open);
    if (!open.delete(key))
        open.add(key);
    update({ open }, { anchor: key });
}

function listen() {
    root.addEventListener('click', event => {
        const hit = event.target.closest('[data-key], [data-edge]');
        const key = hit?.dataset.key ?? hit?.dataset.edge ?? '';
        if (event.target.closest('.twist'))
            return toggle(key);
        update({ selected: key });
        if (key)
            drawing.nodes.get(key)?.focus({ preventScroll: true });
    });
    root.addEventListener('dblclick', event => {
        const key = event.target.closest('[data-key]')?.dataset.key;
        if (key !== undefined)
            toggle(key);
    });
    by('zoom-in').addEventListener('click', () => camera.zoom(1.25));
    by('zoom-out').addEventListener('click', () => camera.zoom(0.8));
    by('zoom-fit').addEventListener('click', () => camera.fit());
    by('help').addEventListener('click', () => by('keys').showModal());
    addEventListener('hashchange', restore);
    document.querySelector('.skip').addEventListener('click', event => {
        event.preventDefault();
        keyboard.focus(keyboard.current);
    });
}

function controls() {
    const rules = new Map();
    for (const edge of model.edges)
        for (const finding of edge.open)
            for (const rule of new Set([ruleOf(finding), ...finding.also]))
                rules.set(rule, (rules.get(rule) ?? 0) + 1);
    by('rule').append(element('option', { value: '' }, 'all'), ...[...rules].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([rule, number]) => element('option', { value: rule }, `${rule} (${number})`)));
    by('project').append(element('option', { value: '' }, 'all'), ...model.projects.map(project => element('option', { value: project.name }, project.name)));
    by('rule').addEventListener('change', event => update({ rule: event.target.value }));
    by('project').addEventListener('change', event => update({ project: event.target.value }));
    by('only').addEventListener('change', event => update({ only: event.target.checked }));
    by('level-layers').addEventListener('click', () => update({ open: new Set() }));
    by('level-namespaces').addEventListener('click', () => update({ open: new Set(model.bands.map(band => band.key)) }));
    by('level-types').addEventListener('click', event => {
        if (event.target.getAttribute('aria-disabled') !== 'true')
            update({ open: new Set([...model.bands, ...model.groups].map(node => node.key)) });
    });
}

function levels() {
    const types = graph.bands.reduce((sum, band) => sum + band.types, 0);
    const tooMany = types > MOST_TYPES;
    by('level-types').setAttribute('aria-disabled', tooMany);
    by('level-types').title = tooMany ? `${types.toLocaleString('en')} types are too many for one picture; expand the namespaces that you want, or filter` : '';
    const bands = model.bands.filter(band => state.open.has(band.key)).length, groups = model.groups.filter(group => state.open.has(group.key)).length;
    by('level-layers').setAttribute('aria-pressed', bands === 0);
    by('level-namespaces').setAttribute('aria-pressed', bands === model.bands.length && groups === 0);
    by('level-types').setAttribute('aria-pressed', bands === model.bands.length && groups === model.groups.length && groups > 0);
}

function figures() {
    const own = model.types.filter(type => type.project !== undefined);
    const findings = model.edges.reduce((sum, edge) => sum + edge.open.length, 0);
    by('figures').append(
        [size(own), count(model.bands.filter(band => !band.aside).length, 'layer'), count(model.projects.length, 'project'), count(model.edges.length, 'pair of types where one uses the other', 'pairs of types where one uses the other')].join(' · ') + ' · ',
        findings ? element('b', { class: 'bad' }, `✕ ${count(findings, 'finding')}`) : 'no findings');
}

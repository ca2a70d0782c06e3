// The list beside the drawing: all connections, or what is behind the selected one.
import { findingsOf, ruleOf } from './visible.js';
import { breakable, count, element } from './text.js';

const AT_ONCE = 100;

export class Panel {
    constructor(root, model, select) {
        this.root = root;
        this.model = model;
        this.select = select;
    }

    show(graph, state) {
        this.graph = graph;
        this.state = state;
        const edge = graph.byKey.get(state.selected);
        const item = graph.nodes.get(state.selected);
        const content = edge ? this.edge(edge) : item ? this.node(item) : this.overview();
        this.root.replaceChildren(...content);
        this.root.scrollTop = 0;
    }

    overview() {
        const { edges, nodes } = this.graph;
        const inside = [...nodes.values()].filter(item => item.inside?.findings).map(item => item.inside);
        const violations = [...inside, ...edges.filter(edge => edge.state === 'violation')].sort((edge, other) => other.findings - edge.findings);
        const tolerated = edges.filter(edge => edge.state === 'tolerated'), allowed = edges.filter(edge => edge.state === 'allowed');
        return [
            element('h2', {}, 'Connections'),
            edges.length === 0 && inside.length === 0 ? element('p', { class: 'note' }, 'Nothing uses anything else here, with these filters.') : undefined,
            ...this.section('With findings', violations),
            ...this.section('Tolerated', tolerated),
            ...this.section('Allowed', allowed),
            this.model.otherFindings > 0 ? element('p', { class: 'note' }, `${count(this.model.otherFindings, 'further finding')} of the check ${this.model.otherFindings === 1 ? 'is' : 'are'} not about who uses whom; `, element('code', {}, 'bylaw check'), ' lists them.') : undefined,
        ].filter(Boolean);
    }

    section(title, edges) {
        return edges.length === 0 ? [] : [element('h3', {}, title, ' ', element('span', { class: 'count' }, edges.length.toLocaleString('en'))), this.rows(edges)];
    }

    rows(edges) {
        return long('ul', { class: 'connections' }, edges, edge => element('li', {}, element('button', { type: 'button', class: `connection ${edge.state}`, 'data-key': edge.key, on: { click: () => this.select(edge.key) } },
            element('span', { class: 'ends' }, ...(edge.source === edge.target ? breakable(`within ${edge.source.short}`) : [...breakable(edge.source.short), arrow(), ...breakable(edge.target.short)])),
            edge.findings ? element('span', { class: 'bad' }, `✕ ${edge.findings}`) : edge.tolerated ? element('span', { class: 'mild' }, `◦ ${edge.tolerated}`) : undefined,
            element('span', { class: 'uses' }, count(edge.count, 'use')))));
    }

    node(item) {
        const { node } = item;
        const kind = { band: node.aside ? '' : 'Layer', group: 'Namespace', type: node.handler ? 'Handler' : 'Type' }[node.kind];
        const out = this.graph.edges.filter(edge => edge.source === node), into = this.graph.edges.filter(edge => edge.target === node);
        const facts = [
            kind,
            node.kind === 'type' ? undefined : item.size,
            node.shared ? 'every layer may use it' : undefined,
            node.kind === 'band' ? undefined : node.band.aside ? node.band.name : `layer ${node.band.name}`,
            node.kind === 'type' && node.project !== undefined ? `project ${this.model.projects[node.project].name}` : undefined,
        ].filter(Boolean).join(', ');
        const within = item.open ? this.openNote(node) : undefined;
        return [
            this.back(),
            element('h2', {}, ...breakable(node.full)),
            element('p', { class: 'note' }, facts),
            node.path ? element('p', { class: 'place' }, ...breakable(node.line ? `${node.path}:${node.line}` : node.path)) : undefined,
            within,
            ...(item.inside ? this.section('Within it', [item.inside]) : []),
            ...this.section('It uses', out),
            ...this.section('It is used by', into),
            out.length + into.length === 0 && !item.inside && !item.open ? element('p', { class: 'note' }, 'No connection to anything else, with these filters.') : undefined,
        ].filter(Boolean);
    }

    openNote(node) {
        return element('p', { class: 'note' }, node.kind === 'band' ? 'It is expanded: the connections are those of its namespaces.' : 'It is expanded: the connections are those of its types.');
    }

    edge(edge) {
        const pairs = edge.edges.map(pair => ({ pair, findings: findingsOf(pair, this.state) })).sort((one, other) => other.findings.length - one.findings.length || other.pair.count - one.pair.count);
        const rules = new Map();
        for (const { findings } of pairs)
            for (const finding of findings)
                rules.set(ruleOf(finding), (rules.get(ruleOf(finding)) ?? 0) + 1);
        return [
            this.back(),
            element('h2', {}, ...(edge.source === edge.target ? breakable(`Within ${edge.source.full}`) : [...breakable(edge.source.full), arrow(), ...breakable(edge.target.full)])),
            element('p', { class: 'note' }, `${count(edge.count, 'use')} in ${count(edge.edges.length, 'pair')} of types, `, edge.findings ? element('b', { class: 'bad' }, count(edge.findings, 'finding')) : edge.tolerated ? element('b', { class: 'mild' }, `${edge.tolerated.toLocaleString('en')} tolerated`) : 'allowed', '.'),
            rules.size ? element('p', { class: 'note' }, 'Rules: ', [...rules].sort((one, other) => other[1] - one[1]).map(([rule, number]) => `${rule} (${number})`).join(', ')) : undefined,
            long('div', { class: 'pairs' }, pairs, ({ pair, findings }, index) => this.pair(pair, findings, index < 3 || pairs.length <= 5)),
        ].filter(Boolean);
    }

    pair(pair, findings, open) {
        const others = pair.findings.filter(finding => finding.suppressed);
        const rest = pair.count - pair.uses.length;
        return element('details', { class: pair.state, open },
            element('summary', {}, element('span', { class: 'ends' }, pair.source.name, arrow(), pair.target.name), findings.length ? element('span', { class: 'bad' }, `✕ ${findings.length}`) : undefined, element('span', { class: 'uses' }, count(pair.count, 'use'))),
            ...findings.map(finding => this.finding(finding)),
            ...others.map(finding => this.finding(finding)),
            pair.uses.length ? element('h4', {}, 'Uses') : undefined,
            pair.uses.length ? element('ul', { class: 'uses' }, ...pair.uses.map(use => element('li', {}, place(use), use.excerpt ? element('code', { class: 'excerpt' }, use.excerpt) : undefined))) : undefined,
            rest > 0 ? element('p', { class: 'note' }, `and ${count(rest, 'further use')}`) : undefined);
    }

    finding(finding) {
        return element('article', { class: `finding ${finding.suppressed ? 'suppressed' : finding.level}` },
            element('p', { class: 'tags' }, element('b', {}, finding.id), ' ', finding.level, finding.suppressed ? ', suppressed' : '', finding.rule ? element('span', { class: 'rule' }, [finding.rule, ...finding.also].join(', ')) : undefined),
            element('p', {}, finding.message),
            finding.place ? place(finding.place) : undefined,
            finding.place?.excerpt ? element('code', { class: 'excerpt' }, finding.place.excerpt) : undefined);
    }

    back() {
        return element('button', { type: 'button', class: 'back', on: { click: () => this.select('', true) } }, '← All connections');
    }
}

function arrow() {
    return element('span', { class: 'arrow', role: 'img', 'aria-label': 'uses' }, ' → ');
}

function place(use) {
    return element('span', { class: 'place' }, ...breakable(`${use.path}:${use.line}`));
}

// A long list grows when it is asked to.
function long(name, attributes, items, make) {
    const list = element(name, attributes, ...items.slice(0, AT_ONCE).map(make));
    if (items.length <= AT_ONCE)
        return list;
    const more = element('button', { type: 'button', class: 'more', on: { click: () => {
        const shown = list.children.length;
        list.append(...items.slice(shown, shown + AT_ONCE * 5).map((item, index) => make(item, shown + index)));
        list.children[shown].querySelector('button, summary')?.focus();
        label();
    } } });
    const label = () => list.children.length < items.length ? more.textContent = `${(items.length - list.children.length).toLocaleString('en')} more` : more.remove();
    label();
    return element('div', {}, list, more);
}

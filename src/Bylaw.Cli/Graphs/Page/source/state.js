// What is shown, and the address that says so.

/** Up to so many namespaces are shown one by one when the page opens. */
const NAMESPACES_AT_FIRST = 45;

export function defaultState(model) {
    const open = new Set(model.groups.length <= NAMESPACES_AT_FIRST ? model.bands.map(band => band.key) : []);
    return { open, rule: '', project: '', only: false, query: '', selected: '' };
}

export function readHash(model, hash) {
    const state = defaultState(model);
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    if (given.has('open'))
        state.open = new Set(given.getAll('open').filter(key => model.nodes.get(key) && model.nodes.get(key).kind !== 'type'));
    state.rule = given.get('rule') ?? '';
    const project = given.get('project') ?? '';
    state.project = model.projects.some(item => item.name === project) ? project : '';
    state.only = given.get('only') === '1';
    state.query = given.get('q') ?? '';
    const selected = given.get('select') ?? '';
    state.selected = selected.split('|').every(key => model.nodes.has(key)) ? selected : '';
    // A link that names a selection alone must still show it.
    if (state.selected && !given.has('open'))
        for (const key of state.selected.split('|'))
            reveal(model, state, model.nodes.get(key));
    return state;
}

export function writeHash(model, state) {
    const text = new URLSearchParams();
    const first = defaultState(model).open;
    if (state.open.size !== first.size || [...state.open].some(key => !first.has(key)))
        if (state.open.size === 0)
            text.append('open', '');
        else
            for (const key of state.open)
                text.append('open', key);
    if (state.rule)
        text.set('rule', state.rule);
    if (state.project)
        text.set('project', state.project);
    if (state.only)
        text.set('only', '1');
    if (state.query)
        text.set('q', state.query);
    if (state.selected)
        text.set('select', state.selected);
    return text.toString();
}

/** Opens whatever hides a node. */
export function reveal(model, state, node) {
    for (let parent = node.parent; parent; parent = parent.parent)
        state.open.add(parent.key);
}

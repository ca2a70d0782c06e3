// The document as a tree: layer ("band") > namespace in that layer ("group") > type. Every node has a key that stays the same from run to run.

export function readModel(document) {
    const model = { name: document.name, bands: [], groups: [], types: [], edges: [], nodes: new Map(), otherFindings: document.otherFindings, projects: document.projects };
    const layers = document.layers.map(layer => addBand(model, layer.name, { name: layer.name, shared: layer.shared }));
    let without, outside;
    const prefix = commonPrefix(document.types.filter(type => type.project !== undefined).map(type => document.namespaces[type.namespace].name));
    document.types.forEach((type, index) => {
        const band = type.layer !== undefined ? layers[type.layer]
            : type.project !== undefined ? without ??= newBand('(no layer)', 'no layer')
            : outside ??= newBand('(outside)', 'outside the solution');
        const space = document.namespaces[type.namespace].name;
        const group = groupOf(model, band, space, prefix);
        let key = `${group.key}/${type.name}`;
        while (model.nodes.has(key))
            key += '~';
        const node = { kind: 'type', key, index, name: type.name, full: space ? `${space}.${type.name}` : type.name, short: type.name, parent: group, band, group, project: type.project, path: type.path, line: type.line, handler: type.handler };
        model.nodes.set(key, node);
        model.types.push(node);
        group.types.push(node);
        band.types.push(node);
    });
    for (const band of [without, outside])
        if (band)
            model.bands.push(band);
    for (const edge of document.edges)
        model.edges.push({ ...edge, source: model.types[edge.source], target: model.types[edge.target], open: edge.findings.filter(finding => !finding.suppressed) });
    return model;

    function newBand(key, name) {
        const band = { kind: 'band', key, name, full: name, short: name, aside: true, groups: [], types: [] };
        model.nodes.set(key, band);
        return band;
    }
}

function addBand(model, key, fields) {
    const band = { kind: 'band', key, ...fields, full: fields.name, short: fields.name, groups: [], types: [] };
    model.nodes.set(key, band);
    model.bands.push(band);
    return band;
}

function groupOf(model, band, space, prefix) {
    const key = `${band.key}/${space || '(global)'}`;
    let group = model.nodes.get(key);
    if (!group) {
        const name = space || '(global namespace)';
        const short = prefix && space.startsWith(prefix) && space.length > prefix.length ? space.slice(prefix.length) : name;
        group = { kind: 'group', key, name, full: name, short, parent: band, band, types: [] };
        model.nodes.set(key, group);
        model.groups.push(group);
        band.groups.push(group);
    }
    return group;
}

// What all namespaces of the solution start with says nothing in a box.
function commonPrefix(spaces) {
    const distinct = [...new Set(spaces)].filter(Boolean);
    if (distinct.length < 2)
        return '';
    let prefix = distinct[0].split('.');
    for (const space of distinct) {
        const parts = space.split('.');
        let same = 0;
        while (same < prefix.length && prefix[same] === parts[same])
            same++;
        prefix = prefix.slice(0, same);
    }
    return prefix.length ? prefix.join('.') + '.' : '';
}

export function isUnder(node, ancestor) {
    for (let current = node; current; current = current.parent)
        if (current === ancestor)
            return true;
    return false;
}

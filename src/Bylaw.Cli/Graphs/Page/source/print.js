// On paper: the whole drawing, and below it what the red lines stand for.
import { findingsOf } from './visible.js';
import { breakable, count, element } from './text.js';

const MOST = 500;

export function printing({ section, camera, current }) {
    addEventListener('beforeprint', () => {
        const { graph, state } = current();
        camera.showAll(8);
        const filters = [state.rule && `rule ${state.rule}`, state.project && `project ${state.project}`, state.only && 'violations only'].filter(Boolean);
        const findings = [...graph.byKey.values()].flatMap(edge => edge.edges.flatMap(pair => findingsOf(pair, state).map(finding => ({ pair, finding }))));
        section.replaceChildren(...[
            filters.length ? element('p', {}, `Shown: ${filters.join(', ')}.`) : undefined,
            findings.length ? element('h2', {}, count(findings.length, 'finding')) : undefined,
            findings.length ? element('table', {},
                element('thead', {}, element('tr', {}, ...['Where', 'Who uses whom', 'Rule', 'What'].map(text => element('th', { scope: 'col' }, text)))),
                element('tbody', {}, ...findings.slice(0, MOST).map(({ pair, finding }) => element('tr', {},
                    element('td', {}, ...breakable(finding.place ? `${finding.place.path}:${finding.place.line}` : '')),
                    element('td', {}, `${pair.source.name} → ${pair.target.name}`),
                    element('td', {}, `${finding.id} ${finding.rule ?? ''}`),
                    element('td', {}, finding.message, finding.place?.excerpt ? element('code', { class: 'excerpt' }, finding.place.excerpt) : undefined))))) : undefined,
            findings.length > MOST ? element('p', {}, `and ${count(findings.length - MOST, 'further finding')}`) : undefined,
        ].filter(Boolean));
    });
    addEventListener('afterprint', () => {
        section.replaceChildren();
        camera.release();
    });
}

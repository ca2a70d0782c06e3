// The search field with its list of matches.
import { element } from './text.js';

const MOST = 40;

export class Search {
    constructor(input, list, model, { changed, chosen }) {
        Object.assign(this, { input, list, changed, chosen, active: -1, found: [] });
        this.nodes = [...model.bands, ...model.groups, ...model.types].map(node => ({ node, text: node.full.toLowerCase(), name: node.name.toLowerCase() }));
        input.addEventListener('input', () => {
            changed(input.value);
            this.open();
        });
        input.addEventListener('focus', () => this.open());
        input.addEventListener('blur', () => this.close());
        input.addEventListener('keydown', event => this.key(event));
        list.addEventListener('pointerdown', event => {
            event.preventDefault();
            const option = event.target.closest('li[data-index]');
            if (option)
                this.choose(Number(option.dataset.index));
        });
    }

    find(query) {
        const words = query.toLowerCase().trim().split(/\s+/).filter(Boolean);
        if (words.length === 0)
            return [];
        const whole = words.join(' ');
        return this.nodes
            .filter(entry => words.every(word => entry.text.includes(word)))
            .map(entry => ({ ...entry, weight: entry.name === whole ? 0 : entry.name.startsWith(whole) ? 1 : entry.name.includes(words[0]) ? 2 : 3 }))
            .sort((one, other) => one.weight - other.weight || one.name.length - other.name.length || (one.text < other.text ? -1 : 1))
            .map(entry => entry.node);
    }

    open() {
        const all = this.find(this.input.value);
        this.found = all.slice(0, MOST);
        this.active = this.found.length ? 0 : -1;
        this.list.replaceChildren(
            ...this.found.map((node, index) => element('li', { role: 'option', id: `match-${index}`, 'data-index': index, 'aria-selected': index === 0 },
                element('b', {}, node.kind === 'group' ? node.full : node.name), element('span', {}, { band: 'layer', group: `namespace, ${node.band.name}`, type: `${node.group?.name}, ${node.band?.name}` }[node.kind]))),
            ...(all.length > MOST ? [element('li', { class: 'note' }, `and ${(all.length - MOST).toLocaleString('en')} more`)] : []),
            ...(all.length === 0 && this.input.value.trim() ? [element('li', { class: 'note' }, 'no match')] : []));
        this.list.hidden = this.list.children.length === 0;
        this.input.setAttribute('aria-expanded', !this.list.hidden);
        this.point();
    }

    close() {
        this.list.hidden = true;
        this.input.setAttribute('aria-expanded', 'false');
        this.input.removeAttribute('aria-activedescendant');
    }

    point() {
        [...this.list.children].forEach((option, index) => option.hasAttribute('data-index') && option.setAttribute('aria-selected', index === this.active));
        if (this.active < 0)
            this.input.removeAttribute('aria-activedescendant');
        else
            this.input.setAttribute('aria-activedescendant', `match-${this.active}`);
        this.list.children[this.active]?.scrollIntoView({ block: 'nearest' });
    }

    choose(index) {
        this.close();
        this.chosen(this.found[index]);
    }

    key(event) {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (this.list.hidden)
                this.open();
            else if (this.found.length)
                this.active = (this.active + (event.key === 'ArrowDown' ? 1 : this.found.length - 1)) % this.found.length;
            this.point();
        } else if (event.key === 'Enter' && this.active >= 0 && !this.list.hidden) {
            event.preventDefault();
            this.choose(this.active);
        } else if (event.key === 'Escape') {
            if (!this.list.hidden)
                this.close();
            else {
                this.input.value = '';
                this.changed('');
            }
            event.stopPropagation();
        }
    }
}

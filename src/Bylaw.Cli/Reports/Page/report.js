'use strict';
(() => {
  const form = document.getElementById('filter');
  const items = [...document.querySelectorAll('li[data-level]')];
  // What the code suppresses is filtered too, but is no open finding.
  const open = document.querySelectorAll('#findings li').length;
  const files = [...document.querySelectorAll('details[data-file]')];
  const texts = new Map(items.map(item => [item, item.textContent.toLowerCase()]));

  const has = (item, name, value) => value === '' || item.dataset[name].split(' ').includes(value);

  function apply() {
    const wanted = form.elements;
    const text = wanted.text.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits = has(item, 'level', wanted.level.value) && has(item, 'rule', wanted.rule.value)
        && has(item, 'project', wanted.project.value) && (text === '' || texts.get(item).includes(text));
      item.hidden = !fits;
      if (fits && item.closest('#findings')) shown++;
    }
    for (const file of files) file.hidden = !file.querySelector('li:not([hidden])');
    wanted.shown.value = shown === open ? `${shown} shown` : `${shown} of ${open} shown`;
  }

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', event => event.preventDefault());
  // A page that is printed shows what is folded away too, where it is not filtered out.
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(details => { details.open = true; }));
  apply();
})();

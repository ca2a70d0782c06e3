// Light, dark, or what the system has.

const NAMES = { '': 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };
const KEY = 'bylaw-theme';

export function theme(button) {
    let current = '';
    // A page from the disk may be denied a memory.
    try {
        current = localStorage.getItem(KEY) ?? '';
    } catch { }
    if (!(current in NAMES))
        current = '';
    apply();
    button.addEventListener('click', () => {
        const dark = matchMedia('(prefers-color-scheme: dark)').matches;
        const order = dark ? ['', 'light', 'dark'] : ['', 'dark', 'light'];
        current = order[(order.indexOf(current) + 1) % 3];
        try {
            localStorage.setItem(KEY, current);
        } catch { }
        apply();
    });

    function apply() {
        if (current)
            document.documentElement.dataset.theme = current;
        else
            delete document.documentElement.dataset.theme;
        button.textContent = { '': '◐', light: '☀', dark: '☾' }[current];
        button.setAttribute('aria-label', NAMES[current]);
        button.title = NAMES[current];
    }
}

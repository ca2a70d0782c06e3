import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launch } from './browser.js';

const CONTROLLERS = 'Endpoint/Contoso.Shop.Sales.Api.Controllers', REPOSITORIES = 'Repository/Contoso.Shop.Sales.Data.Repositories';
const VIOLATION = `${CONTROLLERS}|${REPOSITORIES}`;
let browser, page;

const open = async (name, options) => page = await browser.open(name, options);

before(async () => browser = await launch());
after(() => browser.close());
// Whatever a test does, the page keeps to itself and has nothing to complain about.
afterEach(async () => {
    assert.deepEqual(page.asked.filter(url => !url.startsWith(page.address) && !url.startsWith('data:')), []);
    assert.deepEqual(page.said, []);
    await page.close();
});

for (const types of [50, 5000])
    describe(`${types} types`, () => {
        test('are drawn from the disk, at once', async () => {
            const began = performance.now();
            await open(String(types));
            assert.ok(performance.now() - began < 5000);
            assert.deepEqual(page.asked, [page.address]);
            const bands = await page.locator('#drawing .lane').count();
            assert.equal(bands, 7);
            const visible = await page.locator('#drawing .node').evaluateAll(nodes => nodes.filter(node => node.getBoundingClientRect().width > 20).length);
            assert.ok(visible >= 7 && visible < 100, `${visible} boxes`);
            assert.ok(await page.locator('#drawing .edge').count() >= 8);
        });

        test('have their layers in order', async () => {
            await open(String(types), { hash: '#open=' });
            const names = await page.locator('#drawing .node.band').evaluateAll(nodes => nodes.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top).map(node => node.dataset.key));
            assert.deepEqual(names, ['Endpoint', 'Service', 'Repository', 'Model', 'Job', '(no layer)', '(outside)']);
        });

        test('have no box over another, however far they are expanded', async () => {
            await open(String(types));
            await page.click('#level-namespaces');
            await page.locator('#drawing .node.group').first().locator('.twist').click({ force: true });
            assert.ok(await page.locator('#drawing .node.type').count() > 0);
            const over = await page.evaluate(() => {
                const boxes = [...document.querySelectorAll('#drawing .node:not(.header):not(.open) rect.frame')].map(frame => frame.getBBox());
                return boxes.filter((box, index) => boxes.some((other, at) => at > index && box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height)).length;
            });
            assert.equal(over, 0);
        });

        test('stay responsive: expand, filter and search each within a second', async () => {
            await open(String(types));
            const slow = await page.evaluate(() => {
                const times = {};
                const time = (name, action) => {
                    const began = performance.now();
                    action();
                    document.body.getBoundingClientRect();
                    times[name] = performance.now() - began;
                };
                const set = (id, value, event) => {
                    const field = document.getElementById(id);
                    field[field.type === 'checkbox' ? 'checked' : 'value'] = value;
                    field.dispatchEvent(new Event(event, { bubbles: true }));
                };
                time('namespaces', () => document.getElementById('level-namespaces').click());
                time('violations only', () => set('only', true, 'change'));
                time('all', () => set('only', false, 'change'));
                time('project', () => set('project', 'Shop.Data', 'change'));
                time('search', () => set('search', 'order', 'input'));
                return Object.entries(times).filter(([, spent]) => spent > 1000);
            });
            assert.deepEqual(slow, []);
        });
    });

describe('connections', () => {
    test('a click on one shows its findings with place and source, and its uses', async () => {
        await open('50');
        await page.clickEdge(VIOLATION);
        const panel = page.locator('#panel');
        await assertText(panel.locator('h2'), /Sales\.Api\.Controllers\s*→\s*.*Sales\.Data\.Repositories/);
        await assertText(panel.locator('.finding').first(), /BYL1001.*layering.*must not use 'InvoiceRepository'.*InvoiceController\.cs:\d+/s);
        await assertText(panel.locator('.finding .excerpt').first(), /private readonly InvoiceRepository/);
        assert.ok(await panel.locator('ul.uses li').count() > 0);
    });

    test('a click on the line itself does', async () => {
        await open('50');
        const at = await page.edge(VIOLATION).locator('.hit').evaluate(path => {
            const point = path.getPointAtLength(path.getTotalLength() * 0.62), matrix = path.getScreenCTM();
            return { x: point.x * matrix.a + matrix.e, y: point.y * matrix.d + matrix.f };
        });
        await page.mouse.click(at.x, at.y);
        assert.equal(await page.edge(VIOLATION).getAttribute('aria-pressed'), 'true');
    });

    test('one with findings is red, thicker and marked by a sign as well', async () => {
        await open('50');
        const look = key => page.edge(key).locator('path.line').evaluate(line => ({ colour: getComputedStyle(line).stroke, width: Number.parseFloat(getComputedStyle(line).strokeWidth) }));
        const bad = await look(VIOLATION), good = await look('Service/Contoso.Shop.Sales.Application.Services|Model/Contoso.Shop.Sales.Domain.Models');
        assert.equal(bad.colour, 'rgb(200, 32, 44)');
        assert.notEqual(good.colour, bad.colour);
        await assertText(page.locator(`.label[data-edge="${VIOLATION}"]`), /^✕ 1 \/ \d+$/);
    });

    test('the list beside holds them all, worst first', async () => {
        await open('5000');
        const rows = page.locator('#panel .connection');
        assert.equal(await rows.count(), 8);
        assert.match(await rows.first().textContent(), /Endpoint → Repository✕ 111/);
        await rows.first().click();
        assert.match(await page.locator('#panel').textContent(), /111 findings/);
        assert.equal(await page.locator('#panel details').count(), 100);
        await page.click('#panel .more');
        assert.equal(await page.locator('#panel details').count(), 111);
    });
});

describe('filters', () => {
    test('a rule leaves its own findings', async () => {
        await open('50');
        await page.selectOption('#rule', 'endpoint-no-db-session');
        assert.equal(await page.locator('#drawing .edge').count(), 1);
        assert.match(await page.status(), /^1 connection, 1 finding/);
        assert.match(page.url(), /rule=endpoint-no-db-session/);
    });

    test('a project leaves what its types use', async () => {
        await open('50');
        const before = await page.locator('#drawing .edge').count();
        await page.selectOption('#project', 'Shop.Data');
        const sources = await page.locator('#drawing .edge').evaluateAll(edges => [...new Set(edges.map(edge => edge.dataset.key.split('/')[0]))]);
        assert.deepEqual(sources, ['Repository']);
        assert.ok(await page.locator('#drawing .edge').count() < before);
    });

    test('violations only, and all again', async () => {
        await open('50');
        const before = await page.locator('#drawing .edge').count();
        await page.check('#only');
        assert.equal(await page.locator('#drawing .edge').count(), await page.locator('#drawing .edge.violation').count());
        await page.uncheck('#only');
        assert.equal(await page.locator('#drawing .edge').count(), before);
    });
});

describe('search', () => {
    test('finds a type in what is collapsed, and goes there', async () => {
        await open('5000');
        await page.fill('#search', 'sales2 invoicerepo');
        await assertText(page.locator('#matches li[aria-selected="true"]'), /InvoiceRepository/);
        await page.press('#search', 'Enter');
        const found = page.node('Repository/Contoso.Shop.Sales2.Data.Repositories/InvoiceRepository');
        assert.equal(await found.getAttribute('aria-pressed'), 'true');
        await assertText(page.locator('#panel h2'), /Sales2\.Data\.Repositories\.InvoiceRepository/);
        const box = await found.boundingBox();
        assert.ok(box.x > 0 && box.y > 100 && box.x + box.width < 1040 && box.y + box.height < 900 && box.height > 14, JSON.stringify(box));
        assert.ok(await found.evaluate(node => node === document.activeElement));
    });

    test('marks where matches are while one types', async () => {
        await open('50');
        await page.fill('#search', 'CustomerService');
        assert.deepEqual(await page.locator('#drawing .node.match').evaluateAll(nodes => nodes.map(node => node.dataset.key.split('/')[0])), ['Service', 'Service']);
        const list = await page.locator('#matches').boundingBox();
        assert.ok(list.x >= 0 && list.x + list.width <= 1440, JSON.stringify(list));
        await page.fill('#search', 'there is nothing like that');
        await assertText(page.locator('#matches'), /no match/);
    });
});

describe('collapse and expand', () => {
    test('by level', async () => {
        await open('50');
        await page.click('#level-layers');
        assert.equal(await page.locator('#drawing .node').count(), 7);
        await page.click('#level-types');
        assert.equal(await page.locator('#drawing .node.type').count(), 51);
        await page.click('#level-namespaces');
        assert.equal(await page.locator('#drawing .node.type').count(), 0);
    });

    test('one box by its triangle or a double click', async () => {
        await open('50');
        await page.node(CONTROLLERS).locator('.twist').click({ force: true });
        assert.equal(await page.node(CONTROLLERS).getAttribute('aria-expanded'), 'true');
        assert.equal(await page.locator('#drawing .node.type').count(), 5);
        await page.node('Service').dblclick({ force: true });
        assert.equal(await page.node('Service').getAttribute('aria-expanded'), 'false');
    });

    test('all types at once only where they are a picture', async () => {
        await open('5000');
        assert.equal(await page.getAttribute('#level-types', 'aria-disabled'), 'true');
        await page.click('#level-types', { force: true });
        assert.equal(await page.locator('#drawing .node.type').count(), 0);
        await page.selectOption('#rule', 'layering');
        assert.equal(await page.getAttribute('#level-types', 'aria-disabled'), 'false');
        await page.click('#level-types');
        assert.ok(await page.locator('#drawing .node.type').count() > 100);
    });
});

describe('deep links', () => {
    test('the address leads to the same view', async () => {
        await open('50');
        await page.selectOption('#rule', 'layering');
        await page.node(CONTROLLERS).locator('.twist').click({ force: true });
        await page.locator('#panel .connection').first().click();
        const seen = async () => ({
            boxes: await page.locator('#drawing .node').evaluateAll(nodes => nodes.map(node => node.dataset.key).sort()),
            pressed: await page.locator('#drawing [aria-pressed="true"]').getAttribute('data-key'),
            rule: await page.inputValue('#rule'),
            panel: await page.locator('#panel').textContent(),
        });
        const first = await seen(), hash = new URL(page.url()).hash;
        assert.ok(hash.length > 10);
        await page.close();
        await open('50', { hash });
        assert.deepEqual(await seen(), first);
    });

    test('one that is pasted into an open page too, and a broken one shows all', async () => {
        await open('50');
        await page.evaluate(() => location.hash = 'open=&rule=layering');
        await page.waitForFunction(() => document.querySelectorAll('#drawing .node').length === 7);
        await page.evaluate(() => location.hash = 'open=nowhere&rule=none&project=none&select=a%7Cb&x');
        await page.waitForFunction(() => document.getElementById('rule').value === '');
        assert.ok(await page.locator('#drawing .edge').count() > 5);
    });
});

describe('keyboard', () => {
    test('everything that a mouse can do', async () => {
        await open('50');
        // To the drawing by Tab alone: the skip link is the first stop.
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        const current = () => page.evaluate(() => document.activeElement.dataset.key);
        assert.equal(await current(), 'Endpoint');
        await page.keyboard.press('ArrowRight');
        const group = await current();
        assert.match(group, /^Endpoint\//);
        await page.keyboard.press(' ');
        assert.equal(await page.node(group).getAttribute('aria-expanded'), 'true');
        assert.equal(await current(), group);
        await page.keyboard.press(' ');
        assert.equal(await page.node(group).getAttribute('aria-expanded'), 'false');
        await page.keyboard.press('ArrowDown');
        assert.match(await current(), /^Service/);
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('e');
        const edge = await current();
        assert.match(edge, /\|/);
        await page.keyboard.press('ArrowRight');
        assert.notEqual(await current(), edge);
        await page.keyboard.press('Enter');
        await assertText(page.locator('#panel h2'), /→/);
        await page.keyboard.press('Escape');
        assert.doesNotMatch(await current(), /\|/);
        await page.keyboard.press('Escape');
        await assertText(page.locator('#panel h2'), /^Connections$/);
        await page.keyboard.press('/');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    });

    test('the list by Tab, and back', async () => {
        await open('50');
        await page.locator('#panel .connection').first().focus();
        await page.keyboard.press('Enter');
        assert.ok(await page.evaluate(() => document.activeElement.classList.contains('back')));
        await page.keyboard.press('Enter');
        assert.ok(await page.evaluate(() => document.activeElement.classList.contains('connection')));
    });

    test('the focus is always seen', async () => {
        await open('50');
        const stops = await page.evaluate(() => [...document.querySelectorAll('button, input, select, summary, #drawing [tabindex="0"]')].filter(stop => stop.checkVisibility()).length);
        for (let stop = 0; stop < Math.min(stops, 24); stop++) {
            await page.keyboard.press('Tab');
            const seen = await page.evaluate(() => {
                const element = document.activeElement, style = getComputedStyle(element);
                const frame = element.querySelector?.('.frame');
                return { what: element.outerHTML.slice(0, 80), is: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 || frame !== null && frame !== undefined && Number.parseFloat(getComputedStyle(frame).strokeWidth) >= 4 };
            });
            assert.ok(seen.is, seen.what);
        }
    });

    test('zoom, and the help', async () => {
        await open('50');
        await page.node('Endpoint').focus();
        const before = await page.getAttribute('#drawing', 'viewBox');
        await page.keyboard.press('+');
        assert.notEqual(await page.getAttribute('#drawing', 'viewBox'), before);
        await page.keyboard.press('0');
        assert.equal(await page.getAttribute('#drawing', 'viewBox'), before);
        await page.click('#help');
        assert.ok(await page.locator('#keys').isVisible());
        await page.keyboard.press('Escape');
        assert.ok(!await page.locator('#keys').isVisible());
    });
});

describe('accessibility', () => {
    test('everything that is operated has a name', async () => {
        await open('50');
        const unnamed = await page.evaluate(() => [...document.querySelectorAll('button, input, select, [role="button"]')].filter(element =>
            !(element.getAttribute('aria-label') || element.textContent.trim() || element.labels?.length)).map(element => element.outerHTML.slice(0, 100)));
        assert.deepEqual(unnamed, []);
        assert.match(await page.node(CONTROLLERS).getAttribute('aria-label'), /^Namespace Contoso\.Shop\.Sales\.Api\.Controllers, 5 types, \d findings?$/);
        assert.match(await page.edge(VIOLATION).getAttribute('aria-label'), /^Sales\.Api\.Controllers to Sales\.Data\.Repositories: 2 uses, 1 finding$/);
    });

    for (const scheme of ['light', 'dark'])
        test(`text has contrast enough, ${scheme}`, async () => {
            await open('50', { scheme, hash: `#select=${encodeURIComponent(VIOLATION)}` });
            const low = await page.evaluate(() => {
                const style = getComputedStyle(document.documentElement);
                const light = name => {
                    const probe = document.createElement('i');
                    probe.style.color = style.getPropertyValue(name);
                    document.body.append(probe);
                    const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                    probe.remove();
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const contrast = (text, ground) => (Math.max(light(text), light(ground)) + 0.05) / (Math.min(light(text), light(ground)) + 0.05);
                return [['--text', '--page'], ['--text', '--box'], ['--soft', '--raised'], ['--soft', '--ground'], ['--soft', '--box'], ['--soft', '--open'], ['--bad', '--bad-ground'], ['--bad', '--raised'], ['--mild', '--raised'], ['--accent', '--raised'], ['--accent', '--accent-ground'], ['--text', '--accent-ground'], ['--soft', '--code']]
                    .map(([text, ground]) => [text, ground, contrast(text, ground)]).filter(([, , ratio]) => ratio < 4.5);
            });
            assert.deepEqual(low, []);
        });
});

describe('theme', () => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

    test('as the system has it, and by the button', async () => {
        await open('50', { scheme: 'dark' });
        assert.equal(await ground(), 'rgb(14, 17, 22)');
        await page.click('#theme');
        assert.equal(await ground(), 'rgb(255, 255, 255)');
        await page.click('#theme');
        assert.equal(await ground(), 'rgb(14, 17, 22)');
        await page.click('#theme');
        await page.emulateMedia({ colorScheme: 'light' });
        assert.equal(await ground(), 'rgb(255, 255, 255)');
    });
});

describe('print', () => {
    test('has the whole drawing and the findings, in light colours, and nothing to operate', async () => {
        await open('50', { scheme: 'dark' });
        const pdf = await page.pdf({ preferCSSPageSize: true });
        assert.ok(pdf.length > 10_000);
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        assert.equal(await page.locator('#print tbody tr').count(), 3);
        await assertText(page.locator('#print'), /InvoiceController\.cs:\d+.*BYL1001 layering.*private readonly/s);
        assert.ok(!await page.locator('.tools').isVisible() && !await page.locator('#panel').isVisible());
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
        const cut = await page.evaluate(() => {
            const frame = document.getElementById('drawing').getBoundingClientRect();
            return [...document.querySelectorAll('#drawing .node')].filter(node => {
                const box = node.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
            }).length;
        });
        assert.equal(cut, 0);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        assert.equal(await page.locator('#print').evaluate(section => section.children.length), 0);
    });
});

describe('security', () => {
    test('names and source are text, whatever they hold', async () => {
        await open('nasty');
        await page.locator('#panel .connection').first().click();
        assert.match(await page.locator('#panel').textContent(), /<\/script><img src=x onerror=alert\(1\)>/);
        assert.equal(await page.locator('img').count(), 0);
        assert.match(await page.title(), /<img/);
    });

    test('nothing gets out, even if a script tried', async () => {
        await open('50');
        const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
        assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/);
        const outcome = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'sent', error => error.message));
        assert.notEqual(outcome, 'sent');
        const refused = page.said.splice(0);
        assert.ok(refused.some(message => /Content Security Policy/.test(message)), refused.join());
        assert.deepEqual(page.asked.filter(url => url.startsWith('http')), []);
    });
});

async function assertText(locator, pattern) {
    assert.match(await locator.textContent(), pattern);
}

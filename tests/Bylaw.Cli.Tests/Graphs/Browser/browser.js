// A Chromium of its own for each file of tests, and the pages that HtmlGraphTests has written (dotnet test comes first).
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const PAGES = resolve(import.meta.dirname, process.env.BYLAW_GRAPH_PAGES ?? '../../bin/Debug/net10.0/graph-pages');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** `fresh` opens a page; it fails the test at its end if the page has asked for anything or told of an error. */
export async function launch() {
    if (!existsSync(CHROMIUM))
        throw new Error(`${CHROMIUM}: there is no browser; install chromium, or name one in CHROMIUM.`);
    const profile = await mkdtemp(join(tmpdir(), 'bylaw-browser-'));
    const browser = await chromium.launchPersistentContext(profile, {
        executablePath: CHROMIUM,
        headless: true,
        viewport: { width: 1440, height: 900 },
        args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    return { open: (name, options) => open(browser, name, options), close: async () => {
        await browser.close();
        await rm(profile, { recursive: true, force: true });
    } };
}

async function open(browser, name, { hash = '', scheme = 'light' } = {}) {
    const file = join(PAGES, name + '.html');
    if (!existsSync(file))
        throw new Error(`${file}: there is no such page; run dotnet test tests/Bylaw.Cli.Tests with Node.js installed.`);
    const page = await browser.newPage();
    const asked = [], said = [];
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => said.push(error.stack));
    await page.emulateMedia({ colorScheme: scheme });
    const address = pathToFileURL(file).href;
    await page.goto(address + hash);
    await page.waitForSelector('html[data-ready]');
    return Object.assign(page, {
        address,
        asked,
        said,
        node: key => page.locator(`#drawing .node[data-key="${key}"]`),
        edge: key => page.locator(`#drawing .edge[data-key="${key}"]`),
        status: () => page.locator('#status').textContent(),
        /** In the middle of a line no other may lie over it: the label is what one clicks. */
        clickEdge: key => page.locator(`#drawing .label[data-edge="${key}"]`).dispatchEvent('click', { bubbles: true }),
    });
}

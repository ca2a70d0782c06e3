// Puts template, styles and scripts into one page: node build.mjs <file to write>
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? resolve(here, '../../obj/page/page.html'));

async function bundle(entry) {
    const result = await build({
        entryPoints: [resolve(here, 'source', entry)],
        absWorkingDir: here,
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: ['es2022'],
        charset: 'utf8',
        legalComments: 'none',
        logLevel: 'warning',
    });
    // An element ends where its end tag stands, in a string of the script too.
    return result.outputFiles[0].text.trim().replaceAll('</', '<\\/');
}

const notice = (await readFile(resolve(here, 'node_modules/@dagrejs/dagre/LICENSE'), 'utf8')).trim();
const script = `/* The layout is done by dagre (https://github.com/dagrejs/dagre):\n${notice.replaceAll('*/', '* /')}\n*/\n${await bundle('main.js')}`;
const style = await bundle('style.css');
const hash = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const template = await readFile(resolve(here, 'source/page.html'), 'utf8');
const parts = { 'script-hash': hash(script), 'style-hash': hash(style), script, style };
const page = template.replace(/\{\{(script-hash|style-hash|script|style)\}\}/g, (_, name) => parts[name]);

// Written beside and renamed, so that a build that is stopped leaves no half page.
await mkdir(dirname(output), { recursive: true });
await writeFile(output + '.tmp', page);
await rename(output + '.tmp', output);

// Bundles style sheets, fonts, script, mark and the manual's pictures into OUTDIR, each under a name with a hash of what it
// holds, and writes assets.cpp, which puts them into the program (src/platform/http/assets.hpp).
//   node web/bundle.mjs OUTDIR
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const web = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(web, 'dist'));
const types = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** What is built in, by name: { name, path, file, type, bytes, gzipped }. */
const assets = [];

async function add(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(name);
  const file = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  const gzipped = ['.woff2', '.png'].includes(extension) ? null : gzipSync(bytes, { level: 9 });
  await writeFile(join(out, file), bytes);
  if (gzipped) await writeFile(join(out, file + '.gz'), gzipped);
  assets.push({ name, path: '/assets/' + file, file, type: types[extension], bytes, gzipped });
  return '/assets/' + file;
}

/** Bundles and minifies one entry; the files that it names in url() come as files of their own. */
async function bundle(entry) {
  const result = await build({
    entryPoints: [join(web, entry)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    target: ['chrome120', 'firefox120', 'safari17.4'],
    loader: { '.woff2': 'file' },
    assetNames: '[name]',
    outdir: out,
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  let text = '';
  const files = new Map();
  for (const file of result.outputFiles)
    if (file.path.endsWith('.woff2')) files.set(file.path, Buffer.from(file.contents));
    else text = file.text;
  return { text, files };
}

/** Leaves out custom properties that nothing asks for: the package defines 900, we use a tenth. */
function withoutUnused(css) {
  const declaration = /(--[\w-]+):(?:"[^"]*"|'[^']*'|url\([^)]*\)|[^;{}"'])*;?/g;
  for (;;) {
    const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
    const kept = css.replace(declaration, (whole, name) => (used.has(name) ? whole : ''));
    if (kept === css) return css;
    css = kept;
  }
}

/** The value of every custom property put where it is asked for, and the properties left out. */
function withoutVariables(css) {
  const known = new Map([...css.matchAll(/(--[\w-]+):([^;{}]+)/g)].map((match) => [match[1], match[2]]));
  const value = (name, fallback, depth = 0) => {
    const text = known.get(name) ?? fallback ?? 'inherit';
    return depth > 8 ? 'inherit' : put(text, depth + 1);
  };
  const put = (text, depth) =>
    text.replace(/var\((--[\w-]+)(?:,([^()]*))?\)/g, (whole, name, fallback) => value(name, fallback, depth));
  return put(css.replace(/--[\w-]+:[^;{}]+;?/g, ''), 0);
}

/** "margin-inline-start" as "margin-left": pages of paper are written from left to right here. */
function withoutLogicalSides(css) {
  const sides = { 'inline-start': 'left', 'inline-end': 'right', 'block-start': 'top', 'block-end': 'bottom' };
  return css
    .replace(/([{;])(margin|padding|border|inset)-(inline|block)-(start|end)/g,
      (whole, before, property, axis, end) =>
        before + (property === 'inset' ? '' : property + '-') + sides[`${axis}-${end}`])
    .replace(/([{;])(margin|padding)-(inline|block):([^;}\s]+)(?:\s+([^;}]+))?/g,
      (whole, before, property, axis, one, other) =>
        `${before}${property}-${sides[axis + '-start']}:${one};${property}-${sides[axis + '-end']}:${other ?? one}`)
    .replace(/([{;])border-(inline|block):([^;}]+)/g, (whole, before, axis, value) =>
      `${before}border-${sides[axis + '-start']}:${value};border-${sides[axis + '-end']}:${value}`)
    .replace(/text-align:start/g, 'text-align:left')
    .replace(/text-align:end/g, 'text-align:right');
}

/** For WeasyPrint, which prints in light only and knows neither light-dark(), clamp(), variables in
    shorthands nor logical sides. */
function forPrint(css) {
  const light = css
    .replace(/light-dark\(((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)/g, '$1')
    .replace(/clamp\(([^,]+),[^()]+\)/g, '$1');
  return withoutLogicalSides(withoutVariables(light));
}

async function addStyle(name, css, files) {
  for (const [path, bytes] of files) {
    const font = path.slice(path.lastIndexOf('/') + 1);
    if (!css.includes(`./${font}`)) continue;
    const known = assets.find((asset) => asset.name === font);
    css = css.replaceAll(`./${font}`, known ? known.path : await add(font, bytes));
  }
  return add(name, Buffer.from(css));
}

/** One C++ file that takes the bytes in by .incbin: no compiler has to read them. */
function assetsSource() {
  const symbol = (index, part) => `radslag_asset_${index}_${part}`;
  const take = (index, part, file) =>
    `    ".global ${symbol(index, part)}\\n${symbol(index, part)}: .incbin \\"${join(out, file)}\\"\\n"\n`;
  const view = (index, part, bytes) =>
    bytes ? `{${symbol(index, part)}, ${bytes.length}}` : '{}';
  let bytes = '', names = '', rows = '';
  assets.forEach((asset, index) => {
    bytes += take(index, 'plain', asset.file);
    names += `extern const char ${symbol(index, 'plain')}[];\n`;
    if (asset.gzipped) {
      bytes += take(index, 'gzipped', asset.file + '.gz');
      names += `extern const char ${symbol(index, 'gzipped')}[];\n`;
    }
    rows += `        {"${asset.name}", "${asset.path}", "${asset.type}",\n` +
      `         ${view(index, 'plain', asset.bytes)}, ${view(index, 'gzipped', asset.gzipped)}},\n`;
  });
  return `// Made by web/bundle.mjs.\n#include "platform/http/assets.hpp"\n\n` +
    `asm(".section .rodata\\n"\n${bytes}    ".text\\n");\n\nextern "C" {\n${names}}\n\n` +
    `namespace radslag::http {\n\nstd::span<const Asset> assets() {\n` +
    `    static const Asset all[] = {\n${rows}    };\n    return all;\n}\n\n} // namespace radslag::http\n`;
}

await mkdir(out, { recursive: true });
const style = await bundle('radslag.css');
await addStyle('radslag.css', withoutUnused(style.text), style.files);
const print = await bundle('print.css');
await addStyle('print.css', forPrint(print.text), print.files);
await add('radslag.js', Buffer.from((await bundle('radslag.js')).text));
await add('review.js', Buffer.from((await bundle('review.js')).text));
await add('writing.js', Buffer.from((await bundle('writing.js')).text));
await add('verify.js', Buffer.from((await bundle('verify.js')).text));
await add('mark.svg', await readFile(join(web, 'mark.svg')));
const pictures = join(web, '../docs/manual/pictures');
for (const name of (await readdir(pictures)).sort()) await add(name, await readFile(join(pictures, name)));
assets.sort((one, other) => (one.path < other.path ? -1 : 1));
await writeFile(join(out, 'assets.cpp'), assetsSource());

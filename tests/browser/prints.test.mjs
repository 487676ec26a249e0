// Every kind of page as a reader prints it: what belongs to the screen alone is gone, what stands on the
// page is there, typed values too, and no heading ends a sheet alone. RADSLAG_SCREENS=DIR keeps the PDFs
// and a picture of each sheet, to be looked at.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { walkDemonstration } from './kinds.mjs';

const screens = process.env.RADSLAG_SCREENS;
/** In English these; the long run prints all in both languages. */
const inEnglish = process.env.RADSLAG_LONG ? /./ : /^\/(|meetings|meetings\/\{id\}|meetings\/\{id\}\/edit|matters\/\{id\}|people\/\{id\}|regions|imports\/\{id\})$/;

let register;
let browser;
let state;
let kinds;
let folder;

before(async () => {
  folder = screens ?? mkdtempSync(join(tmpdir(), 'radslag-prints-'));
  ({ register, browser, kinds, state } = await walkDemonstration());
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
  if (!screens) rmSync(folder, { recursive: true, force: true });
});

const words = (text) => text.replace(/\s+/g, ' ').trim();

/** What the page shows on paper, and what of the screen is still there. */
const onPaper = (page) =>
  page.evaluate(() => {
    const seen = (element) => element.checkVisibility();
    const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
    const main = document.querySelector('main');
    return {
      left: [...document.querySelectorAll('nav, button, .ds-button, .skip, .tools, input[type=file], .hints')].filter(seen).map(text),
      heading: text(document.querySelector('h1')),
      headings: [...main.querySelectorAll('h2, h3, h4')].filter(seen).map(text).filter(Boolean),
      values: [...main.querySelectorAll('.record-form input:not([type=hidden], [type=radio], [type=checkbox]), .record-form textarea')].filter(seen).map((field) => field.value).filter(Boolean),
      fields: [...main.querySelectorAll('.record-form label, .record-form legend')].filter(seen).map(text),
      rows: [...main.querySelectorAll('tr, .turn')].filter((row) => getComputedStyle(row).breakInside !== 'avoid').length,
      wide: [...main.querySelectorAll('table')].filter((table) => seen(table) && table.getBoundingClientRect().right > main.getBoundingClientRect().right + 1).length,
      scheme: getComputedStyle(document.body).backgroundColor,
    };
  });

/** The sheets of a PDF as lines of text, without what stands in the margin. */
function sheetsOf(pdf) {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    .split('\f').slice(0, -1)
    .map((sheet) => sheet.split('\n').map(words).filter((line) => line && !/^Rådslag \d+ \(\d+\)$/.test(line)));
}

async function faultsOf(page, route, language) {
  const name = `${route.slice(1).replaceAll('/', '-').replace(/[{}]/g, '') || 'start'}-${language}`;
  const address = kinds.get(route);
  await page.goto(`${register.address}${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
  await page.evaluate(() => document.fonts.ready);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 643, height: 900 }); // A4 within its margins
  const shown = await onPaper(page);
  const pdf = join(folder, name + '.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  await page.emulateMedia({ media: null, colorScheme: null });
  if (screens) execFileSync('pdftoppm', ['-r', '60', '-l', '6', '-png', pdf, join(folder, name)]);
  const sheets = sheetsOf(pdf);
  const plain = (text) => text.replace(/[\s\u00ad]/g, ''); // where a line breaks is the printer's matter
  const all = plain(sheets.flat().join(' '));
  const faults = [];
  const fault = (words) => faults.push(`${name}: ${words}`);
  if (shown.left.length) fault(`still shows ${shown.left.slice(0, 3).join(', ')}`);
  if (!all.includes(plain(shown.heading))) fault(`has lost its heading ${shown.heading}`);
  if (shown.rows) fault(`${shown.rows} rows may be cut`);
  if (shown.wide) fault('a table is wider than the sheet');
  if (shown.scheme !== 'rgb(255, 255, 255)') fault(`is printed on ${shown.scheme}`);
  for (const value of shown.values) if (!all.includes(plain(value).slice(0, 30))) fault(`has lost the value ${value}`);
  if (/\/(new|edit)$/.test(route) && !shown.fields.length) fault('has lost its fields');
  for (const sheet of sheets.slice(0, -1))
    if (shown.headings.includes(sheet.at(-1))) fault(`the heading ${sheet.at(-1)} ends a sheet`);
  if (sheets.some((sheet) => sheet.length === 0)) fault('has an empty sheet');
  return faults;
}

describe('every kind of page', () => {
  for (const language of ['sv', 'en'])
    test(`is printed whole, in ${language}`, async () => {
      const context = await browser.newContext({ storageState: state });
      const page = await context.newPage();
      const faults = [];
      let printed = 0;
      for (const route of kinds.keys()) {
        if (language === 'en' && !inEnglish.test(route)) continue;
        faults.push(...(await faultsOf(page, route, language)));
        ++printed;
      }
      console.log(`    ${printed} kinds of pages printed in ${language}`);
      assert.ok(printed > 7);
      assert.deepEqual(faults, []);
      await context.close();
    });
});

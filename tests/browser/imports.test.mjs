// Documents brought in and reviewed in a real browser: by keyboard alone, left and come back to,
// and with a long document in which nothing may stall or jump. RADSLAG_SCREENS=DIR keeps pictures.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { enter, skipMenu } from './keyboard.mjs';
import { startRegister } from './register.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screens = process.env.RADSLAG_SCREENS;
const source = process.env.RADSLAG_SOURCE;

const notes = (day, body = 'Forum för lokala vägar') => `Minnesanteckningar - ${body}, ${day}

Deltagare:

- Greta Sundkvist, Region Halland
- Ivar Ljungdahl, Länsstyrelsen Kalmar

Ordförande: Greta Sundkvist

1. Vägarnas skick - *information*

*Ivar Ljungdahl*, *Länsstyrelsen Kalmar* inleder och berättar om mätningarna.

- Grusvägarna har mätts i åtta kommuner under hösten.

Diskussion:

- *Greta Sundkvist* undrar hur mätningarna ska användas i planen.

Notera:

- *Ivar Ljungdahl* skickar ut mätningarna senast den 2 maj 2023.

2. Ärende dnr N2022/01234/RTS - *dialog*

- *Greta Sundkvist* redogör för ärendet.
`;

let register;
let browser;

async function signedIn(options = {}) {
  const context = await browser.newContext({ locale: 'sv-SE', ...options });
  const page = await context.newPage();
  await page.goto(register.link('a@example.org'));
  await page.goto(register.address + '/imports?lang=sv');
  return page;
}

/** Writes the files, sends them, and waits until all are read. */
async function bringIn(page, files) {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(register.folder, name);
    writeFileSync(path, content);
    return path;
  });
  await page.goto(register.address + '/imports');
  await page.getByLabel('Filer', { exact: true }).setInputFiles(paths);
  await page.getByRole('button', { name: 'Läs filerna' }).click();
  await page.waitForURL(/\/imports\/sent\//);
  await page.locator('[data-refresh=no]').waitFor();
}

async function openReview(page, row) {
  await page.locator('main tr', { hasText: row }).getByRole('link', { name: 'Granska' }).click();
  await page.waitForURL(/\/imports\/[a-z2-7]{13}$/);
}

/** Presses J (or K) until the fact that has the focus says the words. */
async function walkTo(page, words, key = 'j') {
  for (let i = 0; i < 80; ++i) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => document.activeElement.closest('.prop')?.textContent ?? '');
    if (focused.includes(words)) return;
  }
  assert.fail(`no fact says ${words}`);
}

const left = (page) => page.locator('#counts div', { hasText: 'kvar' }).locator('dd').textContent().then(Number);

before(async () => {
  register = await startRegister([]);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('somebody who brings documents in', () => {
  test('sends three files and is told what is wrong with one', async () => {
    const page = await signedIn();
    await bringIn(page, { 'vägar.txt': notes('14 mars 2023'), 'broar.txt': notes('15 mars 2023'), 'tom.txt': '' });
    await assert.doesNotReject(page.locator('tr', { hasText: 'tom.txt' }).getByText('är tom').waitFor({ timeout: 2000 }));
    assert.equal(await page.getByRole('link', { name: 'Granska' }).count(), 2);
    await page.context().close();
  });

  test('is told when the very same file comes twice', async () => {
    const page = await signedIn();
    await bringIn(page, { 'vägar igen.txt': notes('14 mars 2023') });
    await page.getByText('Just den här filen finns redan').waitFor({ timeout: 2000 });
    await page.context().close();
  });

  test('reviews by keyboard alone, leaves, comes back and takes in', async () => {
    const page = await signedIn();
    await skipMenu(page);
    await enter(page, page.getByRole('link', { name: 'vägar.txt' }));
    await page.waitForURL(/\/imports\/[a-z2-7]{13}$/);
    await page.locator('.prop').first().waitFor();
    const all = await left(page);
    assert.ok(all > 10, `${all} facts`);

    await page.keyboard.press('j');
    await page.keyboard.press('g');
    await page.keyboard.press('g');
    await walkTo(page, 'hur mätningarna ska användas');
    await page.keyboard.press('c');
    await page.waitForFunction(() => document.activeElement.matches('.edit input'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Ivar Ljungdahl');
    await page.keyboard.press('Enter');
    await page.locator('.use.partly', { hasText: 'Ändrat av' }).waitFor();
    await walkTo(page, 'Grusvägarna', 'k');
    await page.keyboard.press('r');
    await page.locator('.use.notused').waitFor();

    await page.goto(register.address + '/meetings');
    await page.goBack();
    await page.reload();
    assert.equal(await left(page), all - 4, 'what was decided is kept');
    assert.equal(await page.locator('.use.used').count(), 2);

    await page.keyboard.press('t');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/meetings\/[a-z2-7]{13}$/);
    const text = await page.locator('main').textContent();
    assert.match(text, /Ivar Ljungdahl[^.]*undrar hur mätningarna|undrar hur mätningarna/);
    assert.doesNotMatch(text, /Grusvägarna/);
    await page.context().close();
  });

  test('can switch the keys off, and they stay off', async () => {
    const page = await signedIn();
    await page.getByRole('link', { name: 'broar.txt' }).click();
    await page.locator('.prop').first().waitFor();
    await page.getByLabel('Snabbtangenter på').uncheck();
    await page.locator('.prop').first().focus();
    await page.keyboard.press('g');
    await page.reload();
    assert.equal(await page.getByLabel('Snabbtangenter på').isChecked(), false);
    assert.equal(await page.locator('.use.used').count(), 0);
    await page.context().close();
  });

  test('finds the pages accessible in both languages, wide and narrow, light and dark', async () => {
    const faults = [];
    for (const [language, width, colorScheme] of [['sv', 1280, 'light'], ['en', 360, 'light'], ['sv', 360, 'dark'], ['en', 1280, 'dark']]) {
      const page = await signedIn({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const review = await page.getByRole('link', { name: 'broar.txt' }).getAttribute('href');
      for (const [name, path] of [['imports', '/imports'], ['review', review]]) {
        await page.goto(register.address + path + '?lang=' + language);
        faults.push(...(await faultsOf(page, `${name} ${language} ${width}`)));
        if (screens) await page.screenshot({ path: join(screens, `${name}-${language}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  });
});

/** What axe finds on the page, and how far it scrolls sideways, as sentences. */
async function faultsOf(page, name) {
  const faults = [];
  const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  if (overflow > 0) faults.push(`${name} scrolls ${overflow} px sideways`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return [...faults, ...violations.map((v) => `${name}: ${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`)];
}

describe('somebody who brings in a new version of a known meeting', () => {
  const known = notes('20 mars 2023');
  const newer = known
    .replace('åtta kommuner', 'tolv kommuner')
    .replace('- *Greta Sundkvist* undrar', '- *Ivar Ljungdahl* undrar')
    .replace('\nNotera:', '- *Greta Sundkvist* vill se broarna också.\n\nNotera:');

  test('takes difference by difference by keyboard, leaves and comes back, and the rest stays', async () => {
    const page = await signedIn();
    await bringIn(page, { 'vägar 1.txt': known });
    await openReview(page, 'vägar 1.txt');
    await page.getByRole('button', { name: 'Ta in dokumentet' }).click();
    await page.waitForURL(/\/meetings\/[a-z2-7]{13}$/);
    await bringIn(page, { 'vägar 2.txt': newer });
    await openReview(page, 'vägar 2.txt');
    const review = page.url();
    assert.match(await page.locator('main').textContent(), /Mötet finns redan här, med anteckningar/);
    const all = Number(await page.locator('#counts dd').first().textContent());
    assert.ok(all >= 3, `${all} differences`);
    await walkTo(page, 'vill se broarna');
    await page.keyboard.press('g');
    await page.locator('.use.used').waitFor();
    await walkTo(page, 'tolv', 'k');
    assert.deepEqual(await page.locator('.prop', { hasText: 'tolv' }).locator('mark').allTextContents(), ['åtta', 'tolv']);
    await page.keyboard.press('r');
    await page.locator('.use.notused').waitFor();

    await page.goto(register.address + '/meetings');
    await page.goto(review);
    assert.equal(await page.locator('.use.used').count(), 1, 'what was decided is kept');
    assert.equal(await page.locator('.use.notused').count(), 1);
    if (screens) await page.screenshot({ path: join(screens, 'differences-sv-1280-light.png'), fullPage: true });

    await page.keyboard.press('t');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/meetings\/[a-z2-7]{13}$/);
    const text = await page.locator('main').textContent();
    assert.match(text, /vill se broarna också/);
    assert.doesNotMatch(text, /tolv kommuner/);
    assert.match(text, /vägar 2\.txt/, 'the new version is among the documents');
    await page.context().close();
  });

  test('finds the page accessible in both languages, wide and narrow, light and dark', async () => {
    const first = await signedIn();
    await bringIn(first, { 'vägar 3.txt': newer.replace('broarna', 'färjorna') });
    await openReview(first, 'vägar 3.txt');
    const review = new URL(first.url()).pathname;
    await first.context().close();
    const faults = [];
    for (const [language, width, colorScheme] of [['sv', 1280, 'light'], ['en', 360, 'light'], ['sv', 360, 'dark'], ['en', 1280, 'dark']]) {
      const page = await signedIn({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await page.goto(register.address + review + '?lang=' + language);
      faults.push(...(await faultsOf(page, `${language} ${width} ${colorScheme}`)));
      if (screens) await page.screenshot({ path: join(screens, `differences-${language}-${width}-${colorScheme}.png`), fullPage: true });
      await page.context().close();
    }
    assert.deepEqual(faults, []);
  });
});

/** Invented notes of about so many bytes, brought in; gives the address of their review. */
async function reviewOf(page, name, bytes) {
  execFileSync('python3', [join(source, 'bench/generate_notes.py'), register.folder, '--count', '1', '--seed', String(bytes), '--size', String(bytes)]);
  const made = readdirSync(register.folder).find((file) => file.startsWith('notes-'));
  await bringIn(page, { [name]: readFileSync(join(register.folder, made)) });
  await openReview(page, name);
  return page.url();
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** Watches what moves by itself and what holds the page up, on every page from here on. */
function watch(page) {
  return page.addInitScript(() => {
    globalThis.shift = 0;
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** Milliseconds from the wish for a page to its first paint, from another page of the register. */
async function firstPaints(page, address, times = 7) {
  const paints = [];
  for (let i = 0; i < times; ++i) {
    await page.goto(register.address + '/bodies');
    await page.waitForTimeout(200);
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
  }
  return median(paints);
}

describe('a long document', () => {
  test('of 15 pages stands at once, and nothing moves', async () => {
    const page = await signedIn();
    const address = await reviewOf(page, 'femton sidor.txt', 45_000);
    const facts = await left(page);
    await watch(page);
    const plain = await firstPaints(page, register.address + '/account');
    const paint = await firstPaints(page, address);
    const shift = await page.evaluate(() => globalThis.shift);
    console.log(`    ${facts} facts: first paint ${paint.toFixed(0)} ms (of a page with one form: ${plain.toFixed(0)} ms), layout shift ${shift}`);
    assert.equal(shift, 0);
    assert.ok(paint < Math.max(1000, 5 * plain), `first paint after ${paint} ms`);
    await page.context().close();
  });

  test('of more than 400 facts is reviewed by keyboard without a stall and without a jump', async () => {
    const page = await signedIn();
    const address = await reviewOf(page, 'lång.txt', 130_000);
    await watch(page);
    await page.goto(address);
    const count = await left(page);
    assert.ok(count >= 400, `${count} facts`);
    const began = performance.now();
    await page.keyboard.press('j');
    for (let i = 0; i < count; ++i) await page.keyboard.press('g');
    const sent = (performance.now() - began) / count;
    const quarters = [];
    for (const left of [0.75, 0.5, 0.25, 0]) {
      await page.waitForFunction((most) => Number(document.querySelectorAll('#counts dd')[4].textContent) <= most, Math.floor(left * count), { timeout: 120_000 });
      quarters.push(performance.now());
    }
    const took = (quarters[3] - began) / count;
    const [second, last] = [quarters[1] - quarters[0], quarters[3] - quarters[2]];
    const { shift, longest } = await page.evaluate(() => ({ shift: globalThis.shift, longest: globalThis.longest }));
    console.log(`    ${count} facts accepted one by one: ${sent.toFixed(1)} ms a key, ${took.toFixed(1)} ms until each is kept, ${(last / second).toFixed(2)} times as long in the last quarter as in the second, longest task ${longest.toFixed(0)} ms, layout shift ${shift}`);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Ta in dokumentet', 'the last key leads to the end');
    assert.equal(shift, 0);
    assert.ok(longest < 500, `a task of ${longest} ms`);
    assert.ok(last < 3 * second, `a decision takes longer the more there are: ${second} ms, then ${last} ms`);
    await page.context().close();
  });
});

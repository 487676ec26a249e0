// Every kind of page in a real browser: both languages, wide and 360 px, light and dark; checked by
// axe, by html-validate, by keyboard and for what scrolls sideways. RADSLAG_SCREENS=DIR keeps a picture
// of each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { startRegister } from './register.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The standard's rules and those for accessibility. Our pages are written close together, so what is
    a matter of taste is left out. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // A table's frame is a region that scrolls: a div, since a section would want a heading.
  rules: { 'prefer-native-element': ['error', { exclude: ['region'] }], 'long-title': 'off', 'void-style': 'off' },
});
const screens = process.env.RADSLAG_SCREENS;

let register;
let browser;
let pages;

/** The first address on a page that fits the pattern; `row` narrows it to table rows with those words. */
async function firstLink(page, path, pattern, row) {
  await page.goto(register.address + path);
  const within = row ? page.locator('main tr', { hasText: row }) : page.locator('main');
  const links = await within.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const found = links.find((link) => pattern.test(link));
  assert.ok(found, `${path} has no link like ${pattern}`);
  return found;
}

before(async () => {
  register = await startRegister();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const meeting = await firstLink(page, '/meetings?lang=sv', /^\/meetings\/[a-z2-7]{13}$/, 'hållet');
  const planned = await firstLink(page, '/meetings?lang=sv', /^\/meetings\/[a-z2-7]{13}$/, 'planerat');
  const body = await firstLink(page, meeting, /^\/bodies\//);
  const document = await firstLink(page, meeting, /^\/documents\//);
  const person = await firstLink(page, '/people', /^\/people\/[a-z2-7]{13}$/);
  const commitment = await firstLink(page, '/commitments?which=late', /^\/commitments\/[a-z2-7]{13}$/);
  const organisation = await firstLink(page, '/organisations', /^\/organisations\/[a-z2-7]{13}$/);
  const number = await firstLink(page, '/numbers', /^\/numbers\/[a-z2-7]{13}$/);
  await page.close();
  pages = {
    start: '/', meetings: '/meetings', meeting, planned, body, plan: body + '/plan', document, people: '/people', person,
    found: '/people?name=an&sort=-name', nobody: '/people?name=zzzz', organisations: '/organisations',
    organisation, regions: '/regions', region: '/regions/w', bodies: '/bodies', matters: '/matters',
    numbers: '/numbers', number, themes: '/themes', commitments: '/commitments?which=late',
    promises: '/commitments?which=all&sort=-said',
    undated: '/commitments?which=undated', done: '/commitments?which=done', commitment,
    horizon: '/horizon', dialogue: '/dialogue', year: '/dialogue?year=' + new Date().getFullYear(),
    points: '/dialogue/points?marked=yes&led=both', answers: '/dialogue/answers?given=late',
    reviews: '/reviews', recommendations: '/recommendations?reach=only_one',
    inputsInFigures: '/dialogue/inputs', mattersInFigures: '/dialogue/matters', missing: '/meetings/aaaaaaaaaaaaa',
  };
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('every kind of page', () => {
  for (const [language, width, scheme] of [['sv', 1280, 'light'], ['en', 360, 'light'], ['sv', 360, 'dark'], ['en', 1280, 'dark']]) {
    test(`is accessible and fits: ${language}, ${width} px, ${scheme}`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
      const page = await context.newPage();
      const complaints = [];
      const faults = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      for (const [name, path] of Object.entries(pages)) {
        const response = await page.goto(register.address + path + (path.includes('?') ? '&' : '?') + 'lang=' + language);
        assert.equal(response.status(), name === 'missing' ? 404 : 200, name);
        assert.equal(await page.locator('html').getAttribute('lang'), language, name);
        assert.equal(await page.locator('h1').count(), 1, name);
        assert.equal(await page.locator('main').count(), 1, name);
        const report = await validator.validateString(await response.text());
        faults.push(...report.results.flatMap((result) => result.messages)
          .map((m) => `${name}: ${m.ruleId}: ${m.message} (${m.line}:${m.column}, ${m.selector})`));
        const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        if (overflow > 0) faults.push(`${name} scrolls ${overflow} px sideways at ${width}`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        faults.push(...violations.map((v) => `${name}: ${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`));
        if (screens) await page.screenshot({ path: join(screens, `${name}-${language}-${width}-${scheme}.png`), fullPage: true });
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(complaints.filter((text) => !text.includes('404')), []);
      await context.close();
    });
  }
});

describe('a visitor', () => {
  test('goes from the start to a meeting, a person and back, without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'sv-SE' });
    const page = await context.newPage();
    await page.goto(register.address + '/');
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Möten' }).click();
    assert.match(page.url(), /\/meetings/);
    await page.goto(register.address + pages.meeting);
    await page.locator('main a[href^="/people/"]').first().click();
    assert.match(page.url(), /\/people\//);
    await page.locator('main a[href^="/meetings/"]').first().click();
    assert.match(page.url(), /\/meetings\//);
    await context.close();
  });

  test('reaches the content by keyboard before the menu', async () => {
    const page = await browser.newPage();
    await page.goto(register.address + pages.meeting);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#content');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#content$/);
    await page.close();
  });

  test('changes language and keeps the page', async () => {
    const page = await browser.newPage();
    await page.goto(register.address + '/horizon?lang=sv');
    await page.getByRole('link', { name: 'English' }).first().click();
    assert.equal(await page.locator('h1').textContent(), 'Horizon');
    assert.match(page.url(), /\/horizon/);
    await page.close();
  });

  test('opens what became of a sentence without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(register.address + pages.meeting);
    const mark = page.locator('a.walk').first();
    const box = page.locator(await mark.getAttribute('href'));
    assert.equal(await box.isVisible(), false);
    await mark.click();
    assert.equal(await box.isVisible(), true);
    await box.locator('a.close').click();
    assert.equal(await box.isVisible(), false);
    await context.close();
  });

  test('walks from a mark in the document to its record and back', async () => {
    const page = await browser.newPage();
    await page.goto(register.address + pages.commitment);
    await page.locator('main a[href^="/documents/"]').first().click();
    const mark = page.locator('mark:target');
    assert.equal(await mark.count(), 1);
    await page.goBack();
    assert.match(page.url(), /\/commitments\//);
    await page.close();
  });

  test('hides the marks of a kind by its box', async () => {
    const page = await browser.newPage();
    await page.goto(register.address + pages.document);
    const letter = page.locator('.original .m-person > sup').first();
    assert.equal(await letter.isVisible(), true);
    await page.locator('#show-m-person').uncheck();
    assert.equal(await letter.isVisible(), false);
    await page.close();
  });

  test('sees a document at once and standing still', async () => {
    const paints = [];
    for (let i = 0; i < 3; i += 1) {
      const page = await browser.newPage();
      await page.addInitScript(() => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(register.address + pages.document);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, null, { timeout: 10_000 });
      paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
      assert.ok(await page.evaluate(() => globalThis.shift) < 0.01, 'the page moves while it loads');
      await page.close();
    }
    console.log(`    first paint of a document: ${paints.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  });

  test('chooses from a list, sorts it and pages, without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'sv-SE' });
    const page = await context.newPage();
    await page.goto(register.address + '/organisations');
    assert.match(await page.locator('.count').textContent(), /^1–25 av \d+$/);
    await page.getByRole('link', { name: 'Nästa sida' }).click();
    assert.match(page.url(), /page=2/);
    assert.match(await page.locator('.count').textContent(), /^26–/);
    await page.getByLabel('Slag', { exact: true }).selectOption('region');
    await page.getByRole('button', { name: 'Visa' }).click();
    assert.match(page.url(), /kind=region/);
    assert.doesNotMatch(page.url(), /page=/, 'a new choice begins on its first page');
    await page.getByRole('link', { name: 'Namn' }).click();
    assert.match(page.url(), /kind=region/);
    assert.match(page.url(), /sort=-name/);
    assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'descending');
    const names = await page.locator('tbody th').allTextContents();
    assert.deepEqual(names, [...names].sort(new Intl.Collator('sv').compare).reverse());
    await page.getByRole('link', { name: 'Visa alla' }).click();
    assert.doesNotMatch(page.url(), /kind=/);
    await context.close();
  });

  test('takes a list along as a file', async () => {
    const page = await browser.newPage();
    await page.goto(register.address + '/people?lang=sv');
    for (const [link, name] of [['Excel (xlsx)', 'people.xlsx'], ['CSV', 'people.csv']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
      assert.equal(download.suggestedFilename(), name);
    }
    await page.close();
  });

  test('prints a meeting without menus', async () => {
    const page = await browser.newPage();
    await page.goto(register.address + pages.meeting);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('header.top nav').isVisible(), false);
    assert.equal(await page.locator('h1').isVisible(), true);
    await page.close();
  });

  test('is not asked to trust anything but this site', async () => {
    const page = await browser.newPage();
    const others = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(register.address)) others.push(request.url());
    });
    await page.goto(register.address + pages.meeting);
    assert.deepEqual(others, []);
    await page.close();
  });
});

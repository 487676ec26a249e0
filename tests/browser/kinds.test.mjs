// One page of each kind that the program has, forms among them: the list of routes says which, so that
// a new one joins by itself. Checked by axe and html-validate, for what scrolls sideways and for what
// no language has words for. RADSLAG_SCREENS=DIR keeps a picture of each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { walkDemonstration } from './kinds.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // See pages.test.mjs.
  // A list may have a name (ARIA 1.2, list).
  rules: { 'aria-label-misuse': ['error', { allowAnyNamable: true }], 'prefer-native-element': ['error', { exclude: ['region'] }], 'long-title': 'off', 'void-style': 'off' },
});
const screens = process.env.RADSLAG_SCREENS;
/** Each language and width once; the long run puts them together every way. */
const looks = [['sv', 1280, 'light'], ['en', 360, 'dark'], ['sv', 360, 'light'], ['en', 1280, 'dark']].slice(0, process.env.RADSLAG_LONG ? 4 : 2);
let register;
let browser;
let state;
let kinds;

before(async () => {
  ({ register, browser, kinds, state } = await walkDemonstration());
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

/** All that is wrong with the page that is shown, each line beginning with its name. */
async function faultsOf(page, name, html, width) {
  const report = await validator.validateString(html);
  const faults = report.results.flatMap((result) => result.messages)
    .map((m) => `${name}: ${m.ruleId}: ${m.message} (${m.line}:${m.column}, ${m.selector})`);
  const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  if (overflow > 0) faults.push(`${name} scrolls ${overflow} px sideways at ${width}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  faults.push(...violations.map((v) => `${name}: ${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`));
  return faults;
}

describe('every kind of page, as its secretary sees it', () => {
  for (const [language, width, scheme] of looks) {
    test(`is accessible and fits: ${language}, ${width} px, ${scheme}`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true, storageState: state });
      const page = await context.newPage();
      const faults = [];
      for (const [route, path] of kinds) {
        const response = await page.goto(register.address + path + (path.includes('?') ? '&' : '?') + 'lang=' + language);
        assert.equal(response.status(), 200, route);
        assert.equal(await page.locator('h1').count(), 1, route);
        faults.push(...await faultsOf(page, route, await response.text(), width));
        if (screens) await page.screenshot({ path: join(screens, `${route.replaceAll('/', '.')}-${language}-${width}-${scheme}.png`), fullPage: true });
      }
      console.log(`    ${kinds.size} kinds of pages`);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test('says what is wrong with a form so that everybody can find it', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 900 }, bypassCSP: true, storageState: state });
    const page = await context.newPage();
    const faults = [];
    const forms = [...kinds.keys()].filter((route) => route.endsWith('/new') || route.endsWith('/edit'));
    for (const route of forms) {
      await page.goto(register.address + kinds.get(route) + '?lang=sv');
      // Too long for every field; none of it is kept.
      for (const field of await page.locator('main form').first().locator('input:not([type]), input[type=text], textarea').all())
        await field.fill('x'.repeat((await field.evaluate((it) => it.tagName)) === 'TEXTAREA' ? 30_000 : 3000));
      const [response] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === 'POST'),
        page.locator('main form button[type=submit]').first().click(),
      ]);
      assert.equal(response.status(), 422, route);
      // The browser sets the focus when it has drawn the page, which may be after it was shown.
      await page.waitForFunction(() => document.activeElement.id === 'errors', undefined, { timeout: 5000 })
        .catch(() => assert.fail(`${route}: the summary has not the focus`));
      for (const link of await page.locator('#errors a').all())
        assert.equal(await page.locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`).count(), 1, `${route}: ${await link.textContent()}`);
      faults.push(...await faultsOf(page, route, await response.text(), 360));
    }
    console.log(`    ${forms.length} forms with errors`);
    assert.deepEqual(faults, []);
    await context.close();
  });
});

// The whole chain in a browser: a sentence in imported notes is taken along, gets an owner and a
// matter, is passed on to an agency and used in a text; the region's desk tells it, and region,
// matter and the sentence itself lead there and back.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { startRegister } from './register.mjs';

const notes = `Minnesanteckningar
Forum för hållbara vägar 14 mars 2023

Närvarande: Karin Ekdal, Trafikdepartementet, ordförande; Ivar Ljungdahl, Region Dalarna

1. Grusvägarna – information och dialog

Karin Ekdal, Trafikdepartementet berättar om planen.

Diskussion:

- Ivar Ljungdahl, Region Dalarna frågar hur regionens mätningar kommer in i planen.
- Karin Ekdal, Trafikdepartementet svarar att det ska ses över.

Nästa möte är den 16 maj 2023.
`;

let register, browser, page, folder, input;

const field = (name) => page.getByLabel(name, { exact: true });
const go = (path) => page.goto(register.address + path);
const send = (name) => page.getByRole('button', { name, exact: true }).click();
const action = (name) => page.locator('main, .wrap').getByRole('link', { name, exact: true }).first().click();

async function signedIn(mail) {
  const one = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  one.setDefaultTimeout(15_000);
  await one.goto(register.link(mail));
  const button = one.locator('main button[type=submit]');
  if (await button.count()) await button.first().click();
  await one.waitForLoadState();
  return one;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'radslag-loop-'));
  writeFileSync(join(folder, 'anteckningar.txt'), notes);
  register = await startRegister([join(folder, 'anteckningar.txt')], '2023-03-20');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  register.add('a@example.org', '--role', 'secretary', '--body', 'Forum för hållbara vägar');
  register.add('region@example.org', '--role', 'member', '--party', 'Region Dalarna');
  page = await signedIn('a@example.org');
});

after(async () => {
  await browser?.close();
  const code = await register?.stop();
  rmSync(folder, { recursive: true, force: true });
  assert.equal(code, 0, 'the server stops in good order');
});

describe('from a sentence to its use', { concurrency: false }, () => {
  test('an agency and a matter are there', async () => {
    await go('/organisations/new');
    await field('Namn').fill('Vägmyndigheten');
    await send('Spara');
    await go('/matters/new');
    await field('Titel').fill('Planen för grusvägar');
    await field('Nummer 1').fill('T2023/00123');
    await page.getByLabel('Vem får läsa').first().selectOption({ index: 1 }).catch(() => {});
    await send('Spara');
    await page.getByRole('heading', { level: 1, name: 'Planen för grusvägar' }).waitFor();
  });

  test('the mark after the sentence leads to taking it along', async () => {
    await go('/meetings');
    await page.locator('main').getByRole('link', { name: /14 mar/ }).first().click();
    await page.waitForURL(/\/meetings\/[a-z2-7]{13}/);
    const sentence = page.locator('.s', { hasText: 'regionens mätningar' });
    await sentence.getByRole('link', { name: /Ta med det/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Ta med' }).waitFor();
    await field('På en rad').fill('Regionens mätningar i planen');
    await field('Vem som tar det med sig').fill('Karin Ekdal');
    await field('Vem som svarar').fill('Trafikdepartementet');
    await send('Ta med');
    await page.getByRole('heading', { level: 1, name: 'Regionens mätningar i planen' }).waitFor();
    input = new URL(page.url()).pathname;
    assert.match(input, /^\/inputs\/[a-z2-7]{13}$/);
    await page.getByText('svar utlovat till').waitFor();
    assert.match(await page.locator('main').innerText(), /16 maj 2023/, 'the answer is promised to the next meeting');
  });

  test('it gets a matter and an owner', async () => {
    await action('Fördela');
    await field('Ärendets diarienummer').fill('t 2023/123');
    await field('Ägare').fill('Karin Ekdal');
    await send('Spara');
    if (await page.locator('#errors').count()) {
      await field('Ärendets diarienummer').fill('T2023/00123');
      await send('Spara');
    }
    await page.getByText('Det är sparat.').waitFor();
    assert.match(await page.locator('main').innerText(), /Planen för grusvägar/);
  });

  test('what is missing in an answer is said at once, and what was typed stays', async () => {
    await go(input + '/answer');
    await page.getByLabel('Delvis använt').check();
    await field('Ditt svar').fill('Mätningarna kom med till hälften.');
    await send('Svara till Region Dalarna');
    const errors = page.locator('#errors');
    await errors.waitFor();
    assert.equal(await errors.getByRole('listitem').count(), 2);
    assert.equal(await field('Ditt svar').inputValue(), 'Mätningarna kom med till hälften.');
  });

  test('the ministry passes it on, and the agency uses it in a text', async () => {
    await go(input + '/answer');
    await page.getByLabel('Skickat vidare').first().check();
    await field('Ditt svar').fill('Vägmyndigheten skriver planen.');
    await field('Skickat vidare till').fill('Vägmyndigheten');
    await send('Svara till Region Dalarna');
    await page.getByText('Det är sparat.').waitFor();
    await go(input + '/answer');
    await field('För vilken myndighet').selectOption({ label: 'Vägmyndigheten' });
    await page.getByLabel('Använt', { exact: false }).first().check();
    await field('Ditt svar').fill('Mätningarna är underlag för kapitel 3.');
    await field('Använt i vilken text, vilket beslut eller program').fill('Grusvägsplanen');
    await field('Stället i texten').fill('kapitel 3');
    await send('Svara till Region Dalarna');
    await page.getByText('Det är sparat.').waitFor();
    const words = await page.locator('main').innerText();
    for (const word of ['Sagt', 'Taget med', 'Skickat vidare', 'Användes här', 'Grusvägsplanen, kapitel 3', 'Återkopplat'])
      assert.ok(words.includes(word), `the way says: ${word}\n${words}`);
  });

  test("the region's desk tells it", async () => {
    const region = await signedIn('region@example.org');
    await region.goto(register.address + '/desk');
    const told = region.locator('section', { hasText: 'Vad Region Dalarna har fått veta' });
    await told.getByText('Grusvägsplanen').waitFor();
    await told.getByRole('link', { name: 'Regionens mätningar i planen' }).first().click();
    assert.equal(new URL(region.url()).pathname, input);
    await region.context().close();
  });

  test('region, matter, promise and sentence lead there, and it leads back', async () => {
    const leadsHere = page.locator(`a[href="${input}"]`).first();
    await go('/regions/w');
    await leadsHere.waitFor();
    assert.match(await page.locator('main').innerText(), /Grusvägsplanen/);
    await go('/matters');
    await page.getByRole('link', { name: 'Planen för grusvägar' }).click();
    await leadsHere.click();
    await page.getByRole('link', { name: 'Planen för grusvägar' }).first().waitFor();
    await page.getByRole('link', { name: 'Tar det med sig' }).or(page.getByRole('link', { name: 'Tar med sig' })).first().click();
    await leadsHere.click();
    await page.getByRole('link', { name: 'meningen i anteckningarna' }).click();
    const turn = page.locator(new URL(page.url()).hash);
    assert.match(await turn.innerText(), /regionens mätningar/);
    const box = page.locator('.became', { has: page.locator(`a[href="${input}"]`) });
    const mark = turn.locator(`a.walk.used[href="#${await box.getAttribute('id')}"]`);
    await mark.click();
    await box.getByRole('link', { name: 'Gå hela vägen' }).click();
    assert.equal(new URL(page.url()).pathname, input);
  });

  test('the promise to take it along is kept', async () => {
    await go('/commitments?which=done');
    await page.getByRole('link', { name: 'Regionens mätningar i planen' }).waitFor();
  });
});

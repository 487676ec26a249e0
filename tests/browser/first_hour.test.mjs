// The first hour of a new secretary, start to end in a browser: sign in, seat the 21 regions by one
// choice, bring in five documents, review one by keyboard alone, correct a speaker, merge two persons,
// add a matter by hand, print the minutes; and nothing typed is lost when the sign-in ends meanwhile.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { labelledNotes, startRegister } from './register.mjs';

const password = 'tre korta ord om grus';
let register, browser, page, reviewed;

/** The real notes where they are at hand, else five of the project's own. */
function fiveDocuments() {
  const real = join(process.env.RADSLAG_SHARED ?? '', 'data/notes/docs');
  if (process.env.RADSLAG_SHARED && existsSync(real))
    return readdirSync(real).slice(0, 5).map((name) => join(real, name));
  console.log('NOTE: the real notes are not at hand; the first hour reads invented ones');
  return labelledNotes().slice(0, 5);
}

const go = (path) => page.goto(register.address + path);
const save = () => page.getByRole('button', { name: 'Spara', exact: true }).click();
const saved = () => page.getByText('Det är sparat.').waitFor();

async function signIn() {
  await page.getByLabel('E-postadress').fill('a@example.org');
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}

before(async () => {
  register = await startRegister([], '2017-01-27');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  page.setDefaultTimeout(15_000);
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('the first hour', () => {
  test('begins with a link, and a password of one\'s own', async () => {
    await page.goto(register.link('a@example.org'));
    await go('/account');
    await page.getByLabel('Nytt lösenord').fill(password);
    await page.getByRole('button', { name: 'Byt lösenord' }).click();
    await page.getByText('Lösenordet är bytt.').waitFor();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await go('/login');
    await signIn();
    await page.getByRole('link', { name: 'a@example.org' }).waitFor();
  });

  test('seats the 21 regions by one choice', async () => {
    await go('/bodies/new');
    await page.getByLabel('Namn', { exact: true }).fill('Tjänstemannaforum');
    await page.getByLabel('De 21 svenska regionerna').check();
    await save();
    await saved();
    const text = await page.locator('main').textContent();
    for (const region of ['Region Dalarna', 'Region Norrbotten', 'Region Skåne', 'Region Gotland'])
      assert.ok(text.includes(region), region);
    assert.match(text, /\b21\b/);
  });

  test('brings in five documents', async () => {
    await go('/imports');
    await page.getByLabel('Filer', { exact: true }).setInputFiles(fiveDocuments());
    await page.getByRole('button', { name: 'Läs filerna' }).click();
    await page.waitForURL(/\/imports\/sent\//);
    await page.locator('[data-refresh=no]').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Granska' }).count(), 5);
  });

  test('reviews one by keyboard alone', async () => {
    const rows = page.getByRole('link', { name: 'Granska' });
    await rows.last().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/imports\/[a-z2-7]{13}$/);
    await page.locator('.prop').first().waitFor();
    for (const key of ['j', 'g', 'j', 'g', 'j', 'r']) await page.keyboard.press(key);
    await page.locator('.use.notused').waitFor();
    assert.ok((await page.locator('.use.used').count()) >= 2, 'two were accepted');
    await page.getByRole('button', { name: 'Ta in dokumentet' }).focus();
    await page.keyboard.press('Enter');
    // What is doubtful stays on the review's page; without any it leads to the meeting at once.
    const toMeeting = page.getByRole('link', { name: 'Till mötet' });
    await Promise.race([toMeeting.waitFor(), page.waitForURL(/\/meetings\/[a-z2-7]{13}$/)]);
    if (await toMeeting.count()) {
      await toMeeting.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/meetings\/[a-z2-7]{13}$/);
    }
  });

  test('corrects a speaker, and the record remembers both', async () => {
    const meeting = (reviewed = new URL(page.url()).pathname);
    await go(meeting + '/edit');
    const turn = page.locator('a[href^="/turns/"][href$="/edit"]').first();
    await turn.click();
    await page.waitForURL(/\/turns\/.*\/edit$/);
    const address = new URL(page.url()).pathname;
    await page.getByLabel('Vem som sade det').fill('Ingen Sådan');
    await save();
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByLabel('Vem som sade det').inputValue(), 'Ingen Sådan', 'what was typed stays');
    const suggested = await (await page.request.get(register.address + '/suggest/people?q=a')).text();
    const name = suggested.split('\n').find((line) => line && !line.includes('@'));
    await page.getByLabel('Vem som sade det').fill(name);
    await save();
    await saved();
    await go(address.replace('/turns/', '/history/turn/').replace('/edit', ''));
    assert.ok((await page.locator('main').textContent()).includes(name));
    await go(meeting);
  });

  test('merges two persons, and the old address leads to the one that stays', async () => {
    for (const name of ['Berta Dubbelman', 'Berta Dubelman']) {
      await go('/people/new');
      await page.getByLabel('Namn', { exact: true }).fill(name);
      await save();
      await page.waitForURL(/saved=/);
    }
    const twin = new URL(page.url()).pathname;
    await go(twin + '/merge');
    await page.getByLabel('Den andra posten').first().fill('Berta Dubbelman');
    await page.locator('input[name=stays][value=other]').check();
    await page.getByRole('button', { name: 'Slå ihop' }).click();
    await page.waitForURL(/saved=/);
    const old = await page.request.get(register.address + twin);
    assert.notEqual(new URL(old.url()).pathname, twin, 'the old address leads on');
  });

  test('adds a matter by hand, though the sign-in ends in the middle', async () => {
    await go('/matters/new');
    await page.getByLabel('Titel').fill('Uppdrag om grusvägar <b>');
    await page.getByLabel('Nummer 1', { exact: true }).fill('dnr n2016/06374/rts');
    await page.context().clearCookies({ name: 'radslag_session' });
    await save();
    await page.getByText('Det du skrev finns kvar').waitFor();
    await signIn();
    await page.getByText('Uppdrag om grusvägar <b>').waitFor();
    await page.getByRole('button', { name: 'Skicka' }).click();
    await saved();
    await page.getByRole('heading', { level: 1, name: 'Uppdrag om grusvägar <b>' }).waitFor();
    assert.match(await page.locator('main').textContent(), /n2016\/06374\/rts/i);
  });

  test('prints the minutes', async () => {
    const address = register.address + reviewed + '/minutes.pdf';
    let answer;
    for (let i = 0; i < 120; ++i) {
      answer = await page.request.get(address);
      if (answer.status() !== 202) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    assert.equal(answer.status(), 200);
    const bytes = await answer.body();
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.ok(bytes.includes('/MarkInfo'), 'it is tagged');
  });
});

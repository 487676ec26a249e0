// Two colleagues of a region write one input: a draft that both see on their desks, a text that meets
// another, a file that comes along, and one input at the end. And what somebody writes without
// signing in stays in the browser until it is cleared or sent.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { startRegister } from './register.mjs';

let register, browser, one, other;

async function visitor() {
  const page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function signedIn(mail) {
  const page = await visitor();
  await page.goto(register.link(mail));
  const button = page.locator('main button[type=submit]');
  if (await button.count()) await button.first().click();
  await page.waitForLoadState();
  return page;
}

const field = (page, name) => page.getByLabel(name, { exact: true });
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

before(async () => {
  register = await startRegister([], '2023-03-20');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  const admin = await signedIn('a@example.org');
  await admin.goto(register.address + '/bodies/new');
  await field(admin, 'Namn').fill('Vägforum');
  await admin.getByLabel('De 21 svenska regionerna').check();
  await admin.locator('main form[action="/bodies/new"] button[type=submit]').click();
  await admin.waitForLoadState();
  for (const mail of ['ett@example.org', 'tva@example.org'])
    register.add(mail, '--role', 'member', '--party', 'Region Dalarna');
  one = await signedIn('ett@example.org');
  other = await signedIn('tva@example.org');
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('a draft of two colleagues', { concurrency: false }, () => {
  test('one begins it, with a file', async () => {
    await one.goto(register.address + '/inputs/new');
    await field(one, 'På en rad').fill('Om isvägar');
    await field(one, 'Ditt inspel').fill('Isvägarna räknas inte.');
    await field(one, 'Filer').setInputFiles({ name: 'isdagar.txt', mimeType: 'text/plain', buffer: Buffer.from('40') });
    await press(one, 'Spara som utkast');
    await heading(one, 'Utkast till inspel');
    await field(one, 'Ta bort isdagar.txt').waitFor();
  });

  test('the other finds it on the desk, and both write', async () => {
    await other.goto(register.address + '/desk');
    await other.getByRole('link', { name: 'Om isvägar' }).click();
    await field(other, 'Ditt inspel').fill('Isvägarna räknas inte. Fyra byar nås bara så.');
    await press(other, 'Spara utkastet');
    await heading(other, 'Utkast till inspel');
    await field(one, 'Ditt inspel').fill('Isvägarna räknas inte i planen.');
    await press(one, 'Spara utkastet');
    await one.getByText('Någon annan har sparat').first().waitFor();
    const told = await one.locator('main').innerText();
    assert.match(told, /Fyra byar nås bara så/);
    assert.equal(await field(one, 'Ditt inspel').inputValue(), 'Isvägarna räknas inte i planen.');
    await field(one, 'Ditt inspel').fill('Isvägarna räknas inte i planen. Fyra byar nås bara så.');
    await press(one, 'Spara utkastet');
    await heading(one, 'Utkast till inspel');
  });

  test('both send it, and it is one input', async () => {
    await other.reload();
    await other.goto(one.url());
    await Promise.all([press(one, 'Skicka'), press(other, 'Skicka')]);
    await Promise.all([heading(one, 'Om isvägar'), heading(other, 'Om isvägar')]);
    assert.equal(one.url(), other.url());
    await one.getByRole('link', { name: 'isdagar.txt' }).waitFor();
  });
});

describe('without signing in', { concurrency: false }, () => {
  test('what is written stays in the browser, which says so, until it is cleared', async () => {
    const page = await visitor();
    const text = () => field(page, 'Ditt inspel');
    await page.goto(register.address + '/inputs/new');
    await page.getByText('finns kvar i den här webbläsaren').waitFor();
    await text().fill('Bron gungar.');
    await page.reload();
    assert.equal(await text().inputValue(), 'Bron gungar.');
    await press(page, 'Rensa det som är sparat');
    await page.getByText('Här är inget sparat längre.').waitFor();
    await page.reload();
    assert.equal(await text().inputValue(), '');
  });

  test('it is gone once it is sent', async () => {
    const page = await visitor();
    await page.goto(register.address + '/inputs/new');
    await field(page, 'Ditt inspel').fill('Bron gungar.');
    await field(page, 'Vem du är').fill('Bo Boende');
    await press(page, 'Skicka');
    await page.getByText('Bron gungar.').waitFor();
    await page.goto(register.address + '/inputs/new');
    assert.equal(await field(page, 'Ditt inspel').inputValue(), '');
  });
});

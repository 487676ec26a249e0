// A receipt of an input, taken out by somebody without an account, and checked by the browser of
// whoever wants to: it holds, one letter more is found, another key is refused, and no word of it
// leaves the browser.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { startRegister } from './register.mjs';

const said = 'Saltet räcker inte ”i år” – \\ € 😀.';
let register, browser, page, receipt, asked;

const outcome = () => page.locator('#outcome');
const key = () => page.getByLabel("The ledger's key");
const paste = (text) => page.getByLabel('The receipt', { exact: true }).fill(text);
const check = () => page.getByRole('button', { name: 'Check it' }).click();

before(async () => {
  register = await startRegister();
  browser = await chromium.launch({
    executablePath: process.env.RADSLAG_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('a receipt', { concurrency: false }, () => {
  test('is there for who has sent something', async () => {
    await page.goto(register.address + '/inputs/new');
    await page.locator('textarea[name=text]').fill(said);
    await page.getByLabel('Who you are').fill('Somebody');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(/followed/);
    await page.getByRole('link', { name: 'The receipt with its proof' }).click();
    while (await page.locator('h1').textContent() && !(await page.locator('#proof').count())) {
      await page.waitForTimeout(200);
      await page.reload();
    }
    assert.ok((await page.locator('main').textContent()).includes(said));
    const [download] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('link', { name: 'Keep the receipt (JSON)' }).click()]);
    receipt = readFileSync(await download.path(), 'utf8');
    assert.match(download.suggestedFilename(), /^receipt-\d+\.json$/);
  });

  test('holds, and what it shows is told', async () => {
    await page.getByRole('link', { name: 'Check a receipt' }).first().click();
    await page.waitForURL(/verify/);
    await page.waitForLoadState('networkidle'); // the page's own files, its mark among them
    asked = 0;
    page.on('request', () => ++asked);
    const file = join(register.folder, 'receipt.json');
    writeFileSync(file, receipt);
    await page.getByLabel('Its file').setInputFiles(file);
    await check();
    await outcome().getByText('The receipt holds').waitFor();
    assert.ok((await outcome().textContent()).includes(said));
  });

  test('that says another word is refused, with the field', async () => {
    await paste(receipt.replace('räcker inte', 'räcker'));
    await check();
    await outcome().getByText(/input\/.*\/text is not what was entered/).waitFor();
  });

  test('of another place in the ledger is refused', async () => {
    const other = JSON.parse(receipt);
    other.entry.number -= 1;
    await paste(JSON.stringify(other));
    await check();
    await outcome().getByText('not in the ledger that was signed').waitFor();
  });

  test('with a checkpoint that nobody signed is refused', async () => {
    const other = JSON.parse(receipt);
    other.checkpoint = other.checkpoint.replace('\n', '\n1');
    await paste(JSON.stringify(other));
    await check();
    await outcome().getByText('not signed with this key').waitFor();
  });

  test('that is none is told', async () => {
    for (const text of ['', 'nothing', '{}', '[]', 'null', '{"format":"radslag-receipt-1"}']) {
      await paste(text);
      await check();
      await outcome().getByText('This is no receipt').waitFor();
    }
  });

  test('is not believed by another key', async () => {
    await paste(receipt);
    await key().fill('radslag/x+00000000+AQID');
    await check();
    await outcome().getByText('The key is not one line').waitFor();
    assert.equal(asked, 0, 'nothing was asked of any server');
  });
});

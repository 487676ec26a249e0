// The picture of the README: one meeting of the invented notes of tests/pages, as a reader sees it.
// Run by script/pictures; the folder for the pictures is the argument.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startRegister } from './register.mjs';

const folder = process.argv[2];
const notes = join(process.env.RADSLAG_SOURCE, 'tests/pages/notes');
const register = await startRegister(readdirSync(notes).sort().map((name) => join(notes, name)), '2023-04-01');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1000 }, locale: 'sv-SE' });
  await page.goto(register.address + '/meetings?lang=sv');
  await page.locator('main tr', { hasText: 'Minnesanteckningar - Forum' }).locator('a').first().click();
  await page.locator('h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, 'meeting.png') });
} finally {
  await browser.close();
  await register.stop();
}

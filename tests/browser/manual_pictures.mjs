// The pictures of the manual: pages of the demonstration forum in both languages, the same for the same
// day. Run by script/pictures; the folder for the pictures is the argument.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { notesOnTheirWay, preparedPosition } from './kinds.mjs';
import { startDemonstration } from './register.mjs';
import { smallPng } from './small_png.mjs';

const folder = process.argv[2];
const day = '2026-03-10';
const size = { width: 1080, height: 720 };
/** More, and the manual would be slow to read over a telephone. */
const mostBytes = 80_000;

const notes = `Minnesanteckningar - Forum för stat och regioner, tjänstemannakretsen, 3 mars 2026

Deltagare:

- Marit Fjällbäck, Region Dalarna
- Elin Rosvallen, Landsbygds- och infrastrukturdepartementet

Ordförande: Astrid Vennerlöv

1. Vägarnas skick - *information*

*Elin Rosvallen*, *Landsbygds- och infrastrukturdepartementet* inleder och berättar om mätningarna.

- Grusvägarna har mätts i åtta kommuner under hösten.

Diskussion:

- *Marit Fjällbäck* undrar hur mätningarna ska användas i planen.

Notera:

- *Elin Rosvallen* skickar ut mätningarna senast den 2 maj 2026.
`;

const register = await startDemonstration(day);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});

/** The first link of the page that fits, or of the table rows with those words. */
async function linkOn(page, path, pattern, row) {
  await page.goto(register.address + path);
  const within = row ? page.locator('main tr', { hasText: row }) : page.locator('main');
  const links = await within.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const found = links.find((link) => pattern.test(link));
  assert.ok(found, `${path} has no link like ${pattern}`);
  return found;
}

async function review(page) {
  const file = join(register.folder, 'anteckningar.txt');
  writeFileSync(file, notes);
  await page.goto(register.address + '/imports?lang=sv');
  await page.getByLabel('Filer', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Läs filerna' }).click();
  await page.waitForURL(/\/imports\/sent\//);
  await page.locator('[data-refresh=no]').waitFor();
  return page.getByRole('link', { name: 'Granska' }).getAttribute('href');
}

/** Shows a page, from `from` on, and keeps the picture. */
async function take(page, name, path, from = 'main .pagehead') {
  for (const language of ['sv', 'en']) {
    const address = register.address + path + (path.includes('?') ? '&' : '?') + 'lang=' + language;
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    await page.goto(address); // a font that came too late for the first look is there for the second
    await page.locator(from).first().evaluate((place) => scrollTo({ top: place.getBoundingClientRect().top + scrollY - 12, behavior: 'instant' }));
    await page.waitForTimeout(300);
    const picture = await smallPng(page, await page.screenshot());
    assert.ok(picture.length < mostBytes, `${name} has ${picture.length} bytes`);
    writeFileSync(join(folder, `${name}-${language}.png`), picture);
  }
}

try {
  const page = await browser.newPage({ viewport: size, locale: 'sv-SE', reducedMotion: 'reduce' });
  await page.goto(register.link('kansli@demo.example'));
  const meeting = await linkOn(page, '/meetings?lang=sv', /^\/meetings\/[a-z2-7]{13}$/, '14 jan 2026');
  await take(page, 'meeting', meeting);
  await take(page, 'turn', await linkOn(page, meeting, /^\/turns\/[a-z2-7]{13}\/edit$/));
  await take(page, 'body', await linkOn(page, meeting, /^\/bodies\/[a-z2-7]{13}$/), 'main section + section h2');
  await take(page, 'matter', await linkOn(page, '/matters?lang=sv', /^\/matters\/[a-z2-7]{13}$/, 'Regionernas'));
  await take(page, 'review', await review(page), '#original-heading');
  await take(page, 'horizon', '/horizon');
  await take(page, 'commitments', '/commitments');
  await take(page, 'region', '/regions/w');
  const coming = await linkOn(page, '/meetings?lang=sv', /^\/meetings\/[a-z2-7]{13}$/, 'kallat');
  await take(page, 'agenda', coming + '/edit', 'main section h2');
  await take(page, 'calls', coming + '/invitations');
  await take(page, 'plan', (await linkOn(page, coming, /^\/bodies\/[a-z2-7]{13}$/)) + '/plan?year=2026');
  const [way] = await notesOnTheirWay(register, page);
  await page.goto(register.address + way.replace(/minutes$/, 'write?lang=sv'));
  await page.locator('.more textarea').first().pressSequentially('Dalarna: Grusvägarna behöver mätas varje år, annars syns det inte när bärigheten minskar.');
  await page.waitForFunction(() => document.getElementById('writing-state').textContent === 'Allt är sparat.');
  await take(page, 'write', way.replace(/minutes$/, 'write'));
  await take(page, 'way', way);
  const regions = await browser.newPage({ viewport: size, locale: 'sv-SE', reducedMotion: 'reduce' });
  await regions.goto(register.link('utskottet@demo.example'));
  await take(regions, 'position', await preparedPosition(register, regions));
} finally {
  await browser.close();
  await register.stop();
}

// One page of each kind: the list of routes says which kinds there are, and walking the links of the
// demonstration as its secretary finds an address of each. A new route joins by itself.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startDemonstration } from './register.mjs';

/** Routes that answer with no page, files among them; and those to which no link of the secretary's leads: signing in, the
    sender's own page of an input, whose address is a secret, an officer taking an answer back, and notes that
    whoever was asked to approve them sends back. */
const noPage = /\.(csv|xlsx|pdf|docx|ics|atom|json)$|^\/api\/v1\/|\/send-back$|^\/(assets|attachments|draft-files|ledger|suggest|healthz|readyz|metrics)\b|\/original$|^\/(login|inputs\/followed|uses)\b/;

/** Where walking begins: pages from which all others are a few links away. */
const begin = ['/search?q=strategi&from=2016', '/', '/meetings', '/people', '/organisations', '/bodies', '/matters', '/numbers', '/themes', '/commitments?which=all', '/horizon', '/regions', '/imports', '/manual', '/account'];

/** Addresses by route, found by following links; `more` are tried first. */
export async function pagesOfEveryKind(register, page, more = []) {
  const kinds = register.routes().filter((route) => !noPage.test(route));
  const patterns = kinds.map((route) => [route, new RegExp('^' + route.replace(/\{[a-z]+\}/g, '[^/]+') + '$')]);
  const found = new Map();
  const kindOf = (path) => {
    const fits = patterns.filter(([, pattern]) => pattern.test(path)).map(([route]) => route);
    // "/people/new" is a page of its own, not a person.
    return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0];
  };
  const seen = new Set(), wanted = [...more], others = [...begin], rest = [];
  while (found.size < kinds.length && seen.size < 400) {
    // Another of a kind that is known is walked only when nothing new is left: it may lead further.
    const fresh = wanted.findIndex((one) => !found.has(kindOf(one.split('?')[0])));
    if (fresh < 0) rest.push(...wanted.splice(0));
    const address = fresh < 0 ? (others.shift() ?? rest.shift()) : wanted.splice(fresh, 1)[0];
    if (!address) break;
    const kind = kindOf(address.split('?')[0]);
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await page.request.get(register.address + address, { maxRedirects: 0 });
    if (!answer.ok()) continue;
    if (kind && !found.has(kind)) found.set(kind, address);
    const links = [...(await answer.text()).matchAll(/ href="(\/[^"#]*)/g)].map((match) => match[1].replaceAll('&amp;', '&'));
    wanted.push(...links.filter((link) => kindOf(link.split('?')[0])));
  }
  const missing = kinds.filter((route) => !found.has(route));
  assert.deepEqual(missing, [], 'kinds of pages to which no link leads');
  return found;
}

const notes = (day) => `Minnesanteckningar - Forum för stat och regioner, tjänstemannakretsen, ${day}

Deltagare:

- Marit Fjällbäck, Region Dalarna

1. Vägarnas skick - *information*

- Grusvägarna har mätts i åtta kommuner under hösten.

Diskussion:

- *Marit Fjällbäck* föreslår att grusvägarna mäts i alla kommuner varje år.
- *Marit Fjällbäck* undrar hur mätningarna ska användas.
`;

/** Sends a document, so that imports have their pages too; gives the address where it is waited for. */
async function bringIn(register, page, name, text) {
  const path = join(register.folder, name);
  writeFileSync(path, text);
  await page.goto(register.address + '/imports?lang=sv');
  await page.getByLabel('Filer', { exact: true }).setInputFiles(path);
  await page.getByRole('button', { name: 'Läs filerna' }).click();
  await page.waitForURL(/\/imports\/sent\//);
  await page.locator('[data-refresh=no]').waitFor();
  return new URL(page.url()).pathname;
}

/** Takes the document in that was sent last, for what is made of recorded notes; gives the meeting. */
async function takeIn(register, page) {
  await page.getByRole('link', { name: 'Granska' }).click();
  await page.getByRole('button', { name: 'Ta in dokumentet' }).click();
  await page.waitForURL(/\/(meetings|imports)\/[a-z2-7]{13}$/);
  return page.locator('main a[href^="/meetings/"], .actions a[href^="/meetings/"]').first().getAttribute('href')
    .then((link) => link.split('/').slice(0, 3).join('/'));
}

/** The meetings that were held, whose forms hold something. */
async function heldMeetings(register, page) {
  await page.goto(register.address + '/meetings?lang=sv');
  return page.locator('main tr', { hasText: 'hållet' }).locator('a[href^="/meetings/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

/** An input that a review recommends, which has forms that others have not. */
async function recommendation(register, page) {
  await page.goto(register.address + '/recommendations?lang=sv');
  return page.locator('main tbody a[href^="/inputs/"]').first().getAttribute('href');
}

/** A draft of an input, which its writer alone finds. */
async function draft(register, page) {
  await page.goto(register.address + '/inputs/new?lang=sv');
  await page.getByLabel('Ditt inspel', { exact: true }).fill('Grusvägarna mäts inte i alla kommuner.');
  await page.getByRole('button', { name: 'Spara som utkast' }).click();
  await page.waitForURL(/\/inputs\/drafts\/[a-z2-7]{13}$/);
  return new URL(page.url()).pathname;
}

/** An input that was put together with another: the first two of the latest ones that can be. */
async function putTogether(register, page) {
  await page.goto(register.address + '/inputs?lang=sv');
  const open = await page.locator('main tbody tr').evaluateAll((rows) => rows.slice(0, 6).map((row) => (
    { number: row.querySelector('th').textContent, address: row.querySelector('a[href^="/inputs/"]').getAttribute('href') })));
  for (const joins of open)
    for (const stays of open.filter((one) => one !== joins)) {
      await page.goto(`${register.address}${joins.address}/merge?lang=sv`);
      await page.locator('main form [name=into]').fill(stays.number);
      await page.locator('main form button[type=submit]').first().click();
      await page.waitForLoadState();
      if (new URL(page.url()).pathname === joins.address) return joins.address;
    }
  return assert.fail('no two of the latest inputs can be put together');
}

/** Fills in a form of a page and sends it. */
async function send(page, address, action, fields = {}) {
  await page.goto(address);
  const form = page.locator(`main form[action="${action}"]`);
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`).first();
    const kind = await field.evaluate((one) => one.type ?? '');
    if (kind === 'checkbox') await field.check();
    else if (kind.startsWith('select')) await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator('button[type=submit]').first().click();
  await page.waitForLoadState();
}

/** Notes of two meetings on their way: out for comment, with one; and drawn up, with something left to publish. */
export async function notesOnTheirWay(register, page) {
  const ways = [];
  for (const day of ['2026-03-05', '2026-03-06']) {
    await page.goto(register.address + '/meetings/new?lang=sv');
    const body = await page.locator('select[name=body] option').nth(1).getAttribute('value');
    await send(page, register.address + '/meetings/new?lang=sv', '/meetings/new', { body, title: 'Extra möte', day, state: 'held' });
    const meeting = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
    await send(page, `${register.address}${meeting}/minutes`, `${meeting}/minutes`);
    await send(page, `${register.address}${meeting}/points/new`, `${meeting}/points/new`, { title: 'Grusvägar' });
    const point = await page.locator('[id^="p-"]').first().getAttribute('id');
    await send(page, `${register.address}${meeting}/turns/new?point=${point.slice(2, 15)}`, `${meeting}/turns/new`, { text: 'Vägen till Ljustorp är sämst.' });
    await page.goto(`${register.address}${meeting}/minutes`);
    const step = await page.locator('main a[href^="/minutes/"]').first().getAttribute('href');
    const steps = step.split('/').slice(0, 3).join('/');
    if (ways.length === 0) {
      await send(page, `${register.address}${steps}/comment-round`, `${steps}/comment-round`, { until: '2026-03-20', lets_others_in: 'on' });
      await send(page, `${register.address}${steps}/comments/new`, `${steps}/comments/new`, { text: 'Den i Torp är sämre.' });
    } else await send(page, `${register.address}${steps}/draw-up`, `${steps}/draw-up`);
    ways.push(`${meeting}/minutes`);
  }
  return ways;
}

/** Lets the secretary see what she is kept from: what the regions prepare, as one of them and as their
    committee's own secretary. */
function letIn(register) {
  register.add('kansli@demo.example', '--role', 'secretary', '--body', 'Regionernas arbetsutskott', '--demonstration');
  register.add('kansli@demo.example', '--role', 'member', '--party', 'Region Dalarna', '--demonstration');
}

/** A position that is prepared and not released yet: drafts stand first. */
export async function preparedPosition(register, page) {
  await page.goto(register.address + '/bodies?lang=sv');
  const body = await page.getByRole('link', { name: 'Regionernas arbetsutskott' }).first().getAttribute('href');
  await page.goto(`${register.address}${body}/positions`);
  return page.locator('main a[href^="/positions/"]').first().getAttribute('href');
}

/** The pages of a demonstration, for which something is brought in first; `page` is its secretary's. */
export async function demonstratedKinds(register, page) {
  letIn(register);
  await bringIn(register, page, 'broar.txt', notes('4 mars 2026'));
  const taken = await takeIn(register, page);
  const sent = await bringIn(register, page, 'vägar.txt', notes('3 mars 2026'));
  const ways = await notesOnTheirWay(register, page);
  const held = await heldMeetings(register, page);
  return pagesOfEveryKind(register, page,
    [held[4], held[4] + '/edit', taken, ...ways, sent, '/regions/w', await recommendation(register, page), await draft(register, page), await preparedPosition(register, page), await putTogether(register, page), ...held.flatMap((meeting) => [meeting + '/promises', meeting + '/edit', meeting + '/attachments'])]);
}

/** A demonstration that is served, a browser, an address of every kind of page in it, and the sign-in of
    its secretary who found them. */
export async function walkDemonstration() {
  const register = await startDemonstration('2026-03-10');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(register.link('kansli@demo.example'));
    const kinds = await demonstratedKinds(register, page);
    const state = await context.storageState();
    await context.close();
    return { register, browser, kinds, state };
  } catch (fault) {
    // Whoever asked has nothing to close yet, and would wait for them for ever.
    await browser.close();
    await register.stop();
    throw fault;
  }
}

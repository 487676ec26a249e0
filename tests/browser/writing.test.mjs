// Two secretaries take notes of one meeting: in the same paragraph, one of them without network for a
// minute. No word that either typed is lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { startRegister } from './register.mjs';

let register, browser, one, other, meeting;

async function signedIn(mail) {
  const page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => assert.fail(`an error in the page: ${error}`));
  await page.goto(register.link(mail));
  const button = page.locator('main button[type=submit]');
  if (await button.count()) await button.first().click();
  await page.waitForLoadState();
  return page;
}

const field = (page, name) => page.getByLabel(name, { exact: true });
const save = async (page, action) => {
  await page.locator(`main form[action="${action}"] button[type=submit]`).first().click();
  await page.waitForLoadState();
};
const state = (page) => page.locator('#writing-state');
const saved = (page) => page.waitForFunction(() => document.getElementById('writing-state').textContent === 'Allt är sparat.');
const next = (page, sheet = 0) => page.locator('.lines').nth(sheet).locator('.more textarea');
const texts = (page) => page.locator('.paragraph:not(.more) textarea').evaluateAll((all) => all.map((each) => each.value));
/** What the register holds, as somebody sees it who comes new to the page. */
async function kept(page) {
  await page.reload();
  return texts(page);
}
const idOf = (page, begins) => page.locator('.paragraph:not(.more) textarea').evaluateAll(
  (all, begins) => all.find((each) => each.value.startsWith(begins)).id, begins);

before(async () => {
  register = await startRegister([], '2023-03-20');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  one = await signedIn('a@example.org');
  await one.goto(register.address + '/bodies/new');
  await field(one, 'Namn').fill('Vägforum');
  await one.getByLabel('De 21 svenska regionerna').check();
  await save(one, '/bodies/new');
  register.add('b@example.org', '--role', 'secretary', '--body', 'Vägforum');
  await one.goto(register.address + '/meetings/new');
  await field(one, 'Titel').fill('Vägforum i mars');
  await field(one, 'Dag').fill('2023-03-20');
  await save(one, '/meetings/new');
  meeting = new URL(one.url()).pathname.match(/\/meetings\/\w+/)[0];
  for (const title of ['Vinterväghållning', 'Cykelvägar']) {
    await one.goto(`${register.address}${meeting}/points/new`);
    await field(one, 'Titel').fill(title);
    await save(one, `${meeting}/points/new`);
  }
  await one.goto(`${register.address}${meeting}/minutes`);
  await save(one, `${meeting}/minutes`);
  other = await signedIn('b@example.org');
  for (const page of [one, other]) await page.goto(`${register.address}${meeting}/write`);
});

after(async () => {
  await browser?.close();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('two secretaries', { concurrency: false }, () => {
  test('write by shorthand, paragraph after paragraph', async () => {
    await next(one).pressSequentially('Dalarna: Saltet räcker inte.');
    await one.keyboard.press('Enter');
    await one.keyboard.type('Skåne: Hos oss snöar det aldrig.');
    await one.keyboard.press('Enter');
    await saved(one);
    assert.deepEqual(await texts(one), ['Saltet räcker inte.', 'Hos oss snöar det aldrig.']);
    const labels = await one.locator('.lines').first().locator('.paragraph:not(.more) label').allTextContents();
    assert.deepEqual(labels, ['Region Dalarna', 'Region Skåne']);
    assert.deepEqual(await one.locator('.more label').allTextContents(), ['Nästa stycke', 'Nästa stycke', 'Nästa stycke']);
    assert.deepEqual(await kept(one), ['Saltet räcker inte.', 'Hos oss snöar det aldrig.'], 'each once');
  });

  test('the other sees it without loading the page anew', async () => {
    await other.waitForFunction(() => document.querySelectorAll('.paragraph:not(.more)').length === 2);
    assert.deepEqual(await texts(other), ['Saltet räcker inte.', 'Hos oss snöar det aldrig.']);
  });

  test('change different words of one paragraph, one of them without network', async () => {
    const id = await idOf(one, 'Saltet');
    await other.context().setOffline(true);
    await other.locator(`#${id}`).click();
    await other.keyboard.press('End');
    await other.keyboard.type(' Det tar slut i februari.');
    await one.locator(`#${id}`).click();
    await one.keyboard.press('Home');
    await one.keyboard.type('I år: ');
    await saved(one);
    await other.waitForFunction(() => document.getElementById('writing-state').textContent.includes('finns i den här webbläsaren: 1'));
    await other.waitForTimeout(3000); // the longer it is away, the more it has to keep
    await other.context().setOffline(false);
    await saved(other);
    assert.deepEqual(await texts(other), ['I år: Saltet räcker inte. Det tar slut i februari.', 'Hos oss snöar det aldrig.']);
    assert.deepEqual(await kept(one), await texts(other));
  });

  test('change the same words, and both wordings stay', async () => {
    const id = await idOf(one, 'I år');
    await other.context().setOffline(true);
    for (const [page, word] of [[other, 'Gruset'], [one, 'Sanden']])
      await page.locator(`#${id}`).fill(`I år: ${word} räcker inte. Det tar slut i februari.`);
    await saved(one);
    await other.locator(`#${id}`).press('End');
    await other.keyboard.type(' Sades det.');
    await other.context().setOffline(false);
    await saved(other);
    assert.deepEqual((await kept(other)).slice(0, 2), [
      'I år: Sanden räcker inte. Det tar slut i februari.',
      'I år: Gruset räcker inte. Det tar slut i februari. Sades det.',
    ]);
    const beside = other.locator('.paragraph').filter({ hasText: 'En annan lydelse av stycket ovanför' });
    assert.equal(await beside.count(), 1);
    await beside.getByRole('button', { name: 'Behåll båda' }).click();
    await other.waitForLoadState();
    assert.equal(await other.locator('.beside').count(), 0);
  });

  test('type at once in one paragraph, word by word, and every word is there', async () => {
    const id = await idOf(one, 'Hos oss');
    await one.goto(`${register.address}${meeting}/write`);
    await other.goto(`${register.address}${meeting}/write`);
    const words = (who) => Array.from({ length: 12 }, (_, i) => `${who}${i}`);
    await one.locator(`#${id}`).press('Home');
    await other.locator(`#${id}`).press('End');
    await Promise.all([
      (async () => { for (const word of words('ett')) await one.keyboard.type(`${word} `, { delay: 60 }); })(),
      (async () => { for (const word of words('tva')) await other.keyboard.type(` ${word}`, { delay: 60 }); })(),
    ]);
    await saved(one);
    await saved(other);
    const all = (await kept(one)).join(' ');
    for (const word of [...words('ett'), ...words('tva'), 'Hos', 'snöar', 'aldrig.'])
      assert.ok(all.split(/\s+/).includes(word), `${word} is lost: ${all}`);
  });

  test('what the browser closed on is sent when it comes back', async () => {
    await other.context().setOffline(true);
    await next(other, 1).pressSequentially('Cyklarna kommer inte fram.');
    await other.waitForTimeout(200);
    const context = other.context();
    await context.setOffline(false);
    const again = await context.newPage();
    await other.close();
    await again.goto(`${register.address}${meeting}/write`);
    await saved(again);
    other = again;
    assert.ok((await kept(one)).includes('Cyklarna kommer inte fram.'));
    assert.equal((await texts(one)).filter((text) => text === 'Cyklarna kommer inte fram.').length, 1);
  });

  test('what is written after the sign-in has ended is kept for the next', async () => {
    await other.goto(`${register.address}${meeting}/write`);
    const context = other.context(), cookies = await context.cookies();
    await context.clearCookies();
    await next(other, 1).pressSequentially('Snön ligger kvar.');
    await other.waitForFunction(() => document.getElementById('writing-state').textContent.startsWith('Din inloggning har upphört.'));
    await context.addCookies(cookies);
    await other.reload();
    await saved(other);
    assert.ok((await kept(one)).includes('Snön ligger kvar.'));
    await other.goto(`${register.address}${meeting}/write`);
    await other.locator(`#${await idOf(other, 'Snön')}`).fill('');
    await saved(other);
  });

  test('a paragraph that is emptied goes away', async () => {
    const id = await idOf(other, 'Cyklarna');
    await other.locator(`#${id}`).fill('');
    await saved(other);
    assert.ok(!(await kept(other)).includes('Cyklarna kommer inte fram.'));
  });

  test('works without the script, and closed notes give back what was typed', async () => {
    const context = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false, storageState: await one.context().storageState() });
    const plain = await context.newPage();
    await plain.goto(`${register.address}${meeting}/write`);
    await next(plain).fill('Notera: nästa möte i maj.');
    await plain.locator('.lines').first().locator('.more button').click();
    assert.ok((await texts(plain)).includes('nästa möte i maj.'));
    await next(plain).fill('Det här kom för sent.');
    await one.goto(`${register.address}${meeting}/minutes`);
    await one.getByRole('link', { name: 'Upprätta' }).click();
    await one.locator('main form button[type=submit]').first().click();
    await one.waitForLoadState();
    await plain.locator('.lines').first().locator('.more button').click();
    assert.match(await plain.locator('[role=alert]').innerText(), /Anteckningarna från mötet är stängda/);
    assert.equal(await plain.locator('textarea').inputValue(), 'Det här kom för sent.');
    await context.close();
  });
});

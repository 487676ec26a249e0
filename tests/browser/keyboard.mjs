// Walking a page by the keyboard alone, as somebody does who has no mouse: Tab goes on, and at every
// step the focus is seen.
import assert from 'node:assert/strict';

/** What has the focus, and why it is not seen; null while it is. Runs in the page. */
function unseen() {
  const at = document.activeElement;
  if (!at || at === document.body) return null; // between the end of the page and its beginning
  const style = getComputedStyle(at), place = at.getBoundingClientRect();
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  const within = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
  return ring && within && place.width > 1 ? null : `${at.outerHTML.slice(0, 200)}: ${ring ? 'out of sight' : 'no ring'}`;
}

/** Presses Tab (or Shift+Tab) until what the locator finds has the focus; at most `most` times. */
export async function tabTo(page, wanted, { most = 30, back = false } = {}) {
  await wanted.first().waitFor();
  for (let steps = 1; steps <= most; ++steps) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    assert.equal(await page.evaluate(unseen), null, 'the focus is seen');
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement))) return steps;
  }
  const at = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
  return assert.fail(`not reached by ${most} presses of Tab: ${wanted}; the focus is on ${at}`);
}

/** Goes to it by Tab and presses Enter. */
export async function enter(page, wanted, options) {
  const steps = await tabTo(page, wanted, options);
  await page.keyboard.press('Enter');
  return steps;
}

/** Past the menu, by the first link of every page. */
export async function skipMenu(page) {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#content');
  await page.keyboard.press('Enter');
}

/** Goes to a field of one line by Tab and types in it, in place of what stands there. */
export async function type(page, field, words, options) {
  await tabTo(page, field, options);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

/** Goes to a group of radio buttons by Tab and to one of them by the arrows. */
export async function pick(page, radio, options) {
  const name = await radio.getAttribute('name');
  const group = page.locator(`input[type=radio][name="${name}"]`);
  await tabTo(page, group, options);
  for (let all = await group.count(); all > 0 && !(await radio.isChecked()); --all)
    await page.keyboard.press('ArrowDown');
  assert.ok(await radio.isChecked(), `the arrows reach ${radio}`);
}

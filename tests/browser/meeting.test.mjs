// One meeting from plan to published notes in a browser, with two mail servers on loopback: 21 regions
// are called, 18 answer (three by their calendar, one of whom names a substitute), two questions are
// registered, two secretaries take notes, three members comment, the chair approves; drawn up and
// published, in the page, the Word file and the PDF; and the next agenda leads back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { calendarReply, freePort, handOver, startMailServer } from './mail_servers.mjs';
import { startRegister } from './register.mjs';

const organizer = 'kansli@forum.example';
let register, post, lmtp, browser, secretary, second, chair, body, meeting, parties;
const members = {};

async function newPage() {
  const page = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => assert.fail(`an error in the page: ${error}`));
  return page;
}

async function signedIn(link) {
  const page = await newPage();
  await page.goto(link);
  const button = page.locator('main button[type=submit]');
  if (await button.count()) await button.first().click();
  await page.waitForLoadState();
  return page;
}

const go = (page, path) => page.goto(register.address + path);
const field = (page, name) => page.getByLabel(name, { exact: true });
const press = async (page, name) => {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};
const follow = async (page, name) => {
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
};
/** The form of that address, sent with what is filled in. */
const save = async (page, action) => {
  await page.locator(`main form[action="${action}"] button[type=submit]`).first().click();
  await page.waitForLoadState();
};

/** Sends a form without showing it: what would be many times the same on the screen. */
async function send(page, path, fields) {
  const html = await (await page.request.get(register.address + path)).text();
  const form = html.slice(html.indexOf(`action="${path}"`)).split('</form>')[0];
  const hidden = Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((each) => each.slice(1)));
  const answer = await page.request.post(register.address + path, { form: { ...hidden, ...fields }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${path} ${JSON.stringify(fields)}\n${(await answer.text()).slice(0, 3000)}`);
  return answer.headers().location;
}

async function addPerson(name, mail, letter, kind = 'ordinary') {
  const id = (await send(secretary, '/people/new', { name, mail })).match(/\/people\/(\w{13})/)[1];
  await send(secretary, `${body}/mandates/new`, { person: name, person_is: id, party: parties[letter], kind });
  return id;
}

/** A party's member with an account, who comes by the link that the secretary is shown. */
async function member(name, mail, letter) {
  await go(secretary, `${body}/access/new`);
  await field(secretary, 'E-postadress').fill(mail);
  await secretary.locator('select[name=person]').selectOption({ label: name });
  await secretary.locator('select[name=role]').selectOption('member');
  await secretary.locator('select[name=party]').selectOption(parties[letter]);
  await press(secretary, 'Ge rollen');
  const link = (await secretary.locator('main').innerText()).match(/\/login\/\S+/)[0];
  return signedIn(register.address + link);
}

const printed = async (path) => {
  let answer = await secretary.request.get(register.address + path);
  for (let tries = 0; tries < 300 && answer.status() === 202; ++tries) {
    await pause(300);
    answer = await secretary.request.get(register.address + path);
  }
  assert.equal(answer.status(), 200, path);
  const file = join(register.folder, 'printed.pdf');
  writeFileSync(file, await answer.body());
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
};

const wordsOf = async (path) => {
  const file = join(register.folder, 'notes.docx');
  writeFileSync(file, await (await secretary.request.get(register.address + path)).body());
  const program = 'import re,sys,zipfile; print(re.sub("<[^>]+>", "", zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode()))';
  return execFileSync('/usr/bin/python3', ['-c', program, file], { encoding: 'utf8' }).replace(/\s+/g, ' ');
};

before(async () => {
  post = await startMailServer();
  lmtp = await freePort();
  register = await startRegister([], '2023-04-01', ['--base-url', 'https://forum.example', '--mail-server', `smtp://127.0.0.1:${post.port}`,
    '--mail-from', organizer, '--mail-tls', 'none', '--mail-in', `127.0.0.1:${lmtp}`]);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  secretary = await signedIn(register.link('a@example.org'));
  await go(secretary, '/bodies/new');
  await field(secretary, 'Namn').fill('Vägforum');
  await secretary.getByLabel('De 21 svenska regionerna').check();
  await save(secretary, '/bodies/new');
  body = new URL(secretary.url()).pathname.match(/\/bodies\/\w+/)[0];
  const form = await (await secretary.request.get(`${register.address}${body}/mandates/new`)).text();
  const options = Object.fromEntries([...form.matchAll(/<option value="(\w{13})"[^>]*>([^<]+)</g)].map(([, id, name]) => [name, id]));
  const regions = await (await secretary.request.get(`${register.address}/regions.csv`)).text();
  parties = {};
  for (const line of regions.split('\n').slice(1)) {
    const [name, letter] = line.split(';');
    if (options[name]) parties[letter.toLowerCase()] = options[name];
  }
  assert.equal(Object.keys(parties).length, 21);
  for (const letter of Object.keys(parties)) await addPerson(`Ombud ${letter.toUpperCase()}`, `ombud@${letter}.example`, letter);
  await addPerson('Ersättare W', 'ersattare@w.example', 'w', 'substitute');
  register.add('b@example.org', '--role', 'secretary', '--body', 'Vägforum');
  register.add('ordf@example.org', '--role', 'chair', '--body', 'Vägforum');
  for (const letter of ['m', 'w', 'z'])
    members[letter] = await member(`Ombud ${letter.toUpperCase()}`, `konto@${letter}.example`, letter);
  second = await signedIn(register.link('b@example.org'));
  chair = await signedIn(register.link('ordf@example.org'));
});

after(async () => {
  await browser?.close();
  post?.stop();
  assert.equal(await register?.stop(), 0, 'the server stops in good order');
});

describe('a meeting', { concurrency: false }, () => {
  test('is planned with an agenda', async () => {
    await go(secretary, '/meetings/new');
    for (const [name, value] of [['Titel', 'Vägforum i maj'], ['Dag', '2023-05-04'], ['Plats', 'Borlänge']]) await field(secretary, name).fill(value);
    await secretary.locator('[name=start_time]').fill('09:00');
    await secretary.locator('[name=end_time]').fill('12:00');
    await field(secretary, 'Alla').check();
    await save(secretary, '/meetings/new');
    meeting = new URL(secretary.url()).pathname.match(/\/meetings\/\w+/)[0];
    for (const [number, title, until] of [['1', 'Vinterväghållning', ''], ['2', 'Öppet forum', '2023-04-28']]) {
      await go(secretary, `${meeting}/points/new`);
      await field(secretary, 'Nummer').fill(number);
      await field(secretary, 'Titel').fill(title);
      await field(secretary, 'Dialog').check();
      await field(secretary, 'Planerade minuter').fill('45');
      await secretary.locator('[name=questions_until]').fill(until);
      await save(secretary, `${meeting}/points/new`);
    }
    assert.equal(post.mails().length, 0, 'a draft mails nobody');
  });

  test('is called: each of 21 regions gets a mail of its own', async () => {
    await go(secretary, meeting);
    await follow(secretary, 'Kallelser');
    await press(secretary, 'Kalla till mötet');
    const mails = await post.waitFor(21);
    assert.deepEqual(mails.map((mail) => mail.to).sort(), Object.keys(parties).map((letter) => `ombud@${letter}.example`).sort());
    assert.match(await printed(`${meeting}/agenda.pdf`), /Vinterväghållning/);
  });

  test('18 answer: three by their calendar, of whom one hands on; members for themselves; the rest told by telephone', async () => {
    const mail = (letter) => post.mails().find((each) => each.to === `ombud@${letter}.example`);
    for (const [letter, status] of [['ab', 'ACCEPTED'], ['ac', 'DECLINED']])
      await handOver(lmtp, mail(letter).to, organizer, calendarReply(mail(letter), organizer, status));
    await handOver(lmtp, mail('w').to, organizer, calendarReply(mail('w'), organizer, 'DELEGATED', ';DELEGATED-TO="mailto:ersattare@w.example"'));
    for (const letter of ['m', 'z']) {
      await go(members[letter], '/desk');
      await follow(members[letter], 'Vägforum i maj');
      await members[letter].getByLabel('I rummet').check();
      await press(members[letter], 'Skicka svaret');
    }
    const others = Object.keys(parties).filter((letter) => !['ab', 'ac', 'w', 'm', 'z'].includes(letter)).slice(0, 13);
    await go(secretary, `${meeting}/invitations`);
    await secretary.getByText('Ersättare W kommer i stället').waitFor();
    const answers = await secretary.locator('table a[href$="/answer"]').evaluateAll((all) =>
      all.map((each) => [each.closest('tr').innerText, new URL(each.href).pathname]));
    const addressOf = (name) => answers.find(([words]) => words.startsWith(name))[1];
    for (const letter of others) await send(secretary, addressOf(`Ombud ${letter.toUpperCase()}`), { answer: 'room' });
    await send(secretary, addressOf('Ersättare W'), { answer: 'remote' });
    await secretary.reload();
    const facts = await secretary.locator('main dl.facts').first().innerText();
    for (const [label, count] of [['Platser', 21], ['Kan inte komma', 1], ['Har inte svarat', 3], ['På distans', 1], ['I rummet', 16]])
      assert.match(facts.replace(/\s+/g, ' '), new RegExp(`${label} ${count}\\b`), facts);
  });

  test('two questions are registered beforehand', async () => {
    for (const [letter, text] of [['m', 'Varför plogas inte vägen till Brantevik?'], ['z', 'Blir det mer sand?']]) {
      await go(members[letter], meeting);
      await follow(members[letter], 'Anmäl en fråga');
      await members[letter].locator('[name=text]').fill(text);
      await press(members[letter], 'Skicka');
    }
    await go(secretary, meeting);
    await secretary.getByText('Blir det mer sand?').first().waitFor();
  });

  test('two secretaries note who came and what is said', async () => {
    await go(secretary, `${meeting}/attendance`);
    await press(secretary, 'Anteckna vilka som kom');
    await go(secretary, `${meeting}/edit`);
    await secretary.locator('[name=state]').selectOption('held');
    await save(secretary, `${meeting}/edit`);
    await go(secretary, `${meeting}/minutes`);
    await press(secretary, 'Påbörja anteckningarna');
    for (const page of [secretary, second]) await go(page, `${meeting}/write`);
    const next = (page, sheet) => page.locator('.lines').nth(sheet).locator('.more textarea');
    await next(secretary, 0).pressSequentially('Dalarna: Saltet räcker inte till hela vintern.');
    await secretary.keyboard.press('Enter');
    await next(second, 1).pressSequentially('Skåne: Hos oss snöar det aldrig.');
    await second.keyboard.press('Enter');
    for (const page of [secretary, second])
      await page.waitForFunction(() => document.querySelectorAll('.paragraph:not(.more)').length === 2 &&
        document.getElementById('writing-state').textContent === 'Allt är sparat.');
    await go(secretary, '/commitments/new');
    await secretary.locator('[name=body]').selectOption({ label: 'Vägforum' });
    await secretary.locator('[name=text]').fill('Räknar sin sand.');
    await secretary.locator('[name=kind]').selectOption('homework');
    await secretary.locator('[name=all_parties]').check();
    await secretary.locator('[name=due_kind]').selectOption('event');
    await secretary.locator('[name=due_words]').fill('till nästa möte');
    await save(secretary, '/commitments/new');
  });

  test('three members comment, the chair approves', async () => {
    const before = post.mails().length;
    await go(secretary, `${meeting}/minutes`);
    await follow(secretary, 'Skicka ut för synpunkter');
    await secretary.locator('[name=until]').fill('2023-05-20');
    await secretary.getByLabel('Ledamöterna får läsa utkastet från och med nu').check();
    await press(secretary, 'Skicka ut');
    await post.waitFor(before + 3);
    for (const letter of ['m', 'w', 'z']) {
      await go(members[letter], '/desk');
      await follow(members[letter], 'Vägforum i maj, 4 maj 2023');
      await follow(members[letter], 'Lämna synpunkter på anteckningarna');
      await members[letter].locator('[name=text]').fill(`Det stämmer, säger ${letter}.`);
      await press(members[letter], 'Skicka synpunkten');
    }
    await go(secretary, `${meeting}/minutes`);
    for (let left = 3; left > 0; --left) {
      await follow(secretary, 'Besvara synpunkten');
      await secretary.getByLabel('Beaktad', { exact: true }).check();
      await press(secretary, 'Spara svaret');
    }
    await follow(secretary, 'Begär justering');
    await secretary.locator('[name=approver_1]').selectOption({ label: 'ordf@example.org' });
    await press(secretary, 'Stäng texten och fråga');
    await go(chair, '/desk');
    await follow(chair, 'Vägforum i maj, 4 maj 2023');
    await press(chair, 'Justera anteckningarna');
  });

  test('is drawn up and published: page, Word file and PDF hold all of it', async () => {
    const reader = await newPage();
    await go(reader, meeting);
    assert.equal(await reader.getByText('Saltet').count(), 0, 'nobody reads it before');
    await go(secretary, `${meeting}/minutes`);
    await follow(secretary, 'Upprätta');
    await press(secretary, 'Upprätta');
    await follow(secretary, 'Publicera');
    await press(secretary, 'Publicera');
    await reader.reload();
    const page = (await reader.locator('main').innerText()).replace(/\s+/g, ' ');
    const word = await wordsOf(`${meeting}.docx`);
    const pdf = await printed(`${meeting}/minutes.pdf`);
    for (const text of ['Vinterväghållning', 'Saltet räcker inte till hela vintern.', 'Hos oss snöar det aldrig.', 'Region Dalarna',
      'Varför plogas inte vägen till Brantevik?', 'Blir det mer sand?'])
      for (const [name, told] of [['page', page], ['Word file', word], ['PDF', pdf]]) assert.ok(told.includes(text), `${text} is not in the ${name}`);
  });

  test('the next agenda carries the notes before it and the open homework', async () => {
    await go(secretary, '/meetings/new');
    await field(secretary, 'Titel').fill('Vägforum i september');
    await field(secretary, 'Dag').fill('2023-09-05');
    await save(secretary, '/meetings/new');
    const page = (await secretary.locator('main').innerText()).replace(/\s+/g, ' ');
    assert.match(page, /4 maj 2023/);
    assert.match(page, /Räknar sin sand\./);
  });
});

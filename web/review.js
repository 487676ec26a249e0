// Imports: files can be dropped, the page that waits looks again by itself, and decisions in a review
// are sent without loading the page anew. Everything works without this script.

// 1. Keys in the review. Who has switched them off finds them off the next time.
const keys = document.querySelector('[data-keys] input');
if (keys) {
  try { keys.checked = localStorage.getItem('review-keys') !== 'off'; } catch { /* no storage: on */ }
  keys.addEventListener('change', () => {
    try { localStorage.setItem('review-keys', keys.checked ? 'on' : 'off'); } catch { /* for this page only */ }
  });
}

const list = document.querySelector('.facts-form');
const form = list?.querySelector('form');
const original = document.getElementById('original');
const said = document.getElementById('said');

const facts = () => [...form.querySelectorAll('.prop')];

/** Shows in the original where a fact stands, without moving the page. */
function show(key) {
  if (!key) return;
  for (const mark of original.querySelectorAll('mark.now')) mark.classList.remove('now');
  const marks = original.querySelectorAll(`mark[data-fact="${key}"]`);
  for (const mark of marks) mark.classList.add('now');
  if (!marks.length) return;
  const frame = original.getBoundingClientRect(), place = marks[0].getBoundingClientRect();
  if (place.top < frame.top + 24 || place.bottom > frame.bottom - 24)
    original.scrollTop += place.top - frame.top - frame.height / 3;
}

function goTo(fact) {
  if (!fact) return;
  fact.focus({ preventScroll: true });
  const place = fact.getBoundingClientRect();
  if (place.top < 16 || place.bottom > innerHeight - 16)
    scrollBy({ top: place.top - Math.max(16, (innerHeight - place.height) / 3), behavior: 'instant' });
}

/** Past the last fact stands the button that takes the document in. */
const takeIn = () => document.querySelector('[data-ending] form button');

/** Decisions go out one after another, so that each sees what the one before it made of the page. */
let sending = Promise.resolve();

function send(fact, button) {
  const fields = new URLSearchParams({ part: '1', form_token: form.elements.form_token.value, [button.name]: button.value });
  for (const field of fact.querySelectorAll('input, textarea, select'))
    if (field.name && ((field.type !== 'radio' && field.type !== 'checkbox') || field.checked)) fields.append(field.name, field.value);
  fact.setAttribute('aria-busy', 'true');
  sending = sending.then(() => exchange(fact, button, fields)).catch(() => loadAnew(button));
}

/** Asks the server and puts its answer in place of what stands here. The article itself stays: it
    keeps the focus, and its height while it is out of sight. */
async function exchange(fact, button, fields) {
  const answer = await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' });
  const parts = document.createElement('template');
  parts.innerHTML = await answer.text();
  const anew = parts.content.querySelector('article.prop');
  if (!anew) throw new Error('the answer is a page of its own');
  const held = fact.contains(document.activeElement);
  const counts = parts.content.querySelector('#counts');
  noteRevision(counts);
  document.getElementById('counts').replaceWith(counts);
  fact.className = anew.className;
  fact.removeAttribute('aria-busy');
  fact.replaceChildren(...anew.childNodes);
  const field = fact.querySelector('.edit :is(textarea, input, select), fieldset input');
  if (!answer.ok) (field ?? fact).focus();
  else if (button.name === 'correct') { fact.scrollIntoView({ block: 'nearest', behavior: 'instant' }); field?.focus(); }
  else if (held) fact.focus({ preventScroll: true });
  said.textContent = fact.querySelector('[role=alert], .use')?.textContent ?? '';
}

/** What is accepted at the end must be what was seen: a decision of somebody else leaves the number
    behind, and the server says so. */
function noteRevision(counts) {
  const seen = document.querySelector('.revision input');
  if (Number(counts.dataset.revision) === Number(seen.value) + 1) seen.value = counts.dataset.revision;
}

/** The plain way: the whole page, which keeps the form when signing in is asked for. */
function loadAnew(button) {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: button.name, value: button.value });
  form.append(field);
  HTMLFormElement.prototype.submit.call(form);
}

if (form && original) {
  form.addEventListener('submit', (event) => {
    const button = event.submitter, fact = button?.closest('.prop');
    if (!fact || list.dataset.review === undefined) return;
    event.preventDefault();
    const all = facts(), next = all[all.indexOf(fact) + 1];
    const unanswered = fact.querySelector('fieldset') && !fact.querySelector('fieldset input:checked');
    const moves = button.name === 'reject' || (button.name === 'accept' && !unanswered);
    send(fact, button);
    if (moves && button.dataset.byKey) goTo(next ?? takeIn());
    delete button.dataset.byKey;
  });
  form.addEventListener('focusin', (event) => {
    const fact = event.target.closest('.prop');
    if (fact) show(fact.querySelector('a[data-show]')?.dataset.show);
  });
  form.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-show]');
    if (!link) return;
    event.preventDefault();
    show(link.dataset.show);
  });
  original.addEventListener('click', (event) => {
    const mark = event.target.closest('mark[data-fact]');
    if (mark && !getSelection().toString()) goTo(document.getElementById(mark.dataset.fact));
  });
  // Enter in a field means the button of the fact in which it stands, not the form's first.
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('.prop input')) return;
    event.preventDefault();
    event.target.closest('.prop').querySelector('button[name=save], button[name=accept]')?.click();
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.closest('.edit'))
      return event.target.closest('.prop').querySelector('button[name=show]').click();
    if (!keys?.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select')) return;
    const all = facts(), at = all.indexOf(document.activeElement.closest('.prop')), key = event.key.toLowerCase();
    const end = takeIn(), atEnd = document.activeElement === end;
    if (key === 'j') goTo(atEnd ? end : all[at + 1] ?? end);
    else if (key === 'k') goTo(all[atEnd ? all.length - 1 : Math.max(at - 1, 0)]);
    else if (key === 't') goTo(end);
    else {
      const name = { g: 'accept', ä: 'correct', c: 'correct', r: 'reject', u: 'undo' }[key];
      const button = at >= 0 && name && all[at].querySelector(`button[name="${name}"]`);
      if (!button) return;
      button.dataset.byKey = 'yes';
      button.click();
    }
    event.preventDefault();
  });
}

// 2. Files dropped on the form, and how much of them is sent.
for (const drop of document.querySelectorAll('[data-drop]')) {
  const field = drop.querySelector('input[type=file]'), upload = field.form;
  const sent = upload.querySelector('[data-sent]');
  drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
  upload.addEventListener('submit', (event) => {
    if (!field.files.length || !sent) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    sent.hidden = false;
    request.upload.addEventListener('progress', (progress) => { sent.value = 100 * progress.loaded / progress.total; });
    request.addEventListener('load', () => {
      if (request.status < 300 && request.responseURL.includes('/imports/sent/')) location.assign(request.responseURL);
      else HTMLFormElement.prototype.submit.call(upload);
    });
    request.addEventListener('error', () => HTMLFormElement.prototype.submit.call(upload));
    request.open('POST', upload.action);
    request.send(new FormData(upload));
  });
}

// 3. The page that waits for files to be read.
async function lookAgain() {
  const waiting = document.querySelector('[data-refresh=yes]');
  if (!waiting) return;
  const parts = document.createElement('template');
  try {
    parts.innerHTML = await (await fetch(location.href)).text();
    const anew = parts.content.getElementById(waiting.id);
    if (anew && anew.innerHTML !== waiting.innerHTML) waiting.replaceWith(anew);
  } catch { /* the network is away: the next look may do better */ }
  setTimeout(lookAgain, 1000);
}
if (document.querySelector('[data-refresh=yes]')) setTimeout(lookAgain, 500);

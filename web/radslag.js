// The only script. Every page works without it.
// 1. Clocks that count (secretary, room screen). 2. Keys in the review, which the user can switch off.
// 3. Ctrl+Enter and F8 in the room press the two buttons of the composer.
// 4. Fields for names offer those that begin so.
for (const clock of document.querySelectorAll('[data-counts-down-to]')) {
  const end = new Date(clock.dataset.countsDownTo), shown = clock.querySelector('[data-left]');
  const tick = () => {
    const s = Math.round((end - Date.now()) / 1000), a = Math.abs(s);
    shown.textContent = (s < 0 ? '−' : '') + Math.floor(a / 60) + '.' + String(a % 60).padStart(2, '0');
  };
  if (end > Date.now()) { tick(); setInterval(tick, 1000); }
}
const keys = document.querySelector('[data-keys-on]');
if (keys) addEventListener('keydown', e => {
  if (!keys.checked || e.ctrlKey || e.metaKey || e.altKey || e.target.matches('input:not([type=checkbox]), textarea, select')) return;
  const all = [...document.querySelectorAll('.prop[tabindex]')], at = all.indexOf(document.activeElement.closest('.prop'));
  if (e.key === 'j') all[Math.min(at + 1, all.length - 1)].focus();
  else if (e.key === 'k') all[Math.max(at - 1, 0)].focus();
  else if (at >= 0 && 'gär'.includes(e.key)) all[at].querySelector(`button[value="${{ g: 'accept', ä: 'correct', r: 'reject' }[e.key]}"]`)?.click();
});
const composer = document.querySelector('.composer');
composer?.addEventListener('keydown', e => {
  const press = e.key === 'F8' ? 'take' : e.ctrlKey && e.key === 'Enter' ? 'save' : null;
  if (press) { e.preventDefault(); composer.requestSubmit(composer.querySelector(`[value=${press}]`)); }
});
// Suggestions of names; without them a name is typed whole.
for (const field of document.querySelectorAll('input[data-suggestions]')) {
  const list = document.createElement('datalist');
  list.id = field.id + '-suggestions';
  field.after(list);
  field.setAttribute('list', list.id);
  let asked = '', waiting;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const begun = field.value.trim();
      if (begun.length < 2 || begun === asked) return;
      asked = begun;
      const answer = await fetch(field.dataset.suggestions + '?q=' + encodeURIComponent(begun)).catch(() => null);
      if (!answer?.ok || asked !== begun) return;
      const names = (await answer.text()).split('\n').filter(Boolean);
      list.replaceChildren(...names.map(name => Object.assign(document.createElement('option'), { value: name })));
    }, 150);
  });
}

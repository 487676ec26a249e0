// What somebody writes at /inputs/new without signing in stays in this browser until it is sent or
// cleared; the page says so once this script runs. Without it nothing is kept, and nothing is said.
const key = 'radslag-input';
const stored = () => {
  try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; }
};
const store = (words) => {
  try {
    if (Object.keys(words).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(words));
    return true;
  } catch { return false; } // the browser keeps nothing, or no more
};
const notice = document.querySelector('[data-kept-here]');
const form = notice?.closest('.record-form')?.querySelector('form');
if (document.querySelector('[data-sent]')) store({});
if (form && store(stored())) {
  const fields = () => [...form.elements].filter((field) =>
    field.name && ['text', 'textarea', 'select-one'].includes(field.type));
  const words = stored();
  for (const field of fields()) if (!field.value && words[field.name]) field.value = words[field.name];
  form.addEventListener('input', () => store(Object.fromEntries(
    fields().filter((field) => field.value).map((field) => [field.name, field.value]))));
  notice.querySelector('button').addEventListener('click', () => {
    store({});
    for (const field of fields()) field.value = '';
    notice.querySelector('[role=status]').hidden = false;
  });
  notice.hidden = false;
}

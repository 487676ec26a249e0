// Fields for names offer those that begin as what is typed; without this a name is typed whole.
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

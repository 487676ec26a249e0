// Fields that matter with some values of another field alone are there while it has one of them.
// Those with an error stay in sight, whatever is chosen.
for (const form of document.forms) {
  const dependent = form.querySelectorAll('[data-shown-with]');
  if (dependent.length === 0) continue;
  const follow = () => {
    for (const part of dependent) {
      const [name, values] = part.dataset.shownWith.split('=');
      const fits = values.split(' ').includes(new FormData(form).get(name));
      part.hidden = !fits && !part.querySelector('[aria-invalid=true]');
    }
  };
  form.addEventListener('change', follow);
  follow();
}

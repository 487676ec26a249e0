// The only script. Every page works without it.
import './contents.js';
import './fields.js';
import './kept_here.js';
import './suggestions.js';
// 1. Clocks that count (secretary, room screen).
// 2. Ctrl+Enter and F8 in the room press the two buttons of the composer.
for (const clock of document.querySelectorAll('[data-counts-down-to]')) {
  const end = new Date(clock.dataset.countsDownTo), shown = clock.querySelector('[data-left]');
  const tick = () => {
    const s = Math.round((end - Date.now()) / 1000), a = Math.abs(s);
    shown.textContent = (s < 0 ? '−' : '') + Math.floor(a / 60) + '.' + String(a % 60).padStart(2, '0');
  };
  if (end > Date.now()) { tick(); setInterval(tick, 1000); }
}
const composer = document.querySelector('.composer');
composer?.addEventListener('keydown', e => {
  const press = e.key === 'F8' ? 'take' : e.ctrlKey && e.key === 'Enter' ? 'save' : null;
  if (press) { e.preventDefault(); composer.requestSubmit(composer.querySelector(`[value=${press}]`)); }
});

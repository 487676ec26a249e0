// The rail of a long page says where one is: the entry of the last heading that has passed the upper
// third is the current one. Without script the rail is a plain list of links.
const links = [...document.querySelectorAll('.rail a[href^="#p-"]')];
const places = new Map(links.map((link) => [document.getElementById(link.hash.slice(1)), link]));
places.delete(null);
if (places.size > 1) {
  let current;
  const mark = (link) => {
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    current = link;
  };
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    mark(places.get([...places.keys()].findLast((place) => seen.has(place))) ?? current);
  }, { rootMargin: '0px 0px -66% 0px' });
  for (const place of places.keys()) watch.observe(place);
}

// A simple picture of an item, drawn from its id and category alone: the same item always looks the same.
const shapes = [
  c => `<circle cx="50" cy="54" r="26" fill="${c}"/><rect x="44" y="14" width="12" height="18" rx="5" fill="${c}"/>`,
  c => `<rect x="24" y="30" width="52" height="48" rx="10" fill="${c}"/><path d="M36 30c0-20 28-20 28 0" fill="none" stroke="${c}" stroke-width="7"/>`,
  c => `<path d="M50 16 84 82H16z" fill="${c}"/>`,
  c => `<rect x="22" y="22" width="56" height="56" rx="28" fill="${c}"/><circle cx="50" cy="50" r="12" fill="#fff" opacity=".7"/>`,
  c => `<path d="M18 66q32-60 64 0v10H18z" fill="${c}"/>`,
  c => `<rect x="34" y="14" width="32" height="72" rx="14" fill="${c}"/><rect x="34" y="40" width="32" height="7" fill="#fff" opacity=".6"/>`,
];

function hash(text) {
  let h = 2166136261;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0), 16777619);
  return h >>> 0;
}

export function picture(item) {
  const own = hash(item.id), family = hash(item.categories?.[0] ?? item.id);
  const hue = family % 360, shape = shapes[own % shapes.length](`hsl(${hue} 45% ${42 + own % 18}%)`);
  return `<svg viewBox="0 0 100 100" aria-hidden="true"><rect width="100" height="100" fill="hsl(${hue} 55% 93%)"/>${shape}</svg>`;
}

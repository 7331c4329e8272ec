// The social path of one recommended item, drawn: you, the person or thing in between, the item.
import { say } from './words.js';
import { act } from './reason.js';

const width = 340;

// A label stays inside the drawing: at its edges it begins or ends there.
function node(x, y, label, kind) {
  const short = label.length > 18 ? label.slice(0, 17) + '…' : label;
  const [at, anchor] = x < 60 ? [4, 'start'] : x > width - 60 ? [width - 4, 'end'] : [x, 'middle'];
  return `<g class="${kind}"><circle cx="${x}" cy="${y}" r="20"/><text x="${at}" y="${y + 36}" style="text-anchor:${anchor}">${escape(short)}</text></g>`;
}

function escape(text) {
  return text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
}

export function drawPath(user, title, reasons, titleOf) {
  const height = 90 * Math.max(1, reasons.length), middle = height / 2 - 12;
  const lines = reasons.map((reason, i) => {
    const y = 33 + 90 * i, via = reason.circle ?? reason.actor ?? titleOf(reason.item) ?? say(reason.kind), label = reason.actor ? act(reason.act) : '';
    return `<path d="M50 ${middle} C 100 ${middle} 110 ${y} 150 ${y}"/><path d="M190 ${y} C 230 ${y} 250 ${middle} 290 ${middle}"/>`
      + `<text class="edge" x="222" y="${(y + middle) / 2 - 8}">${escape(label)}</text>` + node(170, y, via || say(reason.kind), reason.kind);
  });
  return `<svg viewBox="0 0 ${width} ${height + 12}" role="img" aria-label="${escape(`${user} – ${title}`)}">${lines.join('')}${node(30, middle, user, 'you')}${node(310, middle, title, 'item')}</svg>`;
}

// What reviews say, drawn: how they sound altogether, and by what they speak of, each with a quote where there is one.
import { say } from './words.js';

const most = 5;

const percent = share => `${Math.round(100 * share)}%`;

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

const sides = ({ positive, negative }) => say('sides', { happy: percent(positive), unhappy: percent(negative) });

function bar(opinion) {
  const whole = element('span', 'bar', '');
  whole.setAttribute('role', 'img');
  whole.ariaLabel = whole.title = sides(opinion);
  for (const side of ['positive', 'neutral', 'negative']) {
    const part = element('i', side, '');
    part.style.width = `${100 * opinion[side]}%`;
    whole.append(part);
  }
  return whole;
}

function row({ aspect, opinion, quotes = [] }) {
  const made = element('li', '', '');
  made.append(element('span', '', say(aspect)), bar(opinion), element('span', 'share', say('happyOf', { share: percent(opinion.positive), count: opinion.count })));
  if (quotes.length > 0) made.append(element('q', '', quotes[0].text));
  return made;
}

// An item's digest or a shopper's portrait; where there is none, what to say instead.
export function drawOpinions(place, summary, none) {
  const key = JSON.stringify([summary?.opinion, summary?.aspects, none]);
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  if (!summary?.opinion.count) return place.replaceChildren(element('p', 'hint', none));
  const rows = element('ul', 'opinions', '');
  rows.append(...summary.aspects.slice(0, most).map(row));
  place.replaceChildren(element('p', '', say('sounds', { count: summary.opinion.count, sides: sides(summary.opinion) })), rows);
}
